"""Reading quantities: every number of a response with its unit, from left to right.

Numbers come from `amounts`, their signs from `beside`; here they get their units, and what belongs
together becomes one: "1 h 30 min", "1h30", "£2 50p", "an hour and a half".
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.grading.quantities.amounts import next_amount
from bot.grading.quantities.beside import described, signed
from bot.grading.quantities.quantity import Asked, Quantity, Written
from bot.grading.quantities.units.measures import Measure, measure_at, per_unit
from bot.grading.quantities.units.units import CURRENCIES, Unit
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import Spoken, phrases
from bot.grading.quantities.writing import plain, units_apart
from bot.grading.text.folding import fold
from state.values import replace

_MOST: Final = 24
"""Numbers that are read; a response with more is no answer."""
_NO_UNITS: Final = frozenset(("a", "in", "In", "an", "at", "as"))
"""Words that are also units; "A" is the ampere."""
_MONEY: Final = re.compile(r"(?<!\d)(?<!\d\s)(US\$|[£$€¥₹]|[A-Z]{3})\s?$")
_MILLION: Final = 1e6
"""From here on some languages say what is counted with an "of": "un millón de euros"."""
_AND: Final = re.compile(r"\s&\s")
_DOTTED: Final = re.compile(r"(?<![^\W\d_.])(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)")
"""A unit whose letters have a dot each: "m.p.h."."""
_DECIMAL_MARK: Final = re.compile(r"(?<=\d)'(?=\d{1,2}(?!\d))")
"""An apostrophe for a comma, as Spanish hands write it: 12'5."""
_MINOR: Final = {
    ("time", 3600.0): 60.0, ("time", 60.0): 1.0, ("length", 0.3048): 0.0254, ("length", 1.0): 0.01,
}  # fmt: skip
"""Which unit a bare number after hours, minutes, feet or metres is in."""


def quantities(response: str, asked: Asked) -> tuple[Quantity, ...]:
    """Give the numbers of a response in their order."""
    text = plain(response)
    one = spoken(asked.language)
    text = units_apart(text)
    text = _DOTTED.sub(lambda unit: unit.group().replace(".", ""), text)
    text = _share_of_a_unit(one).sub(r"\1 \2", text)
    text = _AND.sub(f" {one.joins.split()[0]} ", text)
    if one.decimal == ",":
        text = _DECIMAL_MARK.sub(",", text)
    written = Written(text, asked)
    merged = _compounds(list(_all(written)), written)
    several = [one for one in merged if not one.is_one]
    return tuple(several or merged)


@lru_cache(maxsize=32)
def _share_of_a_unit(one: Spoken) -> re.Pattern[str]:
    """Find the fraction and the unit of "Viertelstunde" and "Dreivierteljahr"."""
    shares = "|".join(word for names in one.parts.values() for word in names.split())
    units = "|".join(word for names in one.units.values() for word in names.split() if word[3:])
    form = rf"(?<![^\W\d_])([^\W\d_]{{0,5}}(?:{shares}))({units})(?![^\W\d_])"
    return re.compile(form, re.IGNORECASE)


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
    if unit is None or not _plausible(written, unit, found):
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
    if not (found.is_share or found.value >= _MILLION):
        return None
    link = "|".join(
        sorted({*phrases(written.one.one), *phrases(written.one.of), "of an", "of a"}, key=len)
    )
    joined = re.compile(rf"(?:\s(?:{link}))+(?:\s|(?<='))", re.IGNORECASE).match(
        written.text, found.end
    )
    at = joined.end() if joined else found.end
    return written.unit_at(at) if joined else None


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
        if minor is None or minor.size >= major.size or minor.zero or first.decimals:
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
