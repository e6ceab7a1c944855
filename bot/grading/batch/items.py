"""Responses to items: whoever marks a class names the question, and the topic has its key.

The same graders as in the tutor give the same verdicts, from the topic's files alone; what markers
judged in a running bot joins them with `viva samples export`. A topic is compiled when its first
response comes.
"""

from functools import lru_cache, partial
from typing import Final

from bot.grading.batch.lines import ItemRecord, RecordError
from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ears
from bot.grading.verdict import Verdict
from content.complaint import did_you_mean
from content.library import Library
from content.model.items import (
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    NumberQuestion,
    ShortQuestion,
)
from content.model.topic import Topic

Typed = ShortQuestion | NumberQuestion | ClozeQuestion | ExtendedQuestion | Flashcard
"""What is answered in words; taps are graded where they are tapped."""

_BETWEEN_GAPS: Final = "|"
"""Parts the fillings of several gaps in one text, as it parts the texts of a cell."""

_LOOKED_UP: Final = 1000


class ItemGrader:
    """Grades responses to the items of a library."""

    def __init__(self, library: Library, ear: Ears | None) -> None:
        self._library = library
        self._ear = ear
        self._graders: dict[str, Grader] = {}
        self._what_is_wrong = lru_cache(_LOOKED_UP)(partial(_what_is_wrong, library))

    def grade(self, one: ItemRecord) -> Verdict:
        """Grade one response; raises RecordError where it fits no item that is typed."""
        ref = self._library.renames.get(one.item, one.item)
        item = self._library.item(ref)
        if not isinstance(item, Typed):
            raise RecordError(self._what_is_wrong(ref))
        grader = self._grader(self._library.topic_of(ref))
        fillings = _fillings(item, one.response)
        if fillings is None:
            return grader.grade_text(item, _text(item, one.response))
        return grader.grade_gaps(*fillings)

    def _grader(self, topic: Topic) -> Grader:
        if topic.topic not in self._graders:
            self._graders[topic.topic] = Grader(topic, ear=self._ear)
        return self._graders[topic.topic]


def _what_is_wrong(library: Library, ref: str) -> str:
    """Say why nobody can type an answer to this."""
    topic_id, slash, item_id = ref.partition("/")
    item = library.item(ref)
    if item is not None:
        return f"`{ref}` is answered by taps, so there is nothing to read"
    if not slash:
        return f"`{ref}` names no topic; write it as topic/item"
    if topic_id not in library.topics:
        return f"there is no topic `{topic_id}`. {did_you_mean(topic_id, library.topics)}"
    known = [one.id for one in library.topics[topic_id].items() if isinstance(one, Typed)]
    return f"`{topic_id}` has no item `{item_id}`. {did_you_mean(item_id, known)}"


def _fillings(
    item: Typed, response: str | tuple[str, ...]
) -> tuple[ClozeQuestion, tuple[str, ...]] | None:
    """Give one filling for each gap, where the response says itself which is which."""
    if not isinstance(item, ClozeQuestion):
        return None
    if isinstance(response, str):
        if _BETWEEN_GAPS not in response:
            return None
        response = tuple(response.split(_BETWEEN_GAPS))
    if len(response) != len(item.gaps):
        raise RecordError(f"`{item.id}` has {len(item.gaps)} gaps, and `response` {len(response)}")
    return item, response


def _text(item: Typed, response: str | tuple[str, ...]) -> str:
    if isinstance(response, str):
        return response
    raise RecordError(f"`response` to `{item.id}` must be text: only gaps take a list")
