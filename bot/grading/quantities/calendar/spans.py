"""From one time of the day to another, as an answer: "9 am to 5 pm", "von 9 bis 17 Uhr"."""

import re
from functools import lru_cache

from bot.grading.quantities.calendar.times import Time, only_time, times
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

Span = tuple[Time, Time]


@lru_cache(maxsize=2000)
def only_span(text: str, language: str) -> Span | None:
    """Give the two times that a text consists of; at least the last is plainly one: "9-5 pm"."""
    parts = _parts(text, language)
    told = len(parts) == 2 and all(only_time(part, language) or part.isdigit() for part in parts)
    return a_span(text, language) if told and not parts[1].isdigit() else None


@lru_cache(maxsize=2000)
def a_span(text: str, language: str) -> Span | None:
    """Give the two times of a text that has nothing else; an hour alone is one of them."""
    found = [times(part, language, asked=True) for part in _parts(text, language)]
    if len(found) != 2 or any(len(some) != 1 for some in found):
        return None
    return found[0][0], found[1][0]


def _parts(text: str, language: str) -> list[str]:
    one = spoken(language)
    written = re.sub(rf"^(?:{any_of(one.range_leads)})\s", "", fold(plain(text)).strip(" .!"))
    return re.split(rf"\s?-\s?|\s(?:{any_of(one.range_joins)})\s", written)
