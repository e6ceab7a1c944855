"""The same tutor at a shell prompt: the same engine, the same views, the same database.

What Telegram shows as buttons gets numbers here. The terminal is its own postman: what it has
printed is marked as sent, so a kill in mid-sentence prints the rest at the next start.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from html import unescape
from pathlib import Path

from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.tutor.model.events import Commanded, Event, Pressed, Said, read_command
from bot.views.drill.why import why_lines
from state.records.learners import Who
from state.records.mail import Posting
from state.tables import attempts, mailbox
from state.tables.memory import memories
from state.writer import Writer

LEARNER = 1
"""The one person at this terminal; also the number of their chat."""

_TAG = re.compile(r"</?[a-z-]+[^>]*>")
_LEAP = re.compile(r":in\s+(\d{1,3})\s*([hd])")
_LEAPS = {"h": timedelta(hours=1), "d": timedelta(days=1)}

GUIDE = """\
Type answers; a number taps a button (to answer with a small number, type =2).
/help lists the tutor's commands.  :tomorrow and :in 3d move the clock,
:why explains the last verdict, :quit leaves."""


class Terminal:
    """One learner's conversation in a shell."""

    def __init__(
        self,
        engine: Engine,
        writer: Writer,
        bot_id: int,
        now: Callable[[], int],
        write: Callable[[str], None],
        save: Callable[[str, str], Path],
    ) -> None:
        """`save` makes a file of what a letter says of it, and saves it."""
        self._engine = engine
        self._writer = writer
        self._who = Who(bot_id, LEARNER)
        self._clock = now
        self._ahead = 0
        self._write = write
        self._save = save
        self._buttons: list[tuple[str, str]] = []

    def run(self, lines: Iterable[str]) -> None:
        """Greet, then answer line by line until the lines end or `:quit` is typed."""
        self._write(GUIDE)
        self._show(self._writer.do(lambda db: mailbox.unsent(db, self._who.bot_id)))
        self._take(Commanded("start", "", self._now()))
        for line in lines:
            text = line.strip()
            if text == ":quit":
                break
            if text:
                self.read(text)

    def read(self, text: str) -> None:
        """Take one line."""
        if text.startswith(":"):
            self._control(text)
        elif text.startswith("/"):
            self._take(Commanded(*read_command(text), self._now()))
        elif text.isdecimal() and 0 < int(text) <= len(self._buttons):
            self._take(Pressed(self._buttons[int(text) - 1][1], self._now()))
        else:
            self._take(Said(text.removeprefix("="), self._now()))

    def _now(self) -> int:
        return self._clock() + self._ahead

    def _take(self, event: Event) -> None:
        tapped = isinstance(event, Pressed)
        self._show(
            self._engine.take(
                Incoming(
                    learner_id=LEARNER,
                    chat_id=LEARNER,
                    name="there",
                    event=event,
                    message_id=0 if tapped else None,
                    query_id="" if tapped else None,
                )
            )
        )

    def _show(self, postings: Iterable[Posting]) -> None:
        for posting in postings:
            body = json.loads(posting.letter.body)
            match posting.letter.kind:
                case "say" | "edit":
                    self._say(body["html"], body["rows"])
                case "photo":
                    self._say(body["html"], body["rows"])
                    with contextlib.suppress(ValueError, OSError):  # told in words in any case
                        self._attach("image", json.dumps(body["image"]))
                case "file":
                    self._say(body["html"], body["rows"])
                    self._attach(body["what"], body["of"])
                case "toast" if body["text"]:
                    self._write(f"({body['text']})")
            note = partial(mailbox.sent, posting_id=posting.id, message_id=posting.id)
            self._writer.do(note)

    def _attach(self, what: str, of: str) -> None:
        self._write(f"(Saved as {self._save(what, of)}.)")

    def _say(self, html: str, rows: list[list[list[str]]]) -> None:
        self._write("")
        self._write(unescape(_TAG.sub("", html)))
        buttons = [(label, data) for row in rows for label, data in row]
        if buttons:
            self._buttons = buttons
            self._write("  ".join(f"[{n}] {label}" for n, (label, _) in enumerate(buttons, 1)))

    def _control(self, text: str) -> None:
        leap = _LEAP.fullmatch(text)
        if text == ":tomorrow":
            self._leap(timedelta(days=1))
        elif leap:
            self._leap(int(leap[1]) * _LEAPS[leap[2]])
        elif text == ":why":
            self._why()
        else:
            self._write(GUIDE)

    def _leap(self, by: timedelta) -> None:
        self._ahead += int(by.total_seconds())
        self._write(f"(The clock is now {timedelta(seconds=self._ahead)} ahead.)")

    def _why(self) -> None:
        """Show the last verdict and the item's memory as they are stored."""
        attempt = self._writer.do(lambda db: attempts.last(db, self._who))
        if attempt is None:
            self._write("(Nothing has been answered yet.)")
            return
        memory = self._writer.do(lambda db: memories.of_item(db, self._who, attempt.item))
        for label, text in why_lines(attempt, memory):
            self._write(f"{label:14}{text}")
