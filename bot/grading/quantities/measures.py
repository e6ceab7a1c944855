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

from bot.grading.quantities.units import LETTERS, Unit, names, symbols
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

_ATOM: Final = re.compile(
    r"\s*(?P<name>°\s?[CFKcf](?![^\W\d_])|US\$|[°%‰£$€¥₹¢Ω]|[^\W\d_]+)(?P<power>\^?-?\d{1,2})?"
)
_BETWEEN: Final = re.compile(
    r"\s*(?P<over>/)\s*|\s*[*]\s*|\s+(?P<word>[^\W\d_]+)\s+|\s+|(?=[^\W\d_])"
)
_WORD: Final = re.compile(r"\s*([^\W\d_]+)")
_TWO: Final = re.compile(r"([^\W\d_]+)\.?\s+([^\W\d_]+)")
_TWO_BEHIND: Final = re.compile(r"\s+([^\W\d_]+\s[^\W\d_]+)")
_SPACE: Final = re.compile(r"\s+")
_MOST: Final = 4
"""Units that one product may have."""


class Measure(Struct, frozen=True):
    """A unit as it was written: everything that it can mean, most likely first."""

    units: tuple[Unit, ...]
    end: int
    """Where it ends in the text."""

    def like(self, wanted: Sequence[Unit]) -> tuple[Unit, Unit] | None:
        """Give the meaning that is of the same kind as a wanted unit, and that unit."""
        pairs = ((mine, theirs) for theirs in wanted for mine in self.units)
        same = [pair for pair in pairs if pair[0].dimension == pair[1].dimension]
        equal = (pair for pair in same if pair[0] == pair[1])
        return next(equal, same[0] if same else None)


@lru_cache(maxsize=2000)
def wanted_units(text: str, language: str) -> tuple[Unit, ...]:
    """Read an author's unit; words that are no unit become kinds of their own: "points"."""
    written = plain(text).strip()
    found = measure_at(written, 0, language, own=None)
    return found.units if found else ()


@lru_cache(maxsize=4000)
def measure_at(text: str, at: int, language: str, own: frozenset[str] | None) -> Measure | None:
    """Read the unit that begins at a place of a plain text.

    `own` are words of the key's unit that are units only there; None takes any word for one.
    """
    atom = _atom(text, at, language, own)
    if atom is None:
        return None
    (units, power), end = atom
    factors = [(units, power)]
    while len(factors) < _MOST:
        more = _next(text, end, language, own)
        if more is None:
            break
        factor, end = more
        factors.append(factor)
    if len(factors) > 1:  # "m" is no minute there
        metre = symbols()["m"]
        factors = [((metre,) if metre in some else some, power) for some, power in factors]
    return Measure(tuple(dict.fromkeys(_multiplied(factors))), end)


def per_unit(
    text: str, at: int, unit: Measure, language: str, own: frozenset[str] | None
) -> Measure:
    """Divide a unit by the one that stands at a place after "/" or "per"; else give it back."""
    more = _next(text, at, language, own)
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


def _next(
    text: str, at: int, language: str, own: frozenset[str] | None
) -> tuple[_Factor, int] | None:
    """Read "/ min", "per minute", "a week" or "s^-1" after a unit."""
    between = _BETWEEN.match(text, at)
    if between is None:
        return None
    per = bool(between["over"]) or fold(between["word"] or "") in phrases(spoken(language).per)
    if between["word"] and not per:
        between = _SPACE.match(text, at)
    after = _atom(text, between.end() if between else at, language, own, per=per)
    if after is None:
        return None
    (units, power), end = after
    if not per and "*" not in text[at:end] and power == 1 and text[end : end + 1] != "/":
        return None  # "5 m in ..." is no product; "m s^-1" and "kg m/s" are
    return (units, -power if per else power), end


def _atom(
    text: str, at: int, language: str, own: frozenset[str] | None, *, per: bool = False
) -> tuple[_Factor, int] | None:
    """Read one unit with its power: "cm3", "square metres", "degrees Celsius".

    Behind `per` a digit is a power whatever the unit: "m/s2".
    """
    before = _ATOM.match(text, at)
    power = _power_of(before["name"], language) if before else 0
    match = _ATOM.match(text, before.end()) if before and power else before
    if match is None:
        return None
    found = _named(text, match, language, own)
    return _raised(text, match, found, power, language, per=per) if found else None


def _raised(
    text: str,
    match: re.Match[str],
    found: tuple[tuple[Unit, ...], int],
    power: int,
    language: str,
    *,
    per: bool,
) -> tuple[_Factor, int]:
    """Give a unit its power: a digit behind it, a word before it or behind it."""
    units, end = found
    written = match["power"] if end == match.end("name") else None
    squared = per and written in ("2", "3")
    if written and (written.startswith("^") or squared or _may_be_raised(units, written)):
        power, end = power or int(written.lstrip("^")), match.end()
    some = (_TWO_BEHIND.match(text, end), _WORD.match(text, end))
    after = next((one for one in some if one and _power_of(one[1], language)), None)
    behind = _power_of(after[1], language) if after else 0
    return (units, behind or power or 1), after.end() if after and behind else end


def _may_be_raised(units: Sequence[Unit], power: str) -> bool:
    """Whether a bare digit after a unit is a power: "cm3", but not the 30 of "1h30"."""
    return (units[0].dimension == (("length", 1),) and power in ("2", "3")) or power.startswith("-")


def _power_of(word: str, language: str) -> int:
    powers = spoken(language).powers.items()
    return next((power for power, words in powers if fold(word) in phrases(words)), 0)


def _named(
    text: str, match: re.Match[str], language: str, own: frozenset[str] | None
) -> tuple[tuple[Unit, ...], int] | None:
    """Look a name up: the longest phrase first, then the symbol as written, then in any case."""
    named, signs = names(language), symbols()
    two = _TWO.match(text, match.start("name"))
    phrase = f"{fold(two[1])} {fold(two[2])}" if two else ""
    if two and phrase in named:
        return named[phrase], two.end()
    name, end = match["name"].replace(" ", ""), match.end("name")
    if (match["power"] or "").startswith(("^-", "-")):
        first = _first_of_two(name)
        if first:
            return (signs[first],), match.start("name") + len(first)
    others = LETTERS.get(name, "").split() if own is not None or name == "°" else ()
    exact = [signs[one] for one in (name, *others) if one in signs]
    some = (*exact, *named.get(fold(name), ()))
    if some:
        return some, end
    own_name = fold(name).rstrip("s")
    known = own is None or own_name in {word.rstrip("s") for word in own}
    if known and fold(name) not in _fillers(language):
        return (Unit(((own_name, 1),), 1.0),), end
    return None


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
