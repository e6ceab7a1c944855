"""Places in a row as answers: "third", "3rd", "3.", "3º", "troisième"; another one is another."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, phrases
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of

_LONGEST: Final = 40
"""Characters of an answer that is a place and no sentence about one."""
_ENDING: Final = r"(?:st|nd|rd|th|er|re|ere|nde?|e|eme|\.?[oa°º]|\.)"


def only_ordinal(text: str, language: str) -> int | None:
    """Give the place that a key is: an ordinal alone, in words or in digits."""
    signs = any_of(spoken(language).number_sign)
    bare = re.sub(rf"(?<=\S)\s+(?:{signs})$", "", text.strip(), flags=re.IGNORECASE)
    plainly = not bare.rstrip("!").isdecimal() and not re.search(
        r"\d\S*\s", bare
    )  # "24. May" is a day
    return ordinal(bare, language) if plainly else None


@lru_cache(maxsize=2000)
def ordinal(text: str, language: str) -> int | None:
    """Give the place that a short text names; a bare number may be one too."""
    one = spoken(language)
    if len(text) > _LONGEST:
        return None
    named = {name: place for place, names in one.ordinals.items() for name in phrases(names)}
    ones = phrases(one.one) | phrases(one.ones)
    leads = " ".join((*(language_of(language).articles - ones), one.number_sign))
    lead = rf"(?:(?:{any_of(f'{leads} {one.answer_leads} {one.date_links}')})\.?\s+)*"
    digits = rf"(?P<digits>\d{{1,3}})(?:{_ENDING}(?:\s\w+)?)?"
    counted = rf"(?<=\w\s)(?P<count>{any_word(one.count_of)})"  # "number three"
    behind = rf"(?:\s(?:{any_of(one.number_sign)}))?"
    form = rf"{lead}(?:{digits}|(?P<word>{any_word(named)}){behind}|{counted})"
    found = re.fullmatch(form, fold(text).strip(" !"))
    if found is None:
        return None
    if found["count"]:
        return one.count_of[found["count"]]
    return int(found["digits"]) if found["digits"] else named[found["word"]]
