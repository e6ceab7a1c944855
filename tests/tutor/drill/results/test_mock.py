"""A mock exam: a fixed blueprint, nothing said until the end, marks as an examiner gives them."""

from collections import Counter

import pytest

from bot.playground.protocol.telegram_html import Parser
from bot.tutor.choosing.items import drawn, item_of
from bot.tutor.drill.results.mock import paper
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued
from bot.tutor.model.session import Session
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.asking import Ask, AskSure, NoHints
from bot.tutor.moves.contests import AskWhichSaid, Contested, PointClaimed
from bot.tutor.moves.results import Finish, Marks, MockReport
from bot.tutor.moves.turn import Contest, MakeRight, Toast, Turn
from bot.views.show import show
from content.model.items import MultiSelectQuestion, kind_of
from state.records.learners import MockResult, Rating
from tests.dialogues.player import cut_down
from tests.narrowing import as_a, only, there
from tests.tutor.laying import LIBRARY, MORNING, TEXTS, WHOLE, Pupil
from tests.tutor.on_item import TOPIC


@pytest.mark.parametrize("topic", LIBRARY.topics)
@pytest.mark.parametrize("seed", range(5))
def test_a_paper_has_six_choices_three_answers_and_one_written_last(topic: str, seed: int) -> None:
    mixed = drawn(LIBRARY, topic, seed)
    kinds = [kind_of(item_of(LIBRARY, slot.ref)) for slot in paper(LIBRARY, mixed)]
    counts = Counter(kinds)
    assert counts["short"] == 3
    assert counts["extended"] == 1
    assert counts["choice"] + counts["true_false"] + counts["multi_select"] == 6
    assert kinds[-1] == "extended"


ANSWERS = {
    "choice": "a",
    "true_false": "true",
    "multi_select": "a b",
    "short": "people come back and it costs less",
    "extended": "A survey, because it tells us why. It is useful but can be biased.",
}


def sat(pupil: Pupil, *, blank: bool = False) -> list[Turn]:
    """Sit a whole exam, blank or with an answer to everything; gives every turn."""
    turns = [pupil.say("/mock sales-information")]
    for _ in range(10):
        kind = kind_of(item_of(pupil.library, pupil.prompt.ref))
        turns.append(pupil.say("skip" if blank else ANSWERS[kind]))
        if not blank:
            turns.append(pupil.say("sure"))
    return turns


def test_nothing_is_said_until_the_end() -> None:
    *before, last = sat(Pupil(WHOLE))
    assert {type(move) for turn in before for move in turn.moves} == {Ask, AskSure}
    assert isinstance(last.moves[-1], MockReport)


def test_a_blank_paper_gets_no_report() -> None:
    pupil = Pupil(WHOLE)
    last = sat(pupil, blank=True)[-1]
    assert isinstance(last.moves[-1], Finish)
    assert pupil.session.activity is None


def test_the_marks_of_the_report_are_those_of_the_answers() -> None:
    turns = sat(Pupil(WHOLE))
    report = as_a(MockReport, turns[-1].moves[-1])
    assert 0 <= report.marks.got <= report.marks.out_of
    assert sum(one.out_of for one in report.by_concept) == report.marks.out_of
    assert sum(one.got for one in report.by_concept) == pytest.approx(report.marks.got)
    (written,) = report.written
    assert len(written.verdict.points) == len(written.question.marks) == len(written.nudges)


def test_the_result_is_kept_once() -> None:
    turns = sat(Pupil(WHOLE))
    kept = [one for turn in turns for one in turn.records if isinstance(one, MockResult)]
    report = as_a(MockReport, turns[-1].moves[-1])
    assert [one.score for one in kept] == [report.marks.got / report.marks.out_of]


def test_once_reported_nothing_but_a_contest_counts() -> None:
    pupil = Pupil(WHOLE)
    sat(pupil)
    here = f"{pupil.session.serial}.{pupil.prompt.number}"
    for verb in ("next", "skip", "show", "pick.0", "report.1"):
        turn = pupil.press(f"{here}.{verb}")
        assert turn.toast is Toast.STALE
        assert turn.records == ()
    which = only(AskWhichSaid, pupil.press(f"{here}.contest").moves)
    contested = pupil.press(f"{here}.contest.{which.points[0][0]}")
    assert any(isinstance(one, Contest) for one in contested.records)


def test_an_exam_whose_questions_were_taken_out_can_still_be_marked() -> None:
    pupil = Pupil(WHOLE)
    turns = [pupil.say("/mock sales-information")]
    first = pupil.prompt.ref
    pupil.say("a b" if kind_of(item_of(LIBRARY, first)) == "multi_select" else "a")
    pupil.say("sure")
    left = [ref for ref in LIBRARY.refs("sales-information") if ref != first]
    pupil.teaching = Teaching.of(cut_down(LIBRARY, left))
    for _ in range(9):
        turns.append(pupil.say(ANSWERS[kind_of(item_of(pupil.library, pupil.prompt.ref))]))
        turns.append(pupil.say("sure"))
    assert isinstance(turns[-1].moves[-1], MockReport)


def test_no_hint_in_an_exam() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("/mock sales-information")
    assert isinstance(pupil.say("hint").moves[0], NoHints)


CHECKS = f"{TOPIC}/s-report-checks"
WATCHING = f"{TOPIC}/q-touchpoints"
HOTEL = f"{TOPIC}/x-hotel"


def sitting(*refs: str) -> Pupil:
    """Sit an exam of these questions, with the first of them put."""
    pupil = Pupil(WHOLE)
    first, *rest = refs
    prompt = Prompt(first, 1, pupil.library.version(first))
    slots = tuple(Queued(ref) for ref in rest)
    exam = Drill(Mode.MOCK, 3, len(refs), slots, (TOPIC,), prompt=prompt)
    pupil.session = Session(serial=1, activity=exam, last_at=MORNING)
    return pupil


def reported(pupil: Pupil, *answers: str) -> MockReport:
    """Give an answer to each question, and take the report; whatever is left is skipped."""
    turn = None
    for answer in answers:
        turn = pupil.say(answer)
        if answer != "skip":
            turn = pupil.say("think so")
    assert turn is not None
    return as_a(MockReport, turn.moves[-1])


def text_of(report: MockReport) -> str:
    return Parser(show(report, TEXTS).html).run()[0]


WRONG_IDEA = "no need to check who wrote it or how old it is, its published so its right"


def test_an_answer_that_says_a_wrong_idea_earns_no_marks_whatever_it_names() -> None:
    report = reported(sitting(CHECKS), WRONG_IDEA)
    assert [one.question.id for one in report.missed] == ["s-report-checks"]
    assert report.marks.got == 0
    assert [one.got for one in report.by_concept] == [0]


def test_what_was_answered_stands_beside_the_right_answer() -> None:
    said = text_of(reported(sitting(CHECKS, WATCHING), WRONG_IDEA, "a"))
    assert f"You: “{WRONG_IDEA}”" in said
    choice = as_a(MultiSelectQuestion, WHOLE.library.item(WATCHING))
    assert any(f"\nYou: {option.text}\nRight: " in said for option in choice.choices)


def test_a_long_answer_is_not_repeated_in_full() -> None:
    said = text_of(reported(sitting(CHECKS), WRONG_IDEA + " " + "and so on " * 100))
    (given,) = [line for line in said.split("\n") if line.startswith("You: ")]
    assert len(given) < 180
    assert given.endswith(" …”")


def test_what_was_left_blank_is_called_so_and_not_nought_per_cent() -> None:
    report = reported(sitting(CHECKS, WATCHING), "an apple", "skip")
    said = text_of(report)
    assert report.blank == 1
    assert "1 question left blank." in said
    assert said.count("You left this one blank.") == 1
    assert [one.blank for one in report.by_concept] == [False, True]
    assert f"{report.by_concept[1].concept.name}: left blank" in said


def test_a_written_answer_that_falls_short_is_followed_by_a_full_one() -> None:
    report = reported(sitting(HOTEL), "I would read the reviews of rivals because that is lawful")
    model = report.written[0].question.model
    assert f"A full answer:\n{' '.join(model.split())}" in text_of(report)


def test_contesting_the_written_answer_says_what_counts_now_and_keeps_that() -> None:
    pupil = sitting(CHECKS, HOTEL)
    report = reported(pupil, WRONG_IDEA, "I would read the reviews of rivals")
    assert report.handle is not None
    assert pupil.last_mock is not None
    before = pupil.last_mock
    contest = f"1.{report.handle.number}.contest"
    for place, marks in enumerate((Marks(1.0, 5), Marks(2.0, 5))):
        assert only(PointClaimed, pupil.press(f"{contest}.{place}").moves).marks == marks
    move = only(Contested, pupil.press(f"{contest}.2").moves)
    assert move.marks == Marks(3.0, 5)
    assert "With it you have 3 of 5 marks (60%)." in show(move, TEXTS).html
    assert pupil.last_mock == MockResult(TOPIC, before.at, 0.6)


@pytest.mark.parametrize("text", ["no clue", "idk"])
def test_who_says_that_they_have_no_answer_has_left_it_blank(text: str) -> None:
    pupil = sitting(CHECKS, HOTEL)
    pupil.say(text)
    report = as_a(MockReport, pupil.say(text).moves[-1])
    assert report.blank == 2
    assert all(one.blank for one in report.by_concept)
    assert all(one.blank for one in report.written)


def test_a_question_left_blank_stays_on_the_paper() -> None:
    pupil = Pupil(WHOLE)
    pupil.say(f"/mock {TOPIC}")
    pupil.say("b")
    pupil.say("sure")
    while isinstance(pupil.session.activity, Drill) and not pupil.session.activity.over:
        turn = pupil.say("skip")
    report = next(move for move in turn.moves if isinstance(move, MockReport))
    assert report.marks.out_of > 10
    assert report.marks.got <= 1
    assert len(pupil.log) <= 1, "what was left blank is not rated"


KEEP, LAWFUL = f"{TOPIC}/s-keep", f"{TOPIC}/s-lawful"


def counted(turn: Turn, ref: str, answer: str) -> bool:
    return {Contest(ref, answer), MakeRight(ref, Rating.HARD)} <= {*turn.records}


@pytest.mark.parametrize("how", ["i did say that", "1.2.contest"])
def test_a_short_answer_that_was_missed_may_be_stood_up_for_and_the_paper_is_added_up_again(
    how: str,
) -> None:
    pupil = sitting(KEEP, HOTEL)
    reported(pupil, "the colour of the sky", "skip")
    turn = pupil.press(how) if how[0].isdigit() else pupil.say(how)
    marks = there(only(Contested, turn.moves).marks)
    assert (marks.got, marks.out_of) == (1.0, 4)
    assert counted(turn, KEEP, "the colour of the sky")
    assert there(pupil.last_mock).score == 0.25


def test_of_several_that_were_missed_it_is_asked_which_and_each_counts_once() -> None:
    pupil = sitting(KEEP, LAWFUL, HOTEL)
    reported(pupil, "the colour of the sky", "a long green door", "skip")
    which = only(AskWhichSaid, pupil.say("i did say that").moves)
    assert [said for _, said in which.answers] == ["the colour of the sky", "a long green door"]
    button = f"1.3.stand.{which.answers[1][0]}"
    assert counted(pupil.press(button), LAWFUL, "a long green door")
    assert pupil.press(button).records == ()


def test_what_was_right_or_left_blank_cannot_be_stood_up_for() -> None:
    pupil = sitting(KEEP, HOTEL)
    assert reported(pupil, "it costs less", "skip").handle is None
    assert pupil.say("i did say that").records == ()
