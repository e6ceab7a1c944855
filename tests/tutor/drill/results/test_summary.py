"""What a session came to: each question is counted once, and what moved is named."""

import pytest

from bot.tutor.account.progress import misconceptions
from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.misconceptions import APART
from bot.tutor.drill.results.summary import summary
from bot.tutor.model.drill import Drill, Mode, Prompt, SettledItem, Why
from bot.tutor.model.session import Session
from bot.tutor.moves.progress import Today
from bot.tutor.moves.results import ComingBack, Finish, HeldIdea, ListMisconceptions
from bot.views.results import A_LINE, show
from state.records.learners import Evidence, Hold, Holding, Rating, Review
from state.values import replace
from tests.tutor.laying import DAY, LIBRARY, MORNING, TEXTS, Pupil

NAME = "sales-information/scores-show-the-market"
ON_IT = "sales-information/s-scores"
MISSED = ComingBack(item_of(LIBRARY, ON_IT), 1)
LATER = item_of(LIBRARY, "sales-information/s-second-source")
SHOWN = "Satisfaction scores as a picture of the market"


def drill(
    *settled: tuple[str, bool], mode: Mode = Mode.REVISE, moved: tuple[str, ...] = ()
) -> Drill:
    """A session in which items ended like this, in this order."""
    ended = tuple(SettledItem(ref, float(right), right, "x") for ref, right in settled)
    return Drill(mode, seed=1, total=9, queue=(), settled=ended, moved=moved)


def summed(over: Drill, *held: Holding) -> Finish:
    pupil = Pupil(holdings={one.misconception: one for one in held})
    return summary(pupil.desk(), over, stopped=False)


def said(move: Finish) -> str:
    return show(move, TEXTS).html


def test_what_was_asked_once_more_is_not_counted_as_another_question() -> None:
    move = summed(
        drill(("a", True), ("b", False), ("c", True), ("d", False), ("b", True), ("d", False))
    )
    assert (move.answered, move.right, move.second) == (4, 2, 1)
    assert "2 of 4 questions right, and 1 more the second time." in said(move)


def test_without_a_second_time_none_is_spoken_of() -> None:
    move = summed(drill(("a", True), ("b", False)))
    assert (move.answered, move.right, move.second) == (2, 1, 0)
    assert "second time" not in said(move)


def test_what_was_left_blank_in_an_exam_was_not_answered() -> None:
    blank = SettledItem("b", 0.0, right=False)
    exam = drill(("a", True), mode=Mode.MOCK)
    move = summed(Drill(Mode.MOCK, 1, 9, (), settled=(*exam.settled, blank)))
    assert (move.answered, move.right) == (1, 1)


def test_what_was_hard_comes_back_tomorrow_only_if_something_was() -> None:
    assert "back tomorrow" in said(Finish(6, 5, stopped=False, missed=(MISSED,)))
    assert "tomorrow" not in said(Finish(6, 6, stopped=False))


def test_what_was_missed_stands_in_a_line_each_under_the_day_on_which_it_comes_back() -> None:
    later = ComingBack(LATER, 4)
    text = said(Finish(6, 3, stopped=False, missed=(later, MISSED, later)))
    assert text.index(MISSED.item.ask[:40]) < text.index("back in 4 days")
    assert text.count("• ") == 3
    assert max(len(line) for line in text.split("\n") if line.startswith("•")) <= A_LINE + 2
    assert "The rest comes back later." in text


def test_a_session_says_when_what_was_missed_comes_back_and_what_today_came_to() -> None:
    pupil = Pupil()
    pupil.remember(Review(ON_IT, MORNING, DAY, Rating.AGAIN, 0.9))
    move = summary(pupil.desk(), drill((ON_IT, False)), stopped=False)
    assert move.missed == (ComingBack(item_of(LIBRARY, ON_IT), 1),)
    assert move.today == Today(1, 2, 1, 3)
    assert "Today: 1 of 3 minutes." in said(move)


@pytest.mark.parametrize(
    ("ahead", "says"), [(9, "back before your exam"), (1, "worth a look before your exam")]
)
def test_before_an_exam_no_day_is_promised(ahead: int, says: str) -> None:
    pupil = Pupil()
    pupil.remember(Review(ON_IT, MORNING, DAY, Rating.AGAIN, 0.9))
    for_exam = replace(drill((ON_IT, False)), exam=DAY + ahead)
    text = said(summary(pupil.desk(), for_exam, stopped=ahead > 1))
    assert says in text
    assert "back tomorrow" not in text


def test_whoever_stops_with_nothing_right_is_not_told_a_nought() -> None:
    assert "0" not in said(Finish(1, 0, stopped=True))


def test_an_idea_that_came_nearer_to_cleared_is_named_with_what_is_left() -> None:
    half = Holding(NAME, Hold.CLEARING, 2, DAY, (Evidence("x", DAY, 0.5),))
    move = summed(drill(("a", True), moved=(NAME,)), half)
    assert move.moved == (HeldIdea(SHOWN, Hold.CLEARING, 1.5),)
    assert f"“{SHOWN}”: one and a half right answers to go" in said(move)


def test_an_idea_that_was_cleared_or_checked_is_named() -> None:
    for state, words in ((Hold.CLEARED, "cleared. I check"), (Hold.WATCH, "still cleared")):
        move = summed(drill(("a", True), moved=(NAME, NAME)), Holding(NAME, state, 2, DAY))
        assert said(move).count(SHOWN) == 1
        assert words in said(move)


def test_an_idea_that_has_come_back_since_is_not_named() -> None:
    assert (
        summed(drill(("a", False), moved=(NAME,)), Holding(NAME, Hold.ACTIVE, 3, DAY)).moved == ()
    )


def test_a_session_that_clears_an_idea_says_so_at_its_end() -> None:
    before = Evidence("sales-information/q-sales-fact", DAY - APART, 1)
    held = Holding(NAME, Hold.CLEARING, 2, DAY - APART, (before,))
    pupil = Pupil(holdings={NAME: held})
    prompt = Prompt(ON_IT, 1, pupil.library.version(ON_IT), Why.CHECK)
    open_one = Drill(Mode.REVISE, seed=3, total=1, queue=(), prompt=prompt)
    pupil.session = Session(serial=1, activity=open_one, last_at=MORNING)
    pupil.say("it shows how people felt and says nothing about sales")
    pupil.say("sure")
    move, *_ = pupil.say("next").moves
    assert isinstance(move, Finish)
    assert f"“{SHOWN}”: cleared" in said(move)


def listed(*held: Holding) -> str:
    move = misconceptions(Pupil(holdings={one.misconception: one for one in held}).desk())
    assert isinstance(move, ListMisconceptions)
    return show(move, TEXTS).html


def test_what_was_heard_once_is_listed_as_no_more_than_that() -> None:
    assert "heard once · a later question" in listed(Holding(NAME, Hold.SUSPECTED, 1, DAY))
    since = (Evidence("x", DAY, 1),)
    assert "rightly since" in listed(Holding(NAME, Hold.SUSPECTED, 1, DAY, since))


def test_what_was_misheard_is_not_listed() -> None:
    assert "None so far" in listed(Holding(NAME, Hold.SUSPECTED, 0, DAY))


def test_half_an_answer_is_progress_that_can_be_seen() -> None:
    active = listed(Holding(NAME, Hold.ACTIVE, 2, DAY))
    half = listed(Holding(NAME, Hold.CLEARING, 2, DAY, (Evidence("x", DAY, 0.5),)))
    assert "two right answers to go" in active
    assert "one and a half right answers to go" in half


def test_ideas_stand_apart() -> None:
    other = Holding("sales-information/print-means-true", Hold.ACTIVE, 2, DAY)
    assert listed(Holding(NAME, Hold.ACTIVE, 2, DAY), other).count("\n\n") == 2
