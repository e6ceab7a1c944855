"""Reminders that have fallen due: found by their indexed moment, said, and set for the next day."""

import sqlite3

from bot.tutor.moves import Move


def tick(_db: sqlite3.Connection, _bot_id: int, _now: int) -> list[tuple[int, Move]]:
    """Give the reminders that are due, with the chats they go to."""
    return []
