"""Keys that are Roman numerals: one letter more is another number, and no slip."""

from typing import Final

from bot.grading.exact.judged import ASKED, Exact
from bot.grading.text.roman import numeral as a_numeral
from bot.grading.verdict import Outcome, Reason

_LONGEST: Final = 20
"""Letters of a Roman numeral, at most."""


def numeral(wanted: str, given: str, language: str) -> Exact | None:
    """Compare Roman numerals by what they are worth; the same in figures is asked about."""
    del language
    key = _numeral(wanted.strip())
    if not key or (found := _worth(given.strip(" .!"))) == 0:
        return None
    if found != key:
        return Exact(Outcome.MISCONCEPTION, Reason.NUMBER)
    return ASKED if given.strip(" .!").isdecimal() else Exact(Outcome.RIGHT, Reason.NUMBER)


def _numeral(text: str) -> int:
    """Read a Roman numeral of a key: two capitals or more; 0 for anything else."""
    return a_numeral(text) if text.isupper() and len(text) > 1 else 0


def _worth(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else a_numeral(text[:_LONGEST])
