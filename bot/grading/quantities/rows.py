"""Several numbers as one answer: "(3, -2)", "x = 4 or x = -1", "51.5° N, 0.1° W", "192.168.0.1".

Every number counts, and one more is another answer. Those with names of their own are compared by
name, those of one name in any order, and all others in the order in which they are written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of

_AXES: Final = {"N": ("lat", 1), "S": ("lat", -1), "E": ("lon", 1), "W": ("lon", -1)}
"""What a point of the compass says of the number beside it."""
_SIXTIETHS: Final = (1.0, 60.0, 3600.0)
"""Degrees, minutes and seconds of one."""
_BRACKETS: Final = "()[]<>"
_CHAIN: Final = re.compile(r"(?<![\w.:])\d+\s?(?P<sign>[.:])\s?\d+(?:\s?(?P=sign)\s?\d+)+(?!\w)")
"""An address, a version or a ratio of three: 192.168.0.1, 1:2:3."""
_DECIMALS: Final = re.compile(r"(?<=\d),(?=\d)")
_TWO: Final = re.compile(r"\W*\d+,\d+\W*")
"""Two numbers without another sign than the comma between them, whatever the language."""
_BOTH: Final = re.compile(r"((?:\b[a-z]\s?=\s?)?)±\s?(\d[\d.]*)")
_PLUS_MINUS: Final = r"\+\s?/?\s?-(?=\s?\d)"


class Row(Struct, frozen=True):
    """Numbers in their order, each with the name that it was given, or ""."""

    values: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The one name of several numbers: the x of "x = 4 or x = -1"."""
        return self.names[0] if len(set(self.names)) == 1 < len(self.names) else ""

    def agrees(self, key: "Row") -> bool:
        """Whether it has the numbers of a key, each by its name or in its place."""
        if key.name:
            same_name = {*self.names} <= {"", key.name}  # "x = 4 or -1"
            return same_name and sorted(self.values) == sorted(key.values)
        if any(self.names) and not any(key.names):
            values = [value for _, value in sorted(zip(self.names, self.values, strict=True))]
            return tuple(values) == key.values
        if any(self.names):
            return set(zip(self.names, self.values, strict=True)) == set(
                zip(key.names, key.values, strict=True)
            )
        return self.values == key.values


@lru_cache(maxsize=2000)
def only_row(text: str, language: str) -> Row | None:
    """Give the row that a text consists of: in brackets, or with a name for every number."""
    written = plain(text).strip()
    if _CHAIN.fullmatch(written):
        return row(text, language)
    found, rest = _read(written, language)
    joins = language_of(language).alternatives | {language_of(language).and_word}
    bracketed = written[:1] in "([" and written[-1:] in ")]"
    if len(found) < 2 or not (bracketed or all(name for name, _ in found)):
        return None
    return _made(found) if set(re.findall(r"\w+", rest)) <= joins else None


def row(response: str, language: str) -> Row | None:
    """Give the numbers of a response as a row; None where there are none."""
    written = plain(response)
    chain = _CHAIN.search(written)
    if chain:
        parts = tuple(map(float, chain.group().split(chain["sign"])))
        return Row(parts, ("",) * len(parts))
    found, _ = _read(written, language)
    return _made(found) if found else None


_Named = tuple[str, float]


def _made(found: list[_Named]) -> Row:
    return Row(tuple(value for _, value in found), tuple(name for name, _ in found))


def _read(written: str, language: str) -> tuple[list[_Named], str]:
    """Give the numbers of a plain text with their names, and what is left of it."""
    one = spoken(language)
    folded = fold(written)
    if one.decimal == "," and not _TWO.fullmatch(folded):
        folded = _DECIMALS.sub(".", folded)
    signs, between = _joins(language)
    folded = _BOTH.sub(r"\1\2, \1-\2", between.sub(", ", signs.sub("±", folded)))
    form = _form(one)
    return list(_named(form, folded, one)), form.sub(" ", folded).strip(_BRACKETS)


def _named(form: re.Pattern[str], text: str, one: Spoken) -> Iterator[_Named]:
    for found in form.finditer(text):
        parts = [float(part) for part in found.group("whole", "minutes", "seconds") if part]
        value = sum(part / size for part, size in zip(parts, _SIXTIETHS, strict=False))
        value = value / float(found["over"]) if found["over"] else value
        value = -value if found["minus"] else value
        point = found["before"] or found["behind"]
        name, sign = _AXES[_points(one)[point]] if point else (found["name"] or "", 1)
        yield name, value * sign


@lru_cache(maxsize=32)
def _points(one: Spoken) -> dict[str, str]:
    return {name: point for point, names in one.compass.items() for name in phrases(names)}


@lru_cache(maxsize=32)
def _joins(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what says "±", and what says "or": in Spanish "o" is west, too."""
    words = "|".join(sorted(language_of(language).alternatives)) or "(?!)"
    said = any_of(spoken(language).plus_minus)
    return re.compile(rf"{_PLUS_MINUS}|\b(?:{said})\s(?=\d)"), re.compile(rf"\s(?:{words})\s")


@lru_cache(maxsize=32)
def _form(one: Spoken) -> re.Pattern[str]:
    """Give what finds a number with its name: "x = -2", "51° 30' N", "south 33.9"."""
    points, minus = any_word(_points(one)), any_of(one.minus)
    return re.compile(
        rf"""(?:\b(?P<before>{points})\s?)? (?:\b(?P<name>[a-z])\s?=\s?)?
        (?P<minus>-\s?|(?:{minus})\s)?
        (?<![\w.])(?P<whole>\d+(?:\.\d+)?)(?:/(?P<over>[1-9]\d*))?
        (?:\s?°)? (?:\s?(?P<minutes>\d+(?:\.\d+)?)\s?')? (?:\s?(?P<seconds>\d+(?:\.\d+)?)\s?")?
        (?:\s?(?P<behind>{points})\b)?""",
        re.VERBOSE,
    )
