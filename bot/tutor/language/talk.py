"""Whether words that nobody understands sound like talk to the tutor, or like an answer.

How each sounds is known: wishes from their examples, answers from what authors wrote for the topic
at hand. That makes a *naive Bayes classifier* of two classes: a word speaks for the one in which it
is the likelier, by the logarithm of the ratio, and a message by the sum of its words. "Gimme two
mins" has no word that a topic needs; "remind them twice" has no word by which anybody speaks of
themselves or to somebody, and such a word there must be as well. A plea or a sigh ("pls", "ugh")
tells without any counting.
"""

from collections.abc import Iterable, Mapping
from math import log
from typing import Final

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes import MOST_WORDS, Wishes

TALKS: Final = 4.5
"""From here on a message is talk. Chosen on labelled answers: of a thousand, right and wrong, none
that would earn no credit is above."""

TALKS_AFTER: Final = 2.0
"""The same where an answer has been given already: few have more to say."""

_FLOOR: Final = 1 / 3000
"""The share that each word is given beside its own: of so few texts a missing word tells little."""

_UNKNOWN: Final = -1.0
"""What a word says that stands in neither: people answer with any word there is, and wish for few
things."""


def talks(wishes: Wishes, text: str, topic: Mapping[str, float], least: float = TALKS) -> bool:
    """Whether a message is more like these wishes than like a topic, and speaks to somebody.

    `topic` gives for each of its words the share of all its words that it is.
    """
    typed = typed_words(text)
    if not 0 < len(typed) <= MOST_WORDS or not wishes.speaks(typed):
        return False
    return wishes.pleads(typed) or leaning(wishes, typed, topic) >= least


def leaning(wishes: Wishes, typed: Iterable[str], topic: Mapping[str, float]) -> float:
    """Say how much more words sound like these wishes than like a topic."""
    return sum(_leaning(wishes.short_for.get(one, one), wishes, topic) for one in typed)


def _leaning(word: str, wishes: Wishes, topic: Mapping[str, float]) -> float:
    wished, said = wishes.shares.get(word, 0.0), topic.get(word, 0.0)
    return log((wished + _FLOOR) / (said + _FLOOR)) if wished or said else _UNKNOWN
