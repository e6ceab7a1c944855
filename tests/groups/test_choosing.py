"""Which question a group gets: nothing twice in a fortnight, but what was missed once more."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.choosing import REST, ahead, choose, swap, was_missed
from bot.groups.questions import askable, shown_as
from state.records.groups import Past, Shown
from tests.examples import FEWER
from tests.shipped import shipped

LIBRARY = shipped()
REFS = askable(LIBRARY, LIBRARY.topics)
FEW = REFS[:6]
TODAY = 740_000


def past(ref: str, days_ago: int, voters: int = 0, right: int = 0) -> Past:
    return Past(ref, TODAY - days_ago, 1, voters, right)


def concept(ref: str) -> str:
    item = LIBRARY.item(ref)
    assert item is not None
    return f"{ref.partition('/')[0]}/{item.concept}"


def in_words(ref: str) -> bool:
    item = LIBRARY.item(ref)
    assert item is not None
    return shown_as(item) is Shown.WORDS


@pytest.mark.parametrize(("days_ago", "comes"), [(1, False), (13, False), (14, True), (40, True)])
def test_a_question_rests_for_a_fortnight(days_ago: int, *, comes: bool) -> None:
    assert (choose(LIBRARY, [past(FEW[0], days_ago)], FEW[:1], TODAY) == FEW[0]) == comes


@pytest.mark.parametrize(("days_ago", "comes"), [(2, False), (3, True), (7, True), (8, False)])
def test_what_was_missed_comes_again_in_three_to_seven_days(days_ago: int, *, comes: bool) -> None:
    missed = past(FEW[0], days_ago, voters=5, right=2)
    assert (choose(LIBRARY, [missed], FEW[:1], TODAY) == FEW[0]) == comes


@pytest.mark.parametrize(
    ("voters", "right", "missed"),
    [(0, 0, False), (1, 0, False), (2, 0, True), (2, 1, False), (5, 2, True), (4, 2, False)],
)
def test_missed_is_less_than_half_right_of_two_at_least(
    voters: int, right: int, *, missed: bool
) -> None:
    assert was_missed(past(FEW[0], 0, voters, right)) is missed


def test_a_second_chance_is_not_followed_by_a_third() -> None:
    twice = [past(FEW[0], 8, 3, 0), past(FEW[0], 4, 3, 0)]
    assert choose(LIBRARY, twice, FEW[:1], TODAY) is None


def test_a_second_chance_comes_before_what_is_lined_up_and_that_before_what_suits() -> None:
    missed, lined_up = past(FEW[3], 3, 4, 1), [FEW[5]]
    assert choose(LIBRARY, [missed], FEW, TODAY, lined_up) == FEW[3]
    assert choose(LIBRARY, [past(FEW[3], 3)], FEW, TODAY, lined_up) == FEW[5]


def test_what_is_lined_up_but_was_asked_in_a_round_meanwhile_waits() -> None:
    assert choose(LIBRARY, [past(FEW[5], 1)], FEW, TODAY, [FEW[5], FEW[4]]) == FEW[4]


def test_a_week_is_about_many_concepts_and_mostly_for_tapping() -> None:
    week = ahead(LIBRARY, [], REFS, range(TODAY, TODAY + 8))
    concepts = Counter(map(concept, week))
    assert len(week) == 8
    assert max(concepts.values()) == 1
    assert [in_words(ref) for ref in week] == [n % 4 == 3 for n in range(8)]


def test_when_all_have_been_asked_there_is_none() -> None:
    coming = ahead(LIBRARY, [], FEW, range(TODAY, TODAY + 9))
    assert sorted(coming) == sorted(FEW)


@FEWER
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6), st.integers(0, 6)), max_size=90),
    st.integers(2, len(REFS)),
)
def test_over_months_nothing_comes_too_soon_and_second_chances_only_once(
    days: list[tuple[int, int, int]], size: int
) -> None:
    asked: list[Past] = []
    today = TODAY
    for pause, voters, right in days:
        today += pause
        ref = choose(LIBRARY, asked, REFS[:size], today)
        if ref is not None:
            asked.append(Past(ref, today, 1, voters, min(right, voters)))
    for ref in REFS[:size]:
        times = [one for one in asked if one.item == ref]
        again = [False, *(b.day - a.day < REST for a, b in pairwise(times))]
        for first, second, came_again in zip(times, times[1:], again[1:], strict=False):
            if came_again:
                assert was_missed(first)
                assert 3 <= second.day - first.day <= 7
        assert not any(a and b for a, b in pairwise(again))


@FEWER
@given(st.integers(0, 6), st.integers(1, 25))
def test_swapping_on_goes_through_all_once_before_it_begins_anew(place: int, swaps: int) -> None:
    coming = ahead(LIBRARY, [], REFS, range(TODAY, TODAY + 7))
    seen = [coming[place]]
    free = len(REFS) - 6
    now = coming
    for _ in range(min(swaps, free - 1)):
        now = swap(LIBRARY, [], REFS, now, place, TODAY + place)
        assert len(set(now)) == 7
        assert [*now[:place], *now[place + 1 :]] == [*coming[:place], *coming[place + 1 :]]
        seen.append(now[place])
    assert len(set(seen)) == len(seen)


def test_what_cannot_be_swapped_stays() -> None:
    coming = (FEW[0],)
    assert swap(LIBRARY, [], FEW[:1], coming, 0, TODAY) == coming
