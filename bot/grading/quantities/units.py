"""Units: what kind of thing a number counts, and how one unit becomes another.

A unit is a product of powers of base kinds (length, time, each currency, "people") with a size:
km/h is length per time of 1000/3600. Units of one dimension convert; others never compare. The
table is our own: a general library (pint 0.25) needs a second to start, and knows neither the words
of a language nor that "m" after a price is a million.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.words import fold

Dimension = tuple[tuple[str, int], ...]
"""Base kinds and their powers, in the order of their names; no power is 0."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its kind and its size in base units."""

    dimension: Dimension
    size: float
    zero: float = 0.0
    """Where its zero lies in the base unit: 0 °C is 273.15 K."""

    def to(self, other: "Unit", value: float) -> float:
        """Convert a value of this unit to another of its kind."""
        return (value * self.size + self.zero - other.zero) / other.size


_BASE: Final = {
    "length": "m 1 in 0.0254 ft 0.3048 yd 0.9144 mi 1609.344",
    "mass": "g 0.001 t 1000 lb 0.45359237 oz 0.028349523125",
    "time": """s 1 min 60 h 3600 d 86400 wk 604800 fortnight 1209600 month 2629800 yr 31557600
    decade 315576000 century 3155760000""",
    "current": "A 1", "temperature": "K 1", "amount": "mol 1", "angle": "° 1 rad 57.29577951308232",
    "share": "% 0.01 ‰ 0.001 bp 0.0001",
    "information": "bit 1 B 8",
    "pounds": "£ 1 GBP 1 p 0.01", "dollars": "$ 1 USD 1 US$ 1 ¢ 0.01",
    "euros": "€ 1 EUR 1 ct 0.01", "yen": "¥ 1 JPY 1", "rupees": "₹ 1 INR 1", "francs": "CHF 1",
    "pesos": "MXN 1 COP 1",
}  # fmt: skip  # a table reads better in columns
_MADE: Final[dict[str, tuple[dict[str, int], float]]] = {
    "l": ({"length": 3}, 1e-3), "ha": ({"length": 2}, 1e4), "acre": ({"length": 2}, 4046.8564224),
    "N": ({"mass": 1, "length": 1, "time": -2}, 1.0),
    "J": ({"mass": 1, "length": 2, "time": -2}, 1.0),
    "cal": ({"mass": 1, "length": 2, "time": -2}, 4.184),
    "eV": ({"mass": 1, "length": 2, "time": -2}, 1.602176634e-19),
    "Wh": ({"mass": 1, "length": 2, "time": -2}, 3600.0),
    "W": ({"mass": 1, "length": 2, "time": -3}, 1.0),
    "Pa": ({"mass": 1, "length": -1, "time": -2}, 1.0),
    "bar": ({"mass": 1, "length": -1, "time": -2}, 1e5),
    "atm": ({"mass": 1, "length": -1, "time": -2}, 101325.0),
    "V": ({"mass": 1, "length": 2, "time": -3, "current": -1}, 1.0),
    "Ω": ({"mass": 1, "length": 2, "time": -3, "current": -2}, 1.0),
    "C": ({"current": 1, "time": 1}, 1.0), "Hz": ({"time": -1}, 1.0), "rpm": ({"time": -1}, 1 / 60),
    "mph": ({"length": 1, "time": -1}, 0.44704), "kph": ({"length": 1, "time": -1}, 1 / 3.6),
    "kmh": ({"length": 1, "time": -1}, 1 / 3.6), "cc": ({"length": 3}, 1e-6),
}  # fmt: skip
"""Units made of base units, by SI value (SI brochure, 9th edition; the thermochemical calorie)."""

CURRENCIES: Final = frozenset(("pounds", "dollars", "euros", "yen", "rupees", "francs", "pesos"))
KINDS: Final = frozenset(_BASE)
"""Kinds of thing that the table knows; any other is one of the key's own, as "points"."""

_PREFIXES: Final = {
    "n": 1e-9, "µ": 1e-6, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 1e-1, "k": 1e3, "M": 1e6, "G": 1e9,
    "T": 1e12,
}  # fmt: skip
_PREFIXED: Final = (
    *("m", "g", "s", "l", "A", "V", "W", "Wh", "J", "N", "Pa", "Hz", "Ω", "mol", "cal", "eV"),
    *("bar", "bit", "B", "t", "C"),
)
_ALSO: Final = {
    "°C": Unit((("temperature", 1),), 1.0, 273.15),
    "°F": Unit((("temperature", 1),), 5 / 9, 459.67 * 5 / 9),
}
_LETTERS: Final = {"C": "°C", "F": "°F", "c": "ct", "m": "min", "L": "l", "°": "°C °F"}
"""Other meanings of a sign, taken where the first is of another kind than the key's unit."""


@lru_cache(maxsize=1)
def _symbols() -> dict[str, Unit]:
    """Every unit by its symbol, those with a prefix too."""
    units = dict(_ALSO)
    for kind, line in _BASE.items():
        parts = line.split()
        for symbol, written in zip(parts[::2], parts[1::2], strict=True):
            units[symbol] = Unit(((kind, 1),), float(written))
    for symbol, (powers, size) in _MADE.items():
        units[symbol] = Unit(tuple(sorted(powers.items())), size)
    for symbol, (prefix, times) in product(_PREFIXED, _PREFIXES.items()):
        unit = units[symbol]
        units.setdefault(prefix + symbol, Unit(unit.dimension, unit.size * times))
    return units


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, tuple[Unit, ...]]:
    """Units by folded name: the language's names, and symbols without their case."""
    units = _symbols()
    found: dict[str, list[Unit]] = {}
    for symbol, names in spoken(language).units.items():
        for name in phrases(names):
            found.setdefault(name, []).append(units[symbol])
    for symbol, unit in units.items():
        if len(symbol) > 1 or not symbol.isalpha() or symbol in "ghlsp":
            found.setdefault(fold(symbol), [unit])
    return {name: tuple(some) for name, some in found.items()}


_ATOM: Final = re.compile(
    r"\s*(?P<name>°\s?[CFKcf](?![^\W\d_])|US\$|[°%‰£$€¥₹¢Ω]|[^\W\d_]+)(?P<power>\^?-?\d{1,2})?"
)
_BETWEEN: Final = re.compile(
    r"\s*(?P<over>/)\s*|\s*[*]\s*|\s+(?P<word>[^\W\d_]+)\s+|\s+|(?=[^\W\d_])"
)
_WORD: Final = re.compile(r"\s*([^\W\d_]+)")
_TWO: Final = re.compile(r"([^\W\d_]+)\.?\s+([^\W\d_]+)")
_SPACE: Final = re.compile(r"\s+")
_MOST: Final = 4
"""Units that one product may have."""


@dataclass(frozen=True, slots=True)
class Measure:
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
    return Measure(tuple(dict.fromkeys(_multiplied(factors))), end)


def own_words(text: str, language: str) -> frozenset[str]:
    """Give the words of an author's unit that no table knows."""
    words = re.findall(r"[^\W\d_]+", fold(plain(text)))
    known = _names(language).keys() | {fold(symbol) for symbol in _symbols()} | _fillers(language)
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
    after = _atom(text, between.end() if between else at, language, own)
    if after is None:
        return None
    (units, power), end = after
    if not per and "*" not in text[at:end] and power == 1:
        return None  # "5 m in ..." is no product; "m s^-1" is
    return (units, -power if per else power), end


def _atom(
    text: str, at: int, language: str, own: frozenset[str] | None
) -> tuple[_Factor, int] | None:
    """Read one unit with its power: "cm3", "square metres", "degrees Celsius"."""
    before = _ATOM.match(text, at)
    power = _power_of(before["name"], language) if before else 0
    match = _ATOM.match(text, before.end()) if before and power else before
    if match is None:
        return None
    found = _named(text, match, language, own)
    return _raised(text, match, found, power, language) if found else None


def _raised(
    text: str,
    match: re.Match[str],
    found: tuple[tuple[Unit, ...], int],
    power: int,
    language: str,
) -> tuple[_Factor, int]:
    """Give a unit its power: a digit behind it, a word before it or behind it."""
    units, end = found
    written = match["power"] if end == match.end("name") else None
    if written and (written.startswith("^") or _may_be_raised(units, written)):
        power, end = power or int(written.lstrip("^")), match.end()
    after = _WORD.match(text, end)
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
    names, symbols = _names(language), _symbols()
    two = _TWO.match(text, match.start("name"))
    phrase = f"{fold(two[1])} {fold(two[2])}" if two else ""
    if two and phrase in names:
        return names[phrase], two.end()
    name, end = match["name"].replace(" ", ""), match.end("name")
    if name == "ms" and (match["power"] or "").startswith(("^-", "-")):
        return (symbols["m"],), match.start("name") + 1  # "ms^-1" is written for m s^-1
    exact = [symbols[one] for one in (name, *_LETTERS.get(name, "").split()) if one in symbols]
    some = (*exact, *names.get(fold(name), ()))
    if some:
        return some, end
    own_name = fold(name).rstrip("s")
    known = own is None or own_name in {word.rstrip("s") for word in own}
    if known and fold(name) not in _fillers(language):
        return (Unit(((own_name, 1),), 1.0),), end
    return None


@lru_cache(maxsize=32)
def _fillers(language: str) -> frozenset[str]:
    one = spoken(language)
    return phrases(one.per) | phrases(one.of) | phrases(one.joins) | {"of", "de", "the"}


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
