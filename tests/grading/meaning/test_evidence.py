"""What a response means, weighed: from likenesses to chances."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.keys.compiled import compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.meaning.calibration import IDEAS, MISCONCEPTIONS
from bot.grading.meaning.ear import NotReady
from bot.grading.meaning.evidence import MeaningGrader, at_least
from tests.grading.hearing import WrittenEar

SMOKE, TIME = "it holds back smoke", "it gives time"
HEAT, TIDY = "it saves heating", "it looks tidy"
KEY = Key(
    "Why are fire doors kept shut?",
    ideas=(Idea(SMOKE, ("stops smoke",)), Idea(TIME, ("more time",))),
    need=2,
    references=("It holds back smoke and gives people time.",),
    misconceptions=(Wrong("heat", (HEAT,)), Wrong("thieves", ("nobody gets in",))),
    samples=Samples(wrong=(TIDY,)),
)


def grader(ear: WrittenEar, key: Key = KEY) -> MeaningGrader:
    corpus = Corpus.of_keys([key])
    return MeaningGrader(compile_key(key, corpus), corpus.weights, ear)


def test_what_is_near_to_an_idea_means_it_rather_than_another() -> None:
    meant = grader(WrittenEar({SMOKE: 0.8})).meant("fumes stay out")
    assert meant is not None
    assert meant.ideas[0] > 0.5 > meant.ideas[1]
    assert meant.some > meant.right


def test_what_is_near_to_a_misconception_means_that_one() -> None:
    meant = grader(WrittenEar({HEAT: 0.8})).meant("warmth stays in")
    assert meant is not None
    assert (meant.misconception, meant.held > 0.4) == ("heat", True)
    assert meant.right < 0.3


def test_nothing_known_to_be_wrong_is_needed() -> None:
    bare = Key("Why?", ideas=(Idea(SMOKE, (SMOKE,)),))
    meant = grader(WrittenEar({SMOKE: 0.9}), bare).meant("fumes stay out")
    assert meant is not None
    assert (meant.misconception, meant.held) == ("", 0.0)


def test_what_cannot_be_encoded_means_nothing_to_us() -> None:
    assert grader(WrittenEar({}, deaf=True)).meant("fumes") is None


def test_only_what_was_typed_is_encoded_as_a_response() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    grader(ear).meant("fumes stay out, so folk have time")
    assert ear.asked == ["fumes stay out, so folk have time", "fumes stay out", "folk have time"]


def test_however_much_is_typed_only_a_little_is_encoded() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    grader(ear).meant("smoke stays out, " * 10_000)
    assert len(ear.asked) <= 9
    assert max(len(text) for text in ear.asked) <= 500


def test_a_vector_that_is_missing_is_asked_for() -> None:
    with pytest.raises(NotReady):
        grader(WrittenEar({}, encoded=False)).meant("fumes")


def test_every_view_has_its_weight_and_every_weight_its_view() -> None:
    weighing = grader(WrittenEar({SMOKE: 0.5})).weighing("fumes stay out, so folk have time")
    assert weighing is not None
    assert [set(one) for one in weighing.ideas()] == [set(IDEAS)] * 2
    assert [set(one) for one in weighing.misconceptions()] == [set(MISCONCEPTIONS)] * 2


@given(st.lists(st.floats(0, 1), max_size=4), st.integers(0, 5))
def test_the_chance_of_enough_ideas_is_the_sum_over_all_ways_to_have_them(
    chances: list[float], need: int
) -> None:
    expected = 0.0
    for states in product((0, 1), repeat=len(chances)):
        if sum(states) >= need:
            likely = 1.0
            for chance, state in zip(chances, states, strict=True):
                likely *= chance if state else 1 - chance
            expected += likely
    assert at_least(chances, need) == pytest.approx(expected)
