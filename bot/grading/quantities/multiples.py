"""How many times as much, as an answer: "twice as much", "4x", "the double", "half as many".

How often is another thing: "twice a week" has a period, and none of these has.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, by_name
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

_TIMES: Final = r"\d{1,6}(?:[.,]\d{1,3})?"


def only_multiple(text: str, language: str) -> float | None:
    """Give the factor that a text consists of; None for any other."""
    one, written = spoken(language), fold(plain(text)).strip(" .!")
    found = _form(one).fullmatch(_without_leads(written, one))
    return _factor(found, one) if found else None


def a_multiple(text: str, language: str) -> float | None:
    """Give the one factor of a text; None where there is none, or several."""
    one = spoken(language)
    found = {_factor(said, one) for said in _form(one).finditer(fold(plain(text)))}
    return found.pop() if len(found) == 1 else None


def _without_leads(text: str, one: Spoken) -> str:
    leads = any_of(f"{one.answer_leads} {one.fillers} {one.changed_by}")
    return re.sub(rf"^(?:(?:{leads})\s+)+", "", text)


def _factor(found: re.Match[str], one: Spoken) -> float:
    if found["named"]:
        return by_name(one.multiples)[found["named"]]
    if found["share"]:
        return 1 / one.part_of[found["share"]]
    written = found["times"] or found["fold"]
    number = written.replace(",", ".")
    value = float(number) if number[0].isdigit() else one.value_of[written]
    return 1 / value if found["less"] else value


@lru_cache(maxsize=32)
def _form(one: Spoken) -> re.Pattern[str]:
    """Give the pattern of "4 times as much", "4x", "fourfold", "twice", "half as much"."""
    number = rf"{_TIMES}|{any_word(one.value_of)}"
    as_much = rf"(?:\s(?:{any_of(one.as_much)}))"
    less = rf"(?:\s(?P<less>{any_of(one.less_behind)}))"
    times = rf"(?P<times>{number})\s?(?:{any_of(one.times)})(?![\w])(?:{less}|{as_much})?"
    folded = rf"(?P<fold>{number})[\s-]?(?:{any_of(one.folded)})(?!\w)"
    share = rf"(?P<share>{any_word(one.part_of)}){as_much}"
    named = rf"(?P<named>{any_of(' '.join(one.multiples.values()))})(?!\w){as_much}?"
    return re.compile(rf"(?<![\w.,])(?:{times}|{folded}|{share}|{named})")
