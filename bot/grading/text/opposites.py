"""Opposites: which words stand on the two sides of one scale, whatever the subject.

The same lists say what contradicts (rise, fall) and what means the same (rise, grow). They are
those of the language; a pair that one subject needs belongs in its topic's `confusable`.
"""

from functools import lru_cache

from bot.grading.text.languages.shape import Language
from bot.grading.text.stems import stem


@lru_cache(maxsize=8)
def poles(language: Language) -> dict[str, tuple[tuple[int, int], ...]]:
    """Give for each stem its scales, by their place in the list, with its side: +1 or -1."""
    found: dict[str, list[tuple[int, int]]] = {}
    for scale, text in enumerate(language.opposites):
        for side, words in zip((1, -1), text.split("/"), strict=True):
            for one in _stems(words, language):
                found.setdefault(one, []).append((scale, side))
    return {one: tuple(places) for one, places in found.items()}


@lru_cache(maxsize=8)
def companions(language: Language) -> dict[str, frozenset[str]]:
    """Give for each stem those that mean much the same: rise, grow, increase."""
    found: dict[str, set[str]] = {}
    for text in (*language.meanings, *language.opposites):
        for words in text.split("/"):
            stems = _stems(words, language)
            for one in stems:
                found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=8)
def dimensions(language: Language) -> dict[str, tuple[str, ...]]:
    """Give for each stem the names of what it measures, as stems: close is about distance."""
    found: dict[str, list[str]] = {}
    for name, words in language.dimensions.items():
        for one in _stems(words, language):
            found.setdefault(one, []).append(stem(name, language.code))
    return {one: tuple(names) for one, names in found.items()}


@lru_cache(maxsize=8)
def amounts(language: Language) -> dict[str, tuple[str, ...]]:
    """Give for each stem that says that there is more of a thing, or less, which of the two."""
    found = ((word, name) for name, some in language.amounts.items() for word in some.split())
    return {stem(word, language.code): (name,) for word, name in found}


def _stems(words: str, language: Language) -> frozenset[str]:
    return frozenset(stem(word, language.code) for word in words.split())
