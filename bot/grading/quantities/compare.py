"""Holding a quantity of a response against the number of a key.

A number without a unit is taken in the key's. A unit of the same kind is converted, one of another
kind never agrees. What agrees only in a second reading, or only when rounded, is to be asked about.
"""

import math
import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.units.units import CURRENCIES, KINDS, Unit, of_one_kind, symbols
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import phrases
from bot.grading.text.folding import fold
from state.values import replace

_EXACT: Final = 1e-9
"""Share of the key by which a float may be off and still be the same number."""
_ROUGH: Final = 0.015
"""Share of the key within which a converted quantity is rounded rather than wrong."""
_DIGITS: Final = 2
"""Significant digits that suffice for a key that has no end: 0.33 for 1/3."""
_ROUGH_MONTH: Final = 0.09
"""The same for months, which have four weeks for many."""
_MONTH: Final = symbols()["month"].size
_FIGURES: Final = 2
"""Figures from which a key with decimals may be a value that was rounded."""
_TELLING: Final = 10
"""From two digits with a decimal, or three, a rounded conversion has been worked out: 373 K."""
_SHARE: Final = (("share", 1),)
_NOT: Final = "not"
"""In other languages the word is also *no*: "no, ninguno"."""
_BESIDE: Final = 3
"""Words that may stand beside "none" in an answer that means 0."""


class Match(Enum):
    """What holding one quantity against a key came to."""

    SAME = "same"
    ASK = "ask"
    """Another reading of it is the same, or it was rounded."""
    UNIT = "unit"
    """Its unit is of another kind, or makes the same digits another quantity."""
    OTHER = "other"


class Wanted(Struct, frozen=True):
    """The number of a key."""

    value: float
    asked: Asked
    within: float = 0.0
    """Tolerance in the unit of the key."""
    is_share: bool = False
    """Whether the key is a fraction, which a percentage may stand for."""
    counted_in: float = 1.0
    """What a number below it is counted in: 2.5 is 2.5 million where the unit is "million"."""

    def rounds(self, value: float) -> bool:
        """Whether the key is a value that was rounded to two figures or more: 0.33 for 1/3."""
        whole, _, decimals = f"{self.value:.12g}".partition(".")
        figures = len((whole + decimals).lstrip("-0"))
        return figures >= _FIGURES and bool(decimals) and round(value, len(decimals)) == self.value

    def accepts(self, value: float, decimals: int | None = None) -> bool:
        """Whether a value in the key's unit is right; a key without end may be rounded or cut."""
        if abs(value - self.value) <= self.within + _EXACT * abs(self.value):
            return True
        if decimals is None and self.rounds(value):
            return True
        endless = float(f"{self.value:.10g}") != self.value
        if not endless or decimals is None or len(f"{value:.{decimals}f}".strip("-0.")) < _DIGITS:
            return False
        size = 10.0**decimals
        rounded = (round(self.value, decimals), math.trunc(self.value * size) / size)
        return min(abs(one - value) for one in rounded) <= _EXACT * abs(self.value)


def held_against(given: Quantity, wanted: Wanted) -> Match:
    """Hold a quantity against the key's; "7 €" for a key in millions of them is asked about."""
    full = _in_full(given, wanted.counted_in)
    found = _held(full, wanted)
    if full is given or not given.units:
        return found
    return Match.ASK if found is Match.SAME else _held(given, wanted)


def _held(given: Quantity, wanted: Wanted) -> Match:
    values = readings(given, wanted)
    if values is None:
        return _of_another_kind(given, wanted)
    if wanted.accepts(values[0], given.decimals) or _as_share(given, wanted):
        return Match.SAME
    if any(wanted.accepts(value, given.decimals) for value in values[1:]):
        return Match.ASK
    pair = of_one_kind(given.units, wanted.asked.units)
    if pair is None and _bare_share(given, wanted):
        return Match.ASK
    if pair is None or pair[0] == pair[1]:
        return Match.ASK if wanted.rounds(values[0]) else Match.OTHER
    return _rounded(given, wanted, pair, values[0])


def _in_full(given: Quantity, counted_in: float) -> Quantity:
    if counted_in == 1 or abs(given.value) >= counted_in:
        return given
    also = tuple(one * counted_in for one in given.also)
    return replace(given, value=given.value * counted_in, also=also)


def readings(given: Quantity, wanted: Wanted) -> tuple[float, ...] | None:
    """Give the values that a quantity may have in the key's unit, likeliest first.

    None where its unit is of another kind.
    """
    values = (given.value, *given.also)
    if not (given.units and wanted.asked.units):
        return values
    pair = of_one_kind(given.units, wanted.asked.units)
    if pair is None:
        return None
    others = [one for one in given.units if one.dimension == pair[0].dimension and one != pair[0]]
    return tuple(one.to(pair[1], value) for one in (pair[0], *others) for value in values)


def meant(given: Sequence[Quantity], wanted: Wanted, response: str) -> Quantity | None:
    """Give the number that is the answer: after the last "=", else the only one in the unit.

    None when several different numbers are offered and nothing says which one is meant.
    """
    after = [one for one in given if re.search("[=≈]", response[: one.start])]
    if after:
        return after[-1]
    units = wanted.asked.units
    marked = [one for one in given if units and one.units and readings(one, wanted)] or list(given)
    values = [(readings(one, wanted) or (one.value,))[0] for one in marked]
    same = len({one.units for one in marked}) == 1
    rough = (_EXACT if same else _ROUGH / 2) * abs(values[0])
    return marked[0] if all(abs(value - values[0]) <= rough for value in values) else None


def none_at_all(response: str, language: str) -> Quantity | None:
    """Read "none" and "nil" as 0 where they are the whole answer, give or take a few words."""
    words = " ".join(re.findall(r"[^\W\d_]+", fold(response[:80])))
    names = (re.sub(r"[\W_]+", " ", name) for name in phrases(spoken(language).none))
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(name)}\b", "", words, count=1)
        denied = rest.split()[-1:] == [_NOT]
        if rest != words and len(rest.split()) <= _BESIDE and not denied:
            return Quantity(0.0, 0, len(response))
    return None


def direction(text: str, language: str) -> int:
    """Say which way a question is about: 1 a rise, -1 a fall, 0 neither or both."""
    words, one = set(re.findall(r"[^\W\d_]+", fold(text))), spoken(language)
    return bool(words & phrases(one.up)) - bool(words & phrases(one.down))


def is_contrary(given: Quantity, wanted: Wanted, asked: int) -> bool:
    """Whether an answer says that a thing fell where it rose, or the other way round.

    `asked` is the direction of the question; where it has none, the sign of the key decides.
    """
    way = asked or (wanted.value > 0) - (wanted.value < 0)
    return bool(given.turned and way) and given.value > 0 and given.turned != way


def as_change(given: Quantity, wanted: Wanted, asked: int) -> Quantity:
    """Read "a fall of 10" as -10 where the key is a change below zero."""
    if given.turned < 0 < given.value and wanted.value < 0 <= asked:
        return Quantity(-given.value, given.start, given.end, given.units)
    return given


def _as_share(given: Quantity, wanted: Wanted) -> bool:
    """Whether "half" stands for 50 %, or 50 % for 0.5."""
    percent = any(unit.dimension == _SHARE for unit in given.units)
    asked_percent = next((one for one in wanted.asked.units if one.dimension == _SHARE), None)
    if given.is_share and not given.units and asked_percent:
        return wanted.accepts(given.value / asked_percent.size)
    if percent and not wanted.asked.units:
        decimals = None if given.decimals is None else given.decimals + 2
        return wanted.accepts(given.value * given.units[0].size, decimals)
    return False


def _bare_share(given: Quantity, wanted: Wanted) -> bool:
    """Whether 0.2 stands for 20 %."""
    percent = next((one for one in wanted.asked.units if one.dimension == _SHARE), None)
    return bool(percent and not given.units and wanted.accepts(given.value / percent.size))


def _of_another_kind(given: Quantity, wanted: Wanted) -> Match:
    """Judge a unit that does not convert: a part of the key's, or of another kind."""
    if any(_same_rate(given, unit, wanted) for unit in wanted.asked.units):
        return Match.SAME
    alike = wanted.accepts(given.value)
    if alike and any(not unit.dimension for unit in wanted.asked.units):
        return Match.ASK  # "40 hours" for "hours per week", which is a share of time
    for mine in (unit for unit in given.units if unit.dimension):
        for theirs in wanted.asked.units:
            rest = dict(theirs.dimension)
            if any(rest.pop(kind, 0) != power for kind, power in mine.dimension):
                continue
            per = alike and all(power < 0 for power in rest.values())
            if per and (not rest.keys() & KINDS or _may_be_short(mine)):
                return Match.SAME  # "£5" for "£ per unit"
    own = all(kind not in KINDS for unit in wanted.asked.units for kind, _ in unit.dimension)
    share = any(unit.dimension == _SHARE for unit in given.units)
    return Match.ASK if alike and own and share else Match.UNIT


def _same_rate(given: Quantity, theirs: Unit, wanted: Wanted) -> bool:
    """Whether "1.2 per second" stands for 72 "beats per minute": beats need not be said."""
    mine = given.units[0]
    rest = set(theirs.dimension) - set(mine.dimension)
    left_out = rest and all(kind not in KINDS and power > 0 for kind, power in rest)
    by_time = mine.dimension and set(mine.dimension) <= set(theirs.dimension)
    return bool(left_out and by_time) and wanted.accepts(given.value * mine.size / theirs.size)


def _may_be_short(unit: Unit) -> bool:
    """Whether a unit is said for itself per something: "£15" an hour, but not "60 km" an hour."""
    kinds = {kind for kind, _ in unit.dimension}
    return kinds <= {*CURRENCIES, "share", "time"} or not kinds & KINDS


def _rounded(given: Quantity, wanted: Wanted, pair: tuple[Unit, Unit], value: float) -> Match:
    """Judge a converted value that is not exact: right if its last digit allows it."""
    off, rough = abs(value - wanted.value), _ROUGH * abs(wanted.value)
    last = 0.5 * 10.0 ** -(given.decimals or 0) * pair[0].size / pair[1].size
    told = given.decimals is not None and abs(given.value) * 10**given.decimals >= _TELLING
    if wanted.rounds(value) or (told and off <= min(last, rough)):
        return Match.SAME
    by_month = any(one.size == _MONTH for one in pair)
    if off <= (_ROUGH_MONTH * abs(wanted.value) if by_month else rough):
        return Match.ASK
    return Match.UNIT if wanted.accepts(given.value) else Match.OTHER
