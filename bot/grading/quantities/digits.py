"""Numbers in digits: `1.234,5`, `1'234.56`, `1 200`, `,5`, `1e6`, `6.02 * 10^23`.

Which sign parts thousands and which begins the decimals depends on the language only where the
digits do not tell: 1.200 is twelve hundred in Spanish and one and a bit in English. Both are typed
by people who count the other way, so the other reading is kept, to be asked about.
"""

import math
import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.phrases import any_of, any_word, by_name, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.text.folding import fold

_DIGITS: Final = r"""(?:(?<![^\W_])|(?<=\d[hm])|(?<=\b(?:GBP|USD|EUR|CHF|JPY|INR)))(?P<digits>
        \d{1,3}(?:\ \d{3})+(?![\d])(?:[.,]\d+)?
      | \d{1,3}[.,]\d{3}(?:\ \d{3})+(?:\ \d{1,2})?(?![\d.,])
      | \d+(?:[.,]\d+|['_]\d{3}(?!\d))*
      | (?<![\d.,])[.,]\d+)"""

_THREES: Final = re.compile(r"\d{1,3}([.,'_ ])\d{3}(\1\d{3})*|\d{1,2}(,\d{2})+,\d{3}")
LARGEST_POWER: Final = 300
"""Powers of ten beyond this are no answers, and no floats."""
_TEN: Final = 10


class Digits(Struct, frozen=True):
    """A number as it was written in digits."""

    value: float
    also: tuple[float, ...] = ()
    """Other readings, which are asked about."""
    decimals: int | None = None
    """Decimals that were written; None for a number with a power of ten."""


@lru_cache(maxsize=32)
def number_in_digits(one: Spoken) -> re.Pattern[str]:
    """Give what finds a number in digits with its power of ten: "6.02 times 10 to the 23"."""
    times = any_of(one.operators.get("*", ""))
    return re.compile(
        rf"""{_DIGITS}
        (?P<power>\s?[eE][+-]?\d{{1,4}}(?![\w.])
          | \s?(?:\*|[xX]|{times})\s?(?:10|{_tens(one)})(?:{_raised(one)}|[+-]\d{{1,2}}(?![\d.,]))
          | \s10{_raised(one)})?""",
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def power(one: Spoken) -> re.Pattern[str]:
    """Give what finds a power: 10^6, "ten to the nine", 2^8, "8 squared"."""
    named = (
        rf"(?P<squared>{any_of(one.operators.get('^2', ''))})",
        rf"(?P<cubed>{any_of(one.operators.get('^3', ''))})",
    )
    return re.compile(
        rf"""(?<![\w.,])(?P<base>\d{{1,6}}(?:[.,]\d{{1,2}})?|{_tens(one)})
        (?:(?P<power>{_raised(one)})|\s?(?:{"|".join(named)})\b)""",
        re.VERBOSE | re.IGNORECASE,
    )


def power_at(text: str, at: int, one: Spoken) -> tuple[float, int] | None:
    """Read a power that begins at a place; gives its value and where it ends."""
    found = power(one).match(text, at)
    if found is None:
        return None
    base = float(found["base"].replace(",", ".")) if found["base"][0].isdigit() else 10.0
    exponent = 2 if found["squared"] else 3 if found["cubed"] else power_of(found["power"], one)
    sensible = base > 1 and abs(exponent) * math.log10(base) <= LARGEST_POWER
    return (base**exponent, found.end()) if exponent and sensible else None


def _tens(one: Spoken) -> str:
    return any_of(" ".join(name for name, value in one.value_of.items() if value == 10))


def _raised(one: Spoken) -> str:
    """Give what raises ten, as a verbose pattern: a sign and digits, or words."""
    small = any_word(
        [name for name in one.count_of if " " not in name] + [*phrases(one.ordinals_text)]
    )
    return (
        rf"\s?(?:\^|\*\*|{any_of(one.operators.get('^', ''))})"
        rf"\s?\(?(?:[+-]|(?:{any_of(one.minus)})\ )?(?:\d{{1,4}}|(?:{small})\b)\)?"
    )


def value_of(match: re.Match[str], one: Spoken) -> Digits | None:
    """Give the value of a number in digits; None for what is no number, as 1.2.3 or 9e9999."""
    readings = _readings(match["digits"], one.decimal)
    if match["power"]:  # before one there is no more than one figure: 6,022 * 10^23
        readings = [one for one in readings if float(one) < _TEN] or readings
    power = power_of(match["power"], one)
    if not readings or abs(power) > LARGEST_POWER:
        return None
    values = [float(one) * 10.0**power if power else float(one) for one in readings]
    if not all(math.isfinite(value) for value in values):
        return None
    decimals = len(readings[0].partition(".")[2])
    return Digits(values[0], tuple(values[1:]), None if match["power"] else decimals)


def _readings(digits: str, decimal: str) -> list[str]:
    """Give the readings of a run of digits, with a point for decimals; likeliest first."""
    if len(digits) > LARGEST_POWER:
        return []
    if digits.find(" ") > max(digits.find("."), digits.find(",")) > -1:
        digits = digits.replace(" ", "")  # 0.000 005
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


def power_of(written: str | None, one: Spoken) -> int:
    """Give the power that stands at the end of what raises a ten; 0 where there is none."""
    found = re.search(r"([+-]|[^\W\d_]+ )?(\d{1,4}|[^\W\d_]+)\)?$", written or "")
    if found is None:
        return 0
    sign, digits = fold(found[1] or "").strip(), fold(found[2])
    places = by_name(one.ordinals)
    size = int(digits) if digits.isdigit() else one.count_of.get(digits) or places.get(digits, 0)
    return -size if sign == "-" or sign in phrases(one.minus) else size
