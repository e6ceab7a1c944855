"""Shares: what makes a number a part of something, or adds a part to it.

"1 in 8", "three out of four", "three quarters of a million", the "and 3/4" of "2 and 3/4".
"""

import re

from bot.grading.quantities.digits import number_in_digits, value_of
from bot.grading.quantities.quantity import Quantity, Written
from bot.grading.quantities.spelt import number_in_words
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold


def of_a_scale(written: Written, value: float, end: int) -> tuple[float, int]:
    """Read "three quarters of a million"."""
    one = written.one
    links, articles = any_of(one.of), any_of(one.one)
    scales = "|".join(one.scale_of)
    scale = re.compile(rf"\s(?:{links})\s(?:(?:{articles})\s)?({scales})\b", re.IGNORECASE)
    found = scale.match(written.text, end)
    return (value * one.scale_of[fold(found[1])], found.end()) if found else (value, end)


def joined_share(written: Written, end: int) -> tuple[float, int] | None:
    """Read the "and 3/4" behind a number; gives the share and where it ends."""
    joined = re.compile(rf"\s(?:{any_of(written.one.joins)})\s(\d)/(\d{{1,9}})(?!\d|/)")
    more = joined.match(written.text, end)
    return (float(more[1]) / float(more[2]), more.end()) if more and float(more[2]) else None


def ratio(written: Written, value: float, end: int) -> Quantity | None:
    """Read "1 in 8" and "three out of four" as a share; it may mean the first number alone."""
    links = any_of(f"{written.one.of} {written.one.operators.get('/', '')}")
    joined = re.compile(rf"\s(?:{links})\s+", re.IGNORECASE).match(written.text, end)
    if joined is None:
        return None
    whole = _number_at(written, joined.end())
    if whole is None or not 0 < value <= whole.value or whole.value == 0:
        return None
    return Quantity(value / whole.value, 0, whole.end, is_share=True, also=(value,))


def _number_at(written: Written, at: int) -> Quantity | None:
    """Read a plain number that begins exactly here."""
    digits = number_in_digits(written.one).match(written.text, at)
    if digits:
        read = value_of(digits, written.one)
        return Quantity(read.value, at, digits.end()) if read else None
    place = next((place for place, word in enumerate(written.words) if word.start == at), None)
    found = number_in_words(written.words, place, written.asked.language) if place else None
    return Quantity(found.value, at, written.words[found.after - 1].end) if found else None
