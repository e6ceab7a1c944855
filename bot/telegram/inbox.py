"""Inbox -> handlers: every stored update is worked off once, in the order of its chat.

An update that cannot be parsed, or that fails three times, is set aside with its reason; the
learner of the latter is told, once and calmly. What could not be saved is tried until it can be,
and whoever waits for it is told why nothing comes. What was in hand at a crash is in the inbox
still, and is taken up again at the next start.
"""

import json
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from datetime import datetime
from types import NoneType
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    Document,
    ForumTopicCreated,
    ForumTopicEdited,
    InaccessibleMessage,
    Message,
    Poll,
    PollAnswer,
    Update,
    User,
)
from telegram.ext import ContextTypes

from bot.counts import Counts
from bot.limits import MAX_ID
from bot.telegram.beside.excuses import Excuses
from bot.telegram.lanes import Lanes, Patience
from bot.telegram.rate_limiter import Buckets, Limit
from bot.telegram.redact import Seldom
from bot.telegram.sender import Sender
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.mail import Arrival, Letter, Posting
from state.sql import Connection
from state.tables import mailbox
from state.writer import Writer

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""What the library calls for an update."""

MAX_TRIES = 3

_READ_OF_TAPPED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message", "photo")

_Kinds = Mapping[str, tuple[type, ...]]

_NUMBER, _TEXT = (int,), (str,)
_ANY_NUMBER, _ANY_TEXT = (int, NoneType), (str, NoneType)
_PLACE: _Kinds = {"message_id": _NUMBER, "date": (datetime,)}

_READ: Mapping[type, _Kinds] = {
    User: {"id": _NUMBER, "first_name": _TEXT, "language_code": _ANY_TEXT},
    Chat: {"id": _NUMBER, "type": _TEXT, "title": _ANY_TEXT},
    InaccessibleMessage: _PLACE,
    Message: {
        **_PLACE,
        **dict.fromkeys(("text", "caption"), _ANY_TEXT),
        **dict.fromkeys(("migrate_to_chat_id", "migrate_from_chat_id"), _ANY_NUMBER),
        "message_thread_id": _ANY_NUMBER,
    },
    CallbackQuery: {"id": _TEXT, "data": _ANY_TEXT},
    PollAnswer: {"poll_id": _TEXT, "option_ids": (tuple,)},
    Document: {"file_id": _TEXT, "file_name": _ANY_TEXT, "file_size": _ANY_NUMBER},
    Poll: {"question": _TEXT},
    ForumTopicCreated: {"name": _TEXT},
    ForumTopicEdited: {"name": _ANY_TEXT},
}
"""Of what types the fields are that handlers read."""

FLOOD = Limit(2, 20)
"""What one chat may ask of us: 20 at once, then 2 a second. More waits; nothing is dropped."""

_Waiting = tuple[Arrival, float]
"""An update, and since when it waits, by the clock that never jumps."""

A_CLASS = 15
"""People who may be busy in one group at the same time."""


class Inbox:
    """Works off the inbox of one bot."""

    def __init__(  # noqa: PLR0913  # what it connects
        self,
        bot: Bot,
        writer: Writer,
        sender: Sender,
        process: Callable[[Update], Awaitable[None]],
        trouble: Callable[[Connection, int], Letter],
        excuses: Excuses,
        *,
        now: Callable[[], int],
        flood: Limit,
        patience: Patience,
        counts: Counts,
    ) -> None:
        self._counts = counts
        self._bot = bot
        self._writer = writer
        self._sender = sender
        self._process = process
        self._trouble = trouble
        self._excuses = excuses
        self._now = now
        self._flood = flood
        self._patience = patience
        self._unparsed = Seldom()
        self._buckets = Buckets(self._limit, time.monotonic)
        self._errors: dict[int, BaseException] = {}
        self._lanes: Lanes[_Waiting] = Lanes(self._take, order=lambda one: one[0].update_id)

    def put(self, arrival: Arrival) -> None:
        """Take a stored update on."""
        self._lanes.put(arrival.chat_id, (arrival, time.monotonic()))

    async def stop(self, deadline: float) -> None:
        """Finish the updates under way by a time of the loop; the others stay in the inbox."""
        await self._lanes.stop(deadline)

    async def note_error(self, update: object, context: Context) -> None:
        """Be told by the library that a handler raised."""
        if isinstance(update, Update) and context.error is not None:
            self._errors[update.update_id] = context.error

    async def _take(self, waiting: _Waiting) -> None:
        arrival, since = waiting
        await self._work_off(arrival)
        self._excuses.over(arrival.chat_id)
        self._counts.updates_took.note(time.monotonic() - since)

    async def _work_off(self, arrival: Arrival) -> None:
        await self._hold_back(arrival.chat_id)
        await self._sender.sent(arrival.chat_id, self._patience.earlier_replies)
        try:
            update = _whole(Update.de_json(_lean(json.loads(arrival.body)), self._bot))
        except Exception as error:  # noqa: BLE001  # whatever a hostile update makes the parser raise
            why = f"cannot be parsed: {type(error).__name__}"
            self._unparsed.say("update %s %s", arrival.update_id, why)
            await self._save(lambda db: self._set_aside(db, arrival, why))
            self._counts.updates_aside += 1
            return
        tries = 0
        while (wrong := await self._try(update)) is not None:
            if isinstance(wrong, NotSaved):
                log.error("update %s is kept: %s", arrival.update_id, wrong)
                self._excuses.make(arrival)
            else:
                tries += 1
                log.error("update %s failed", arrival.update_id, exc_info=wrong)
                if tries >= MAX_TRIES:
                    await self._give_up(arrival, wrong)
                    return
            await self._lanes.pause(self._patience.retry)
        self._counts.updates_done += 1

    async def _try(self, update: Update) -> BaseException | None:
        """Work an update off; give what went wrong."""
        await self._process(update)
        return self._errors.pop(update.update_id, None)

    async def _give_up(self, arrival: Arrival, error: BaseException) -> None:
        """Set an update aside and tell the learner, in one transaction."""

        def work(db: Connection) -> list[Posting]:
            self._set_aside(db, arrival, f"failed: {type(error).__name__}")
            letter = self._trouble(db, arrival.chat_id)
            return mailbox.post(db, self._bot.id, arrival.chat_id, [letter], self._now())

        postings = await self._save(work)
        self._counts.updates_aside += 1
        self._sender.put(postings)

    def _set_aside(self, db: Connection, arrival: Arrival, why: str) -> list[Posting]:
        mailbox.set_aside(db, self._bot.id, arrival.update_id, why)
        return []

    async def _save(self, work: Callable[[Connection], list[Posting]]) -> list[Posting]:
        """Write something down, however long the disk is full."""
        while True:
            try:
                return await awaited(self._writer.submit(work))
            except NotSaved as error:
                log.warning("kept for later: %s", error)
                await self._lanes.pause(self._patience.retry)

    async def _hold_back(self, chat_id: int) -> None:
        """Make a chat that floods us wait; the others do not notice."""
        if (pause := self._buckets.of(chat_id).take(time.monotonic())) > 0:
            await self._lanes.pause(pause)

    def _limit(self, chat_id: int) -> Limit:
        """Give what a chat may ask: in a group (a negative number) a whole class does."""
        if chat_id > 0:
            return self._flood
        return Limit(A_CLASS * self._flood.a_second, A_CLASS * self._flood.burst)


def ignoring(
    writer: Writer, bot_id: int
) -> Callable[[Update, Context | None], Coroutine[Any, Any, None]]:
    """Make the callback for updates that mean nothing to us: they are done, and get no answer.

    Without that note they would be worked off again after every start. It returns when the note is
    on disk, and needs no context.
    """

    async def ignore(update: Update, _context: Context | None) -> None:
        number = update.update_id
        await awaited(writer.submit(lambda db: mailbox.finish(db, bot_id, number)))

    return ignore


def _whole(update: Update) -> Update:
    """Give an update on; raises TypeError where a part is missing or not of its kind.

    The library takes whatever stands in JSON for what it should be.
    """
    if (message := update.message) is not None and message.chat is None:
        raise TypeError("a message without a chat")
    if (query := update.callback_query) is not None and query.from_user is None:
        raise TypeError("a tap by nobody")
    if (change := update.my_chat_member) is not None and None in (
        *(change.chat, change.from_user),
        *(change.old_chat_member, change.new_chat_member),
    ):
        raise TypeError("a change of nothing")
    for part in _parts(update):
        for name, kinds in _READ.get(type(part), {}).items():
            if not _is_of(kinds, getattr(part, name)):
                raise TypeError(f"an impossible {name}")
    return update


def _parts(update: Update) -> Iterator[object]:
    """Give all of an update that handlers read more of than whether it is there."""
    yield from (update.effective_user, update.effective_chat, update.poll_answer)
    tapped = update.callback_query and update.callback_query.message
    yield from (update.callback_query, tapped)
    messages = [one for one in (update.message, tapped) if isinstance(one, Message)]
    for message in (*messages, *(one.reply_to_message for one in messages)):
        if message:
            yield from (message, message.document, message.poll)
            yield from (message.forum_topic_created, message.forum_topic_edited)


def _is_of(kinds: tuple[type, ...], value: object) -> bool:
    """Tell whether a value is of one of some types; numbers are those that the database holds."""
    if isinstance(value, tuple):  # what the library makes of a list
        return tuple in kinds and all(_is_of((int,), one) for one in value)
    if isinstance(value, int):
        return int in kinds and type(value) is int and abs(value) <= MAX_ID
    return isinstance(value, kinds)


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """Leave out what no handler reads of a tapped message.

    Its text and buttons are most of a tap, and turning them into objects was half of parsing it.
    """
    match raw:
        case {"callback_query": {"message": dict(message)} as query}:
            read = {name: message[name] for name in _READ_OF_TAPPED if name in message}
            opened = message.get("reply_to_message")
            if isinstance(opened, dict) and {"forum_topic_created", "document"} & opened.keys():
                read["reply_to_message"] = opened  # which names the topic, or has the file
            return {**raw, "callback_query": {**query, "message": read}}
        case _:
            return raw
