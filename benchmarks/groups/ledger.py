"""What the bot's own database says became of updates, letters, votes and questions."""

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from state.audit import contradictions


class Ledger(Struct, frozen=True):
    """The file of a bot that may still be running; each question opens it anew."""

    file: Path

    def number(self, what: str) -> int:
        """Count the rows of whatever follows `SELECT count(*)`."""
        with closing(sqlite3.connect(self.file)) as db:
            return int(db.execute(f"SELECT count(*) {what}").fetchone()[0])

    def was_asked(self, chat_id: int, day: int, slot: int) -> bool:
        """Tell whether a question stands in the ledger as sent."""
        row = (chat_id, day, slot)
        return (
            self.number(f"FROM pushes WHERE (chat_id, day, slot) = {row} AND state <> 'skipped'")
            > 0
        )

    def has_vote(self, poll: str) -> bool:
        """Tell whether the vote in a poll counts, or the poll itself is one that came twice."""
        known = f"FROM outbox WHERE poll_id = '{poll}'"
        asked = "FROM votes JOIN pushes USING (bot_id, chat_id, day, slot)"
        counted = f"{asked} WHERE posting_id IN (SELECT id {known})"
        return not self.number(known) or self.number(counted) > 0

    def waits(self) -> int:
        """Count what waits to be worked off, or to be sent."""
        return self.number("FROM inbox WHERE state = 'new'") + self.number(
            "FROM outbox WHERE state = 'waiting'"
        )

    def contradictions(self) -> tuple[str, ...]:
        """Give where the database does not agree with itself."""
        with closing(sqlite3.connect(self.file)) as db:
            return tuple(contradictions(db))
