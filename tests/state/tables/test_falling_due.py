"""Which bots have something to do by now, and what a clock that ran ahead had planned."""

import pytest

from state.clock.timetable import EVERY_DAY, next_daily, next_slot
from state.records.groups import Slot, Timetable, TimetableState
from state.records.learners import Learner, Reminder, Who
from state.sql import Connection
from state.tables import falling_due, learners, reminders, timetables
from tests.clock import NOON

DAY, YEAR = 86_400, 365 * 86_400
BOT, OTHER = 7, 8
GROUP, SLOT = -1001, Slot(1, 17 * 60)


def remind(db: Connection, bot_id: int, at: int) -> Who:
    who = Who(bot_id, 42)
    learners.welcome(db, who, Learner("Ann", "UTC"), 5)
    reminders.save(db, who, Reminder(19 * 60, at))
    return who


def found(db: Connection, at: int) -> Timetable:
    """Set a group up that is asked every day at 17:00, at a moment."""
    timetable = Timetable(
        GROUP, "Class", "UTC", EVERY_DAY, 0, 0, TimetableState.ON, set_up_by=1, slots=(SLOT,)
    )
    timetables.save(db, BOT, timetable, at)
    return timetable


def test_a_bot_is_named_once_something_of_its_own_is_due(db: Connection) -> None:
    remind(db, BOT, NOON)
    remind(db, OTHER, NOON + 60)
    moments = (NOON - 1, NOON, NOON + 60)
    due = [falling_due.bots(db, (BOT, OTHER, 9), at) for at in moments]
    assert due == [[], [BOT], [BOT, OTHER]]


def test_a_question_of_a_group_falls_due_too(db: Connection) -> None:
    found(db, NOON)
    assert falling_due.bots(db, [BOT], NOON + 4 * 3600) == []
    assert falling_due.bots(db, [BOT], NOON + 5 * 3600) == [BOT]


def test_what_was_planned_by_a_clock_that_ran_ahead_comes_when_it_should(db: Connection) -> None:
    who = remind(db, BOT, NOON + YEAR)
    timetable = found(db, NOON + YEAR)
    falling_due.plan_again(db, BOT, NOON)
    kept = reminders.reminder(db, who)
    assert kept is not None
    assert kept.at == next_daily(19 * 60, "UTC", NOON)
    (planned,) = db.execute("SELECT next_at FROM slots WHERE chat_id = ?", (GROUP,)).fetchone()
    assert planned == next_slot(SLOT.minute, timetable.hours, NOON)


@pytest.mark.parametrize("ahead", [0, DAY])
def test_what_is_planned_for_a_day_or_two_stays(db: Connection, ahead: int) -> None:
    who = remind(db, BOT, NOON + ahead)
    falling_due.plan_again(db, BOT, NOON)
    kept = reminders.reminder(db, who)
    assert kept is not None
    assert kept.at == NOON + ahead
