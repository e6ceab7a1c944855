"""Signs of units that are read as another unit than their author is likely to mean.

`unit: C` are coulombs, so that "55 °C" and "55 degrees" come out as wrong, and nothing else tells.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from content.complaint import Complaint
from content.load import Written
from content.model.items import NumberQuestion


class _Sign(Struct, frozen=True):
    """How a sign is read, and what to write for what it may have been meant as."""

    read_as: str
    write: str
    sure: str = "$^"
    """A pattern of words beside which it is what it is read as."""


_SIGNS: Final = {
    "C": _Sign("coulombs", "`°C` for degrees Celsius", r"coulomb|\bcharge|carga|ladung"),
    "F": _Sign("a unit of your own", "`°F` for degrees Fahrenheit"),
    "°": _Sign("degrees of an angle and of any scale", "`°C` or `°F`", r"angle|ángulo|winkel|turn"),
    "K": _Sign("kelvin", "a thousand as 1000 in `answer`", r"kelvin|temperat|hot|cold"),
    "k": _Sign("a unit of your own", "a thousand as 1000 in `answer`"),
    "M": _Sign("a unit of your own", "a million as 1000000 in `answer`, or `mol/l`"),
    "m": _Sign("metres", "`min` for minutes", r"^(?!.*(?:minut|how long|cuánto tiempo|wie lange))"),
}


def doubtful_units(written: Written) -> Iterator[Complaint]:
    """Remark on each unit that is read as another one than its question seems to be about."""
    for at, question in enumerate(written.topic.questions):
        if not isinstance(question, NumberQuestion) or question.unit not in _SIGNS:
            continue
        sign = _SIGNS[question.unit]
        words = " ".join((question.ask, question.why or "")).casefold()
        if not re.search(sign.sure, words, re.DOTALL):
            what = f"`{question.unit}` alone is read as {sign.read_as}"
            mend = f"Write {sign.write}, unless you mean that."
            yield Complaint(written.place("questions", at, "unit"), what, mend)
