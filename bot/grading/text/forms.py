"""The forms of a word that a language has: "reliability" and "reliably" beside "reliable".

Who misspells one of them has the word of the key in mind as much as who misspells the key's own.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from bot.grading.text.language import language_of
from bot.grading.text.words import stem

_SHORTEST: Final = 7
"""Letters of a form; near a shorter one lie words of other stems: "typos" by "types"."""


def forms(words: Iterable[str], language: str) -> frozenset[str]:
    """Give the real words that have the stem of one of these, without them."""
    words = frozenset(words)
    stems = {stem(word, language) for word in words}
    return frozenset(one for each in stems for one in _by_stem(language).get(each, ())) - words


@lru_cache(maxsize=8)
def _by_stem(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(language_of(language).real):
        if len(word) >= _SHORTEST:
            found.setdefault(stem(word, language), []).append(word)
    return {one: tuple(some) for one, some in found.items()}
