"""The answer that a group is given: what is right and why, how many had it, and nobody's name."""

from collections.abc import Callable

import pytest

from bot.groups.moves.questions import ClosePoll, Reveal
from bot.groups.turn import PutOff
from state.records.groups import TimetableState
from state.values import replace
from tests.clock import NOON
from tests.groups.asking import BEN, CAL, Class
from tests.groups.laying import ADA, TESS, written

RIGHT = "Cases sold for every 100 handsets, by week"
WRONG = "Visitors rate the staff 9 out of 10 for helpfulness"
DULL = "Most complaints get a reply within a day"
MORNING = NOON + 20 * 3600


@pytest.fixture
def room() -> Class:
    return Class()


def test_it_says_what_is_right_why_and_how_many_had_it(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, RIGHT)
    room.choose(BEN, WRONG)
    said = room.reveals(MORNING)
    assert f"The answer: {RIGHT}" in said
    assert "Sales information records buying" in said
    assert "1 of 2 had it right" in said
    assert not any(person.name in said for person in (ADA, BEN, CAL, TESS))


def test_it_ends_the_voting_first_and_answers_to_the_question(room: Class) -> None:
    room.asks("q-sales-fact")
    room.reveals(MORNING)
    closing, answer = room.last.moves
    assert closing == ClosePoll(70)
    assert '"reply_to":70' in written(answer)
    assert not room.question.open


def test_one_persons_miss_is_not_spoken_of(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, RIGHT)
    room.choose(BEN, WRONG)
    said = room.reveals(MORNING)
    assert WRONG not in said
    assert "common idea" not in said


def test_what_most_chose_and_was_right_is_no_common_mistake(room: Class) -> None:
    room.asks("q-sales-fact")
    for person in (ADA, BEN, CAL):
        room.choose(person, RIGHT)
    room.now = MORNING
    said = room.reveals()
    assert "3 of 3 had it right" in said
    assert "chose" not in said


def test_the_idea_behind_the_most_chosen_wrong_option_is_told(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, WRONG)
    room.choose(BEN, WRONG)
    room.choose(CAL, DULL)
    said = room.reveals(MORNING)
    assert f"2 chose “{WRONG}”" in said
    idea = room.teaching.library.topics["sales-information"].misconception("scores-show-the-market")
    assert "That is a common idea" in said
    assert idea.instead in said


def test_a_common_wrong_option_without_an_idea_comes_with_its_reason(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, DULL)
    room.choose(BEN, DULL)
    assert f"2 chose “{DULL}”. That measures how fast the shop answers" in room.reveals(MORNING)


def test_with_no_answers_it_still_explains(room: Class) -> None:
    room.asks("q-sales-fact")
    said = room.reveals(MORNING)
    assert "Nobody has answered this time" in said
    assert RIGHT in said


def test_practise_this_opens_the_private_chat_on_that_item(room: Class) -> None:
    room.asks("q-sales-fact")
    room.reveals(MORNING)
    button = room.last.moves[-1].address
    assert button == "https://t.me/viva_bot?start=a_token"


@pytest.mark.parametrize("item", ["n-change", "s-scores", "q-complaint-steps", "q-match-loyalty"])
def test_the_answer_to_every_kind_of_question_is_written_out(room: Class, item: str) -> None:
    room.asks(item)
    said = room.reveals(MORNING)
    assert "The answer:" in said
    assert all(not isinstance(move, ClosePoll) for move in room.last.moves)


def test_it_waits_for_the_end_of_silent_hours(room: Class) -> None:
    room.asks("q-sales-fact")
    room.now = NOON + 12 * 3600
    assert room.reveals() == ""
    assert [type(record) for record in room.last.records] == [PutOff]
    assert room.question.open
    assert room.question.reveal_at == NOON + 19 * 3600


@pytest.mark.parametrize(
    "why",
    [
        lambda room: setattr(room, "question", replace(room.question, sent=False)),
        lambda room: setattr(room, "now", MORNING + 4 * 86_400),
        lambda room: setattr(
            room, "timetable", replace(room.timetable, state=TimetableState.CUT_OFF)
        ),
    ],
    ids=["never sent", "days too late", "shut out"],
)
def test_where_nobody_waits_for_it_the_question_is_closed_in_silence(
    room: Class, why: Callable[[Class], None]
) -> None:
    room.asks("q-sales-fact")
    room.now = MORNING
    why(room)
    assert room.reveals() == ""
    assert not room.question.open


def test_a_question_that_was_changed_is_closed_without_saying_who_was_right(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, RIGHT)
    monkeypatch.setattr(type(room.teaching.library), "version", lambda *_: "another")
    assert room.reveals(MORNING) == (
        "The author has changed that question since I asked it. Nothing was counted."
    )


def test_a_group_that_moved_is_answered_without_a_reply(room: Class) -> None:
    room.asks("q-sales-fact", message_id=None)
    assert RIGHT in room.reveals(MORNING)
    (answer,) = room.last.moves
    assert isinstance(answer, Reveal)
    assert "reply_to" not in written(answer)
