"""How far a share, or the difference of two, can be trusted when few people stand behind it.

The theory. Of 6 people 5 were right: 83 % were, but what would the next hundred be? The interval of
Wilson holds all true shares under which such a result is not rare (1 in 20); unlike the textbook's
plus or minus it stays honest for few people and near 0 and 1. For the difference of two shares
Newcombe puts two such intervals together. (E. B. Wilson, "Probable inference, the law of
succession, and statistical inference", 1927; R. G. Newcombe, "Interval estimation for the
difference between independent proportions", method 10, 1998.)
"""

from math import hypot, sqrt
from typing import Final

from msgspec import Struct

_Z: Final = 1.96
"""Standard deviations of the normal distribution beyond which 1 in 20 lies."""


class Interval(Struct, frozen=True):
    """A value with the least and the most that it may be in truth."""

    value: float
    low: float
    high: float


def share(count: int, of: int) -> Interval:
    """Give the share that `count` is of `of`, which is at least 1, with Wilson's interval."""
    found, z2 = count / of, _Z * _Z
    middle = (found + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(found * (1 - found) / of + z2 / (4 * of * of))
    return Interval(found, max(0.0, middle - half), min(1.0, middle + half))


def difference(one: Interval, other: Interval) -> Interval:
    """Give how much more the first share is than the second, with Newcombe's interval."""
    found = one.value - other.value
    below = hypot(one.value - one.low, other.high - other.value)
    above = hypot(one.high - one.value, other.value - other.low)
    return Interval(found, max(-1.0, found - below), min(1.0, found + above))
