"""Polarity: which way a clause points.

Less, prevented, lost and denied point down; more, allowed and gained point up.

A sentence encoder tells what a text is about and hardly notices its direction: "slower" lies beside
"faster", "it lets the smoke out" beside "it keeps the smoke in". So a likeness of meaning counts
for more where both texts point the same way. Two downs make an up ("stops the loss"). A text in a
language that lists no such words points neither way, and nothing changes for it.
"""

from functools import lru_cache

from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language, Words
from bot.grading.text.stems import stem
from bot.grading.text.words import read


@lru_cache(maxsize=4096)
def polarity(text: str, language: str = ENGLISH) -> int:
    """Tell which way a text points: -1 down, 1 up, 0 neither."""
    words = [token.text for token in read(text, language=language)]
    known = language_of(language)
    told = [word for word in words if word not in known.denials]
    denied, downs = len(words) - len(told), sum(_points_down(word, known) for word in told)
    if known.denials_agree:
        denied = min(denied, 1)
    downs = denied + (downs or int(not known.pointing_away.isdisjoint(words)))
    return -1 if downs % 2 else int(bool(downs) or any(_points_up(word, known) for word in words))


def gives_a_purpose(text: str, language: str = ENGLISH) -> bool:
    """Tell whether a text says what is wanted: "so that they agree", and not "so nobody does"."""
    words = read(text, language=language)
    is_purpose = bool(words) and words[0].text in language_of(language).purposes
    return is_purpose and polarity(text, language) >= 0


def has_direction(word: str, language: str) -> bool:
    """Tell whether a word by itself points one way, as a denial does."""
    known = language_of(language)
    pointing = word in known.pointing_away or word in known.denials
    return pointing or _points_down(word, known) or _points_up(word, known)


def _points_down(word: str, known: Language) -> bool:
    return _is_form_of(known.pointing_down, word, known)


def _points_up(word: str, known: Language) -> bool:
    return _is_form_of(known.pointing_up, word, known)


def _is_form_of(some: Words, word: str, known: Language) -> bool:
    """Whether a word is one of some, or a form of one; "para" is no form of "parar"."""
    if word in known.empty:
        return False
    return word in some or stem(word, known.code) in _stems(some, known.code)


@lru_cache(maxsize=8)
def _stems(words: Words, language: str) -> Words:
    return frozenset(stem(word, language) for word in words)
