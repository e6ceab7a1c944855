"""What became of a life with the bot, and whether it is what would have become of it without kills.

Replies are matched one by one: each has to come, as it should, in its order, and be changed as it
should; and what is kept has to be the same.
"""

import json
import re
import sqlite3
from typing import Any

from msgspec import Struct

from bot.playground.local import LocalBotApi

Json = dict[str, Any]

_OWN_LINK = re.compile(r"start=[\w-]+")
"""A link into the private chat, which carries a random number."""


class Seen(Struct, frozen=True):
    """A message of the bot: what it was when it came, and what it is after edits."""

    came: Json
    now: Json


class Phones:
    """What all chats show of the bot, in the order in which it came."""

    def __init__(self, api: LocalBotApi) -> None:
        self._bot = api.world.bot.id
        self.chats: dict[int, dict[int, Seen]] = {}
        """By chat and number."""
        api.world.listeners.append(self._watch)

    def _watch(self, event: str, about: Json) -> None:
        if event not in {"message", "edited"} or about["from"]["id"] != self._bot:
            return
        chat = self.chats.setdefault(about["chat"]["id"], {})
        shown, number = _essence(about), about["message_id"]
        chat[number] = Seen(chat[number].came if number in chat else shown, shown)


def _essence(message: Json) -> Json:
    """Give what people see of a message: no numbers, which differ where something came twice."""
    kept: Json = {name: message.get(name) for name in ("text", "caption", "reply_markup")}
    kept |= {name: name in message for name in ("photo", "document")}
    if poll := message.get("poll"):
        options = [(one["text"], one["voter_count"]) for one in poll["options"]]
        kept["poll"] = [poll["question"], options, poll["is_closed"]]
    if earlier := message.get("reply_to_message"):
        kept["answers"] = _essence(earlier)
    found: Json = json.loads(_OWN_LINK.sub("start=…", json.dumps(kept)))
    return found


class Outcome(Struct, frozen=True):
    """What became of a life."""

    code: int | None
    """How the bot ended when it was told to."""
    shown: dict[int, list[Seen]]
    """All that came, by chat."""
    toasts: list[Json | None]
    """How each tap was answered."""
    kept: dict[str, list[Json]]
    """The rows of the tables."""
    contradictions: list[str]
    killed_at: list[str]

    def doubled(self, sound: "Outcome") -> int:
        """Match what came with what should have come, one by one; gives how often it came twice.

        Raises AssertionError where something is missing, was not meant to come, came out of order
        or was left as it was and should have been changed.
        """
        assert self.shown.keys() == sound.shown.keys()
        return sum(_doubled(self.shown[chat], sound.shown[chat]) for chat in sound.shown)


def _doubled(shown: list[Seen], expected: list[Seen]) -> int:
    """Do so for one chat. Of what came twice the newer one counts: the bot knows of that one."""
    doubled, matched = 0, list[Seen]()
    for one in shown:
        if len(matched) < len(expected) and one.came == expected[len(matched)].came:
            matched.append(one)
        else:
            assert matched
            assert one.came == matched[-1].came
            matched[-1] = one
            doubled += 1
    assert matched == expected
    return doubled


_MAIL = {"inbox", "outbox", "sqlite_sequence", "sqlite_stat1"}
"""Tables whose numbers are others after a kill."""

_RANDOM = {"token", "key", "digest", "nonce", "applied_at"}
"""Columns that are others in each life."""

_OF_MAIL = {"posting_id"}
"""Columns that name a letter, whose number follows from who was first of several at the same time;
that there is one is the same."""


def kept(db: sqlite3.Connection) -> dict[str, list[Json]]:
    """Read all that is the same in two lives in which the same happened."""
    db.row_factory = sqlite3.Row
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {table: [_row(row) for row in _rows(db, table)] for table in tables - _MAIL}


def _rows(db: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    return db.execute(f"SELECT * FROM {table}")  # noqa: S608  # a name of ours


def _row(row: sqlite3.Row) -> Json:
    return {
        name: value is not None if name in _OF_MAIL else value
        for name, value in dict(row).items()
        if name not in _RANDOM
    }
