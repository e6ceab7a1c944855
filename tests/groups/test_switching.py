"""Pausing, going on, stopping, and leaving a question out."""

import pytest

from state.records.groups import TimetableState
from tests.groups.laying import Room, minutes


def test_pausing_and_going_on(room: Room) -> None:
    assert "Paused" in room.types("/pause")
    assert room.timetable.state is TimetableState.PAUSED
    assert "Paused" in room.types("/setup")
    assert "today at 17:00" in room.types("/resume")
    assert "All settings are kept" in room.types("/stop")
    assert room.timetable.state is TimetableState.STOPPED
    assert minutes(room.timetable) == [1020]
    room.types("/setup")
    room.taps("Begin again")
    assert room.timetable.state is TimetableState.ON


def test_the_next_question_can_be_left_out(room: Room) -> None:
    said = room.types("/skip")
    assert "today at 17:00 is left out" in said
    assert "The next one comes tomorrow at 17:00" in said


@pytest.mark.parametrize("command", ["/pause", "/resume", "/stop", "/skip"])
def test_before_setting_up_there_is_nothing_to_switch(command: str) -> None:
    assert "Nothing goes out here yet" in Room().types(command)
