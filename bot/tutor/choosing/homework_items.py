"""What the homework of a class may be about, and which items that is."""

from collections.abc import Iterable

from bot.tutor.choosing.items import is_long
from bot.tutor.choosing.order import distinct
from bot.tutor.model.drill import Queued
from bot.tutor.model.homework import MOST_ITEMS, HomeworkClass
from bot.tutor.model.links import mark_of
from content.library import Library

MISSED = "missed"
"""What a button carries in the place of a concept's mark."""


def topics_of(library: Library, one: HomeworkClass) -> list[str]:
    """Name the topics of a class."""
    asked = one.topics or library.topics_in(one.language)
    return [topic for topic in asked if topic in library.topics]


def subjects_of(library: Library, topics: Iterable[str]) -> Iterable[tuple[str, str, int]]:
    """Give each concept that can be set: its mark, its name, and how many items it has."""
    for topic_id in topics:
        for concept in library.topics[topic_id].concepts:
            about = f"{topic_id}/{concept.id}"
            if items := _items(library, about):
                yield mark_of(about), concept.name, len(items)


def subject_marked(
    library: Library, one: HomeworkClass, mark: str
) -> tuple[str, tuple[str, ...]] | None:
    """Find what a mark stands for, with its items; None for nothing that can be set."""
    if mark == MISSED:
        missed = missed_of(library, one)
        return ("", missed) if missed else None
    for topic_id in topics_of(library, one):
        for concept in library.topics[topic_id].concepts:
            about = f"{topic_id}/{concept.id}"
            if mark_of(about) == mark and (items := _items(library, about)):
                return about, items
    return None


def _items(library: Library, about: str) -> tuple[str, ...]:
    """Give the items of a concept, without exam answers, in the author's order."""
    topic_id, _, concept_id = about.partition("/")
    refs = library.by_concept(topic_id).get(concept_id, ())
    return _together(library, [ref for ref in refs if not is_long(library, ref)])


def missed_of(library: Library, one: HomeworkClass) -> tuple[str, ...]:
    """Give the items that a class has missed, as far as they are still asked."""
    return _together(library, [ref for ref in one.missed if library.asks(ref)])


def _together(library: Library, refs: list[str]) -> tuple[str, ...]:
    """Leave out what would give the answer of another away: all of it is asked in one session."""
    return tuple(queued.ref for queued in distinct(library, map(Queued, refs)))[:MOST_ITEMS]
