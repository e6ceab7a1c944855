"""Numbers: values, units and tolerances, compared exactly.

A number takes no spelling tolerance: 1954 is not nearly 1945, and 42 m is not 42 km. Units of one
dimension are converted; a number without a unit is taken in the unit of the key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading.text.words import Token, read
from bot.grading.verdict import Outcome, Verdict
from content.model import NumberQuestion, Slip

_UNITS: Final[dict[str, tuple[str, float]]] = {
    name: (dimension, factor)
    for dimension, factor, names in (
        ("length", 0.001, "mm millimetre millimetres millimeter millimeters"),
        ("length", 0.01, "cm centimetre centimetres centimeter centimeters"),
        ("length", 1.0, "m metre metres meter meters"),
        ("length", 1000.0, "km kilometre kilometres kilometer kilometers kms"),
        ("length", 0.0254, "inch inches"),
        ("length", 0.3048, "ft foot feet"),
        ("length", 1609.344, "mile miles mi"),
        ("mass", 0.001, "mg milligram milligrams"),
        ("mass", 1.0, "g gram grams gramme grammes"),
        ("mass", 1000.0, "kg kilo kilos kilogram kilograms kgs"),
        ("mass", 1e6, "tonne tonnes"),
        ("time", 1.0, "s sec secs second seconds"),
        ("time", 60.0, "min mins minute minutes"),
        ("time", 3600.0, "h hr hrs hour hours"),
        ("time", 86400.0, "day days"),
        ("time", 604800.0, "week weeks"),
        ("months", 1.0, "month months"),
        ("months", 12.0, "year years yr yrs"),
        ("volume", 0.001, "ml millilitre millilitres"),
        ("volume", 1.0, "l litre litres liter liters"),
        ("share", 0.01, "% percent percents percentage pc"),
        ("pounds", 1.0, "£ pound pounds quid gbp"),
        ("pounds", 0.01, "p pence penny"),
        ("dollars", 1.0, "$ dollar dollars usd"),
        ("euros", 1.0, "€ euro euros eur"),
    )
    for name in names.split()
}
"""Unit names, their dimension and their size in the dimension's first unit (SI brochure, 2019)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit beside it, if one was given."""

    value: float
    unit: str | None
    start: int
    end: int


def quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Give every number of a text with the unit before or after it."""
    found = []
    for place, token in enumerate(tokens):
        if token.number is not None:
            before = tokens[place - 1].text if place else ""
            after = " ".join(near.text for near in tokens[place + 1 : place + 3])
            found.append(Quantity(token.number, _unit(before, after), token.start, token.end))
    return tuple(found)


def same(given: Quantity, wanted: Quantity, within: float = 0.0) -> bool:
    """Whether two quantities agree within a tolerance in the unit of `wanted`."""
    value = in_unit(given, wanted.unit)
    return value is not None and abs(value - wanted.value) <= within + 1e-9 * abs(wanted.value)


def in_unit(given: Quantity, unit: str | None) -> float | None:
    """Give the value in another unit; None where the dimensions differ."""
    if given.unit is None or unit is None or given.unit == unit:
        return given.value
    dimension, size = _UNITS[given.unit]
    other, other_size = _UNITS[unit]
    return given.value * size / other_size if dimension == other else None


def grade_number(question: NumberQuestion, response: str) -> Verdict:
    """Grade a typed number: right within its tolerance, or a known slip, or wrong."""
    given = quantities(read(response))
    if not given:
        return Verdict(Outcome.NO_ATTEMPT, 0.0, because="number")
    unit = _unit("", question.unit or "")
    answer = _meant(response, given, unit)
    if answer is None:
        return Verdict(Outcome.UNSURE, 0.4, because="hedge")
    if same(answer, Quantity(question.answer, unit, 0, 0), question.within):
        return Verdict(Outcome.RIGHT, 1.0, because="number")
    value = in_unit(answer, unit)
    if value is None:
        return Verdict(Outcome.WRONG, 0.0, because="unit")
    slip = next((slip for slip in question.slips if _is(slip, value)), None)
    return Verdict(Outcome.WRONG, 0.0, because="number", note=slip.because if slip else "")


def _is(slip: Slip, value: float) -> bool:
    return abs(value - slip.gives) <= slip.within + 1e-9 * abs(slip.gives)


def _meant(response: str, given: Sequence[Quantity], unit: str | None) -> Quantity | None:
    """Give the number that is the answer: after the last "=", else the only one in the unit.

    None when several different numbers are offered and nothing says which one is meant.
    """
    after = [one for one in given if "=" in response[: one.start]]
    if after:
        return after[-1]
    marked = [one for one in given if unit and one.unit == unit]
    values = {one.value for one in marked or given}
    return (marked or list(given))[-1] if len(values) == 1 else None


def _unit(before: str, after: str) -> str | None:
    """Give the unit named beside a number: a currency before it, or a word after it."""
    if before in ("£", "$", "€"):
        return before
    if after.startswith("per cent"):
        return "%"
    word = after.split(" ", maxsplit=1)[0]
    return word if word in _UNITS else None
