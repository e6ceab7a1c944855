"""When whom to remind: found by its moment, with the facts that decide what to do."""

import pytest

from state.clock.days import day_of
from state.records.learners import Learner, Pause, Rating, Reminder, Review, Who
from state.sql import Connection
from state.tables import exams, learners, reminders
from state.tables.memory import reviews
from state.values import replace

ANN = Learner("Ann", "Europe/London")
NOW = 1_772_442_000
TODAY = day_of(NOW, ANN.zone)
ON = Reminder(19 * 60, NOW, sent=3, sent_at=NOW - 86_400, ignored=1, once=NOW + 60)


@pytest.fixture(autouse=True)
def _known(db: Connection, who: Who) -> None:
    learners.welcome(db, who, ANN, 5)


def test_a_reminder_comes_back_as_it_was_saved_last(db: Connection, who: Who) -> None:
    assert reminders.reminder(db, who) is None
    for wanted in (ON, replace(ON, at=None)):
        reminders.save(db, who, wanted)
        assert reminders.reminder(db, who) == wanted


def test_what_is_due_is_found_the_longest_overdue_first(db: Connection, who: Who) -> None:
    others = [Who(who.bot_id, number) for number in (1, 2, 3)]
    for one, at in zip(others, (NOW - 60, NOW - 90, NOW + 1), strict=True):
        learners.welcome(db, one, ANN, 5)
        reminders.save(db, one, replace(ON, at=at))
    reminders.save(db, who, replace(ON, at=None))
    due = reminders.due(db, who.bot_id, NOW, 10)
    assert [one.learner_id for one, _ in due] == [2, 1]
    assert [one.learner_id for one, _ in reminders.due(db, who.bot_id, NOW, 1)] == [2]
    assert reminders.due(db, who.bot_id + 1, NOW, 10) == ()


def test_who_has_done_nothing_is_neither_heard_nor_silenced(db: Connection, who: Who) -> None:
    assert reminders.situation(db, who, NOW) == reminders.Situation(
        ANN, None, revised=False, silenced=False
    )


def test_what_was_done_today_is_seen(db: Connection, who: Who) -> None:
    learners.save_session(db, who, who.learner_id, "{}", NOW - 5)
    reviews.note(db, who, Review("t/a", NOW - 5, TODAY, Rating.GOOD, 0.9))
    found = reminders.situation(db, who, NOW)
    assert (found.heard_at, found.revised) == (NOW - 5, True)
    assert not reminders.situation(db, who, NOW + 86_400).revised


@pytest.mark.parametrize(
    ("since", "until", "silenced"),
    [(-1, None, True), (0, None, True), (-1, 0, True), (-3, -1, False), (1, None, False)],
)
def test_a_pause_silences_from_its_first_day_to_its_last(
    db: Connection,
    who: Who,
    since: int,
    until: int | None,
    silenced: bool,  # noqa: FBT001  # a table of cases
) -> None:
    exams.begin_pause(db, who, Pause(TODAY + since, None if until is None else TODAY + until))
    assert reminders.situation(db, who, NOW).silenced is silenced
