"""A wrong idea from first suspicion to cleared and back: the table of its states, as sentences."""

import pytest

from bot.tutor.choosing.misconceptions import (
    AGAIN_AFTER,
    APART,
    WATCH_AFTER,
    after_answer,
    after_miss,
    check_due,
    check_for,
    checks_left,
    hit,
    misconception_of,
    passed,
    wants_check,
)
from content.library import Library
from state.records.learners import Evidence, Hold, Holding
from tests.shipped import shipped

LIBRARY = shipped()
NAME = "sales-information/scores-show-the-market"
DAY = 740_000
IN_WORDS = "sales-information/s-scores"
BY_CHOICE = "sales-information/q-sales-fact"
TRUE_FALSE = "sales-information/q-happy-market"


def holding(state: Hold, *evidence: Evidence, next_check: int | None = None) -> Holding:
    return Holding(NAME, state, 2, DAY, evidence, next_check)


def cleared() -> Holding:
    first = passed(holding(Hold.ACTIVE), IN_WORDS, DAY + 1, weight=1)
    return passed(first, BY_CHOICE, DAY + 1 + APART, weight=1)


@pytest.mark.parametrize(
    ("before", "sure", "after"),
    [
        (None, False, Hold.SUSPECTED),
        (None, True, Hold.ACTIVE),
        (Hold.SUSPECTED, False, Hold.ACTIVE),
        (Hold.ACTIVE, False, Hold.ACTIVE),
        (Hold.CLEARING, False, Hold.ACTIVE),
        (Hold.CLEARED, False, Hold.RELAPSED),
        (Hold.WATCH, True, Hold.RELAPSED),
        (Hold.RELAPSED, False, Hold.RELAPSED),
    ],
)
def test_a_hit_moves_an_idea_towards_active(before: Hold | None, sure: bool, after: Hold) -> None:  # noqa: FBT001  # a table of cases
    held = holding(before) if before else None
    assert hit(held, NAME, DAY + 3, sure=sure).state is after


def test_a_hit_forgets_what_spoke_against_the_idea() -> None:
    clearing = passed(holding(Hold.ACTIVE), IN_WORDS, DAY, weight=1)
    again = hit(clearing, NAME, DAY + 1, sure=False)
    assert again.evidence == ()
    assert again.hits == clearing.hits + 1
    assert checks_left(again) == 2


def test_the_day_of_a_state_is_the_day_it_began() -> None:
    active = hit(holding(Hold.SUSPECTED), NAME, DAY + 1, sure=False)
    assert active.since == DAY + 1
    assert hit(active, NAME, DAY + 5, sure=False).since == DAY + 1


def test_one_right_answer_makes_it_clearing_and_a_second_some_days_later_cleared() -> None:
    first = passed(holding(Hold.ACTIVE), IN_WORDS, DAY + 1, weight=1)
    assert first.state is Hold.CLEARING
    assert checks_left(first) == 1
    second = passed(first, BY_CHOICE, DAY + 1 + APART, weight=1)
    assert second.state is Hold.CLEARED
    assert checks_left(second) == 0
    assert second.next_check == DAY + 1 + APART + WATCH_AFTER[0]


def test_the_same_question_does_not_count_twice_while_another_is_left() -> None:
    first = passed(holding(Hold.ACTIVE), IN_WORDS, DAY + 1, weight=1)
    for days in (APART, AGAIN_AFTER):
        again = passed(first, IN_WORDS, DAY + 1 + days, weight=1, others=[BY_CHOICE])
        assert again == first


def test_an_idea_with_too_few_questions_is_cleared_by_the_same_one_a_week_later() -> None:
    first = passed(holding(Hold.ACTIVE), IN_WORDS, DAY, weight=1)
    both = passed(first, TRUE_FALSE, DAY + APART, weight=0.5)
    others = [IN_WORDS, TRUE_FALSE]
    assert passed(both, IN_WORDS, DAY + AGAIN_AFTER - 1, weight=1, others=others) == both
    after = passed(both, IN_WORDS, DAY + AGAIN_AFTER, weight=1, others=others)
    assert after.state is Hold.CLEARED


@pytest.mark.parametrize("days", range(APART))
def test_an_answer_soon_after_the_idea_was_heard_and_corrected_does_not_count(days: int) -> None:
    heard = hit(holding(Hold.ACTIVE), NAME, DAY, sure=False)
    assert passed(heard, BY_CHOICE, DAY + days, weight=1) == heard
    assert not wants_check(heard, DAY + days)
    assert passed(heard, BY_CHOICE, DAY + APART, weight=1).state is Hold.CLEARING
    assert wants_check(heard, DAY + APART)


def test_a_suspicion_is_answered_no_sooner_either() -> None:
    suspected = hit(None, NAME, DAY, sure=False)
    assert passed(suspected, IN_WORDS, DAY + 1, weight=1) == suspected
    assert passed(suspected, IN_WORDS, DAY + APART, weight=1).evidence
    assert not wants_check(suspected, DAY + APART)


@pytest.mark.parametrize("days", range(APART))
def test_what_may_still_be_known_by_heart_does_not_count(days: int) -> None:
    first = passed(holding(Hold.ACTIVE), IN_WORDS, DAY + 1, weight=1)
    assert passed(first, BY_CHOICE, DAY + 1 + days, weight=1) == first


@pytest.mark.parametrize("days", range(APART))
def test_of_answers_too_close_together_the_better_one_counts(days: int) -> None:
    half = passed(holding(Hold.ACTIVE), TRUE_FALSE, DAY + 1, weight=0.5)
    better = passed(half, IN_WORDS, DAY + 1 + days, weight=1)
    assert [one.item for one in better.evidence] == [IN_WORDS]
    assert checks_left(better) == 1


def test_true_or_false_counts_half() -> None:
    half = passed(holding(Hold.ACTIVE), TRUE_FALSE, DAY + 1, weight=0.5)
    after = passed(half, IN_WORDS, DAY + 1 + APART, weight=1)
    assert after.state is Hold.CLEARING
    assert checks_left(after) == 0.5


def test_a_suspicion_stays_a_suspicion_after_one_right_answer() -> None:
    after = passed(holding(Hold.SUSPECTED), IN_WORDS, DAY + 1, weight=1)
    assert after.state is Hold.SUSPECTED
    assert not wants_check(after, DAY + 2)


def test_a_cleared_idea_is_checked_after_a_week_and_after_three() -> None:
    done = cleared()
    assert not wants_check(done, done.since + 6)
    assert wants_check(done, done.since + 7)
    watched = passed(done, IN_WORDS, done.since + 7, weight=1)
    assert watched.state is Hold.WATCH
    assert not wants_check(watched, done.since + 20)
    assert wants_check(watched, done.since + 21)
    assert passed(watched, IN_WORDS, DAY + 30, weight=1).next_check is None


def test_an_idea_that_is_held_is_checked_again_when_an_answer_would_count() -> None:
    clearing = passed(holding(Hold.ACTIVE), IN_WORDS, DAY, weight=1)
    assert not wants_check(clearing, DAY + APART - 1)
    assert wants_check(clearing, DAY + APART)
    assert wants_check(holding(Hold.ACTIVE), DAY)


def test_a_check_is_a_question_that_has_not_counted_and_not_true_or_false_if_it_can_be() -> None:
    assert check_for(LIBRARY, holding(Hold.ACTIVE)) == IN_WORDS
    clearing = passed(holding(Hold.ACTIVE), IN_WORDS, DAY, weight=1)
    chosen = check_for(LIBRARY, clearing)
    assert chosen not in (IN_WORDS, TRUE_FALSE, None)


def test_a_check_is_never_one_that_is_asked_anyway() -> None:
    names = {"s-scores", "q-sort-facts", "q-sales-fact"}
    taken = [f"sales-information/{name}" for name in names]
    assert check_for(LIBRARY, holding(Hold.ACTIVE), without=taken) == TRUE_FALSE
    assert check_for(LIBRARY, holding(Hold.ACTIVE), without=[*taken, TRUE_FALSE]) is None


def test_of_questions_that_count_alike_the_one_asked_longest_ago_is_the_check() -> None:
    lately = {IN_WORDS: DAY - 1, "sales-information/q-sort-facts": DAY - 9}
    assert check_due(LIBRARY, holding(Hold.ACTIVE), DAY, lately) == BY_CHOICE
    lately |= {BY_CHOICE: DAY - 2}
    assert check_due(LIBRARY, holding(Hold.ACTIVE), DAY, lately) == "sales-information/q-sort-facts"


def test_there_is_no_check_on_a_day_on_which_no_answer_would_count() -> None:
    names = ("s-scores", "q-sort-facts", "q-happy-market", "q-sales-fact")
    counted = [Evidence(f"sales-information/{name}", DAY, 0.25) for name in names]
    clearing = holding(Hold.CLEARING, *counted)
    assert check_due(LIBRARY, clearing, DAY + APART, {}) is None
    assert check_due(LIBRARY, clearing, DAY + AGAIN_AFTER, {}) == IN_WORDS
    assert check_due(LIBRARY, cleared(), DAY, {}) is None


def test_an_answer_counts_for_the_ideas_it_checks_and_for_no_others() -> None:
    other = Holding("sales-information/print-means-true", Hold.ACTIVE, 1, DAY)
    (changed,) = after_answer(LIBRARY, [holding(Hold.ACTIVE), other], IN_WORDS, DAY)
    assert changed.misconception == NAME
    assert changed.state is Hold.CLEARING


def test_a_cleared_idea_is_left_alone_until_its_check_is_due() -> None:
    done = cleared()
    assert after_answer(LIBRARY, [done], IN_WORDS, done.since + 1) == ()
    (watched,) = after_answer(LIBRARY, [done], IN_WORDS, done.since + 7)
    assert watched.state is Hold.WATCH


def test_an_idea_that_its_author_has_taken_out_is_never_checked() -> None:
    gone = Holding("sales-information/not-there", Hold.ACTIVE, 1, DAY)
    nowhere = Holding("no-topic/not-there", Hold.ACTIVE, 1, DAY)
    for one in (gone, nowhere):
        assert misconception_of(LIBRARY, one) is None
        assert check_for(LIBRARY, one) is None
        assert after_answer(LIBRARY, [one], IN_WORDS, DAY) == ()
    assert misconception_of(Library({}), holding(Hold.ACTIVE)) is None


@pytest.mark.parametrize("state", [Hold.CLEARED, Hold.WATCH])
def test_a_missed_check_of_a_cleared_idea_is_asked_again_some_days_later(state: Hold) -> None:
    due = holding(state, next_check=DAY + 7)
    (put_off,) = after_miss(LIBRARY, [due], IN_WORDS, DAY + 9)
    assert put_off.state is state
    assert put_off.next_check == DAY + 9 + APART


def test_a_miss_leaves_other_ideas_and_those_still_held_as_they_are() -> None:
    other = Holding("sales-information/print-means-true", Hold.CLEARED, 1, DAY, next_check=DAY)
    assert after_miss(LIBRARY, [other, holding(Hold.ACTIVE)], IN_WORDS, DAY) == ()
