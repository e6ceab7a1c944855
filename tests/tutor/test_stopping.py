"""Whoever asks to stop may, in whatever words."""

import pytest

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
