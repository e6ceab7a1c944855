"""Sees to it that a topic out of an import passes its own check.

`viva check` answers a topic's questions, and a question whose own answer does not earn its points
is a fault. An author would have to mend what a rule has made; so such a question is asked as a
flashcard, where nothing but the words of the back counts, or it is left out.
"""

from collections.abc import Sequence
from typing import Any, Final

from bot.grading.batch.self_check import surprises
from bot.importing.remarks import LeftOut, Remark, left_out
from bot.importing.topic.build import Built
from bot.importing.topic.items import as_card
from content.complaint import Place
from content.load import Written
from content.model.topic import Topic
from content.tree import ListNode, MapNode, TextNode

_START: Final = Place("", 0)
_TYPED: Final = ("short", "cloze", "number", "extended")


def make_sound(built: Built, language: str) -> None:
    """Turn every question that comes out differently than it is written into a card."""
    questions = built.of("questions")
    if not any(one.keys.get("type") in _TYPED for one in questions):
        return
    topic = Topic.model_validate(_keys(built, language), context=built.images.images)
    failed = {one.line: one.what for one in surprises(Written(topic, _numbered(len(questions))))}
    for number, what in failed.items():
        question = questions[number]
        assert question.made is not None  # noqa: S101  # every question was made of an item
        try:
            card = as_card(question.made)
        except LeftOut:
            built.remarks.append(left_out(question.source, what))
            built.entries.remove(question)
            continue
        built.remarks.append(Remark(question.source, f"{what}: made a card"))
        question.part, question.keys, question.made = "flashcards", card.keys, card


def _keys(built: Built, language: str) -> dict[str, Any]:
    """Write the topic as the loader would read it; concepts of the folder stand by name only."""
    concepts = [
        {"id": name, "name": called or name, "say": called or name}
        for called, name in built.concepts.items()
    ]
    parts: dict[str, Sequence[Any]] = {
        part: [one.entry(built.concepts) for one in built.of(part)]
        for part in ("misconceptions", "marking_points", "flashcards", "questions")
    }
    return {
        "topic": "an-import",
        "title": built.title,
        "language": language,
        "synopsis": built.synopsis,
        "concepts": concepts,
        **parts,
    }


def _numbered(count: int) -> MapNode:
    """Make a tree in which the line of a question is its number, so that it can be found again."""
    nodes = tuple(TextNode(Place("", number), "") for number in range(count))
    return MapNode(_START, {"questions": ListNode(_START, nodes)}, {"questions": _START})
