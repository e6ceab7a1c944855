"""What a marker is shown together is decided together, and nothing that was not shown."""

from typing import Any

import pytest

from bot.tutor.account.marking_queue import MOST_TOGETHER
from bot.tutor.model.session import Session, Writing
from bot.tutor.moves.contests import Accepted, AskReason, ShowCase
from bot.tutor.moves.turn import AcceptCase, RefuseCase, ReopenCase, Toast
from state.records.contests import Case
from tests.narrowing import only
from tests.tutor.laying import WHOLE, Pupil

REF = "sales-information/s-keep"
FRONT = Case(7, REF, "fewer questions to answer", 3)
SAME = Case(8, REF, "there are fewer questions to answer", 1)
ALSO = Case(9, REF, "you answer fewer questions", 1)
TURNED = Case(10, REF, "more questions to answer", 1)


def marker(*beside: Case, **rest: Any) -> Pupil:
    return Pupil(WHOLE, is_marker=True, case=FRONT, beside=beside, **rest)


def queue(one: Pupil) -> ShowCase:
    return only(ShowCase, one.say("/queue").moves)


def test_wordings_of_one_idea_come_together_and_are_accepted_with_one_tap() -> None:
    one = marker(SAME, TURNED, ALSO)
    assert queue(one).alike == (SAME, ALSO)
    assert one.press("m.accept.7").records == (AcceptCase(7), AcceptCase(8), AcceptCase(9))


def test_what_was_accepted_last_is_taken_back_together_and_once() -> None:
    one = marker(SAME, TURNED, ALSO)
    queue(one)
    (said,) = one.press("m.accept.7").moves
    assert said == Accepted(7, (FRONT.response, SAME.response, ALSO.response))
    assert one.press("m.reopen.8").toast is Toast.STALE
    assert one.press("m.reopen.7").records == (ReopenCase(7), ReopenCase(8), ReopenCase(9))
    assert one.press("m.reopen.7").toast is Toast.STALE


def test_nobody_but_a_marker_takes_anything_back() -> None:
    one = Pupil(WHOLE, session=Session(accepted_cases=(7,)))
    assert one.press("m.reopen.7").records == ()


def test_all_of_them_stay_wrong_for_one_reason() -> None:
    one = marker(SAME, TURNED)
    queue(one)
    assert isinstance(one.press("m.refuse.7").moves[0], AskReason)
    assert isinstance(one.session.activity, Writing)
    assert one.say("Say why.").records == (RefuseCase(7, "Say why."), RefuseCase(8, "Say why."))


def test_a_reason_may_be_given_in_another_language_than_the_markers_own() -> None:
    one = marker()
    queue(one)
    one.press("m.refuse.7")
    reason = "No explica por qué las personas dejan de responder."
    assert one.say(reason).records == (RefuseCase(7, reason),)


@pytest.mark.parametrize("text", ["why", "ok", "idk", "next"])
def test_what_is_no_reason_is_not_sent_to_those_who_asked(text: str) -> None:
    one = marker()
    queue(one)
    one.press("m.refuse.7")
    turn = one.say(text)
    assert isinstance(only(AskReason, turn.moves), AskReason)
    assert not turn.records


def test_one_that_only_seems_to_be_the_same_is_left_out() -> None:
    one = marker(SAME, ALSO)
    queue(one)
    shown = only(ShowCase, one.press("m.without.7-8").moves)
    assert (shown.alike, shown.in_place) == ((ALSO,), True)
    assert one.press("m.accept.7").records == (AcceptCase(7), AcceptCase(9))


def test_the_first_may_be_left_out_too() -> None:
    one = marker(SAME, ALSO)
    queue(one)
    shown = only(ShowCase, one.press("m.without.7-7").moves)
    assert (shown.case, shown.alike) == (SAME, (ALSO,))
    assert one.press("m.accept.8").records == (AcceptCase(8), AcceptCase(9))


def test_what_has_come_or_gone_since_is_not_decided() -> None:
    one = marker(SAME, ALSO)
    queue(one)
    one.beside = (SAME, Case(11, REF, "fewer questions to answer then", 1))
    assert one.press("m.accept.7").records == (AcceptCase(7), AcceptCase(8))


def test_a_message_that_is_not_the_newest_decides_its_first_case_alone() -> None:
    one = marker(SAME)
    assert one.press("m.accept.7").records == (AcceptCase(7),)
    assert one.press("m.accept.8").records == ()


@pytest.mark.parametrize("data", ["m.without.7-8", "m.without.7", "m.without.x-8", "m.without"])
def test_nobody_else_and_no_forged_button_shows_or_decides_anything(data: str) -> None:
    stranger = Pupil(WHOLE, case=FRONT, beside=(SAME,))
    turn = stranger.press(data)
    assert not turn.records
    assert not any(isinstance(move, ShowCase) for move in turn.moves)
    assert not marker(SAME).press(data).records


def test_no_more_come_together_than_a_message_can_show() -> None:
    many = tuple(Case(number, REF, f"{FRONT.response}{'!' * number}", 1) for number in range(8, 68))
    one = marker(*many)
    move = queue(one)
    assert 1 + len(move.alike) == MOST_TOGETHER
    assert sum(len(row) for row in one.screen[-1].rows) <= 100
    assert max(len(data) for data in one.buttons()) <= 64


def test_numbers_that_differ_and_kinds_without_wordings_stay_by_themselves() -> None:
    ref = "sales-information/n-change"
    one = marker(Case(8, ref, "12 %", 1))
    one.case = Case(7, ref, "12%", 2)
    assert queue(one).alike == ()


def test_answers_to_a_question_that_is_gone_stay_by_themselves() -> None:
    one = marker(Case(8, "sales-information/gone", FRONT.response, 1))
    one.case = Case(7, "sales-information/gone", FRONT.response, 2)
    assert queue(one).alike == ()
