"""What falls due for learners goes out, and one for whom it cannot be made is in nobody's way."""

from datetime import timedelta
from typing import Any

import pytest

from bot.engine.due.due import AGAIN_AFTER
from bot.engine.groups.engine import GroupEngine
from bot.telegram.upkeep.ticker import Ticker
from state.records.learners import Learner
from state.records.mail import Posting
from state.tables import learners
from tests.conversation import PROFILE, START, Conversation, Opened

NOON = START.replace(hour=12, minute=30)


class Looked(Exception):
    """Everything that was due has been made, or put off."""


class Clockwork:
    """A ticker of a bot, and what it would send."""

    def __init__(self, talk: Conversation) -> None:
        self.sent: list[int] = []
        self.at = 0
        sender: Any = self
        teaching = talk.engine.curriculum.teaching
        groups = GroupEngine(talk.writer, teaching, talk.languages, PROFILE)
        self._ticker = Ticker(
            talk.engine, groups, sender, now=lambda: self.at, pause=self._stop_looking
        )

    def put(self, postings: list[Posting]) -> None:
        """Be given letters, as a sender is."""
        self.sent += [one.chat_id for one in postings]

    async def looks(self, at: int) -> list[int]:
        """Let it look at a moment until nothing is left; gives whom it writes to."""
        self.at, self.sent = at, []
        with pytest.raises(Looked):
            await self._ticker.run()
        return self.sent

    async def _stop_looking(self) -> None:
        raise Looked


async def test_whoever_cannot_be_reminded_is_put_off_and_the_others_are_reminded(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    talk = opened()
    for name in ("Ada", "Ben"):
        talk.say(name, "/start")
        talk.say(name, "/remind 12:30")
    gone = Learner("Ada", "Atlantis/Poseidonis")
    talk.writer.do(lambda db: learners.prefer(db, talk.who("Ada"), gone))
    ticker, noon = Clockwork(talk), int((NOON + timedelta(days=1)).timestamp())
    assert await ticker.looks(noon) == [talk.number("Ben")]
    assert "put off: DueReminder" in caplog.text
    assert await ticker.looks(noon + AGAIN_AFTER - 1) == []
    kept = talk.writer.do(lambda db: learners.learner(db, talk.who("Ben")))
    assert kept is not None
    talk.writer.do(lambda db: learners.prefer(db, talk.who("Ada"), kept))
    assert await ticker.looks(noon + AGAIN_AFTER) == [talk.number("Ada")]
