"""A mock exam: a fixed blueprint, nothing said until the end, marks as an examiner gives them."""

from collections import Counter

import pytest

from bot.teaching import Teaching
from bot.tutor.items import item_of, kind_of
from bot.tutor.mock import paper
from bot.tutor.moves import Ask, AskSure, Finish, MockReport, NoHints
from bot.tutor.session import Drill, Prompt, shown_order
from bot.tutor.turn import Contest, Toast, Turn
from state.records import MockResult
from tests.dialogues.player import cut_down
from tests.tutor.laying import LIBRARY, WHOLE, Pupil


@pytest.mark.parametrize("topic", LIBRARY.topics)
@pytest.mark.parametrize("seed", range(5))
def test_every_paper_has_six_choices_three_answers_and_one_written_last(
    topic: str, seed: int
) -> None:
    order = shown_order(seed, topic, len(LIBRARY.refs(topic)))
    kinds = [kind_of(item_of(LIBRARY, slot.ref)) for slot in paper(LIBRARY, topic, order)]
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


def prompt_of(pupil: Pupil) -> Prompt:
    activity = pupil.session.activity
    assert isinstance(activity, Drill)
    assert activity.prompt is not None
    return activity.prompt


def sat(pupil: Pupil, *, blank: bool = False) -> list[Turn]:
    """Sit a whole exam, blank or with an answer to everything; gives every turn."""
    turns = [pupil.say("/mock sales-information")]
    for _ in range(10):
        kind = kind_of(item_of(pupil.library, prompt_of(pupil).ref))
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
    report = turns[-1].moves[-1]
    assert isinstance(report, MockReport)
    assert 0 <= report.got <= report.out_of
    assert all(0 <= share <= 1 for _, share in report.by_concept)
    ((question, verdict, nudges),) = report.written
    assert len(verdict.points) == len(question.marks) == len(nudges)


def test_the_result_is_kept_once() -> None:
    turns = sat(Pupil(WHOLE))
    kept = [one for turn in turns for one in turn.records if isinstance(one, MockResult)]
    report = turns[-1].moves[-1]
    assert isinstance(report, MockReport)
    assert [one.score for one in kept] == [report.got / report.out_of]


def test_once_reported_nothing_but_a_contest_counts() -> None:
    pupil = Pupil(WHOLE)
    sat(pupil)
    here = f"{pupil.session.serial}.{prompt_of(pupil).number}"
    for verb in ("next", "skip", "show", "pick.0", "report.1"):
        turn = pupil.press(f"{here}.{verb}")
        assert turn.toast is Toast.STALE
        assert turn.records == ()
    contested = pupil.press(f"{here}.contest")
    assert any(isinstance(one, Contest) for one in contested.records)


def test_an_exam_whose_questions_were_taken_out_can_still_be_marked() -> None:
    pupil = Pupil(WHOLE)
    turns = [pupil.say("/mock sales-information")]
    first = prompt_of(pupil).ref
    pupil.say("a b" if kind_of(item_of(LIBRARY, first)) == "multi_select" else "a")
    pupil.say("sure")
    left = [ref for ref in LIBRARY.refs("sales-information") if ref != first]
    pupil.teaching = Teaching.of(cut_down(LIBRARY, left))
    for _ in range(9):
        turns.append(pupil.say(ANSWERS[kind_of(item_of(pupil.library, prompt_of(pupil).ref))]))
        turns.append(pupil.say("sure"))
    assert isinstance(turns[-1].moves[-1], MockReport)


def test_no_hint_in_an_exam() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("/mock sales-information")
    assert isinstance(pupil.say("hint").moves[0], NoHints)
