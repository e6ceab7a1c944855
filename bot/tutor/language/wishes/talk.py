"""How much words sound like talk to the tutor, and how much like an answer.

The more they are evidence of some wish, the more they sound like talk; and a word speaks for what
it is the likelier in, the examples of wishes or what authors wrote for the topic at hand, by the
logarithm of the ratio. "Gimme two mins" has no word that a topic needs; "remind them twice" has no
word by which anybody speaks of themselves or to somebody. Who pleads, asks or begins with "can you"
talks without any counting.
"""

from collections.abc import Iterable, Mapping
from math import log
from typing import Final

from msgspec import Struct

from bot.tutor.language.wishes.wishes import Wishes

_FLOOR: Final = 1 / 3000
"""The share that each word is given beside its own: of so few texts a missing word tells little."""

_UNKNOWN: Final = -1.0
"""What a word says that stands in neither: people answer with any word there is, and wish for few
things."""


class Sound(Struct, frozen=True):
    """What words sound like."""

    language: str
    """The language that they most likely are in."""
    evidence: float
    """How much more they speak for the wish that they speak for most than for an answer."""
    leaning: float
    """How much their words are rather those of wishes than of the topic."""
    hails: bool
    """Whether they plead, ask, or begin as one who speaks to the tutor."""


def leaning(wishes: Wishes, typed: Iterable[str], topic: Mapping[str, float]) -> float:
    """Say how much more words sound like these wishes than like a topic.

    `topic` gives for each of its words the share of all its words that it is.
    """
    return sum(_leaning(word, wishes, topic) for word in wishes.reader.full(typed))


def _leaning(word: str, wishes: Wishes, topic: Mapping[str, float]) -> float:
    wished, said = wishes.shares.get(word, 0.0), topic.get(word, 0.0)
    return log((wished + _FLOOR) / (said + _FLOOR)) if wished or said else _UNKNOWN
