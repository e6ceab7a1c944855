"""What is looked up in a library: an author's passages, the words they have, and what those weigh.

A word weighs the more the fewer passages have it: the logarithm of all passages over those (the
*inverse document frequency*). It is read once for a library, which never changes.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from math import log
from typing import Final

from msgspec import Struct

from bot.grading.text.spelling import reading, sound
from bot.grading.text.stems import stem
from bot.grading.text.words import read
from bot.tutor.choosing.items import is_explained
from content.library import Library
from content.model.items import ExtendedQuestion, Flashcard, Item, ShortQuestion
from content.model.topic import Concept, Topic

CARD: Final = 1
"""The rank of what a flashcard says."""
_BEGINNING: Final = 4
"""Letters that a word which was cut off has at the least."""
_REMEMBERED: Final = 1000
"""Typed words whose spelling is remembered."""


class Passage(Struct, frozen=True):
    """Some of an author's words, and what they are about."""

    topic: str
    concept: Concept
    text: str
    words: frozenset[str]
    rank: int
    """Which is shown first of those that say as much: an explanation, a card, an answer."""
    item: str = ""
    """The ref of the item that it is said with; empty for the explanation of a concept."""

    @property
    def card(self) -> str:
        """The ref of the flashcard that it is; empty for anything else."""
        return self.item if self.rank == CARD else ""


class Index(Struct, frozen=True):
    """What is looked up in a library."""

    passages: tuple[Passage, ...]
    having: dict[str, list[int]]
    """The places of the passages that have a word."""
    weights: dict[str, float]
    """What the words of the passages weigh, by how few have them."""
    names: frozenset[str]
    """The words of what topics and concepts are called."""
    rarest: float
    """The most that one weighs."""
    spelt: Callable[[str], str]
    """Gives a word as the authors of the passages write it; finding that takes a millisecond, so
    what was typed before is remembered."""


@lru_cache(maxsize=8)
def indexed(library: "ById") -> Index:
    """Read all passages of a library."""
    topics = library.library.topics.values()
    found = tuple(one for topic in topics for one in _of_topic(topic))
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        for word in one.words:
            having[word].append(place)
    weights = {word: log(len(found) / len(places)) + 0.1 for word, places in having.items()}
    spellings = frozenset(token.text for one in found for token in read(one.text))
    called = frozenset(token.text for name, _ in _names(topics) for token in read(name))
    spelt = lru_cache(_REMEMBERED)(lambda typed: _spelling(typed, spellings, called))
    names = frozenset().union(*(words_in(name, language) for name, language in _names(topics)))
    return Index(found, having, weights, names, max(weights.values(), default=1.0), spelt)


def _names(topics: Iterable[Topic]) -> Iterator[tuple[str, str]]:
    """Give what topics and their concepts are called, each with its language."""
    for topic in topics:
        for name in (topic.title, *(concept.name for concept in topic.concepts)):
            yield name, topic.language


class ById(Struct, frozen=True, eq=False):
    """A library by its identity: it never changes, and comparing two would take long."""

    library: Library

    def __hash__(self) -> int:
        return id(self.library)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and other.library is self.library


def _of_topic(topic: Topic) -> Iterator[Passage]:
    for concept in topic.concepts:
        if not is_explained(topic, concept):
            continue
        words = words_in(f"{concept.name} {concept.say}", topic.language)
        yield Passage(topic.topic, concept, concept.say, words, 0)
    for item in topic.items():
        for text, rank in _said_of(item):
            words = words_in(text, topic.language)
            ref = f"{topic.topic}/{item.id}"
            yield Passage(topic.topic, topic.concept(item.concept), text, words, rank, ref)


def _said_of(item: Item) -> Iterator[tuple[str, int]]:
    """Give what an author says with an item, and how well it stands alone."""
    if isinstance(item, Flashcard):
        between = " " if item.front[-1] in "?!.:…" else ": "
        yield f"{item.front}{between}{item.back}", CARD
    elif isinstance(item, ShortQuestion | ExtendedQuestion):
        yield item.model, 2
    if item.why:
        yield item.why, 3


def _spelling(typed: str, known: Collection[str], called: Iterable[str]) -> str:
    """Read a misspelt word, or the beginning of a word in what something is `called`: "info".

    With another first letter it is a slip only if it sounds the same.
    """
    if typed in known:
        return typed
    begun = sorted(word for word in called if word.startswith(typed))
    if begun and len(typed) >= _BEGINNING and all(word.startswith(begun[0]) for word in begun):
        return begun[0]
    meant = reading(typed, known)
    return meant if meant[0] == typed[0] or sound(meant) == sound(typed) else typed


def words_in(text: str, language: str) -> frozenset[str]:
    """Give the stems of a text's words."""
    return frozenset(stem(one.text, language) for one in read(text, limit=2000, language=language))
