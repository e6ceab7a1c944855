"""Units: what kind of thing a number counts, and how one unit becomes another.

A unit is a product of powers of base kinds (length, time, each currency, "people") with a size:
km/h is length per time of 1000/3600. Units of one dimension convert; others never compare. The
table is our own: a general library (pint 0.25) needs a second to start, and knows neither the words
of a language nor that "m" after a price is a million.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.text.folding import fold

Dimension = tuple[tuple[str, int], ...]
"""Base kinds and their powers, in the order of their names; no power is 0."""


class Unit(Struct, frozen=True):
    """One unit: its kind and its size in base units."""

    dimension: Dimension
    size: float
    zero: float = 0.0
    """Where its zero lies in the base unit: 0 °C is 273.15 K."""

    def to(self, other: "Unit", value: float) -> float:
        """Convert a value of this unit to another of its kind."""
        return (value * self.size + self.zero - other.zero) / other.size


_BASE: Final = {
    "length": """m 1 in 0.0254 ft 0.3048 yd 0.9144 mi 1609.344 nmi 1852 au 149597870700
    ly 9460730472580800""",
    "mass": "g 0.001 ½kg 0.5 t 1000 lb 0.45359237 oz 0.028349523125 stone 6.35029318",
    "time": """s 1 min 60 h 3600 d 86400 wk 604800 fortnight 1209600 month 2629800 yr 31557600
    decade 315576000 century 3155760000""",
    "current": "A 1", "temperature": "K 1", "amount": "mol 1", "angle": "° 1 rad 57.29577951308232",
    "share": "% 0.01 ‰ 0.001 bp 0.0001 ppm 1e-6 ppb 1e-9",
    "information": "bit 1 b 1 B 8",
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
    "mmHg": ({"mass": 1, "length": -1, "time": -2}, 133.322387415),
    "V": ({"mass": 1, "length": 2, "time": -3, "current": -1}, 1.0),
    "Ω": ({"mass": 1, "length": 2, "time": -3, "current": -2}, 1.0),
    "C": ({"current": 1, "time": 1}, 1.0), "Hz": ({"time": -1}, 1.0), "rpm": ({"time": -1}, 1 / 60),
    "pint": ({"length": 3}, 5.6826125e-4), "gal": ({"length": 3}, 4.54609e-3),
    "mph": ({"length": 1, "time": -1}, 0.44704), "kph": ({"length": 1, "time": -1}, 1 / 3.6),
    "kmh": ({"length": 1, "time": -1}, 1 / 3.6), "cc": ({"length": 3}, 1e-6),
    "bps": ({"information": 1, "time": -1}, 1.0),
    "F": ({"current": 2, "length": -2, "mass": -1, "time": 4}, 1.0),
    "pF": ({"current": 2, "length": -2, "mass": -1, "time": 4}, 1e-12),
    "T": ({"current": -1, "mass": 1, "time": -2}, 1.0),
    "H": ({"current": -2, "length": 2, "mass": 1, "time": -2}, 1.0),
    "psi": ({"mass": 1, "length": -1, "time": -2}, 6894.757293168),
    "hp": ({"mass": 1, "length": 2, "time": -3}, 745.6998715822702),
    "kn": ({"length": 1, "time": -1}, 1852 / 3600),
}  # fmt: skip
"""Units made of base units, by SI value (SI brochure, 9th edition; the thermochemical calorie)."""

CURRENCIES: Final = frozenset(("pounds", "dollars", "euros", "yen", "rupees", "francs", "pesos"))
KINDS: Final = frozenset(_BASE)
"""Kinds of thing that the table knows; any other is one of the key's own, as "points"."""

_PREFIXES: Final = {
    "n": 1e-9, "µ": 1e-6, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 1e-1, "h": 1e2,
    "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12,
}  # fmt: skip
_PREFIXED: Final = (
    *("m", "g", "s", "l", "A", "V", "W", "Wh", "J", "N", "Pa", "Hz", "Ω", "mol", "cal", "eV"),
    *("bar", "bit", "B", "b", "bps", "t", "C", "F", "T", "H"),
)
_BINARY: Final = {"Ki": 2.0**10, "Mi": 2.0**20, "Gi": 2.0**30, "Ti": 2.0**40}
"""Prefixes that only bits and bytes have (IEC 80000-13)."""
_BINARY_NAMES: Final = {"Ki": "kibi", "Mi": "mebi", "Gi": "gibi", "Ti": "tebi"}
"""What they are called, in every language."""
_STORED: Final = ("bit", "B", "b")
_WHOLE: Final = ("bit", "B", "b", "bps", "t")
"""Units that have no small parts: "mb" are no thousandths of a bit, nor "mt" of a tonne."""
_ALSO: Final = {
    "°C": Unit((("temperature", 1),), 1.0, 273.15),
    "°F": Unit((("temperature", 1),), 5 / 9, 459.67 * 5 / 9),
    "a.m.": Unit((("clock", 1),), 1.0),
    "p.m.": Unit((("clock", 1),), 1.0, 12.0),
}
"""Units with a zero of their own. A time of the day is no length of time: "3 pm" is not 3 hours."""
LETTERS: Final = {"C": "°C", "F": "°F", "c": "ct", "m": "min", "L": "l", "°": "°C °F"}
"""Other meanings of a sign, taken where the first is of another kind than the key's unit."""


def of_one_kind(some: Sequence[Unit], wanted: Sequence[Unit]) -> tuple[Unit, Unit] | None:
    """Give a unit and a wanted one that are of one kind; the same unit before any other."""
    pairs = [(one, other) for other in wanted for one in some if one.dimension == other.dimension]
    return next((pair for pair in pairs if pair[0] == pair[1]), pairs[0] if pairs else None)


@lru_cache(maxsize=1)
def symbols() -> dict[str, Unit]:
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
        if times > 1 or symbol not in _WHOLE:
            units.setdefault(prefix + symbol, Unit(unit.dimension, unit.size * times))
    for symbol, (prefix, times) in product(_STORED, _BINARY.items()):
        units[prefix + symbol] = Unit(units[symbol].dimension, units[symbol].size * times)
    return units


def _halves_of_a_day(one: Spoken) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the words behind an hour that is told, and which halves of the day they mean."""
    return (
        (one.morning.replace(".", ""), ("a.m.",)),
        (one.afternoon.replace(".", ""), ("p.m.",)),
        (one.hour_words.replace("'", "_"), ("a.m.", "p.m.")),
    )


@lru_cache(maxsize=32)
def names(language: str) -> dict[str, tuple[Unit, ...]]:
    """Units by folded name: as the language calls them."""
    units = symbols()
    found: dict[str, list[Unit]] = {}
    for symbol, words in spoken(language).units.items():
        for name in phrases(words):
            found.setdefault(name, []).append(units[symbol])
    prefixes = (*spoken(language).prefixes.items(), *_BINARY_NAMES.items())
    for symbol, (letter, prefix) in product(_PREFIXED, prefixes):
        for name in phrases(spoken(language).units.get(symbol, "")):
            if unit := units.get(f"{letter}{symbol}"):
                found.setdefault(f"{fold(prefix)}{name}", [unit])
    for words, halves in _halves_of_a_day(spoken(language)):
        for name in phrases(words):
            if len(name) > 1:
                found.setdefault(name, [units[half] for half in halves])
    return {name: tuple(some) for name, some in found.items()}


@lru_cache(maxsize=1)
def in_any_case() -> dict[str, tuple[Unit, ...]]:
    """Units by folded symbol, for hands that write "mb" and "KM"; some are those of several."""
    found: dict[str, tuple[Unit, ...]] = {}
    for symbol, unit in symbols().items():
        if len(symbol) > 1 or not symbol.isalpha() or symbol in "ghlsp":
            found[fold(symbol)] = (*found.get(fold(symbol), ()), unit)
    return found
