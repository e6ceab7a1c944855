"""The door to the inbox, whichever way updates come: stored raw, one by one, whatever they hold.

Polling and the webhook share it. An update counts as received when it is on disk, and not before;
an inline query, which is never stored (`bot.telegram.beside.inline`), when it is being answered.

Private rules: what cannot be read (nested too deeply, a number of thousands of digits, no JSON) is
no reason to lose its neighbours. It is kept apart for the operator, as it came, and counts as
received. Brackets and strings are enough to tell where an update begins and ends and which number
it has, and finding them takes one pass and no recursion.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.limits import MAX_ID
from bot.telegram.beside.inline import InlineQuery, asked_of
from bot.telegram.redact import Seldom
from bot.telegram.shared import Shared
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.mail import Arrival, UnreadableUpdate
from state.sql import Connection
from state.tables import mailbox, unreadable

ALLOWED = ["message", "callback_query", "my_chat_member", "poll_answer", "inline_query"]
"""The kinds of update that this bot works with."""

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{]++|[\]}]++', re.DOTALL)
_BATCH = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[')
_NUMBER = re.compile(rb"\s*:\s*(\d{1,19})\s*[,}]")

_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}

Found = Arrival | InlineQuery | UnreadableUpdate


class TokenRevoked(Exception):
    """Telegram no longer knows the token."""


class Intake:
    """Stores the updates of one bot and hands the new ones on."""

    def __init__(
        self,
        shared: Shared,
        deliver: Callable[[Arrival], None],
        answer: Callable[[InlineQuery], None],
        excuse: Callable[[Arrival], None],
    ) -> None:
        """`answer` answers inline queries, which are not stored.

        `excuse` tells whoever waits for an update that cannot be stored.
        """
        self._shared = shared
        self._deliver = deliver
        self._answer = answer
        self._excuse = excuse
        self._unreadable = Seldom()

    async def store(self, found: Sequence[Found]) -> None:
        """Store updates and hand the new ones on; raises StateError with nothing stored."""
        for asked in (one for one in found if isinstance(one, InlineQuery)):
            self._answer(asked)
        arrivals = [one for one in found if isinstance(one, Arrival)]
        spoilt = [one for one in found if isinstance(one, UnreadableUpdate)]
        if not arrivals and not spoilt:
            return
        try:
            fresh = await awaited(
                self._shared.writer.submit(lambda db: self._receive(db, arrivals, spoilt))
            )
        except NotSaved:
            for arrival in arrivals:
                self._excuse(arrival)
            raise
        for one in spoilt:
            self._unreadable.say("update %s cannot be read, and is kept apart: %s", *one.about)
        for arrival in fresh:
            self._deliver(arrival)

    def _receive(
        self, db: Connection, arrivals: list[Arrival], spoilt: list[UnreadableUpdate]
    ) -> list[Arrival]:
        bot_id, now = self._shared.bot_id, self._shared.now()
        unreadable.keep(db, bot_id, spoilt, now)
        return mailbox.receive(db, bot_id, arrivals, now)


def read_batch(raws: Sequence[Any]) -> list[Found]:
    """Read the updates of a batch that is JSON already; raises RecursionError or ValueError."""
    return [
        asked_of(raw) or arrival_of(raw) or read_update(json.dumps(raw).encode()) for raw in raws
    ]


def read_update(body: bytes) -> Found:
    """Read one update, whatever it holds."""
    try:
        raw = json.loads(body)
        arrival = asked_of(raw) or arrival_of(raw)
    except RecursionError:
        why = "nested too deeply"
    except ValueError as error:
        why = f"no JSON: {error}"
    else:
        if arrival is not None:
            return arrival
        why = "no usable number"
    return UnreadableUpdate.of(number_in(body), why, body)


def elements(body: bytes) -> Iterator[bytes]:
    """Cut an answer of getUpdates into its updates; a torn one at the end is left out."""
    start = 0
    for depth, after, token in _tokens(body) if _BATCH.match(body) else ():
        if depth <= 2 < after:
            start = token.start() + 2 - depth
        elif after <= 2 < depth:
            yield body[start : token.start() + depth - 2]


def number_in(body: bytes) -> int | None:
    """Find the number of an update without reading the rest of it."""
    for depth, _, token in _tokens(body):
        if depth == 1 and token[0] == b'"update_id"':
            number = _NUMBER.match(body, token.end())
            return int(number[1]) if number and int(number[1]) <= MAX_ID else None
    return None


def _tokens(body: bytes) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """Give strings and runs of brackets, with how many brackets are open before and after each."""
    depth = 0
    for token in _TOKEN.finditer(body):
        kind, length = body[token.start()], token.end() - token.start()
        after = depth + length * _STEP.get(kind, 0)
        yield depth, after, token
        depth = after


def arrival_of(raw: Any) -> Arrival | None:
    """An update as it will be stored; None for what cannot be one."""
    if not isinstance(raw, dict):
        return None
    update_id = raw.get("update_id")
    if type(update_id) is not int or not 0 <= update_id <= MAX_ID:  # a bool is an int, too
        return None
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return Arrival(update_id, _chat_of(raw), text.encode("utf-8", "replace").decode())


def _chat_of(raw: dict[str, Any]) -> int:
    """Find the chat that an update belongs to; 0 where it names none."""
    match raw:
        case (
            {"message": {"chat": {"id": int(found)}}}
            | {"callback_query": {"message": {"chat": {"id": int(found)}}}}
            | {"my_chat_member": {"chat": {"id": int(found)}}}
            | {"poll_answer": {"user": {"id": int(found)}}}  # whose votes are taken in order
        ):
            return found if type(found) is int and -MAX_ID <= found <= MAX_ID else 0
        case _:
            return 0
