"""Short writings put in the words of a language, so that numbers in words are read in one way.

"5 & a half" has an *and*, "one 5th" a *fifth*, "Viertelstunde" two words, and "oh point five" a
zero.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain, units_apart
from bot.grading.text.folding import fold

_AND: Final = re.compile(r"\s&\s")
_DOTTED: Final = re.compile(r"(?<![^\W\d_.])(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)")
"""A unit whose letters have a dot each: "m.p.h."."""
_DECIMAL_MARK: Final = re.compile(r"(?<=\d)'(?=\d{1,2}(?!\d))")
"""An apostrophe for a comma, as Spanish hands write it: 12'5."""
_SHORT_YEAR: Final = re.compile(r"(?<![\w'])'(\d\d)(?![\d'])")
_THIRTY: Final = "30"
"""From here on two figures of a year stand for one of the last century."""
_DEGREES: Final = re.compile(r"(?<=\d)°(\d)(?![\d'])")
"""Degrees for a comma, as French hands write it: 37°5."""
_FEET: Final = re.compile(r"(?<=\d)\s?'(?!\d{3})\s?")
_INCHES: Final = re.compile(r"(?<=\d)\s?\"")
_SHORTEST: Final = 4
"""Letters of a unit that makes one word with its fraction."""


def in_words(response: str, language: str) -> str:
    """Write a response in plain signs, and in words where they are no number in digits."""
    one = spoken(language)
    text = units_apart(plain(response))
    text = _DOTTED.sub(lambda unit: unit.group().replace(".", ""), text)
    text = _SHORT_YEAR.sub(lambda year: f"{'19' if year[1] >= _THIRTY else '20'}{year[1]}", text)
    text = _AND.sub(f" {one.joins.split()[0]} ", text)
    if one.decimal == ",":
        text = _DECIMAL_MARK.sub(",", text)
        text = _DEGREES.sub(r",\1°", text)
    forms = _forms(one)
    if one.has_feet:
        text = _feet_and_inches(text, one)
    text = forms.digits.sub(lambda said: _in_digits(said.group(), one), text)
    text = forms.share_of_a_unit.sub(r"\1 \2", text)
    text = forms.nought.sub(lambda said: f"{said['point'] or ''}{one.nought}", text)
    return forms.share.sub(lambda share: share[1] + one.parts[int(share[2])].split()[0], text)


def _feet_and_inches(text: str, one: Spoken) -> str:
    """Write 5'10" as "5 foot 10 inch"; a number between quotes is none of inches."""
    foot, inch = (one.units[unit].split()[0] for unit in ("ft", "in"))
    text = _FEET.sub(f" {foot} ", text)
    return _INCHES.sub(f" {inch} ", text) if text.count('"') == 1 else text


def _in_digits(said: str, one: Spoken) -> str:
    """Write "four oh four" as 404."""
    nought = phrases(one.said_for_nought)
    words = re.findall(r"[^\W\d_]+", fold(said))
    return "".join("0" if word in nought else f"{one.value_of[word]:.0f}" for word in words)


class _Forms(Struct, frozen=True):
    """What is written in other words in one language."""

    share_of_a_unit: re.Pattern[str]
    """The fraction and the unit of "Viertelstunde" and "Viertelmillion"."""
    digits: re.Pattern[str]
    """Three digits or more that are said one by one: "four oh four"."""
    share: re.Pattern[str]
    """The "5th" of "one 5th"; "the 5th" is none."""
    nought: re.Pattern[str]
    """The "oh" of "oh point five" and "one point oh five"."""


@lru_cache(maxsize=32)
def _forms(one: Spoken) -> _Forms:
    names = {word for many in one.parts.values() for word in many.split()}
    shares, shortest = any_word(names), min(map(len, names), default=0) + _SHORTEST
    units = {word for many in one.units.values() for word in many.split()} | {*one.scale_of}
    counted = any_word(word for word in units if len(word) >= _SHORTEST)
    numbers = any_word({*one.value_of, *one.one.split()})
    parts = any_word(map(str, one.parts))
    ones = any_word(
        [
            *phrases(one.said_for_nought),
            *(
                name
                for name, value in one.value_of.items()
                if value in range(10) and name not in phrases(f"{one.one} {one.ones}")
            ),
        ]
    )
    point, nought = any_of(one.point), any_of(one.said_for_nought)
    return _Forms(
        *(
            re.compile(form, re.IGNORECASE)
            for form in (
                rf"(?<![^\W\d_])(?=[^\W\d_]{{{shortest}}})"  # no other word is tried
                rf"([^\W\d_]{{0,5}}(?:{shares}))({counted})(?![^\W\d_])",
                rf"\b(?:(?:{ones})[\s-]){{2,11}}(?:{ones})(?![\s-]?[^\W\d_])",
                rf"\b((?:{numbers}|\d)\s)({parts})(?:(?:th|rd)s?|s?tel)(?!\w)",
                rf"(?P<point>\b(?:{point})\s)(?:{nought})\b|\b(?:{nought})(?=\s(?:{point})\b)",
            )
        )
    )
