"""Units that count in thousands or millions: "million people", "Mio. €", "millones de euros"."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.units.units import names
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold

SHORT: Final = {
    **dict.fromkeys(("k", "K", "Tsd", "tsd"), 1e3),
    **dict.fromkeys(("m", "M", "mn", "mln", "mio", "Mio", "mil", "mill"), 1e6),
    **dict.fromkeys(("b", "bn", "bln", "B", "Mrd", "mrd", "Md", "Mds", "md", "mds"), 1e9),
    **dict.fromkeys(("tn", "trn"), 1e12),
}
"""Letters after digits that multiply them, where they are not the unit that is asked for."""
_IN_ANY_CASE: Final = 3
"""Letters from which a short form may be written in capitals or not: "Mill"."""
_LEAST: Final = 12
_SHORTEST: Final = 2
"""Letters from which a short form is no sign of a unit: M are moles, m are metres."""


def scale_of(short: str) -> float | None:
    """Give what a short form multiplies by: 1e6 for "mio"."""
    return SHORT.get(short) or (SHORT.get(short.lower()) if short[_IN_ANY_CASE - 1 :] else None)


@lru_cache(maxsize=2000)
def counted(unit: str | None, language: str) -> tuple[float, str | None]:
    """Give what a key's unit counts in, 1 for most, and the unit without it."""
    first = re.match(r"\s*([^\W\d_]+)\.?\s*", unit or "")
    if unit is None or first is None:
        return 1.0, unit
    one = spoken(language)
    short = SHORT.get(first[1], 0.0) if len(first[1]) >= _SHORTEST else 0.0
    size = one.scale_of.get(fold(first[1]), short)
    if size < _LEAST or fold(first[1]) in names(language):  # "cent" is a coin in French, too
        return 1.0, unit
    rest = re.sub(rf"^(?:{any_of(one.of)})(?:\s+|(?<='))", "", unit[first.end() :], flags=re.I)
    return float(size), rest or None
