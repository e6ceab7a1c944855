"""I was right, I meant, and this question is wrong: what each is worth."""

from typing import Any

import pytest

from bot.tutor.drill import contest
from bot.tutor.drill.scoring import Typed
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, Stage, Why
from bot.tutor.model.session import Session, Writing
from bot.tutor.moves.asking import GiveHint, RemindOfNext
from bot.tutor.moves.contests import (
    AskWhichSaid,
    Contested,
    CorrectedCounts,
    NotWritten,
    PointClaimed,
    Thanks,
)
from bot.tutor.moves.marking import Reveal
from bot.tutor.moves.results import Marks
from bot.tutor.moves.turn import (
    AcceptCase,
    CloseReport,
    Contest,
    MakeRight,
    RefuseCase,
    ReportProblem,
)
from state.records.contests import Case, ContestRecord, Report
from state.records.learners import Hold, Rating, Review, Sure
from state.values import replace
from tests.narrowing import only
from tests.tutor.laying import MORNING, WHOLE, Pupil
from tests.tutor.on_item import HEARD, NAME, REF, TOPIC, on, ratings

WRONG = "it should be ten"


def pupil(why: Why = Why.DUE, **rest: Any) -> Pupil:
    """Somebody on one short question, which they have met before."""
    one = Pupil(**rest)
    prompt = Prompt(REF, 1, one.library.version(REF), why)
    drill = Drill(Mode.REVISE, seed=3, total=1, queue=(), prompt=prompt)
    one.session = Session(serial=1, activity=drill, last_at=MORNING)
    return one


def answered(one: Pupil, text: str) -> None:
    """Answer, and say how sure if asked."""
    one.say(text)
    if one.prompt.stage is Stage.SURE:
        one.say("think so")


@pytest.mark.parametrize(
    ("response", "contestable"),
    [("pues la verdad es que no me acuerdo, lo siento", False), ("una pared de piedra", True)],
)
def test_giving_up_in_the_language_of_the_topic_cannot_be_contested(
    response: str, *, contestable: bool
) -> None:
    desk = Pupil(teaching=WHOLE).desk()
    refs = desk.library.refs("la-celula")
    ref = next(ref for ref in refs if isinstance(desk.library.item(ref), Typed))
    prompt = Prompt(ref, 1, desk.library.version(ref), Why.DUE, response=response, tries=1)
    assert contest.may_contest(desk, desk.library.item(ref), prompt) == contestable


def test_a_contested_answer_counts_as_right_at_once() -> None:
    one = pupil()
    answered(one, WRONG)
    turn = one.press("1.1.contest")
    assert Contest(REF, WRONG) in turn.records
    assert isinstance(turn.moves[0], Contested)
    assert turn.moves[0].counts
    assert ratings(one) == [Rating.HARD]  # a hint had been given with the verdict


@pytest.mark.parametrize("words", ["I was right", "i said that!", "thats what i said"])
def test_the_same_may_be_said_in_words(words: str) -> None:
    one = pupil()
    answered(one, WRONG)
    turn = one.say(words)
    assert Contest(REF, WRONG) in turn.records
    assert isinstance(turn.moves[0], Contested)


def test_it_stays_on_offer_beside_a_hint_and_beside_the_answer() -> None:
    one = pupil()
    answered(one, WRONG)
    hint = only(GiveHint, one.say("hint").moves)
    assert hint.contestable
    reveal = only(Reveal, one.say("give up").moves)
    assert reveal.contestable


def test_without_an_answer_there_is_nothing_to_contest() -> None:
    one = pupil()
    reveal = only(Reveal, one.say("give up").moves)
    assert not reveal.contestable
    assert not any(isinstance(record, Contest) for record in one.say("i was right").records)


def test_what_was_settled_before_it_was_contested_is_rated_again() -> None:
    one = pupil()
    answered(one, WRONG)
    one.say("give up")
    assert ratings(one) == [Rating.AGAIN]
    turn = one.press("1.1.contest")
    assert MakeRight(REF, Rating.HARD) in turn.records


def test_an_answer_is_contested_only_once() -> None:
    one = pupil()
    answered(one, WRONG)
    one.press("1.1.contest")
    again = one.press("1.1.contest")
    assert again.records == ()
    assert again.toast is not None


def test_a_right_answer_cannot_be_contested() -> None:
    one = pupil()
    answered(one, "scores show how people felt not what they bought")
    assert one.press("1.1.contest").records == ()


@pytest.mark.parametrize(
    ("record", "counts"),
    [
        (None, True),
        (ContestRecord(0, 0, 0), True),
        (ContestRecord(10, 3, 3), True),  # no more than three in ten
        (ContestRecord(10, 4, 2), True),  # not mostly refused
        (ContestRecord(10, 4, 3), False),
    ],
)
def test_somebody_who_contests_a_lot_and_is_mostly_refused_keeps_only_the_tap(
    record: ContestRecord | None,
    counts: bool,  # noqa: FBT001  # a table of cases
) -> None:
    one = pupil(contests=record)
    answered(one, WRONG)
    turn = one.press("1.1.contest")
    assert isinstance(turn.moves[0], Contested)
    assert turn.moves[0].counts is counts
    assert any(isinstance(written, Contest) for written in turn.records)
    assert (ratings(one) == [Rating.AGAIN]) is not counts


def test_a_question_asked_once_more_is_not_rated_by_contesting_or_correcting_it() -> None:
    for act in ("contest", "correct"):
        one = pupil(Why.AGAIN)
        answered(one, WRONG)
        one.say("give up")
        meant = "i meant it says nothing about sales"
        turn = one.press("1.1.contest") if act == "contest" else one.say(meant)
        assert not any(isinstance(record, MakeRight | Review) for record in turn.records)


def test_a_correction_is_worth_hard_because_the_answer_had_been_seen() -> None:
    one = pupil()
    answered(one, WRONG)
    one.say("give up")
    turn = one.say("I meant it says nothing about sales")
    assert isinstance(turn.moves[0], CorrectedCounts)
    assert turn.records == (MakeRight(REF, Rating.HARD),)


def test_a_correction_that_is_not_right_either_changes_nothing() -> None:
    one = pupil()
    answered(one, WRONG)
    one.say("give up")
    turn = one.say("I meant eleven")
    assert isinstance(turn.moves[0], RemindOfNext)
    assert turn.moves[0].corrected
    assert turn.records == ()


def test_a_report_in_ones_own_words_is_taken_and_the_question_stays() -> None:
    one = pupil()
    one.press("1.1.report.4")
    assert isinstance(one.session.activity, Writing)
    turn = one.say("which manager?")
    assert turn.records == (ReportProblem(REF, "words", "which manager?"),)
    assert isinstance(turn.moves[0], Thanks)
    assert isinstance(one.session.activity, Drill)


def test_stop_leaves_the_report_and_goes_back_to_the_question() -> None:
    one = pupil()
    one.press("1.1.report.4")
    turn = one.say("stop")
    assert turn.records == ()
    assert turn.moves == (NotWritten(None),)  # nothing to go on to from an open question
    assert isinstance(one.session.activity, Drill)


def test_a_tap_elsewhere_leaves_the_report() -> None:
    one = pupil()
    one.press("1.1.report.4")
    one.press("1.1.hint")
    assert isinstance(one.session.activity, Drill)


def test_days_later_words_are_no_report() -> None:
    one = pupil()
    one.press("1.1.report.4")
    one.now += 2 * 86_400
    turn = one.say("hello again")
    assert turn.records == ()
    assert one.session.activity is None, "which nobody has begun is over"


EXAM = f"{TOPIC}/x-hotel"
WIDE = "the hotel should do its best to make each of its guests happy"
"""An answer to it in which nothing is found of its three marking points."""


def test_of_an_exam_answer_it_is_asked_which_point_was_made_and_that_one_counts() -> None:
    one = on(EXAM, why=Why.DUE)
    one.say(WIDE)
    which = only(AskWhichSaid, one.say("i did say that").moves)
    assert [place for place, _ in which.points] == [0, 1, 2]
    turn = one.press("1.1.contest.1")
    assert turn.records == (Contest(EXAM, WIDE),)
    move = only(PointClaimed, turn.moves)
    assert (move.point, move.got, move.settled) == (which.points[1][1], 1, False)
    assert one.prompt.earned == {1}
    assert not ratings(one)


def test_of_the_points_that_are_claimed_the_last_settles_it_and_a_marker_is_asked_once() -> None:
    one = on(EXAM, why=Why.DUE)
    one.say(WIDE)
    noted = [one.press(f"1.1.contest.{place}").records for place in range(3)]
    assert [any(isinstance(it, Contest) for it in records) for records in noted] == [
        True,
        False,
        False,
    ]
    assert one.prompt.right
    assert ratings(one) == [Rating.HARD]


@pytest.mark.parametrize("place", [0, 3])
def test_a_point_that_was_found_or_is_none_cannot_be_claimed(place: int) -> None:
    one = on(EXAM, why=Why.DUE, tries=1, response=WIDE, earned=frozenset({0}))
    assert one.press(f"1.1.contest.{place}").records == ()


def test_a_point_of_a_mock_exam_counts_as_one_mark_in_words_too() -> None:
    one = on(EXAM, Mode.MOCK, why=Why.DUE, sure=Sure.GUESS)
    one.say(WIDE)
    assert one.drill.over
    assert isinstance(one.say("i did say that").moves[0], AskWhichSaid)
    move = only(PointClaimed, one.press("1.1.contest.2").moves)
    assert move.marks == Marks(1.0, 3)
    assert one.last_mock is not None
    assert round(one.last_mock.score, 2) == 0.33
    assert not one.prompt.right


MARKING: dict[str, Any] = {"is_marker": True, "case": Case(7, REF, WRONG, 3)}


def test_a_marker_accepts_or_gives_a_reason() -> None:
    assert pupil(**MARKING).press("m.accept.7").records == (AcceptCase(7),)
    one = pupil(**MARKING)
    one.press("m.refuse.7")
    assert one.say("It says nothing about sales.").records == (
        RefuseCase(7, "It says nothing about sales."),
    )
    assert isinstance(one.session.activity, Drill), "the marker's own question is still there"


def test_a_marker_closes_a_report() -> None:
    one = pupil(is_marker=True, report=Report(4, REF, "unclear", ""))
    assert one.press("m.closed.4").records == (CloseReport(4),)


@pytest.mark.parametrize("data", ["m.accept.7", "m.refuse.7", "m.closed.7"])
def test_nobody_else_can_mark(data: str) -> None:
    one = pupil(case=Case(7, REF, WRONG, 3), report=Report(7, REF, "unclear", ""))
    assert one.press(data).records == ()
    assert isinstance(one.session.activity, Drill)


@pytest.mark.parametrize("data", ["m.accept.6", "m.refuse.6", "m.closed.6"])
def test_a_case_that_is_no_longer_in_front_is_not_decided(data: str) -> None:
    one = pupil(**MARKING, report=Report(4, REF, "unclear", ""))
    assert one.press(data).records == ()


def heard(pupil: Pupil) -> Pupil:
    pupil.say(HEARD)
    if pupil.prompt.stage is Stage.SURE:
        pupil.say("sure")
    assert pupil.holdings[NAME].hits
    return pupil


def test_i_was_right_takes_back_the_wrong_idea_that_was_heard() -> None:
    pupil = heard(on(REF, why=Why.DUE))
    turn = pupil.press("1.1.contest")
    assert any(isinstance(one, Contest) for one in turn.records)
    assert pupil.holdings[NAME].hits == 0
    assert pupil.holdings[NAME].state is Hold.SUSPECTED


def test_and_the_question_that_was_to_check_it() -> None:
    pupil = on(REF, why=Why.DUE)
    queue = (Queued("sales-information/f-trend"),)
    pupil.drill = replace(pupil.drill, total=2, queue=queue, seconds=120)
    heard(pupil)
    assert [slot.why for slot in pupil.drill.queue] == [Why.CHECK]
    pupil.press("1.1.contest")
    assert pupil.drill.queue == ()


def test_a_later_hit_is_the_first_again() -> None:
    pupil = heard(on(REF, why=Why.DUE))
    pupil.press("1.1.contest")
    again = on(REF, why=Why.DUE, tries=1)
    again.holdings = pupil.holdings
    again.say(HEARD)
    assert again.holdings[NAME].state is Hold.SUSPECTED
    assert again.holdings[NAME].hits == 1


def test_no_answer_cannot_have_been_right() -> None:
    pupil = on(f"{TOPIC}/s-keep", Mode.QUIZ, why=Why.DUE)
    pupil.say("idk")
    assert pupil.prompt.stage is Stage.SETTLED
    assert "1.1.contest" not in pupil.buttons()
    assert pupil.press("1.1.contest").records == ()
