"""Numbers in digits: `1.234,5`, `1'234.56`, `1 200`, `,5`, `1e6`, `6.02 * 10^23`.

Which sign parts thousands and which begins the decimals depends on the language only where the
digits do not tell: 1.200 is twelve hundred in Spanish and one and a bit in English. Both are typed
by people who count the other way, so the other reading is kept, to be asked about.
"""

import math
import re
from dataclasses import dataclass
from typing import Final

NUMBER: Final = re.compile(
    r"""(?:(?<![^\W_])|(?<=\d[hm])|(?<=\b(?:GBP|USD|EUR|CHF|JPY|INR)))(?P<digits>
        \d{1,3}(?:\ \d{3})+(?![\d])(?:[.,]\d+)?
      | \d+(?:[.,]\d+|['_]\d{3}(?!\d))*
      | (?<![\d.,])[.,]\d+)
    (?P<power>\s?[eE][+-]?\d{1,4}(?![\w.])
      | \s?(?:\*|[xX]|times|por|mal|fois)\s?10\s?
        (?:\^|\*\*|to\ the\ (?:power\ (?:of\ )?)?|elevado\ a\ (?:la\ )?|a\ la\ |hoch\ |puissance\ )
        \s?\(?(?:[+-]|minus\ |menos\ |moins\ )?\d{1,4}\)?)?""",
    re.VERBOSE,
)
"""A number written in digits, with its power of ten."""

TEN_TO: Final = re.compile(r"(?<![\w.,])10\s?(?:\^|\*\*)\s?\(?([+-]?\d{1,4})\)?")
"""A bare power of ten: 10^6."""

_THREES: Final = re.compile(r"\d{1,3}([.,'_ ])\d{3}(\1\d{3})*|\d{1,2}(,\d{2})+,\d{3}")
_LARGEST: Final = 300
"""Powers of ten beyond this are no answers, and no floats."""


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as it was written in digits."""

    value: float
    also: tuple[float, ...] = ()
    """Other readings, which are asked about."""
    decimals: int | None = None
    """Decimals that were written; None for a number with a power of ten."""


def value_of(match: re.Match[str], decimal: str) -> Digits | None:
    """Give the value of a match of NUMBER; None for what is no number, as 1.2.3 or 9e9999."""
    readings = _readings(match["digits"], decimal)
    power = _power(match["power"])
    if not readings or abs(power) > _LARGEST:
        return None
    values = [float(one) * 10.0**power if power else float(one) for one in readings]
    if not all(math.isfinite(value) for value in values):
        return None
    decimals = len(readings[0].partition(".")[2])
    return Digits(values[0], tuple(values[1:]), None if match["power"] else decimals)


def _readings(digits: str, decimal: str) -> list[str]:
    """Give the readings of a run of digits, with a point for decimals; likeliest first."""
    if len(digits) > _LARGEST:
        return []
    signs = [sign for sign in digits if not sign.isdigit()]
    if not signs:
        return [digits]
    last = signs[-1]
    whole, _, rest = digits.rpartition(last)
    apart = last in ".," and signs.count(last) == 1
    if apart and (len(signs) == 1 or _THREES.fullmatch(whole)):
        as_decimal = f"{re.sub(r'[^0-9]', '', whole) or '0'}.{rest}"
        ambiguous = len(signs) == 1 and _THREES.fullmatch(digits) and whole.strip("0")
        if not ambiguous:
            return [as_decimal]
        both = [as_decimal, whole + rest]
        return both if last == decimal else both[::-1]
    return [re.sub(r"[^0-9]", "", digits)] if _THREES.fullmatch(digits) else []


def _power(written: str | None) -> int:
    found = re.search(r"([+-]|minus |menos |moins )?(\d{1,4})\)?$", written or "")
    if found is None:
        return 0
    return int(found[2]) * (1 if found[1] in (None, "+") else -1)
