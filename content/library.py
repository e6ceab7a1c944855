"""Every topic that the bot has loaded, found by name in one step.

Outside its topic an item is named by its *reference*, the text "topic-id/item-id"; that is what
learners' progress is kept under. A library never changes: a reload makes another one.
"""

from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from content.ids import topic_id_of
from content.model.items import ClozeQuestion, Flashcard, Item, Status, demand_of
from content.model.topic import Topic
from content.siblings import siblings

_LIFE: Final = {"was", "status", "draft"}
_IMAGES: Final = {"image", "alt", "back_image", "back_alt"}
_WORDING: Final = {"ask", "reword", "why", "hints", "group", "front", *_IMAGES}
_WORDING_WITHIN: Final = {"choices": {"because", "image", "alt"}, "slips": {"because"}}
"""What of an item is read and never compared."""


class Library(Struct, frozen=True, dict=True):
    """Topics by id, in the order of their folders, with the lookups the bot needs."""

    topics: Mapping[str, Topic]
    preview: bool = False
    """For its author alone: what is not yet live is asked too."""

    def item(self, ref: str) -> Item | None:
        """Give the item of this reference, whatever its status; None when there is none."""
        return self._items.get(ref)

    def topic_of(self, ref: str) -> Topic:
        """Give the topic that the reference begins with; KeyError when it is not loaded."""
        return self.topics[topic_id_of(ref)]

    def language_of(self, ref: str) -> str:
        """Give the language of an item's topic; English when the topic is not loaded."""
        topic = self.topics.get(topic_id_of(ref))
        return topic.language if topic else "en"

    def topics_in(self, language: str) -> tuple[str, ...]:
        """List the ids of the topics in a language.

        All topics where none is in that language, since a question in another one is better than
        none.
        """
        own = tuple(one.topic for one in self.topics.values() if one.language == language)
        return own or tuple(self.topics)

    def refs(self, topic_id: str) -> tuple[str, ...]:
        """List what is asked of a topic, in the author's order, flashcards first."""
        return self._asked[topic_id]

    def asks(self, ref: str) -> bool:
        """Whether an item is there, and is asked."""
        return ref in self._asked_at_all

    def questions(self, topic_id: str) -> tuple[str, ...]:
        """List what is asked of a topic and is no flashcard, in the author's order."""
        return self._questions[topic_id]

    def by_concept(self, topic_id: str) -> Mapping[str, tuple[str, ...]]:
        """Give what is asked of a topic by the id of its concept, both in the author's order."""
        return self._by_concept[topic_id]

    def rising(self, topic_id: str, concept_id: str) -> dict[int, tuple[str, ...]]:
        """Give what is asked of a concept by its demand, what asks for least first.

        Items of equal demand stay in the author's order; empty where nothing is asked.
        """
        return self._rising[topic_id].get(concept_id, {})

    def version(self, ref: str) -> str:
        """Give eight characters that change when what is asked, or what is right, changes.

        An old button carries them, so that it never answers another question than it showed.
        KeyError when there is no such item.
        """
        if ref not in self._versions:
            self._versions[ref] = _digest(self._items[ref])
        return self._versions[ref]

    def key(self, ref: str) -> str:
        """Give eight characters that change when what is right changes, and with no wording.

        KeyError when there is no such item.
        """
        if ref not in self._keys:
            self._keys[ref] = _key_digest(self._items[ref])
        return self._keys[ref]

    def are_siblings(self, one: str, other: str) -> bool:
        """Whether two items are about the same idea; an item is no sibling of itself."""
        return other in self._siblings_of(one)

    def siblings_of(self, ref: str) -> tuple[str, ...]:
        """List what is asked about the same idea as this item, in the author's order."""
        if ref not in self._items:
            return ()
        if ref not in self._asked_siblings:
            near = self._siblings_of(ref)
            self._asked_siblings[ref] = tuple(other for other in near if self.asks(other))
        return self._asked_siblings[ref]

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Old reference to new, for every item that says what it was called before."""
        return {
            f"{topic.topic}/{item.was}": f"{topic.topic}/{item.id}"
            for topic in self.topics.values()
            for item in topic.items()
            if item.was is not None
        }

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {
            f"{topic.topic}/{item.id}": item
            for topic in self.topics.values()
            for item in topic.items()
        }

    @cached_property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        return {
            topic.topic: tuple(
                f"{topic.topic}/{item.id}"
                for item in topic.items()
                if item.is_live or (self.preview and item.status is not Status.RETIRED)
            )
            for topic in self.topics.values()
        }

    @cached_property
    def _asked_at_all(self) -> frozenset[str]:
        return frozenset(ref for refs in self._asked.values() for ref in refs)

    def _siblings_of(self, ref: str) -> tuple[str, ...]:
        name = topic_id_of(ref)
        topic = self.topics.get(name)
        if topic is None:
            return ()
        if name not in self._siblings:
            self._siblings[name] = {
                f"{name}/{one}": tuple(f"{name}/{other}" for other in others)
                for one, others in siblings(topic).items()
            }
        return self._siblings[name].get(ref, ())

    @cached_property
    def _questions(self) -> dict[str, tuple[str, ...]]:
        return {
            topic: tuple(ref for ref in refs if not isinstance(self._items[ref], Flashcard))
            for topic, refs in self._asked.items()
        }

    @cached_property
    def _by_concept(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for topic, refs in self._asked.items():
            concepts: dict[str, list[str]] = {}
            for ref in refs:
                concepts.setdefault(self._items[ref].concept, []).append(ref)
            found[topic] = {concept: tuple(own) for concept, own in concepts.items()}
        return found

    @cached_property
    def _rising(self) -> dict[str, dict[str, dict[int, tuple[str, ...]]]]:
        return {
            topic: {concept: self._by_demand(refs) for concept, refs in concepts.items()}
            for topic, concepts in self._by_concept.items()
        }

    def _by_demand(self, refs: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
        asked_for = sorted((demand_of(self._items[ref]), place) for place, ref in enumerate(refs))
        return {
            demand: tuple(refs[place] for _, place in alike)
            for demand, alike in groupby(asked_for, key=itemgetter(0))
        }

    @cached_property
    def _siblings(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        """Kept for each topic, so that a library which differs in one topic costs only that one."""
        return {}

    @cached_property
    def _asked_siblings(self) -> dict[str, tuple[str, ...]]:
        """Of each item that was looked at, for the same reason."""
        return {}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Of each item that was put, for the same reason."""
        return {}

    @cached_property
    def _versions(self) -> dict[str, str]:
        """Of each item that was looked at, for the same reason."""
        return {}


NOTHING: Final = Library(MappingProxyType({}))
"""A library without topics."""


def _digest(item: Item) -> str:
    """Digest what the author wrote.

    Keys left at their default stay out of it, so that a new kind of key in a later release does
    not make every button old.
    """
    return _short(item.model_dump_json(exclude=_LIFE, exclude_defaults=True))


def _key_digest(item: Item) -> str:
    """Digest what is held against a response: options with their texts, gaps, points, numbers.

    What is only read (the question itself, hints, explanations) stays out of it.
    """
    parts: dict[str, Any] = dict.fromkeys(_LIFE | _WORDING, True)
    for name, wording in _WORDING_WITHIN.items():
        parts[name] = {"__all__": wording}
    written = item.model_dump_json(exclude=parts, exclude_defaults=True)
    return _short(f"{written}{item.gaps}" if isinstance(item, ClozeQuestion) else written)


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
