"""Measures: the unit that stands at a place of a text, with all that it can mean.

"cm3", "square metres", "km/h", "m s^-1", "pounds a week": factors with powers, multiplied. A name
may mean several units ("pound", "degrees"), so every product is kept and the key's unit chooses.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import prod
from typing import Final

from msgspec import Struct

from bot.grading.quantities.units.units import (
    LETTERS,
    Unit,
    in_any_case,
    names,
    of_one_kind,
    symbols,
)
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, phrases
from bot.grading.quantities.writing import plain, units_apart
from bot.grading.text.folding import fold

_ATOM: Final = re.compile(
    r"\s*(?P<name>°\s?[CFKcf](?![^\W\d_])|US\$|[°%‰£$€¥₹¢Ω]|[^\W\d_]+)(?P<power>\^?-?\d{1,2})?"
)
_WORD: Final = re.compile(r"\s*([^\W\d_]+)")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:(?:\.?\s+|[-'])[^\W\d_]+){1,2}")
_TWO_BEHIND: Final = re.compile(r"\s+([^\W\d_]+\s[^\W\d_]+)")
_MOST: Final = 4
"""Units that one product may have."""


class Measure(Struct, frozen=True):
    """A unit as it was written: everything that it can mean, most likely first."""

    units: tuple[Unit, ...]
    end: int
    """Where it ends in the text."""

    def like(self, wanted: Sequence[Unit]) -> tuple[Unit, Unit] | None:
        """Give the meaning that is of the same kind as a wanted unit, and that unit."""
        return of_one_kind(self.units, wanted)


@lru_cache(maxsize=2000)
def wanted_units(text: str, language: str) -> tuple[Unit, ...]:
    """Read an author's unit; words that are no unit become kinds of their own: "points"."""
    written = units_apart(plain(text)).strip()
    found = measure_at(written, 0, language, own=None)
    return found.units if found else ()


@lru_cache(maxsize=4000)
def measure_at(
    text: str, at: int, language: str, own: frozenset[str] | None, *, beside: bool = False
) -> Measure | None:
    """Read the unit that begins at a place of a plain text.

    `own` are words of the key's unit that are units only there; None takes any word for one. Units
    that stand `beside` each other with no sign between them are a product: "kilowatt hours".
    """
    reader, factors, end = _Reader(text, language, own, beside), list[_Factor](), at
    more = reader.unit(at)
    while more is not None:
        factor, end = more
        factors.append(factor)
        more = reader.next(end) if len(factors) < _MOST else None
    if not factors:
        return None
    if len(factors) > 1:  # "m" is no minute there
        metre = symbols()["m"]
        factors = [((metre,) if metre in some else some, power) for some, power in factors]
    return Measure(tuple(dict.fromkeys(_multiplied(factors))), end)


def per_unit(
    text: str, at: int, unit: Measure, language: str, own: frozenset[str] | None
) -> Measure:
    """Divide a unit by the one that stands at a place after "/" or "per"; else give it back."""
    more = _Reader(text, language, own).next(at)
    if more is None or more[0][1] > 0:
        return unit
    products = (_multiplied([((one,), 1), more[0]]) for one in unit.units)
    return Measure(tuple(found for some in products for found in some), more[1])


def own_words(text: str, language: str) -> frozenset[str]:
    """Give the words of an author's unit that no table knows."""
    words = re.findall(r"[^\W\d_]+", fold(plain(text)))
    known = names(language).keys() | {fold(symbol) for symbol in symbols()} | _fillers(language)
    return frozenset(words) - known


_Factor = tuple[tuple[Unit, ...], int]
"""What a unit can mean, and its power."""


class _Reader(Struct, frozen=True):
    """Reads the units of a text one by one; each with where it ends."""

    text: str
    language: str
    own: frozenset[str] | None
    beside: bool = False

    def next(self, at: int) -> tuple[_Factor, int] | None:
        """Read "/ min", "per minute", "a week" or "s^-1" after a unit."""
        text, between = self.text, _between(self.language).match(self.text, at)
        if between is None:
            return None
        per = bool(between["over"])
        after = self.unit(between.end(), per=per)
        if after is None:
            return None
        (units, power), end = after
        alone = not self.beside and "*" not in text[at:end] and text[end : end + 1] != "/"
        if not per and power == 1 and alone:
            return None  # "5 m in ..." is no product; "m s^-1" and "kg m/s" are
        return (units, -power if per else power), end

    def unit(self, at: int, *, per: bool = False) -> tuple[_Factor, int] | None:
        """Read one unit with its power: "cm3", "square metres", "degrees Celsius".

        Behind `per` a digit is a power whatever the unit: "m/s2".
        """
        before = _ATOM.match(self.text, at)
        power = self._power_of(before["name"]) if before else 0
        match = _ATOM.match(self.text, before.end()) if before and power else before
        found = self._named(match) if match else None
        if match is None or found is None:
            return None
        units, end = found
        written = match["power"] if end == match.end("name") else None
        squared = per and written in ("2", "3")
        if written and (written.startswith("^") or squared or _may_be_raised(units, written)):
            power, end = power or int(written.lstrip("^")), match.end()
        behind, end = self._power_behind(end)
        return (units, behind or power or 1), end

    def _power_behind(self, at: int) -> tuple[int, int]:
        """Give the power that words behind a unit say, and where they end; 0 where none do."""
        for some in (_TWO_BEHIND.match(self.text, at), _WORD.match(self.text, at)):
            if some and (power := self._power_of(some[1])):
                return power, some.end()
        return 0, at

    def _power_of(self, word: str) -> int:
        powers = spoken(self.language).powers.items()
        return next((power for power, words in powers if fold(word) in phrases(words)), 0)

    def _named(self, match: re.Match[str]) -> tuple[tuple[Unit, ...], int] | None:
        """Look a name up: several words, then the symbol as written, then a name in any case."""
        named, signs = names(self.language), symbols()
        several = _WORDS.match(self.text, match.start("name"))
        words = list(_WORD.finditer(several.group())) if several else []
        for count in range(len(words), 1, -1):
            phrase = " ".join(fold(word[1]) for word in words[:count])
            if phrase in named:
                return named[phrase], match.start("name") + words[count - 1].end()
        name, end = match["name"].replace(" ", ""), match.end("name")
        if (match["power"] or "").startswith(("^-", "-")):
            first = _first_of_two(name)
            if first:
                return (signs[first],), match.start("name") + len(first)
        others = LETTERS.get(name, "").split() if self.own is not None or name == "°" else ()
        exact = [signs[one] for one in (name, *others) if one in signs]
        some = (*exact, *named.get(fold(name), ())) or in_any_case().get(fold(name), ())
        if some:
            return some, end
        return ((Unit(((fold(name).rstrip("s"), 1),), 1.0),), end) if self._is_own(name) else None

    def _is_own(self, name: str) -> bool:
        """Whether a word is a unit of the key's own."""
        word = fold(name)
        known = self.own is None or word.rstrip("s") in {one.rstrip("s") for one in self.own}
        return known and word not in _fillers(self.language)


@lru_cache(maxsize=32)
def _between(language: str) -> re.Pattern[str]:
    """Give what may stand between two units; "over" is what divides by the second."""
    per = any_of(spoken(language).per)
    return re.compile(
        rf"(?P<over>\s*/\s*|(?:\s+(?:{per})(?=\s|(?<='))){{1,2}}\s*)"
        r"|\s*[*]\s*|\s+|-(?=[^\W\d_])|(?=[^\W\d_])",
        re.IGNORECASE,
    )


def _may_be_raised(units: Sequence[Unit], power: str) -> bool:
    """Whether a bare digit after a unit is a power: "cm3", but not the 30 of "1h30"."""
    return (units[0].dimension == (("length", 1),) and power in ("2", "3")) or power.startswith("-")


def _first_of_two(name: str) -> str:
    """Give the first of two units that are written as one word: "ms^-1" is m s^-1."""
    signs = symbols()
    parts = ((name[:place], name[place:]) for place in range(len(name) - 1, 0, -1))
    return next((first for first, second in parts if first in signs and second in signs), "")


@lru_cache(maxsize=32)
def _fillers(language: str) -> frozenset[str]:
    one = spoken(language)
    return phrases(" ".join((one.per, one.of, one.joins, one.fillers)))


def _multiplied(factors: Sequence[_Factor]) -> Iterator[Unit]:
    """Give every product that the meanings of some units can have."""
    for choice in product(*(units[:3] for units, _ in factors)):
        powers = [power for _, power in factors]
        if len(choice) == 1 and powers[0] == 1:
            yield choice[0]
            continue
        kinds: dict[str, int] = {}
        for unit, power in zip(choice, powers, strict=True):
            for kind, one in unit.dimension:
                kinds[kind] = kinds.get(kind, 0) + one * power
        dimension = tuple(sorted((kind, power) for kind, power in kinds.items() if power))
        sizes = (unit.size**power for unit, power in zip(choice, powers, strict=True))
        yield Unit(dimension, prod(sizes))
