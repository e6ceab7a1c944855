"""Years with an era, decades and centuries as answers: "44 BC", "the 90s", "siglo XX", "20. Jh.".

A plain year is a number. Here are the ways to name a stretch of time in which a slip of one word
is another age: 44 BC is not 44, the 19th century is not the 1900s.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.quantity import TypedWord
from bot.grading.quantities.spelt import number_in_words
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.roman import roman
from state.values import replace

_MOST: Final = 30
"""Centuries that anybody asks for."""
_WORDS: Final = 5
"""Words up to which a text is a period, and no sentence about one."""
_YEAR, _DECADE, _HUNDRED = 1, 10, 100
"""Years that a period may have."""


class Period(Struct, frozen=True):
    """A year, a decade or a century: how many years it has, and its number, negative before Christ.

    A decade has the number of its first year.
    """

    length: int
    number: int
    era: bool = False
    """Whether the era was said."""
    part: int = 0
    """Which third of it is meant: 1 to 3, or 0 for all of it."""

    def agrees(self, other: "Period") -> bool:
        """Whether it is the same; "the 90s" leaves the century open."""
        if self.length != other.length or 0 < self.part != other.part > 0:
            return False
        if self.length == _DECADE and min(self.number, other.number) < _HUNDRED:
            return self.number % _HUNDRED == other.number % _HUNDRED
        return self.number == other.number

    def counts_as(self, other: "Period") -> bool:
        """Whether it is a century that was told by its first years: "the 1800s" for the 19th."""
        told = (self.length, other.length) == (_DECADE, _HUNDRED)
        before_christ = self.number < 0
        same_era = before_christ == (other.number < 0)
        first = _HUNDRED * (abs(other.number) - 1)
        same_part = not 0 < self.part != other.part > 0
        return told and same_era and same_part and abs(self.number) == first >= _HUNDRED

    def lacks(self, other: "Period") -> bool:
        """Whether it leaves open which part is meant, or says one where all of it is."""
        return bool(self.part) != bool(other.part)


@lru_cache(maxsize=2000)
def period(text: str, language: str) -> Period | None:
    """Give the first year with an era, decade or century of a text."""
    one, written = spoken(language), f" {fold(plain(text))} "
    found = _century(written, one) or _decade(written, one)
    return replace(found, part=_part(written, one)) if found else _year(written, one)


def _part(text: str, one: Spoken) -> int:
    """Say which third of a period is meant: "late" is the last."""
    thirds = ((1, one.early), (2, one.middle), (3, one.late))
    said = [third for third, words in thirds if re.search(rf"\b(?:{any_of(words)})\b", text)]
    return said[0] if len(said) == 1 else 0


@lru_cache(maxsize=2000)
def only_period(text: str, language: str) -> Period | None:
    """Give the period that a short text names; a longer one is a sentence about it."""
    one = spoken(language)
    small = f"{one.early} {one.middle} {one.late} {one.date_links} {one.fillers}"
    telling = re.sub(rf"(?<!\w)(?:{any_of(small)})(?!\w)", " ", fold(plain(text)))
    return period(text, language) if len(telling.split()) <= _WORDS else None


@lru_cache(maxsize=32)
def _number(one: Spoken) -> str:
    """Give the pattern of the number of a century: "20th", "XX", "twenty first"."""
    figures = r"\d{1,4}(?:st|nd|rd|th|tes|eme|e|o|a|°)?\.?"
    two = any_word(name.replace("-", " ") for name in phrases(one.ordinals_text) if "-" in name)
    return rf"(?P<number>{figures}|{two}|[^\W\d_]+(?:-[^\W\d_]+)?\.?)"


def _century(text: str, one: Spoken) -> Period | None:
    name, number = any_of(one.century), _number(one)
    behind, before = rf"[\s-]+(?P<name>{name})\b", rf"\b(?P<name>{name})(?:\.\s*|\s+)"
    for form in (rf"\b{number}{behind}", rf"{before}{number}(?!\w)"):
        for found in re.finditer(form, text):
            if len(found["name"]) == 1 and found["number"].isdigit():
                continue  # "20 c" may be degrees, "30 s" seconds
            place = _ordinal(found["number"], one)
            if 1 <= place <= _MOST:
                return _dated(_HUNDRED, place, text[found.end() :], one)
    return None


def _decade(text: str, one: Spoken) -> Period | None:
    """Find a decade: "the 90s", "los años 90"; with a space before its "s", 30 are seconds."""
    tens = r"'?((?:\d\d)?\d0|\d00)"
    if spanned := _span(text, one):
        return spanned
    digits = re.search(rf"(?<![\w.,]){tens}(?:{any_of(one.decade_endings)})\b", text)
    led = re.search(rf"\b(?:{any_of(one.decade_leads)})\s+{tens}\b", text)
    in_digits = digits or led
    if in_digits:
        return _dated(_DECADE, int(in_digits[1]), text[in_digits.end() :], one)
    names = {name: tens for tens, some in one.decades.items() for name in phrases(some)}
    lead = rf"(?:{any_of(one.decade_leads)})\s+" if one.decade_leads else ""
    word = re.search(rf"\b{lead}({'|'.join(names) or '(?!)'})\b", text)
    return Period(_DECADE, names[word[1]]) if word else None


def _span(text: str, one: Spoken) -> Period | None:
    """Read the first and the last year of a decade or a century: "1960-69", "1801 to 1900"."""
    form = (
        rf"(?<![\d.,])(\d{{4}})\s?(?:-|(?:{any_of(one.range_joins)})\s)\s?(\d\d)?(\d\d)(?![\d.,])"
    )
    found = re.search(form, text)
    if found is None:
        return None
    first = int(found[1])
    years = int((found[2] or found[1][:2]) + found[3]) - first + 1
    if years == _DECADE and first % _DECADE == 0:
        return Period(_DECADE, first)
    return Period(_HUNDRED, first // _HUNDRED + 1) if years == _HUNDRED else None


def _year(text: str, one: Spoken) -> Period | None:
    """Find a year with its era behind it, or before it: "AD 43"."""
    for found in re.finditer(r"(?<![\w.,])\d{1,4}(?![\d.,]*\d)", text):
        dated = _dated(_YEAR, int(found.group()), text[found.end() :], one)
        if dated.era:
            return dated
        before = re.search(r"\b(?:(ad|a\.d\.)|bce?)\s*$", text[: found.start()])
        if before:
            number = int(found.group())
            return Period(_YEAR, number if before[1] else -number, era=True)
    return None


def _dated(length: int, number: int, behind: str, one: Spoken) -> Period:
    """Give a period the era that stands behind it."""
    for words, sign in ((one.before_christ, -1), (one.after_christ, 1)):
        names = " ".join(word.rstrip(".") for word in words.split())
        if re.match(rf"\.?\s*(?:{any_of(names)})(?!\w)", behind):
            return Period(length, sign * number, era=True)
    return Period(length, number)


def number_of_century(text: str) -> int:
    """Give the century that a Roman number alone names: "XVI", "le XVIe"; 0 for anything else."""
    bare = re.fullmatch(r"(?:\w{1,3}\s)?([ivxl]+)(?:e|eme)?", fold(text.strip(" .")))
    return roman(bare[1]) if bare else 0


def _ordinal(written: str, one: Spoken) -> int:
    """Give the number of a century: "20th", "XX", "twentieth", "veinte"; 0 for none."""
    bare = written.strip(".")
    digits = re.match(r"\d+", bare)
    if digits:
        return int(digits.group())
    named = {name: day for day, words in one.ordinals.items() for name in phrases(words)}
    for name in (bare, bare.replace("-", " "), bare.replace(" ", "-")):
        if name in named:
            return named[name]
    word = TypedWord(bare, bare, 0, len(bare))
    value = number_in_words([word], 0, one.languages[-1])
    return int(value.value) if value else roman(re.sub("(?:e|eme)$", "", bare))
