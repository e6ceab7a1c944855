"""A school with two groups, one of which Tess looks after."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from state.records.groups import Timetable, TimetableState
from state.records.learners import Who
from state.tables import groups, timetables
from tests.conversation import BOT_ID, Conversation
from tests.tutor.laying import SMALL
from tests.tutor.people.school import CHAT, OTHER


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    """Tess looks after 9B; 9C is somebody else's."""
    one = Conversation(tmp_path / "viva.db", SMALL)
    for chat_id, title in ((CHAT, "9B"), (OTHER, "9C")):
        group = Timetable(chat_id, title, "Europe/London", 127, 0, 0, TimetableState.ON, 1)
        one.writer.do(lambda db, group=group: timetables.save(db, BOT_ID, group, 0))
    tess = Who(BOT_ID, one.number("Tess"))
    one.writer.do(lambda db: groups.add_tutor(db, tess, CHAT))
    yield one
    one.close()
