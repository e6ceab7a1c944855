"""Was it an attempt at all? "idk", "?", a thumb and "asdf" ask for a hint, not for a verdict.

A response is an attempt as soon as it holds one word that the key, the question or English at large
would use; only what holds none is set aside here.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from bot.grading.text.lexicon import CONTRACTIONS, EVERYDAY, NO_ATTEMPT_FILLERS, NO_ATTEMPTS
from bot.grading.text.words import Token, read

_VOWELS: Final = re.compile(r"[aeiouy]")
_CLUSTER: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|(.)\1{3,}")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "poiuytrewq", "lkjhgfdsa", "mnbvcxz")
_RUN: Final = 4
"""So many neighbours on a keyboard are mashed keys, not a word; three if they are the whole."""


def is_no_attempt(text: str) -> bool:
    """Whether a text says that there is no answer: "idk", "?", "no clue", emoji, mashed keys."""
    tokens = read(text)
    return not tokens or gives_up(tokens) or is_gibberish(tokens)


def is_gibberish(tokens: Sequence[Token], known: Collection[str] = ()) -> bool:
    """Whether no token could be a word, a number or a sign that `known` or English has."""
    return not any(
        token.text in known or token.number is not None or _could_be_a_word(token.text)
        for token in tokens
    )


def gives_up(tokens: Sequence[Token]) -> bool:
    """Whether a text says in words that there is no answer, and nothing else but fillers.

    "Sorry, no idea" gives up; "no idea, perhaps a survey" is an attempt.
    """
    words = [token.text for token in tokens]
    for place, word in enumerate(words):
        for phrase in _PHRASES.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                rest = words[:place] + words[place + len(phrase) :]
                if all(one in NO_ATTEMPT_FILLERS for one in rest):
                    return True
    return False


def _could_be_a_word(text: str) -> bool:
    if text in EVERYDAY or text in CONTRACTIONS or len(text) == 1:
        return True
    if text[0].isalpha() and any(sign.isdigit() for sign in text):
        return len(text) <= 8  # B2B, CO2, Q1
    if not text.isalpha() or (len(text) > 3 and text.isascii() and not _VOWELS.search(text)):
        return False
    return not (_CLUSTER.search(text) or _is_mashed(text))


def _is_mashed(text: str) -> bool:
    run = min(max(len(text), 3), _RUN)
    return any(
        text[place : place + run] in row
        for row in _ROWS
        for place in range(max(len(text) - run + 1, 0))
    )


def _by_first_word() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for text in NO_ATTEMPTS:
        words = [token.text for token in read(text)]
        found.setdefault(words[0], []).append(words)
    return found


_PHRASES: Final = _by_first_word()
