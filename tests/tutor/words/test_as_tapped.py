"""What a button says does the same when it is typed."""

from collections.abc import Sequence

import pytest

from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.account import ConfirmForget
from bot.tutor.moves.marking import MarkTyped
from bot.tutor.moves.turn import Forget
from tests.tutor.laying import TEACHING, Pupil

TYPED, MATCH, ORDER = (
    f"/start {PRACTISE}{mark_of(f'sales-information/{one}')}"
    for one in ("s-scores", "q-match-loyalty", "q-complaint-steps")
)


def after(before: Sequence[str]) -> Pupil:
    """Give a pupil who has said some things."""
    pupil = Pupil(TEACHING)
    for one in before:
        pupil.say(one)
    return pupil


def tapped(before: Sequence[str], label: str) -> Pupil:
    """Give a pupil who has then tapped a button."""
    pupil = after(before)
    (data,) = [one.data for one in pupil.session.buttons if one.label == label]
    pupil.press(data)
    return pupil


@pytest.mark.parametrize(
    ("before", "label", "typed"),
    [
        (["/help"], "More", "more"),
        (["/help"], "More", "more please"),
        (["/settings"], "Length of sessions", "lenght of sessions"),
        (["/settings", "length of sessions"], "Until I stop", "until i stop"),
        (["/settings", "time zone"], "Back to settings", "back to settings"),
        (["/settings"], "Length of sessions", "the 3rd one"),
        (["/remind 7pm"], "Yes, that is right", "ok yes that is right"),
        (["/forget", "send me a copy"], "Keep everything", "keep everything"),
        ([TYPED, "bananas are yellow", "report"], "It is unclear", "it is unclear"),
        ([TYPED, "bananas are yellow", "report"], "Something else", "something else"),
        ([TYPED, "/help"], "More", "more"),
        ([MATCH], "Skip", "skip"),
    ],
)
def test_a_typed_label_does_what_its_button_does(
    before: Sequence[str], label: str, typed: str
) -> None:
    said = after(before)
    said.say(typed)
    assert said.screen[-1].html == tapped(before, label).screen[-1].html


def test_nothing_is_erased_in_words() -> None:
    pupil = after(["/forget"])
    turn = pupil.say("erase everything")
    assert turn.moves == (ConfirmForget(pupil.now - 10, asked=True),)
    assert Forget() not in turn.records


def test_the_words_of_a_button_in_another_sentence_are_an_answer() -> None:
    pupil = after([TYPED])
    assert isinstance(pupil.say("people who skip the queue were not asked").moves[0], MarkTyped)


def test_buttons_of_which_a_message_took_the_place_are_not_typed_any_more() -> None:
    pupil = after(["/help", "/settings"])
    before = tapped(["/help"], "More").screen[-1].html
    pupil.say("more")
    assert pupil.screen[-1].html != before


def test_an_option_is_no_label() -> None:
    pupil = after([ORDER])
    assert not pupil.say("a").records
