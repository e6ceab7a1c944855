"""The leaderboard: for taking part and for improving, for those who asked to be on it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.groups.leaderboard import SHOWN, Board, Place, board, own_place, points
from bot.groups.moves.week import WeekForGroup
from bot.tutor.model.people import OwnPlace
from bot.views.groups.digest import show
from bot.views.texts import load_texts
from content.model.topic import Concept
from state.records.classes import Answer

ITEM = "sales-information/q-sales-fact"
TEXTS = load_texts()


def answer(who: int, *, right: bool = True, missed_before: bool = False) -> Answer:
    return Answer(who, ITEM, 740_000, float(right), None, missed_before)


def test_an_answer_counts_the_same_right_or_wrong() -> None:
    assert points([answer(1, right=True), answer(2, right=False)]) == {1: 2, 2: 2}


def test_getting_right_what_was_missed_counts_more() -> None:
    came_back = [answer(1, right=False), answer(1, missed_before=True)]
    assert points(came_back) == {1: 5}
    assert points([answer(1, right=False, missed_before=True)]) == {1: 2}


def test_only_those_who_chose_a_nickname_are_on_it() -> None:
    week = [answer(1), answer(2), answer(2)]
    assert board(week, {1: "Owl"}) == Board((Place(1, "Owl", 2),))
    assert own_place(week, {1: "Owl"}, 2) is None


def test_a_nickname_without_an_answer_has_no_place() -> None:
    assert board([], {1: "Owl"}) == Board(())
    assert own_place([answer(2)], {1: "Owl", 2: "Fox"}, 1) is None


def test_who_has_the_same_points_shares_a_place_and_the_next_is_left_out() -> None:
    week = [answer(who) for who in (1, 2, 3, 3)]
    names = {1: "Owl", 2: "Fox", 3: "Elk"}
    assert board(week, names).top == (Place(1, "Elk", 4), Place(2, "Fox", 2), Place(2, "Owl", 2))
    assert own_place([*week, answer(4)], {**names, 4: "Bee"}, 1) == OwnPlace(2, 4, 2)


def test_when_too_many_are_level_the_rest_are_counted() -> None:
    names = {who: f"N{who}" for who in range(8)}
    level = board([answer(who) for who in names], names)
    assert len(level.top) == SHOWN
    assert level.level == 3


@given(
    st.lists(st.builds(answer, st.integers(1, 9), right=st.booleans(), missed_before=st.booleans()))
)
def test_more_points_are_never_behind_fewer(week: list[Answer]) -> None:
    names = {who: f"N{who}" for who in range(1, 10)}
    places = {who: own_place(week, names, who) for who in names}
    there = [own for own in places.values() if own is not None]
    assert all(a.place < b.place for a in there for b in there if a.points > b.points)
    assert all(a.place == b.place for a in there for b in there if a.points == b.points)


def test_a_hostile_nickname_is_only_text_to_the_group() -> None:
    """Whatever is in the file, also what `bot.tutor.people.membership` would not have let in."""
    names = {1: '<a href="tg://user?id=1">\u202eevil</a>', 2: "x" * 4096}
    week = [answer(1), answer(2)]
    concept = Concept(id="footfall", name="Footfall", say="It counts visitors.")
    told = WeekForGroup(1, 2, (), None, None, concept, None, board(week, names), "viva")
    shown = show(told, TEXTS)
    assert "&lt;a href=" in shown.html
    assert "\u202e" not in shown.html
