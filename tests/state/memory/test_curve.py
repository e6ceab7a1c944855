"""How one learner forgets: it moves with what they show, and knows how little it knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.memory import curve as room
from state.memory import schedule
from state.memory.curve import FIRST_RIGHT, FIRST_WRONG, Curve, learn
from state.records.learners import Memory, Rating, Review

DAY = 740_000


def history(item: str, rating: Rating) -> list[Review]:
    first = Review(item, DAY * 86_400, DAY, Rating.GOOD, 0.9)
    return [first, Review(item, (DAY + 6) * 86_400, DAY + 6, rating, 0.9)]


def many(rating: Rating, items: int = 60) -> list[list[Review]]:
    return [history(f"t/{number}", rating) for number in range(items)]


def met() -> Memory:
    return schedule.review(None, Review("t/x", DAY * 86_400, DAY, Rating.GOOD, 0.9))


def test_nothing_learnt_leaves_what_was_taken_for_granted() -> None:
    assert learn([]) == Curve()
    assert Curve().first == FIRST_RIGHT / (FIRST_RIGHT + FIRST_WRONG)


def test_who_remembers_is_expected_to_and_who_forgets_is_not() -> None:
    later = DAY + 6
    plain = Curve().recall(met(), later)
    assert learn(many(Rating.AGAIN)).recall(met(), later) < plain
    assert plain < learn(many(Rating.GOOD)).recall(met(), later)


def test_the_longer_ago_the_less_is_remembered() -> None:
    curve = learn(many(Rating.GOOD))
    chances = [curve.recall(met(), DAY + days) for days in (1, 5, 20, 100)]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance < 1 for chance in chances)


def test_each_trial_takes_from_the_doubt() -> None:
    memories = [met()] * 10
    doubts = [
        learn(many(Rating.GOOD, items)).outlook(memories, DAY + 6).doubt for items in (0, 5, 50)
    ]
    assert doubts == sorted(doubts, reverse=True)
    assert all(doubt > 0 for doubt in doubts)


def test_an_outlook_adds_up_the_chances_and_their_luck() -> None:
    curve, day = Curve(), DAY + 9
    chance = curve.recall(met(), day)
    outlook = curve.outlook([met()] * 3, day)
    assert outlook.known == pytest.approx(3 * chance)
    assert outlook.luck == pytest.approx(3 * chance * (1 - chance))
    assert curve.outlook([], day).known == 0


def test_first_meetings_are_counted_from_the_log() -> None:
    right = learn([[history("t/a", Rating.GOOD)[0]]] * 8).first
    assert right == (8 + FIRST_RIGHT) / (8 + FIRST_RIGHT + FIRST_WRONG)


@given(st.floats(0.01, 40_000), st.integers(-3, 800), st.integers(1, 90))
def test_chances_are_of_what_the_weights_are_for(stability: float, elapsed: int, reps: int) -> None:
    curve = Curve()
    features = room._features(schedule.recall_after(stability, elapsed), elapsed, reps)
    assert curve.chances()(stability, elapsed, reps) == room._chance(curve.weights, features)
