"""Which language a deck is in, where it does not say: the one whose small words it uses most."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import language_codes

_LOOKED_AT: Final = 20_000
_CLEARLY: Final = 1.5
"""How many times as many small words as English has speak for another language."""


def guess(texts: Iterable[str]) -> str:
    """Give the code of the language, English in doubt."""
    words = Counter(re.findall(r"[^\W\d_]+", " ".join(texts)[:_LOOKED_AT].casefold()))
    counts = {code: sum(words[one] for one in _small_words(code)) for code in language_codes()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > _CLEARLY * counts[ENGLISH] else ENGLISH


def _small_words(code: str) -> frozenset[str]:
    known = language_of(code)
    return known.articles | known.being | known.name_words | known.statement_words | known.directed
