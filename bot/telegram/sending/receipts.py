"""What became of letters, written down: the number of a message, its poll, its pictures' names."""

import asyncio
import contextlib
import logging
from typing import Any, TypeVar

from msgspec import json

from bot.telegram.redact import Seldom
from bot.telegram.sending.photos import Photos
from bot.telegram.shared import Shared
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.cards import Card
from state.records.learners import Who
from state.records.mail import Posting
from state.sql import Connection
from state.tables import learners, mailbox, topics
from state.writer import Work

log = logging.getLogger(__name__)

T = TypeVar("T")


class Receipts:
    """Writes down what became of the letters of one bot."""

    def __init__(self, shared: Shared, photos: Photos) -> None:
        self._writer = shared.writer
        self._shared = shared
        self._photos = photos
        self._kept = Seldom()

    def of(self, posting: Posting, result: Any) -> Work[None]:
        """Give what is to be written once a letter was sent: `result` is what Telegram answered."""
        number, poll = _numbers(result)
        named, at = self._photos.named_in(posting.letter, result), self._shared.now()
        card, who = _card(posting, result), Who(self._shared.bot_id, posting.chat_id)

        def note(db: Connection) -> None:
            mailbox.sent(db, posting.id, number, poll)
            topics.note_sent_images(db, self._shared.bot_id, named, at)
            if card is not None:
                learners.keep_card(db, who, card, at)

        return note

    def note(self, statement: Work[None]) -> None:
        """Write a receipt down without waiting: the writer keeps the order of what is handed in.

        One that a full disk or a locked database does not take is handed in again after a while:
        until it is there, its letter counts as waiting, and the next start would send it again.
        """
        loop = asyncio.get_running_loop()

        def lost(error: Exception) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: that start has come
                loop.call_soon_threadsafe(self._later, statement, error)

        self._writer.note(statement, lost)

    def _later(self, statement: Work[None], error: Exception) -> None:
        if isinstance(error, NotSaved):
            self._kept.say("a receipt is kept for later: %s", error)
            retry = self._shared.patience.retry
            asyncio.get_running_loop().call_later(retry, self.note, statement)
        else:
            log.warning("a receipt was not saved: %s", error)

    async def save(self, work: Work[T]) -> T | None:
        """Write down what changes more than one letter; what cannot be saved comes up again."""
        try:
            return await awaited(self._writer.submit(work))
        except NotSaved as error:
            log.warning("not noted for now: %s", error)
            return None


def _numbers(result: Any) -> tuple[int | None, str | None]:
    """Read a receipt: the message's number and its poll's, where there are any."""
    if not isinstance(result, dict):
        return None, None
    return result.get("message_id"), (result.get("poll") or {}).get("id")


def _card(posting: Posting, result: Any) -> Card | None:
    """Read the receipt of a card: Telegram's name of the picture, by which it can be passed on."""
    if posting.letter.kind != "file":
        return None
    body = json.decode(posting.letter.body)
    match body["what"], result:
        case "card", {"photo": [*_, {"file_id": str(file_id)}]}:
            return Card(file_id, body["html"])
        case _:
            return None
