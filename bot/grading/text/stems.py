"""Stems: the part of a word that its forms share, so that `checked` and `checks` are one word.

The stemmer of a language is mended where it parts or joins what a reader would not: the author of a
language lists words that look alike, and neither of them is ever taken for the other.
"""

import re
from functools import lru_cache
from threading import Lock
from typing import Any, Final

import Stemmer  # type: ignore[import-not-found]  # compiled, and ships no types

from bot.grading.text.language import ENGLISH, language_of

_LANGUAGES: Final = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip  # a table reads better in columns

_SHORTEST: Final = 4
"""Letters of a word, or of what is left of one, from which on it has forms."""

_WITH_PRONOUN: Final = re.compile(r"(\w+[aei]r)(?:te|os)(?:l[aeo]s?)?")

_ONE_AT_A_TIME: Final = Lock()
"""A stemmer works on a word that it keeps, and keys are compiled in another thread than answers."""


@lru_cache(maxsize=10_000)
def stem(word: str, language: str = ENGLISH) -> str:
    """Give the part of a word that its inflections share: `checked` and `checks` give `check`."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if language not in _LANGUAGES or word in _collisions(language):
        return word
    if language == "es" and len(word) == _SHORTEST and word.endswith(("as", "os", "es")):
        return word[:-1]  # the stemmer leaves words so short alone: "años"
    if (singular := word.removesuffix("s")) in _collisions(language):
        return singular
    word = _without_pronoun(word) if language == "es" else word
    with _ONE_AT_A_TIME:
        found = str(_stemmer(language).stemWord(word))
    return _evened(word, found, language)


def _without_pronoun(word: str) -> str:
    """Take off the pronouns of a Spanish infinitive that the stemmer leaves: of "cuidarte"."""
    found = _WITH_PRONOUN.fullmatch(word)
    return found.group(1) if found and found.group(1) in language_of("es").real else word


def _evened(word: str, found: str, language: str) -> str:
    """Take off what the stemmer leaves of some verbs: of "bombea", "kauft", "regiert"."""
    if language == "de" and word.endswith("iert") and found.endswith("ert"):
        return found.removesuffix("ert")
    left = (language == "es" and found.endswith("e")) or (language == "de" and word.endswith("t"))
    shorter = found[:-1]
    if not left or found[-1:] not in ("e", "t") or len(shorter) < _SHORTEST:
        return found
    return found if shorter in language_of(language).empty else shorter


def of_participle(word: str, language: str) -> str | None:
    """Give the stem of the verb of a German participle: that of "schützt" for "geschützt"."""
    verb = word.removeprefix("ge")
    if language != "de" or verb == word or len(verb) <= _SHORTEST or verb[-1] not in "tn":
        return None
    return stem(verb, language)


def knows_forms(language: str) -> bool:
    """Whether the forms of a word are known as one in this language."""
    return language in _LANGUAGES


@lru_cache(maxsize=8)
def _collisions(language: str) -> frozenset[str]:
    """Give the look-alikes that the stemmer would make one word: moral and morale."""
    stem_word = _stemmer(language).stemWord
    pairs = (pair.split("/") for pair in language_of(language).look_alikes)
    with _ONE_AT_A_TIME:
        alike = [pair for pair in pairs if stem_word(pair[0]) == stem_word(pair[1])]
    return frozenset(word for pair in alike for word in pair)


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    return Stemmer.Stemmer(_LANGUAGES[language], 0)  # what it would remember, `stem` does
