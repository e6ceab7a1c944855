"""Isotopes as answers: "U-235", "uranium-235", "²³⁵U" and "U235" are one, U-238 is another.

How an element is called its language says; a name that it does not know is left to be compared by
its letters.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.formulas.compounds import ELEMENTS
from bot.grading.formulas.judged import Judged
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import phrases
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason

_LONGEST: Final = 40
"""Characters of an answer that is an isotope, and no sentence about one."""
_KEY: Final = re.compile(r"[^\W\d_]+[-\s]\d{1,3}|\^\d{1,3}\s?[A-Z][a-z]?")
"""How authors write one; "C14" may be a cell of a table, and "14C" a temperature."""
_ISOTOPE: Final = re.compile(
    r"(?P<name>[^\W\d_]+)[-\s]{0,3}\^?(?P<mass>\d{1,3})"
    r"|\^?(?P<before>\d{1,3})[-\s]{0,3}(?P<behind>[^\W\d_]+)"
)

_Isotope = tuple[str, int]
"""The symbol of its element, in small letters, and its mass number."""


def judge_isotope(wanted: str, given: str, language: str) -> Judged:
    """Compare with an isotope; None where either is anything else.

    Its mass number alone leaves open of which element it is.
    """
    key = _isotope(wanted, language) if _KEY.fullmatch(wanted) else None
    if key and given == str(key[1]):
        return Outcome.UNSURE, Reason.HEDGE
    answer = _isotope(given, language) if key else None
    if answer is None:
        return None
    return (Outcome.RIGHT if answer == key else Outcome.WRONG), Reason.FORMULA


def _isotope(text: str, language: str) -> _Isotope | None:
    if len(text) > _LONGEST:
        return None
    articles = language_of(language).articles
    words = [word for word in fold(text).replace("-", " - ").split() if word not in articles]
    found = _ISOTOPE.fullmatch(" ".join(words))
    if found is None:
        return None
    symbol = _elements(language).get(found["name"] or found["behind"])
    return (symbol, int(found["mass"] or found["before"])) if symbol else None


@lru_cache(maxsize=32)
def _elements(language: str) -> dict[str, str]:
    """Give the symbols of elements by their names and by themselves, all in small letters."""
    named = {
        name: symbol.lower()
        for symbol, names in spoken(language).elements.items()
        for name in phrases(names)
    }
    return named | {symbol.lower(): symbol.lower() for symbol in ELEMENTS}
