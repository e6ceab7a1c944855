"""A live round is kept as it stands, one for a group, until it is over."""

import sqlite3
from dataclasses import replace

import pytest

from state.clock.timetable import EVERY_DAY
from state.records.groups import Group, GroupState, Round
from state.tables import groups, rounds

BOT, GROUP, OTHER = 7, -1001, -1002
LIVE = Round(items=("t/a", "t/b"), day=739_000, first=11, number=1, thread_id=None)


@pytest.fixture(autouse=True)
def _founded(db: sqlite3.Connection) -> None:
    for bot, group in ((BOT, GROUP), (BOT, OTHER), (8, GROUP)):
        settings = Group(group, "Class", "UTC", EVERY_DAY, 0, 0, GroupState.ON, set_up_by=1)
        groups.save(db, bot, settings, 9)


def test_a_group_without_a_round_has_none(db: sqlite3.Connection) -> None:
    assert rounds.under_way(db, BOT, GROUP) is None


def test_how_far_it_has_come_is_kept_in_place_of_what_was_kept_before(
    db: sqlite3.Connection,
) -> None:
    rounds.keep(db, BOT, GROUP, LIVE)
    further = replace(LIVE, number=2, thread_id=31)
    rounds.keep(db, BOT, GROUP, further)
    assert rounds.under_way(db, BOT, GROUP) == further


def test_it_ends_in_its_own_group_and_for_its_own_bot_alone(db: sqlite3.Connection) -> None:
    for bot, group in ((BOT, GROUP), (BOT, OTHER), (8, GROUP)):
        rounds.keep(db, bot, group, LIVE)
    rounds.end(db, BOT, GROUP)
    assert rounds.under_way(db, BOT, GROUP) is None
    assert rounds.under_way(db, BOT, OTHER) == rounds.under_way(db, 8, GROUP) == LIVE
