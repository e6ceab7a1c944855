"""Roman numerals: `viii` is 8. A name's numeral is read as a number, "Henry VIII" as "Henry 8"."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WELL_FORMED: Final = re.compile(
    "m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE
)
_TENS: Final = ("", "x", "xx", "xxx")
_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

NUMERALS: Final = {
    ten + one: 10 * tens + ones
    for tens, ten in enumerate(_TENS)
    for ones, one in enumerate(_ONES)
    if ten + one
} | {"ier": 1}
"""The numerals that names have, from `i` to `xxxix`, and their values; "François Ier" too."""


@lru_cache(maxsize=1000)
def roman(letters: str) -> int:
    """Give what small letters are worth as a Roman number, loosely written or not; 0 for none."""
    return _worth(letters, _VALUES)


@lru_cache(maxsize=1000)
def numeral(letters: str) -> int:
    """Give what a well-formed Roman number is worth, from 1 to 3999; 0 for anything else."""
    formed = _WELL_FORMED.fullmatch(letters)
    return _worth(letters.lower(), {**_VALUES, "d": 500, "m": 1000}) if formed else 0


def _worth(letters: str, of_each: Mapping[str, int]) -> int:
    if set(letters) - of_each.keys():
        return 0
    values = [of_each[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, after, strict=False))
