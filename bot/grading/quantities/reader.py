"""Reading quantities: every number of a response with its unit, from left to right.

Numbers come from `amounts`, their signs from `beside`; here they get their units, and what belongs
together becomes one: "1 h 30 min", "1h30", "£2 50p", "an hour and a half".
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.grading.quantities.amounts import next_amount
from bot.grading.quantities.angles import in_radians
from bot.grading.quantities.beside import described, signed
from bot.grading.quantities.quantity import Asked, Quantity, Written
from bot.grading.quantities.units.measures import Measure, measure_at, per_unit
from bot.grading.quantities.units.units import CURRENCIES, Unit
from bot.grading.quantities.wording import in_words
from bot.grading.quantities.words.phrases import phrases
from bot.grading.text.folding import fold
from state.values import replace

_MOST: Final = 24
"""Numbers that are read; a response with more is no answer."""
_NO_UNITS: Final = frozenset(("a", "in", "In", "an", "at", "as", "au"))
"""Words that are also units; "A" is the ampere."""
_MONEY: Final = re.compile(r"(?<!\d)(?<!\d\s)(US\$|[£$€¥₹]|[A-Z]{3})\s?$")
_MILLION: Final = 1e6
"""From here on some languages say what is counted with an "of": "un millón de euros"."""
_MINOR: Final = {
    ("time", 3600.0): 60.0, ("time", 60.0): 1.0, ("length", 0.3048): 0.0254, ("length", 1.0): 0.01,
}  # fmt: skip
"""Which unit a bare number after hours, minutes, feet or metres is in."""


def quantities(response: str, asked: Asked) -> tuple[Quantity, ...]:
    """Give the numbers of a response in their order."""
    text = in_words(response, asked.language)
    written = Written(in_radians(text) if asked.angle else text, asked)
    merged = _compounds(list(_all(written)), written)
    several = [one for one in merged if not one.is_one]
    return tuple(several or merged)


def _all(written: Written) -> Iterator[Quantity]:
    at, count = 0, 0
    while count < _MOST:
        found = next_amount(written, at)
        if found is None:
            return
        whole = described(written, _with_unit(written, signed(written, found, at)))
        at, count = whole.end, count + 1
        yield whole


def _with_unit(written: Written, found: Quantity) -> Quantity:
    """Give a number the unit that stands after it, or the currency before it."""
    if found.units:
        return found
    hyphen = re.compile(r"-(?=[^\W\d_]{3})").match(written.text, found.end)
    unit = _linked(written, found) or written.unit_at(hyphen.end() if hyphen else found.end)
    money = _currency_before(written, found)
    if money:
        return _priced(written, found, money, unit)
    if unit is None:
        return _rate(written, found)
    if not _plausible(written, unit, found):
        return found
    return replace(found, units=unit.units, end=unit.end, is_one=False)


def _priced(written: Written, found: Quantity, money: Measure, unit: Measure | None) -> Quantity:
    """Give a number its currency, and what it is paid for: "£12 per hour"."""
    if unit and unit.like(money.units):
        return replace(found, units=money.units, end=unit.end)
    per = per_unit(written.text, found.end, money, written.asked.language, written.asked.own)
    return replace(found, units=per.units, end=max(per.end, found.end))


def _currency_before(written: Written, found: Quantity) -> Measure | None:
    money = _MONEY.search(written.text[max(0, found.start - 5) : found.start].rstrip("-"))
    before = measure_at(money[1], 0, written.asked.language, frozenset()) if money else None
    return before if before and before.units[0].dimension[0][0] in CURRENCIES else None


def _linked(written: Written, found: Quantity) -> Measure | None:
    """Read "half an hour", "a quarter of an hour", "half of a kilo", "two millions d'euros"."""
    link = "|".join(
        sorted({*phrases(written.one.one), *phrases(written.one.of), "of an", "of a"}, key=len)
    )
    joined = re.compile(rf"(?:\s(?:{link}))+(?:\s|(?<='))", re.IGNORECASE).match(
        written.text, found.end
    )
    if joined is None:
        return None
    if found.is_share or found.value >= _MILLION:
        return written.unit_at(joined.end())
    return written.asked_unit_at(joined.end())  # "une douzaine d'euros"


def _rate(written: Written, found: Quantity) -> Quantity:
    """Read "72 per hour", where something by time is asked for."""
    asked = {kind for unit in written.asked.units for kind, power in unit.dimension if power < 0}
    bare = Measure((Unit((), 1.0),), found.end)
    rate = per_unit(written.text, found.end, bare, written.asked.language, written.asked.own)
    by = {kind for unit in rate.units for kind, _ in unit.dimension}
    return replace(found, units=rate.units, end=rate.end) if by and by <= asked else found


def _plausible(written: Written, unit: Measure, found: Quantity) -> bool:
    """Whether a short word after a number is a unit: "in" is an inch only where lengths count."""
    name = written.text[found.end : unit.end].strip()
    return bool(unit.like(written.asked.units)) or name not in _NO_UNITS


def _compounds(found: Sequence[Quantity], written: Written) -> list[Quantity]:
    """Join "1 h 30 min", "1h30", "£2 50p" and "an hour and a half" into one quantity each."""
    text, one = written.text, written.one
    joins = "|".join(phrases(one.joins) | (phrases(one.point) - {"point", "coma"}))
    ones = "|".join(phrases(one.one))
    apart = re.compile(rf"\.?[\s,]*(?:(?:{joins})\s+)?(?:(?:{ones})\s)?\s*")
    merged: list[Quantity] = []
    for quantity in found:
        gap = fold(text[merged[-1].end : quantity.start]) if merged else None
        close = gap is not None and apart.fullmatch(gap)
        joined = _compound(merged[-1], quantity) if close else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(quantity)
    return merged


def _compound(first: Quantity, second: Quantity) -> Quantity | None:
    """Add a smaller part to a quantity; None where the two are quantities of their own."""
    if not first.units:
        return None
    major = first.units[0]
    if second.is_share and not second.units and second.value < 1:
        extra = second.value
    elif second.units:
        minor = next((one for one in second.units if one.dimension == major.dimension), None)
        share = second.is_share and second.value < 1 and minor == major
        if minor is None or not (minor.size < major.size or share):
            return None
        if minor.zero or first.decimals:
            return None
        extra = second.value * minor.size / major.size
    else:
        size = _size_of_bare(major, second.value)
        if size is None or first.decimals:
            return None
        extra = second.value * size / major.size
    value = first.value + math.copysign(extra, first.value)
    return replace(first, value=value, end=second.end, also=(), is_one=False, decimals=None)


def _size_of_bare(major: Unit, value: float) -> float | None:
    """Give the size of the unit that a bare number has after a larger one: pence after pounds."""
    money = major.dimension[0][0] in CURRENCIES
    (kind, power), *others = major.dimension or [("", 0)]
    alone = power == 1 and not others
    size = 0.01 * major.size if money else _MINOR.get((kind, major.size)) if alone else None
    if size is None:
        return None
    return size if 0 <= value < major.size / size else None
