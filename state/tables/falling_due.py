"""Which bots have something to do: one look for all that share a database.

Each kind of thing that falls due has an index by bot and moment, so this costs a few probes of
those a bot, however much is waiting. What exactly is due, and what is done about it, is the
business of the tables themselves.
"""

import json
import sqlite3
from collections.abc import Iterable

from state.records.homework import REPORTED_AFTER


def bots(db: sqlite3.Connection, bot_ids: Iterable[int], now: int) -> list[int]:
    """Give those bots for which anything has fallen due by `now`, seconds of UTC."""
    rows = db.execute(
        """
        SELECT bot.value FROM json_each(:bots) AS bot
        WHERE EXISTS (SELECT 1 FROM reminders WHERE bot_id = bot.value AND remind_at <= :now)
            OR EXISTS (SELECT 1 FROM slots WHERE bot_id = bot.value AND next_at <= :now)
            OR EXISTS (SELECT 1 FROM groups WHERE bot_id = bot.value AND digest_at <= :now)
            OR EXISTS (
                SELECT 1 FROM pushes
                WHERE bot_id = bot.value AND reveal_at <= :now AND state = 'open'
            )
            OR EXISTS (SELECT 1 FROM tellings WHERE bot_id = bot.value AND tell_at <= :now)
            OR EXISTS (
                SELECT 1 FROM homework
                WHERE bot_id = bot.value AND ends_at <= :ended AND state = 'open'
            )
        """,
        {"bots": json.dumps(list(bot_ids)), "now": now, "ended": now - REPORTED_AFTER},
    )
    return [bot_id for (bot_id,) in rows]
