"""Listings: "Name the two products" wants items, so its answer is marked item by item.

One reference such as "glucose and oxygen" becomes two ideas of which both are needed. An item that
is not in the key keeps a list from being fully right.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from bot.grading.text.folding import fold
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.words import read

_LONGEST: Final = 3
"""Words of an item; longer pieces are clauses of a sentence."""


def asks_for_list(question: str, language: str = ENGLISH) -> bool:
    """Whether a question asks for items rather than for a statement."""
    return bool(_asks(language).search(fold(question)))


def items(reference: str, question: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Give the items of a reference that is a bare list; nothing for any other text."""
    pieces = pieces_of(reference, language)
    if len(pieces) < 2 or not asks_for_list(question, language):
        return ()
    return pieces if all(_is_item(piece, language) for piece in pieces) else ()


def pieces_of(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Split a text at commas, semicolons, slashes, line ends, "&" and words such as "and"."""
    return tuple(piece for piece in _split(language).split(text.strip().rstrip(".")) if piece)


def wanted_number(question: str, count: int, language: str = ENGLISH) -> int:
    """Give how many of `count` items a question asks for: "Name two ..." wants two.

    All of them where it names no number, or one that is not below `count`.
    """
    for token in read(question, language=language):
        if token.text.isdigit() and 1 <= int(token.text) < count:
            return int(token.text)
    return count


def _is_item(piece: str, language: str) -> bool:
    words = [token.text for token in read(piece, language=language)]
    known = language_of(language)
    telling = [word for word in words if word not in known.empty or word in known.numbers]
    return 1 <= len(telling) <= _LONGEST and len(words) - len(telling) <= 1


@lru_cache(maxsize=8)
def _asks(language: str) -> re.Pattern[str]:
    return _any_of(language_of(language).asks_list)


@lru_cache(maxsize=8)
def _split(language: str) -> re.Pattern[str]:
    words = _any_of(language_of(language).adding).pattern
    return re.compile(rf"\s*(?:[,;/\n&]|{words})\s*", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Find any of these phrases; one that is never found stands for none at all."""
    found = "|".join(re.escape(one) for one in sorted(phrases)) or r"(?!)"
    return re.compile(rf"\b(?:{found})\b")
