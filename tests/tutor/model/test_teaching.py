"""What markers have judged is part of the key, by whatever name its item goes."""

from types import MappingProxyType

from bot.tutor.model.teaching import Teaching
from content.library import Library
from state.records.contests import Sample
from tests.made import topic_of

FLOAT = {"id": "f-float", "was": "f-till", "front": "What is in the till?", "back": "the float"}


def test_what_was_judged_before_an_item_was_renamed_counts_on() -> None:
    library = Library(MappingProxyType({"tt": topic_of((), [FLOAT])}))
    teaching = Teaching.of(library, [Sample("tt/f-till", "coins of yesterday", is_right=True)])
    verdict = teaching.grader_of("tt/f-float").grade_text(
        library.topics["tt"].flashcards[0], "coins of yesterday"
    )
    assert verdict.outcome.is_right
