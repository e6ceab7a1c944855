"""The streak and the calendar: what counts, what is forgiven, and where a week begins."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from state.memory.activity import SPARE, Calendar, Streak, calendar, streak
from state.records.learners import DayTally, Pause
from tests.examples import FEWER

MONDAY = date(2026, 11, 16).toordinal()
MON, TUE, WED, THU, FRI, SAT, SUN = range(MONDAY, MONDAY + 7)

active_days = st.sets(st.integers(MONDAY - 40, MONDAY + 6))
pauses = st.lists(
    st.tuples(st.integers(MONDAY - 40, MONDAY + 6), st.integers(0, 9)).map(
        lambda pause: Pause(pause[0], pause[0] + pause[1])
    )
    | st.builds(Pause, st.integers(MONDAY - 40, MONDAY + 6), st.none()),
    max_size=3,
)
todays = st.integers(MON, SUN)


def test_days_in_a_row_are_counted() -> None:
    assert streak({MON, TUE, WED}, [], WED) == Streak(3, spare=2)


def test_today_is_not_missed_before_it_is_over() -> None:
    assert streak({MON, TUE}, [], WED) == Streak(2, spare=2)


def test_two_days_of_a_week_may_be_left_out() -> None:
    assert streak({MON, WED, FRI}, [], FRI) == Streak(3, spare=0)


def test_the_third_missed_day_of_a_week_ends_what_was_before_it() -> None:
    assert streak({MON, THU, FRI, SUN}, [], SUN) == Streak(3, spare=0)


def test_spare_days_come_back_every_monday() -> None:
    weeks = {MON - 7, TUE - 7, WED - 7, THU - 7, FRI - 7}
    assert streak({*weeks, WED}, [], WED) == Streak(6, spare=0)


def test_a_pause_of_any_length_costs_nothing() -> None:
    assert streak({MON - 28, TUE}, [Pause(MON - 27, MON)], TUE) == Streak(2, spare=2)


def test_work_done_during_a_pause_counts() -> None:
    assert streak({MON, TUE, WED}, [Pause(MON)], WED) == Streak(3, spare=2)


def test_the_days_before_the_very_first_one_are_not_missed() -> None:
    assert streak({THU}, [], FRI) == Streak(1, spare=2)


def test_who_has_not_begun_has_no_streak_and_has_missed_nothing() -> None:
    assert streak(set(), [], FRI) == Streak(0, spare=2)


@FEWER
@given(active_days, pauses, todays)
def test_a_streak_is_the_best_that_any_first_day_gives(
    active: set[int], rest: list[Pause], today: int
) -> None:
    """The definition, said another way: no week since its first day has three missed days."""
    done = {day for day in active if day <= today}
    paused = {
        day
        for pause in rest
        for day in range(pause.since, (today if pause.until is None else pause.until) + 1)
    }
    best = 0
    for first in done:
        missed = set(range(first, today)) - done - paused
        weeks = [(day - MONDAY) // 7 for day in missed]
        if all(weeks.count(week) <= SPARE for week in weeks):
            best = max(best, len([day for day in done if day >= first]))
    assert streak(done, rest, today).days == best


@given(active_days, pauses, todays, st.integers(0, 40))
def test_doing_more_never_shortens_a_streak(
    active: set[int], rest: list[Pause], today: int, ago: int
) -> None:
    done = {day for day in active if day <= today}
    more = streak({*done, today - ago}, rest, today).days
    assert more >= streak(done, rest, today).days


@given(active_days, pauses, todays)
def test_a_pause_never_shortens_a_streak(active: set[int], rest: list[Pause], today: int) -> None:
    done = {day for day in active if day <= today}
    assert streak(done, rest, today).days >= streak(done, [], today).days


@given(active_days, pauses, todays)
def test_spare_days_are_never_fewer_than_none_nor_more_than_two(
    active: set[int], rest: list[Pause], today: int
) -> None:
    assert 0 <= streak(active, rest, today).spare <= SPARE


def test_the_calendar_begins_on_a_monday_and_ends_today() -> None:
    tallies = [DayTally(MON - 7, 3, 2), DayTally(TUE, 8, 5), DayTally(MON - 8, 9, 9)]
    assert calendar(tallies, WED, 2) == Calendar(MON - 7, (3, 0, 0, 0, 0, 0, 0, 0, 8, 0))


@given(todays, st.integers(1, 12))
def test_a_calendar_has_a_place_for_each_day_of_its_weeks_to_today(today: int, weeks: int) -> None:
    laid = calendar([DayTally(today, 5, 5)], today, weeks)
    assert date.fromordinal(laid.monday).weekday() == 0
    assert len(laid.reviews) == 7 * (weeks - 1) + date.fromordinal(today).weekday() + 1
    assert laid.reviews[-1] == sum(laid.reviews) == 5
