"""Which bots have something to do: one look for all that share a database.

And, where a clock ran ahead, what they would have to do by the right one: a machine may start with
a clock that is years ahead, and be put right while the bot runs. Whatever fell due meanwhile has
its next moment after that, and groups and learners would not hear from the bot for years.

Each kind of thing that falls due has an index by bot and moment, so this costs a few probes of
those a bot, however much is waiting. What exactly is due, and what is done about it, is the
business of the tables themselves.
"""

import json
from collections.abc import Iterable

from state.clock.timetable import GRACE, date_at, next_daily, next_slot
from state.records.groups import Where
from state.records.homework import REPORTED_AFTER
from state.sql import Connection
from state.tables import timetables

DAY = 86_400

SHORTLY = DAY + 3600
"""Seconds within which whatever comes daily comes again, on the longest of days too."""


def bots(db: Connection, bot_ids: Iterable[int], now: int) -> list[int]:
    """Give those bots for which anything has fallen due by `now`, seconds of UTC."""
    rows = db.execute(
        """
        SELECT bot.id FROM (SELECT CAST(value AS BIGINT) AS id FROM json_each(:bots)) AS bot
        WHERE EXISTS (SELECT 1 FROM reminders WHERE bot_id = bot.id AND remind_at <= :now)
            OR EXISTS (SELECT 1 FROM reminders WHERE bot_id = bot.id AND once_at <= :now)
            OR EXISTS (SELECT 1 FROM slots WHERE bot_id = bot.id AND next_at <= :now)
            OR EXISTS (SELECT 1 FROM timetables WHERE bot_id = bot.id AND digest_at <= :now)
            OR EXISTS (
                SELECT 1 FROM pushes
                WHERE bot_id = bot.id AND reveal_at <= :now AND state = 'open'
            )
            OR EXISTS (SELECT 1 FROM tellings WHERE bot_id = bot.id AND tell_at <= :now)
            OR EXISTS (
                SELECT 1 FROM homework
                WHERE bot_id = bot.id AND ends_at <= :ended AND state = 'open'
            )
        """,
        {"bots": json.dumps(list(bot_ids)), "now": now, "ended": now - REPORTED_AFTER},
    )
    return [bot_id for (bot_id,) in rows]


def plan_again(db: Connection, bot_id: int, now: int) -> None:
    """Set right what a bot has planned further ahead than it would at `now`, seconds of UTC.

    Runs inside the caller's transaction.
    """
    _reminders(db, bot_id, now)
    _questions(db, bot_id, now)
    _answers(db, bot_id, now)
    rows = db.execute(
        """
        SELECT bot_id, chat_id, thread_id FROM timetables WHERE bot_id = ? AND digest_at > ?
        """,
        (bot_id, now + 7 * SHORTLY),
    ).fetchall()
    for where in (Where(*row) for row in rows):
        if timetable := timetables.find(db, where):
            timetables.sum_up_at(db, where, timetables.next_summary(timetable, now))


def _reminders(db: Connection, bot_id: int, now: int) -> None:
    rows = db.execute(
        """
        SELECT minute, zone, days, bot_id, learner_id
        FROM reminders JOIN learners USING (bot_id, learner_id)
        WHERE bot_id = ? AND remind_at > ?
        """,
        (bot_id, now + 2 * SHORTLY),
    ).fetchall()
    db.executemany(
        "UPDATE reminders SET remind_at = ? WHERE bot_id = ? AND learner_id = ?",
        [(next_daily(minute, zone, now, days), *who) for minute, zone, days, *who in rows],
    )


def _questions(db: Connection, bot_id: int, now: int) -> None:
    """Set the next moment of slots, and take back that days were left out that are to come."""
    rows = db.execute(
        """
        SELECT slot, minute, next_at, bot_id, chat_id, thread_id FROM slots
        WHERE bot_id = ? AND next_at > ?
        """,
        (bot_id, now + SHORTLY),
    ).fetchall()
    for slot, minute, planned, *place in rows:
        where = Where(*place)
        timetable = timetables.find(db, where)
        # From a while ago, as one may have come while the clock was wrong; the ledger knows.
        at = next_slot(minute, timetable.hours, now - GRACE) if timetable else None
        if at is not None and at < planned:
            timetables.go_on(db, where, slot, at)
    db.execute(
        "DELETE FROM pushes WHERE bot_id = ? AND day >= ? AND at > ? AND state = 'skipped'",
        (bot_id, date_at(now - DAY, "UTC"), now),
    )


def _answers(db: Connection, bot_id: int, now: int) -> None:
    """Let open questions of days to come be as old as they are, and no younger."""
    db.execute(
        """
        UPDATE pushes SET reveal_at = reveal_at - at + :now, at = :now
        WHERE bot_id = :bot AND state = 'open' AND at > :shortly
        """,
        {"bot": bot_id, "now": now, "shortly": now + SHORTLY},
    )
