"""Whoever asks to stop may, in whatever words."""

import pytest

from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.results import NothingToUndo
from tests.narrowing import only
from tests.tutor.on_item import REF, TOPIC, on


def test_leave_me_alone_stops() -> None:
    pupil = on(f"{TOPIC}/s-keep")
    pupil.say("leave me alone")
    assert pupil.session.activity is None


@pytest.mark.parametrize("text", ["i want to stop now", "stop plz", "not today"])
def test_whoever_wants_to_stop_may(text: str) -> None:
    pupil = on(REF)
    pupil.say(text)
    assert pupil.session.activity is None


def test_nothing_to_take_back_leaves_the_open_question_alone() -> None:
    pupil = on(REF)
    assert only(NothingToUndo, pupil.say("oops").moves).open


def test_whoever_asks_for_a_person_is_led_away_from_no_question() -> None:
    pupil = on(REF)
    assert only(NotUnderstood, pupil.say("are you a human").moves).open
