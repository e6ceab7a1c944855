"""What words come to that are said to a question, and are no answer."""

import pytest

from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.asking import HowToAnswer
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.helping import Help
from bot.tutor.moves.marking import LookBack, Reveal, ShowSettled
from tests.narrowing import as_a
from tests.tutor.laying import TEACHING, WHOLE, Pupil


def asked(name: str, pupil: Pupil | None = None) -> Pupil:
    """Give a pupil who is asked an item."""
    pupil = pupil or Pupil(TEACHING)
    pupil.say(f"/start {PRACTISE}{mark_of(f'sales-information/{name}')}")
    return pupil


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("f-trend", "turn the card over"),
        ("c-swot", "Type the missing word"),
        ("n-change", "Type the number"),
        ("s-scores", "A few words of your own"),
        ("x-hotel", "in a few sentences"),
        ("q-sales-fact", "Tap the letter of the answer"),
        ("q-touchpoints", "all answers that fit"),
        ("q-complaint-steps", "beginning with what comes first"),
        ("q-match-loyalty", "what belongs to it"),
        ("q-happy-market", "“True” or “False”"),
    ],
)
def test_who_asks_what_to_do_is_told_how_this_question_is_answered(name: str, how: str) -> None:
    pupil = asked(name)
    turn = pupil.say("what do i do")
    assert isinstance(turn.moves[0], HowToAnswer)
    assert how in pupil.screen[-1].html
    assert not turn.records


def test_while_nothing_is_open_it_is_what_can_be_done_here() -> None:
    assert isinstance(Pupil(TEACHING).say("what do i do").moves[0], Help)


@pytest.mark.parametrize("typed", ["cmon what is it", "just tell me already"])
def test_who_is_out_of_patience_is_told_the_answer_and_not_marked(typed: str) -> None:
    assert isinstance(asked("s-scores").say(typed).moves[0], Reveal)


@pytest.mark.parametrize("typed", ["10 questions", "all of them", "until i stop"])
def test_how_much_to_ask_is_no_answer_before_it_was_asked_about(typed: str) -> None:
    turn = asked("s-scores", Pupil(WHOLE)).say(typed)
    assert isinstance(turn.moves[0], AskBack)
    assert not turn.records


def test_after_a_verdict_the_question_before_is_shown_or_else_this_one() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("/quiz sales-information")
    pupil.say("skip")
    pupil.say("no idea")
    assert isinstance(pupil.say("can we go back to the one before").moves[0], ShowSettled)
    first = pupil.prompt.ref
    pupil.say("next")
    pupil.say("no idea")
    before = as_a(LookBack, pupil.say("go back").moves[0])
    assert before.item == pupil.library.item(first)
