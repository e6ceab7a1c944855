"""A live round is kept as it stands, one for a timetable, until it is over."""

import pytest

from state.clock.timetable import EVERY_DAY
from state.records.groups import Round, Timetable, TimetableState, Where
from state.sql import Connection
from state.tables import timetables
from state.tables.classes import rounds
from state.values import replace

BOT, GROUP, OTHER = 7, -1001, -1002
THERE = Where(BOT, GROUP, 0)
ELSEWHERE = (Where(BOT, OTHER, 0), Where(8, GROUP, 0), Where(BOT, GROUP, 31))
LIVE = Round(items=("t/a", "t/b"), day=739_000, first=11, number=1)


@pytest.fixture(autouse=True)
def _founded(db: Connection) -> None:
    for bot_id, chat_id, thread_id in (THERE, *ELSEWHERE):
        settings = Timetable(chat_id, "Class", "UTC", EVERY_DAY, 0, 0, TimetableState.ON, 1)
        timetables.save(db, bot_id, replace(settings, thread_id=thread_id), 9)


def test_a_timetable_without_a_round_has_none(db: Connection) -> None:
    assert rounds.under_way(db, THERE) is None


def test_how_far_it_has_come_is_kept_in_place_of_what_was_kept_before(db: Connection) -> None:
    rounds.keep(db, THERE, LIVE)
    further = replace(LIVE, number=2)
    rounds.keep(db, THERE, further)
    assert rounds.under_way(db, THERE) == further


def test_it_ends_in_its_own_topic_and_group_alone(db: Connection) -> None:
    for where in (THERE, *ELSEWHERE):
        rounds.keep(db, where, LIVE)
    rounds.end(db, THERE)
    assert rounds.under_way(db, THERE) is None
    assert [rounds.under_way(db, where) for where in ELSEWHERE] == [LIVE] * 3
