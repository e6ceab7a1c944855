"""What somebody names: a topic, a concept or an item, in words or by the mark of a button."""

from bot.tutor.finding import by_meaning, lookup
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import mark_of
from content.library import Library
from content.model.topic import Concept, Topic

NAMING_WORDS = 5
"""Words of a message up to which it may name a subject and nothing else."""


def item_marked(library: Library, mark: str) -> str | None:
    """Find the live item with this mark."""
    refs = (ref for topic in library.topics for ref in library.refs(topic))
    return next((ref for ref in refs if mark_of(ref) == mark), None)


def subject_ref(topic: Topic, concept: Concept | None) -> str:
    """Name a topic, or a concept of it, across topics."""
    return f"{topic.topic}/{concept.id}" if concept else topic.topic


def subject_of(
    desk: Desk, named: str, *, alone: bool = False
) -> tuple[Topic, Concept | None] | None:
    """Find the topic or concept that words name, or mean; None where they do neither.

    `alone` says that nothing else shows them to be a name (see `lookup`). May raise NotReady.
    """
    empty = desk.intents.marks["asking"]
    found = lookup.subject(desk.library, named, desk.learner.language, empty, alone=alone)
    return found or by_meaning.subject(desk.teaching, named, alone=alone)


def named_in_words(desk: Desk, text: str) -> tuple[Topic, Concept | None] | None:
    """Find the topic or concept that a short message is the name of, by its words alone."""
    if len(text.split()) > NAMING_WORDS:
        return None
    empty = desk.intents.marks["asking"]
    return lookup.subject(desk.library, text, desk.learner.language, empty, alone=True)
