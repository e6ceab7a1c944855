"""Roman numerals: `viii` is 8. A name's numeral is read as a number, "Henry VIII" as "Henry 8"."""

from functools import lru_cache
from typing import Final

_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
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
    if not letters or set(letters) - _VALUES.keys():
        return 0
    values = [_VALUES[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, after, strict=True))
