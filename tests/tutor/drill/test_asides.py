"""What is said beside the open question costs nothing, and nothing is said twice alike."""

import pytest

from bot.tutor.model.drill import Mode, Stage
from bot.tutor.moves.asking import NoHints, ShowButtons, StillOpen, TakeBreath
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.menus import LetBe
from tests.narrowing import only
from tests.tutor.laying import WHOLE, Pupil
from tests.tutor.on_item import REF, TOPIC, on


@pytest.mark.parametrize("ref", ["q-sunday", "s-keep", "f-touchpoint", "n-change"])
def test_swearing_is_no_answer_and_costs_nothing(ref: str) -> None:
    pupil = on(f"{TOPIC}/{ref}")
    turn = pupil.say("FUCK THIS!!")
    assert isinstance(turn.moves[0], TakeBreath)
    assert turn.records == ()
    assert pupil.prompt.stage is Stage.ASKED


@pytest.mark.parametrize(
    ("ref", "mode", "text", "kind"),
    [
        ("q-sunday", Mode.REVISE, "the blue one", ShowButtons),
        ("q-happy-market", Mode.REVISE, "perhaps", ShowButtons),
        ("q-complaint-steps", Mode.REVISE, "first the first", ShowButtons),
        ("s-keep", Mode.QUIZ, "hint", NoHints),
        ("s-keep", Mode.REVISE, "this sucks", TakeBreath),
    ],
)
def test_the_same_thing_is_not_said_twice(ref: str, mode: Mode, text: str, kind: type) -> None:
    pupil = on(f"{TOPIC}/{ref}", mode)
    said = []
    for _ in range(3):
        (move,) = pupil.say(text).moves
        assert isinstance(move, kind)
        said.append(pupil.screen[-1].html)
    assert len(set(said)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "fuck off you stupid bot",
        "im rubbish at this",
        "what the FUCK is this",
        "i feel so stupid",
        "im so thick i give up on this",
    ],
)
def test_whoever_has_had_enough_is_not_marked(text: str) -> None:
    pupil = on(REF)
    turn = pupil.say(text)
    assert isinstance(turn.moves[0], TakeBreath)
    assert not turn.records


def test_whoever_has_had_enough_between_sessions_is_let_be() -> None:
    assert Pupil(WHOLE).say("this is shit").moves == (LetBe(),)


def test_questions_about_the_tutor_itself_are_answered_and_cost_nothing() -> None:
    pupil = on(REF)
    turn = pupil.say("are you a real person?")
    assert turn.moves == (NotUnderstood(to_person=True, open=True),)
    assert pupil.session.activity is not None


@pytest.mark.parametrize("ref", ["q-sunday", "s-keep", "f-touchpoint"])
def test_a_second_next_passes_the_question_over(ref: str) -> None:
    pupil = on(f"{TOPIC}/{ref}")
    assert isinstance(pupil.say("next").moves[0], StillOpen)
    assert pupil.say("next").records == ()
    assert pupil.session.activity is None


def test_who_has_had_enough_of_an_exam_is_offered_no_answer_that_it_does_not_show() -> None:
    pupil = on(f"{TOPIC}/s-keep", Mode.MOCK)
    pupil.say("this is stupid")
    assert [button.label for row in pupil.screen[-1].rows for button in row] == ["Skip"]
    assert "answer" not in pupil.screen[-1].html


def test_who_is_bored_by_what_they_knew_is_not_consoled() -> None:
    right, wrong = (on(f"{TOPIC}/s-keep", stage=Stage.SETTLED, right=it) for it in (True, False))
    moves = [only(TakeBreath, pupil.say("this is boring").moves) for pupil in (right, wrong)]
    assert [move.right for move in moves] == [True, False]
