"""Outbox -> Telegram: every letter is sent, in the order of its chat, as fast as is allowed.

A letter leaves the outbox only when its receipt is in or it can never be delivered. After a crash
those under way at that moment may go out twice, never zero times. What cannot be sent now is tried
again for a day, while other chats go on.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count

from bot.engine.files.attachments import Attachment
from bot.engine.groups.engine import GroupEngine
from bot.groups.events import MUTED, REMOVED, TOPIC_CLOSED, TOPIC_GONE
from bot.telegram.api import ApiError, BotApi, Unreachable, Upload
from bot.telegram.lanes import Lanes
from bot.telegram.rate_limiter import RateLimiter
from bot.telegram.sending.calls import (
    PICTURES,
    Call,
    Refusal,
    as_new_message,
    call_for,
    in_plain_text,
    refusal,
    without_images,
)
from bot.telegram.sending.photos import Loaded, Photos
from bot.telegram.sending.receipts import Receipts
from bot.telegram.shared import Shared
from state.awaiting import handed_in
from state.errors import NotSaved, StateError
from state.records.mail import Posting
from state.sql import Connection
from state.tables import mailbox
from state.values import replace
from state.writer import Work

log = logging.getLogger(__name__)

_Waiting = tuple[Posting, float]
"""A letter, and since when it waits, by the clock that never jumps."""

MAX_TRIES = 1440
"""About a day of tries a minute apart; then the letter is put aside."""

_CHANGES = frozenset({"edit", "strip", "close_poll"})
"""Kinds of letter that only change a message: sent twice, they show no more than sent once."""

_SHUT_OUT = {
    Refusal.SILENT: REMOVED,
    Refusal.MUTED: MUTED,
    Refusal.CLOSED: TOPIC_CLOSED,
    Refusal.NO_TOPIC: TOPIC_GONE,
}
"""Refusals that mean more than one letter, and why a group is shut out then."""


class Sender:
    """Sends the letters of one bot."""

    def __init__(
        self,
        shared: Shared,
        api: BotApi,
        limiter: RateLimiter,
        *,
        make: Callable[[str, str], Attachment],
        groups: GroupEngine,
        may_send: Callable[[], bool],
    ) -> None:
        """Begin with nothing to send; `make` makes what goes out as a file."""
        self._shared = shared
        self._counts, self._patience = shared.counts, shared.patience
        self._api = api
        self._limiter = limiter
        self._make = make
        self._groups = groups
        self._may_send = may_send
        self._photos = Photos(shared.writer, shared.bot_id, make)
        self._receipts = Receipts(shared, self._photos)
        self._receipts_kept = True
        self._lanes: Lanes[_Waiting] = Lanes(self._take, order=lambda one: one[0].id)

    def put(self, postings: Iterable[Posting]) -> None:
        """Send letters that are safely in the outbox."""
        for posting in postings:
            self._counts.unasked += posting.letter.unasked
            self._lanes.put(posting.chat_id, (posting, time.monotonic()))

    async def sent(self, chat_id: int, seconds: float) -> None:
        """Wait until nothing is on its way to a chat, but no longer than so many seconds.

        An answer can arrive before the receipt for its question; whoever works the answer off
        must know whether the question was shown.
        """
        await self._lanes.empty(chat_id, seconds)

    async def stop(self, deadline: float) -> None:
        """Finish what is under way by a time of the loop; the rest waits for the next start."""
        await self._lanes.stop(deadline)

    async def _take(self, waiting: _Waiting) -> None:
        posting, since = waiting
        await self._deliver(posting)
        self._counts.letters_took.note(time.monotonic() - since)

    async def _deliver(self, posting: Posting) -> None:
        tries = posting.tries
        try:
            loaded = await self._load(posting)
        except Exception:
            log.exception("the file of letter %s cannot be made", posting.id)
            self._undeliverable(posting, "no file")
            return
        while tries < MAX_TRIES:
            try:
                await self._send(posting, loaded)
            except ApiError as error:
                again = await self._after_refusal(posting, loaded, error)
                if again is None:
                    return
                posting, loaded = again
            except Unreachable as error:
                tries += 1
                self._not_yet(posting, str(error))
                await self._lanes.pause(self._patience.after(tries))
            else:
                self._counts.letters_sent += 1
                return
        self._undeliverable(posting, "too many tries")

    async def _after_refusal(
        self, posting: Posting, loaded: Loaded, error: ApiError
    ) -> tuple[Posting, Loaded] | None:
        """Give what is to be tried after a refusal; None where that was the end of it."""
        step = refusal(error)
        if step is Refusal.WAIT:
            log.warning("told to wait %s s, chat %s", error.retry_after, posting.chat_id)
            self._counts.letters_throttled += 1
            await self._lanes.pause(error.retry_after or self._patience.first_pause)
            return posting, loaded
        if (other := await self._in_another_form(posting, loaded, step, error)) is not None:
            return posting, other
        if error.moved_to is not None:
            posting = await self._moved(posting, error.moved_to)
            return posting, await self._load(posting)
        await self._give_up(posting, step, error)
        return None

    async def _in_another_form(
        self, posting: Posting, loaded: Loaded, step: Refusal, error: ApiError
    ) -> Loaded | None:
        """Give a letter in a form that this refusal leaves open; None where there is none."""
        call = loaded.call
        match step:
            case Refusal.SENT_ANEW | Refusal.NO_IMAGE if _has_images(call):
                log.warning("an image of letter %s was refused: %s", posting.id, error.description)
                if step is Refusal.NO_IMAGE or not loaded.named:
                    return Loaded(without_images(call))
                return await self._anew(posting, loaded)
            case Refusal.PLAIN if "parse_mode" in call[1]:
                log.warning("our markup was refused, sent as plain text: %s", error.description)
                return replace(loaded, call=in_plain_text(call))
            case Refusal.GONE if call[0] in ("editMessageText", "editMessageCaption"):
                return replace(loaded, call=as_new_message(call))
            case _:
                return None

    async def _give_up(self, posting: Posting, step: Refusal, error: ApiError) -> None:
        if step is Refusal.NOT_US:  # the receiver is told the same, and ends the bot
            log.warning("letter %s is kept: %s", posting.id, error.description)
        elif step in _SHUT_OUT:
            await self._shut_out(posting, step, error)
        else:
            self._settle_refusal(posting, step, error)

    async def _load(self, posting: Posting) -> Loaded:
        """Give the call for a letter with the files that it brings, which are made in a thread."""
        call = call_for(posting)
        if posting.letter.kind == "file":
            body = json.loads(posting.letter.body)
            file = await asyncio.to_thread(self._make, body["what"], body["of"])
            field = "photo" if body["what"] in PICTURES else "document"
            return Loaded(call, (Upload(field, file.name, file.content),))
        try:
            return await self._photos.load(posting.letter, call)
        except (ValueError, OSError, StateError) as error:
            log.warning("letter %s goes without its image: %s", posting.id, error)
            return Loaded(without_images(call))

    async def _anew(self, posting: Posting, loaded: Loaded) -> Loaded:
        """Load a letter again whose images Telegram no longer knows by their names."""
        try:
            await self._photos.forget(loaded)
        except NotSaved:
            return Loaded(without_images(loaded.call))
        return await self._load(posting)

    async def _send(self, posting: Posting, loaded: Loaded) -> None:
        method, payload = loaded.call
        if method == "answerCallbackQuery":  # which counts against no limit
            self._receipts.note(self._receipts.of(posting, await self._api.call(method, payload)))
            return
        unasked = posting.letter.unasked
        changes = posting.letter.kind in _CHANGES
        async with self._limiter.sending(posting.chat_id, unasked=unasked, changes=changes):
            if not self._receipts_kept:
                self._lanes.leave_if_stopping()
            while not self._may_send():  # somebody else may have sent it meanwhile
                await self._lanes.pause(self._patience.first_pause)
            result = await self._api.call(method, payload, uploads=loaded.uploads)
            # Kept before the next one goes, so that a crash repeats none but this one.
            await self._keep(self._receipts.of(posting, result))

    async def _keep(self, receipt: Work[None]) -> None:
        """Write a receipt down, however long the disk is full or the database is locked.

        Until it is there, a vote on the poll that was sent finds no question, an answer none that
        was shown, and the next start would send the letter again. So a stop meanwhile is the end
        of this, and of whatever still waits to be sent.
        """
        for tries in count():
            try:
                await handed_in(partial(self._shared.writer.hand_in, receipt))
            except NotSaved as error:
                if not tries:
                    log.warning("nothing more is sent until a receipt is kept: %s", error)
                self._receipts_kept = False
                await self._lanes.pause(self._patience.retry)
            else:
                self._receipts_kept = True
                return

    def _undeliverable(self, posting: Posting, why: str) -> None:
        self._counts.letters_refused += 1
        self._receipts.note(lambda db: mailbox.undeliverable(db, posting.id, why))

    def _not_yet(self, posting: Posting, why: str) -> None:
        self._counts.letters_again += 1
        self._receipts.note(lambda db: mailbox.not_sent(db, posting.id, why))

    def _settle_refusal(self, posting: Posting, step: Refusal, error: ApiError) -> None:
        """Write down what became of a letter that will not be sent again."""
        if step in {Refusal.DONE, Refusal.GONE}:
            self._counts.letters_sent += 1
            self._receipts.note(lambda db: mailbox.sent(db, posting.id, None))
        else:
            log.error("letter %s refused: %s", posting.id, error.description)
            self._undeliverable(posting, error.description)

    async def _moved(self, posting: Posting, chat_id: int) -> Posting:
        """Carry a group over to its new number, and give the letter as it goes there."""
        log.info("chat %s is now %s", posting.chat_id, chat_id)
        old = posting.chat_id
        await self._receipts.save(lambda db: self._groups.moved(db, old, chat_id))
        return replace(posting, chat_id=chat_id)

    async def _shut_out(self, posting: Posting, step: Refusal, error: ApiError) -> None:
        """Note that a chat cannot be written to; of a group, its tutors are told in private."""
        chat_id, at, why = posting.chat_id, self._shared.now(), _SHUT_OUT[step]
        self._counts.letters_refused += 1
        log.info("chat %s cannot be written to: %s", chat_id, error.description)
        thread_id = json.loads(posting.letter.body).get("thread_id")
        if step is Refusal.SILENT:
            self._lanes.clear(chat_id)

        def work(db: Connection) -> list[Posting]:
            mailbox.undeliverable(db, posting.id, error.description)
            if step is Refusal.SILENT:
                mailbox.silence(db, self._shared.bot_id, chat_id, at)
            return self._groups.shut_out(db, chat_id, why, thread_id, at)

        self.put(await self._receipts.save(work) or ())


def _has_images(call: Call) -> bool:
    method, payload = call
    return "photo" in payload or (method == "sendPoll" and "media" in json.dumps(payload))
