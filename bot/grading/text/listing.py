"""Listings: "Name the two products" wants items, so its answer is marked item by item.

One reference such as "glucose and oxygen" becomes two ideas of which both are needed. An item that
is not in the key keeps a list from being fully right.
"""

import re
from typing import Final

from bot.grading.text.lexicon import EMPTY, NUMBERS
from bot.grading.text.words import read

_ASKS: Final = re.compile(
    r"\b(name|list|give|state|identify|what are|which are|two|three|four|five|both)\b",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\s*(?:[,;/\n]|\band\b|\bplus\b|&)\s*", re.IGNORECASE)
_LONGEST: Final = 3
"""Words of an item; longer pieces are clauses of a sentence."""


def asks_for_list(question: str) -> bool:
    """Whether a question asks for items rather than for a statement."""
    return bool(_ASKS.search(question))


def items(reference: str, question: str) -> tuple[str, ...]:
    """Give the items of a reference that is a bare list; nothing for any other text."""
    pieces = pieces_of(reference)
    if len(pieces) < 2 or not asks_for_list(question):
        return ()
    return pieces if all(_is_item(piece) for piece in pieces) else ()


def pieces_of(text: str) -> tuple[str, ...]:
    """Split a text at commas, semicolons, slashes, line ends, "&", "and" and "plus"."""
    return tuple(piece for piece in _SPLIT.split(text.strip().rstrip(".")) if piece)


def wanted_number(question: str, count: int) -> int:
    """Give how many of `count` items a question asks for: "Name two ..." wants two.

    All of them where it names no number, or one that is not below `count`.
    """
    for token in read(question):
        if token.text.isdigit() and 1 <= int(token.text) < count:
            return int(token.text)
    return count


def _is_item(piece: str) -> bool:
    words = [token.text for token in read(piece)]
    telling = [word for word in words if word not in EMPTY or word in NUMBERS]
    return 1 <= len(telling) <= _LONGEST and len(words) - len(telling) <= 1
