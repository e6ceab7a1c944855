"""Polarity: which way a clause points.

Less, prevented, lost and denied point down; more, allowed and gained point up.

A sentence encoder hears what a text is about and is nearly deaf to its direction: "slower" lies
beside "faster", "it lets the smoke out" beside "it keeps the smoke in". So a likeness of meaning
counts for more where both texts point the same way. Two downs make an up ("stops the loss").
Only the words of English are known; a text in another language points nowhere, which costs and
gains nothing.
"""

from functools import lru_cache

from bot.grading.text.language import ENGLISH, Words, language_of
from bot.grading.text.stems import stem
from bot.grading.text.words import read


@lru_cache(maxsize=4096)
def polarity(text: str) -> int:
    """Tell which way a text points: -1 down, 1 up, 0 neither."""
    words = [token.text for token in read(text)]
    english = language_of(ENGLISH)
    told = [word for word in words if word not in english.denials]
    denied, downs = len(words) - len(told), sum(map(_points_down, told))
    downs = denied + (downs or int(not english.pointing_away.isdisjoint(words)))
    return -1 if downs % 2 else int(bool(downs) or any(map(_points_up, words)))


def has_direction(word: str) -> bool:
    """Tell whether a word by itself points one way, as a denial does."""
    english = language_of(ENGLISH)
    known = word in english.pointing_away or word in english.denials
    return known or _points_down(word) or _points_up(word)


def _points_down(word: str) -> bool:
    return _is_form_of(language_of(ENGLISH).pointing_down, word)


def _points_up(word: str) -> bool:
    return _is_form_of(language_of(ENGLISH).pointing_up, word)


def _is_form_of(some: Words, word: str) -> bool:
    return word in some or stem(word) in _stems(some)


@lru_cache(maxsize=8)
def _stems(words: Words) -> Words:
    return frozenset(map(stem, words))
