"""A conversation with the real engine and a real database, without a network.

The helper plays the learner's side and reads the tutor's: it says, taps, lets time pass, restarts
the bot. What the tutor sent comes back as plain text, with its buttons in square brackets.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from bot.engine.encoding import EncodingThread
from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.grading.meaning.ear import PreparedEars
from bot.tutor.model.events import Commanded, Event, Pressed, Said, Wordless, read_command
from bot.tutor.model.session import Session
from bot.tutor.model.stored import dump
from bot.views.texts import Texts, load_languages
from content.library import Library
from state import audit
from state.file.session import FileSession
from state.records.learners import Learner, Who
from state.records.mail import Posting
from state.tables import learners, mailbox
from state.writer import Writer
from tests.databases import session_on
from tests.shipped import shipped

BOT_ID = 1
PROFILE = Profile(BOT_ID, "Europe/London", "viva_bot")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning."""

_TAG = re.compile(r"</?[a-z-]+[^>]*>")


Opened = Callable[..., "Conversation"]
"""The fixture `opened`: opens a conversation, on content that may be named; it closes by itself."""


@dataclass
class Bubble:
    """One message in the chat, as the learner sees it."""

    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    reply_to: int | None = None
    """The message that it stands under."""
    options: list[str] = field(default_factory=list)
    """What can be voted for, where it is a poll."""

    def __str__(self) -> str:
        options = [f"( ) {option}" for option in self.options]
        labels = " ".join(f"[{label}]" for label, _ in self.buttons)
        return "\n".join([self.text, *options, *([labels] if labels else [])])


class Conversation:
    """Several learners and the tutor.

    `reply` holds what the last turn sent to whoever took it, `told` what it sent to others, and
    `asked` all that turns have asked a file. `files` holds what the files that somebody got are
    made of.
    """

    def __init__(
        self, path: Path, library: Library | None = None, ear: PreparedEars | None = None
    ) -> None:
        self.path = path
        self.ear = ear
        self.library = library or shipped()
        self.languages: Mapping[str, Texts] = load_languages()
        self.now = START
        self.reply: list[Bubble] = []
        self.told: list[tuple[str, Bubble]] = []
        self.chats: dict[str, dict[int, Bubble]] = {}
        self.names: dict[int, str] = {}
        self.photos: set[int | None] = set()
        self.files: dict[str, list[dict[str, Any]]] = {}
        self.asked: set[str] = set()
        self.open()

    def open(self) -> None:
        """Start the bot on its database."""
        self._session = session_on(self.path)
        self.writer = Writer(self._session)
        self.encoder = EncodingThread(self.ear) if self.ear else None
        self.engine = Engine(
            self.writer, self.library, self.languages, PROFILE, encoder=self.encoder
        )
        self._have_heard(self.asked.add)

    def _have_heard(self, by: Callable[[str], object] | None) -> None:
        """Have every statement heard, or none; a server has no ear for that."""
        match self._session:
            case FileSession(connection=connection):
                self.writer.do(lambda _: connection.set_trace_callback(by))

    def restart(self) -> None:
        """Stop the bot and start it again; nothing but the database survives."""
        self._stop()
        self.open()

    def teach(self, library: Library) -> None:
        """Let the bot use other content from now on, as after an edit of its files."""
        self.library = library
        self.engine.curriculum.teach(library, int(self.now.timestamp()))

    def close(self) -> None:
        """Check that the database agrees with itself, and stop."""
        self._have_heard(None)
        assert self.writer.do(audit.contradictions) == []
        self._stop()

    def _stop(self) -> None:
        if self.encoder is not None:
            self.encoder.close()
        self.writer.close()

    def who(self, name: str) -> Who:
        """Give somebody as the tables know them."""
        return Who(BOT_ID, self.number(name))

    @property
    def shown(self) -> str:
        """All that the last turn sent to whoever took it, with its buttons."""
        return "\n".join(str(bubble) for bubble in self.reply)

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)

    def tick(self) -> list[tuple[str, Bubble]]:
        """Let the bot look for what has fallen due, and give what it says by itself."""
        now, told = int(self.now.timestamp()), []
        for one in self.engine.due(now).result():
            self._seen(self.engine.do(one, now).result())
            told += self.told
        self.reply, self.told = [], told
        return told

    def has_been_here(self, who: str) -> None:
        """Let the first session of somebody be behind them."""
        person, at = self.who(who), int(self.now.timestamp())

        def work(db: Any) -> None:
            learners.welcome(db, person, Learner(who, "Europe/London"), at)
            learners.save_session(db, person, person.learner_id, dump(Session(offered=True)), at)

        self.writer.do(work)

    def say(self, who: str, text: str) -> list[Bubble]:
        """Type something; a line that begins with a slash is a command."""
        at = int(self.now.timestamp())
        if text.startswith("/"):
            return self._turn(who, Commanded(*read_command(text), at))
        return self._turn(who, Said(text, at))

    def answers(self, who: str, what: str, text: str) -> list[Bubble]:
        """Reply in words to the newest message that says this."""
        chat = self.chats.get(who, {})
        number = next(n for n, one in reversed(chat.items()) if what in one.text)
        return self._turn(who, Said(text, int(self.now.timestamp())), reply_to=number)

    def send(self, who: str, *, spoken: bool) -> list[Bubble]:
        """Send something without words: a sticker, or if `spoken` a voice message."""
        return self._turn(who, Wordless(int(self.now.timestamp()), spoken))

    def tap(self, who: str, label: str) -> list[Bubble]:
        """Tap the newest button whose label begins so."""
        for number, bubble in reversed(self.chats.get(who, {}).items()):
            for text, data in bubble.buttons:
                if text.startswith(label):
                    return self.press(who, data, number)
        raise AssertionError(f"{who} sees no button {label!r}")

    def press(self, who: str, data: str, message_id: int = 0) -> list[Bubble]:
        """Send a tap with this data, whatever is on the screen."""
        event = Pressed(data, int(self.now.timestamp()))
        return self._turn(who, event, message_id)

    def _turn(
        self, who: str, event: Event, tapped: int | None = None, reply_to: int | None = None
    ) -> list[Bubble]:
        number = self.number(who)
        postings = self.engine.take(
            Incoming(
                learner_id=number,
                chat_id=number,
                name=who,
                event=event,
                message_id=tapped,
                on_photo=tapped in self.photos,
                query_id="q" if tapped is not None else None,
                reply_to=reply_to,
            )
        )
        self._seen(postings, who)
        self.later(seconds=10)
        return self.reply

    def _seen(self, postings: list[Posting], who: str | None = None) -> None:
        """Deliver what was sent, and part what one learner sees from what others do."""
        seen = [
            (self.place(posting), bubble)
            for posting in postings
            if (bubble := self._deliver(posting))
        ]
        self.reply = [bubble for name, bubble in seen if name == who]
        self.told = [(name, bubble) for name, bubble in seen if name != who]

    def number(self, who: str) -> int:
        """Give the number that Telegram would know somebody by: the same for the same name."""
        number = 100 + sum(ord(letter) for letter in who)
        assert self.names.setdefault(number, who) == who, f"{who} needs another name"
        return number

    def place(self, posting: Posting) -> str:
        """Name where a letter is seen."""
        return self.names[posting.chat_id]

    def _deliver(self, posting: Posting) -> Bubble | None:
        """Do to the chat what the letter says, and give back what becomes visible."""
        chat = self.chats.setdefault(self.names[posting.chat_id], {})
        body = json.loads(posting.letter.body)
        kind = posting.letter.kind
        poll_id = str(posting.id) if kind == "poll" else None
        self.writer.do(lambda db: mailbox.sent(db, posting.id, posting.id, poll_id))
        match kind:
            case "poll":
                buttons = _buttons(body)
                chat[posting.id] = bubble = Bubble(
                    body["question"], buttons, options=body["options"]
                )
                return bubble
            case "close_poll":
                chat[body["message_id"]].options = []
                return None
            case "say" | "file" | "photo":
                chat[posting.id] = bubble = _bubble(body)
                match kind:
                    case "photo":
                        self.photos.add(posting.id)
                    case "file":
                        self.files.setdefault(self.names[posting.chat_id], []).append(body)
                return bubble
            case "edit":
                chat[body["message_id"]] = bubble = _bubble(body)
                return bubble
            case "strip":
                if body["message_id"] in chat:
                    chat[body["message_id"]].buttons = []
                return None
            case _:
                return Bubble(f"({body['text']})") if body["text"] else None


def _bubble(body: dict[str, object]) -> Bubble:
    under = body.get("reply_to")
    assert under is None or isinstance(under, int)
    return Bubble(unescape(_TAG.sub("", str(body["html"]))), _buttons(body), under)


def _buttons(body: dict[str, object]) -> list[tuple[str, str]]:
    rows = body["rows"]
    assert isinstance(rows, list)
    return [(label, data) for row in rows for label, data in row]
