"""A topic made for a test: one concept, `c1`, and what is asked about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.model.topic import Topic

Asked = Mapping[str, Any]
"""A question or a flashcard as its file has it; that it is about `c1` goes without saying."""


def topic_of(
    questions: Sequence[Asked], cards: Sequence[Asked] = (), language: str = "en"
) -> Topic:
    """Make the topic `tt` of some questions and flashcards; raises what content raises."""
    return Topic.model_validate(
        {
            "topic": "tt",
            "title": "T",
            "language": language,
            "synopsis": "S.",
            "concepts": [{"id": "c1", "name": "C", "say": "C is."}],
            "questions": [{"concept": "c1", **one} for one in questions],
            "flashcards": [{"concept": "c1", **one} for one in cards],
        }
    )
