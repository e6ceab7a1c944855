"""Answers that say the same are found for a marker, and never what is turned round."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key
from bot.grading.meaning.ear import NotReady
from bot.grading.short import ShortGrader
from tests.grading.hearing import WrittenEar

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities

KEY = Key(
    "Why does keeping a customer pay?",
    ideas=(Idea("it costs less", ("cheaper", "costs less")),),
    references=("It is cheaper than advertising.",),
)
FIRST = "fewer questions to answer"


class _Between(WrittenEar):
    """Says how near two texts are to each other."""

    def __init__(self, near: dict[tuple[str, str], float]) -> None:
        super().__init__({})
        self._near = near

    def between(self, responses: Sequence[str]) -> "Similarities | None":
        """Compare as `Ear` says; what is not written here is unrelated."""
        near = {**self._near, **{(two, one): value for (one, two), value in self._near.items()}}
        return self._rows([[near.get((a, b), float(a == b)) for b in responses] for a in responses])


def alike(*others: str, ear: WrittenEar | None = None) -> list[str]:
    grader = ShortGrader(KEY, Corpus.of_keys([KEY]), ear)
    responses = (FIRST, *others)
    return [responses[place] for place in grader.alike(responses)][1:]


@pytest.mark.parametrize(
    "other",
    ["Fewer questions to answer!", "you have fewer questions to answer", "answer fewer questions"],
)
def test_one_idea_in_like_words_is_alike(other: str) -> None:
    assert alike(other) == [other]


@pytest.mark.parametrize(
    "other",
    [
        "more questions to answer",
        "there are not fewer questions to answer",
        "2 fewer questions to answer",
        "they trust you",
        "",
        "?!",
    ],
)
def test_what_is_turned_round_counted_or_about_something_else_is_not(other: str) -> None:
    assert alike(other) == []


def test_one_idea_in_other_words_is_alike_to_an_ear() -> None:
    pytest.importorskip("numpy")
    ear = WrittenEar({FIRST: 0.9, "less to explain": 0.8, "they stay": 0.3, "more to answer": 0.9})
    assert alike("less to explain", "they stay", "more to answer", ear=ear) == ["less to explain"]


def test_an_answer_far_from_the_first_is_alike_through_those_between() -> None:
    pytest.importorskip("numpy")
    between, far, away = "less to explain", "explains less", "they like the shop"
    ear = _Between(
        {(FIRST, between): 0.6, (between, far): 0.7, (FIRST, far): 0.2, (far, away): 0.5}
    )
    assert alike(away, far, between, ear=ear) == [between, far]


def test_nothing_joins_that_turns_one_of_the_group_round() -> None:
    pytest.importorskip("numpy")
    ear = WrittenEar({FIRST: 0.9, "less to explain": 0.8, "much more to explain": 0.9})
    assert alike("less to explain", "much more to explain", ear=ear) == ["less to explain"]


def test_a_deaf_ear_leaves_it_to_words() -> None:
    same = "answer fewer questions"
    assert alike(same, "less to explain", ear=WrittenEar({}, deaf=True)) == [same]


def test_answers_that_are_not_encoded_are_asked_for() -> None:
    with pytest.raises(NotReady):
        alike("less to explain", ear=WrittenEar({}, encoded=False))
