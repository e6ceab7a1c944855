"""Angles as shares of π: "π/4", "3pi/2" and "0.5 π" are radians where an angle is asked for."""

import math
import re
from typing import Final

_SHARE_OF_PI: Final = re.compile(
    r"(?<![^\W_])(?P<times>\d{1,4}(?:\.\d{1,4})?(?:\s?/\s?[1-9]\d{0,3})?)?\s?[*]?\s?"
    r"(?:π|pi(?![^\W\d_]))(?:\s?/\s?(?P<over>[1-9]\d{0,3}))?(?:\s?rad[a-z]*)?",
    re.IGNORECASE,
)


def radians(text: str) -> float | None:
    """Give the angle that a text consists of, if it is a share of π."""
    found = _SHARE_OF_PI.fullmatch(text.strip(" ()"))
    return _value(found) if found else None


def in_radians(text: str) -> str:
    """Write every share of π in figures: "π/4" as "0.7853981634 rad"."""
    return _SHARE_OF_PI.sub(lambda found: f"{_value(found):.10g} rad", text)


def _value(found: re.Match[str]) -> float:
    times, _, under = (found["times"] or "1").replace(" ", "").partition("/")
    return float(times) / float(under or 1) / float(found["over"] or 1) * math.pi
