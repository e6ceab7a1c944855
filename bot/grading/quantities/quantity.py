"""A quantity: a number of a response with its unit, its sign and what is said about it."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.units.measures import Measure, measure_at, own_words, wanted_units
from bot.grading.quantities.units.units import CURRENCIES, KINDS, Unit
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import Spoken
from bot.grading.text.folding import fold
from state.values import replace


class Quantity(Struct, frozen=True):
    """A number of a response, with its unit if it has one."""

    value: float
    start: int
    end: int
    units: tuple[Unit, ...] = ()
    """Everything that its unit can mean, most likely first."""
    also: tuple[float, ...] = ()
    """Other values that the same writing may have; they are asked about."""
    decimals: int | None = None
    """Decimals that were written; None where the number was not written in digits."""
    is_share: bool = False
    """Whether it was written as a fraction: "half", "3/4", "1 in 8"."""
    is_one: bool = False
    """Whether it is the word for 1 with no unit, which may be no number at all."""
    denied: bool = False
    bound: bool = False
    turned: int = 0
    """1 where something rose by it, -1 where something fell by it."""
    spelling: tuple[tuple[str, str], ...] = ()


_IN_FULL: Final = {"bpm": "beats/min", "lpm": "latidos/min"}
"""Units of several that are written in letters."""


class Asked(Struct, frozen=True):
    """What the key's unit lets a response mean."""

    language: str
    units: tuple[Unit, ...]
    own: frozenset[str]
    """Words that are a unit only in this key: "points"."""

    @property
    def money(self) -> bool:
        """Whether an amount of money is asked for."""
        return any(kind in CURRENCIES for unit in self.units for kind, _ in unit.dimension)

    @property
    def physical(self) -> bool:
        """Whether a measure is asked for, and neither money nor a count of things."""
        kinds = {kind for unit in self.units for kind, _ in unit.dimension}
        return bool(kinds) and kinds <= KINDS - CURRENCIES

    @property
    def temperature(self) -> bool:
        """Whether degrees of heat are asked for."""
        return any(unit.dimension == (("temperature", 1),) for unit in self.units)

    @property
    def angle(self) -> bool:
        """Whether an angle is asked for."""
        return any(unit.dimension == (("angle", 1),) for unit in self.units)

    @classmethod
    @lru_cache(maxsize=2000)
    def of(cls, unit: str | None, language: str) -> "Asked":
        """Read the unit of a key."""
        text = _IN_FULL.get(unit or "", unit or "")
        return cls(language, wanted_units(text, language), own_words(text, language))


def negative(found: Quantity) -> Quantity:
    """Give a quantity below zero."""
    return replace(found, value=-found.value, also=tuple(-one for one in found.also))


class TypedWord(Struct, frozen=True):
    """A word of a response: as typed, folded, and where it stands."""

    typed: str
    text: str
    start: int
    end: int


class Written(Struct, frozen=True, dict=True):
    """A response in which quantities are looked for: its plain text and what the key asks."""

    text: str
    asked: Asked

    @cached_property
    def one(self) -> Spoken:
        """How its language says numbers."""
        return spoken(self.asked.language)

    @cached_property
    def words(self) -> Sequence[TypedWord]:
        """Its words, without digits and signs."""
        return tuple(
            TypedWord(word.group(), fold(word.group()), word.start(), word.end())
            for word in re.finditer(r"[^\W\d_]+", self.text)
        )

    def unit_at(self, at: int) -> Measure | None:
        """Read the unit that begins at a place, a product of two where one is asked for."""
        language, own = self.asked.language, self.asked.own
        found = measure_at(self.text, at, language, own)
        if found is None or found.like(self.asked.units):
            return found
        whole = measure_at(self.text, at, language, own, beside=True)
        return whole if whole and whole.like(self.asked.units) else found

    def asked_unit_at(self, at: int) -> Measure | None:
        """Read the unit at a place, if it is of the kind that is asked for."""
        unit = self.unit_at(at)
        return unit if unit and unit.like(self.asked.units) else None
