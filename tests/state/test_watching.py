"""What waits, what is late and how it grades, asked of a database that is in use."""

from state import watching
from state.records.learners import Attempt, Learner, Who
from state.records.mail import Arrival, Letter
from state.sql import Connection
from state.tables import attempts, learners, mailbox
from state.watching import Queue

NOON = 1_800_000_000


def test_only_what_still_waits_is_counted_and_the_oldest_gives_the_age(db: Connection) -> None:
    for number, at in ((1, NOON), (2, NOON + 5), (3, NOON + 9)):
        mailbox.receive(db, 7, [Arrival(number, 42, "{}")], at)
    mailbox.finish(db, 7, 1)
    mailbox.set_aside(db, 7, 3, "unreadable")
    (letter,) = mailbox.post(db, 8, 42, [Letter("text", "{}")], NOON + 1)
    assert watching.updates(db) == {7: Queue(1, NOON + 5)}
    assert watching.letters(db) == {8: Queue(1, NOON + 1)}
    mailbox.sent(db, letter.id, 5)
    assert watching.letters(db) == {}


def test_what_is_due_is_late_from_its_moment_on(db: Connection, who: Who) -> None:
    assert watching.overdue(db, who.bot_id, NOON) == watching.late(db, NOON) == 0
    learners.welcome(db, who, Learner("Ada", "Europe/London"), NOON)
    db.execute(
        "INSERT INTO reminders (bot_id, learner_id, minute, remind_at) VALUES (7, 42, 0, ?)",
        (NOON,),
    )
    assert watching.overdue(db, who.bot_id, NOON - 1) == watching.late(db, NOON - 1) == 0
    assert watching.overdue(db, who.bot_id, NOON + 60) == watching.late(db, NOON + 60) == 60
    assert watching.overdue(db, who.bot_id + 1, NOON + 60) == 0


def test_verdicts_are_given_from_the_last_one_on(db: Connection, who: Who) -> None:
    learners.welcome(db, who, Learner("Ada", "Europe/London"), NOON)
    assert watching.last_attempt(db) == 0
    for outcome in ("wrong", "right"):
        attempts.note(db, who, Attempt("till", NOON, "x", outcome, 0.5, "points", None))
    (wrong, right) = watching.verdicts(db, 0)
    assert (wrong[1:], right[1:]) == ((7, "wrong"), (7, "right"))
    assert watching.verdicts(db, wrong[0]) == [right]
    assert watching.last_attempt(db) == right[0]
