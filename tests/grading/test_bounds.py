"""However long and however nasty a response is, the work of grading it has an end.

Work is counted in calls, of Python and of C, not in time: the count is the same on every machine.
"""

import pytest

from bot.grading.grader import Grader
from content.model.items import ExtendedQuestion, Flashcard, Item
from content.model.topic import Topic
from tests.counted import calls

LONGEST = 4096
"""Characters of a message."""

LIMIT, EXAM_LIMIT = 500, 1500
"""Characters of an answer, and of an exam answer, that are graded."""

NASTY = {
    "one word": "bias ",
    "one letter": "a",
    "figures": "1",
    "denials": "not ",
    "commas": ", ",
    "brackets": "(",
    "sums": "1+",
    "slashes": "/",
    "reasons": "because it is ",
    "several things": "a and ",
    "accents": "e\u0301",
    "pictures": "\U0001f44d\U0001f3fd",
    "another script": "\u0436",
    "amounts": "5 kg ",
    "nothing to see": "\u200b ",
    "hyphens": "a-",
    "quotation marks": '"',
    "capitals": "A B C ",
}
TYPED = ["f-secondary", "q-cloze", "q-change", "q-triangulate", "q-rival-plan"]


def of_length(unit: str, length: int) -> str:
    return (unit * length)[:length]


@pytest.mark.parametrize("kind", NASTY)
@pytest.mark.parametrize("name", TYPED)
def test_what_stands_behind_the_limit_costs_nothing(
    grader: Grader, items: dict[str, Item], name: str, kind: str
) -> None:
    item = items[name]
    limit = EXAM_LIMIT if isinstance(item, ExtendedQuestion) else LIMIT
    grader.grade_text(item, "anything")  # what is made once is made now
    within = calls(lambda: grader.grade_text(item, of_length(NASTY[kind], 2 * limit)))
    longest = calls(lambda: grader.grade_text(item, of_length(NASTY[kind], LONGEST)))
    assert longest <= 1.05 * within + 50


@pytest.mark.parametrize("kind", NASTY)
@pytest.mark.parametrize("name", TYPED)
def test_twice_as_long_is_no_more_than_four_times_the_work(
    grader: Grader, items: dict[str, Item], name: str, kind: str
) -> None:
    item = items[name]
    grader.grade_text(item, "anything")
    half = calls(lambda: grader.grade_text(item, of_length(NASTY[kind], LIMIT // 2)))
    whole = calls(lambda: grader.grade_text(item, of_length(NASTY[kind], LIMIT)))
    assert whole <= 4.5 * half + 200


@pytest.mark.parametrize("back", ["(a+)+$", "[a-z]*[a-z]*[a-z]*!", "(.*)*x", "a{1,9999}"])
def test_what_looks_like_a_pattern_in_a_key_is_no_pattern(topic: Topic, back: str) -> None:
    card = Flashcard.model_validate(
        {"id": "f-card", "concept": "tools", "front": "?", "back": back}
    )
    grader = Grader(topic.model_copy(update={"flashcards": (card,)}))
    assert not grader.grade_text(card, "a" * LONGEST).outcome.is_right
    assert grader.grade_text(card, back).outcome.is_right
