"""Was it an attempt at all? "idk", "?", a thumb and "asdf" ask for a hint, not for a verdict.

A response is an attempt as soon as it holds one word that the key, the question or English at large
would use; only what holds none is set aside here.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from bot.grading.text.language import ENGLISH
from bot.grading.text.languages.shape import Language, language_codes
from bot.grading.text.words import Token, read

_VOWELS: Final = re.compile(r"[aeiouy]")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "poiuytrewq", "lkjhgfdsa", "mnbvcxz")
_RUN: Final = 4
"""So many neighbours on a keyboard are mashed keys, not a word; three if they are the whole."""
_BRIEF: Final = 6
"""Words up to which a text is looked at in other languages than its topic's."""


def is_no_attempt(text: str, language: str = ENGLISH) -> bool:
    """Whether a text says that there is no answer: "idk", "?", "no clue", emoji, mashed keys."""
    tokens = read(text, language=language)
    return not tokens or gives_up(text, tokens) or is_gibberish(tokens)


def says_so(text: str, language: str) -> bool:
    """Whether a text says in words that there is no answer: "idk", "no clue", but not "?"."""
    return gives_up(text, read(text, language=language))


def begins_giving_up(text: str, language: str = ENGLISH) -> bool:
    """Whether a text first says that there is no answer, whatever follows: "idk thats too much".

    An everyday word by itself says no such thing: "help them to choose", "nothing is free".
    """
    tokens = read(text, language=language)
    words = [token.text.rstrip("'") for token in tokens if token.text[0].isalnum()]
    if not words:
        return False
    spoken = tokens[0].language
    return any(
        words[: len(phrase)] == phrase
        for phrase in _by_first_word(spoken).get(words[0], ())
        if len(phrase) > 1 or words[0] not in spoken.everyday_words
    )


def is_gibberish(tokens: Sequence[Token], known: Collection[str] = ()) -> bool:
    """Whether no token could be a word, a number or a sign that `known` or its language has."""
    return not any(
        token.text in known or token.number is not None or _could_be_a_word(token)
        for token in tokens
    )


def gives_up(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a text says in words that there is no answer, and nothing else but fillers.

    "Sorry, no idea" gives up; "no idea, perhaps a survey" is an attempt. `tokens` is the text read
    in the topic's language; who has no answer may well say so in another.
    """
    if not tokens or _gives_up(tokens):
        return bool(tokens)
    others = [code for code in language_codes() if code != tokens[0].language.code]
    brief = len(tokens) <= _BRIEF
    return brief and any(_gives_up(read(text, language=code)) for code in others)


def _gives_up(tokens: Sequence[Token]) -> bool:
    language = tokens[0].language
    words = [token.text.rstrip("'") for token in tokens if token.text[0].isalnum()]
    fillers, phrases = language.no_attempt_fillers, _by_first_word(language)
    return any(
        words[place : place + len(phrase)] == phrase
        and fillers.issuperset(words[:place] + words[place + len(phrase) :])
        for place, word in enumerate(words)
        for phrase in phrases.get(word, ())
    )


def _could_be_a_word(token: Token) -> bool:
    text, language = token.text, token.language
    if text in language.everyday_words or text in language.contractions or len(text) == 1:
        return True
    if text[0].isalpha() and any(sign.isdigit() for sign in text):
        return len(text) <= 8  # B2B, CO2, Q1
    if not text.isalpha() or (len(text) > 3 and text.isascii() and not _VOWELS.search(text)):
        return False
    return not (_cluster(language.consonants).search(text) or _is_mashed(text))


@lru_cache(maxsize=8)
def _cluster(most: int) -> re.Pattern[str]:
    """Find more consonants in a row than a word has, or four times the same letter."""
    return re.compile(rf"[bcdfghjklmnpqrstvwxz]{{{most + 1},}}|(.)\1{{3,}}")


def _is_mashed(text: str) -> bool:
    run = min(max(len(text), 3), _RUN)
    return any(
        text[place : place + run] in row
        for row in _ROWS
        for place in range(max(len(text) - run + 1, 0))
    )


@lru_cache(maxsize=8)
def _by_first_word(language: Language) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for text in language.no_attempts:
        words = [token.text.rstrip("'") for token in read(text, language=language.code)]
        found.setdefault(words[0], []).append(words)
    return found
