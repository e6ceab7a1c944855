"""A learner, the engine and a real database, and nothing in between: no network, no views read.

`Counter` is both sides of a shop counter: what a learner does goes over it as updates, and what the
tutor answers comes back as letters, which are marked as sent unless a test says otherwise.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.views.texts import Texts, load_languages
from content.library import Library
from content.load import load_library
from state.audit import contradictions
from state.records.learners import Who
from state.records.mail import Arrival, Posting
from state.sql import Session
from state.tables import mailbox
from state.writer import Writer

BOT = 7
NOON = 1_795_262_400  # 2026-11-21 12:00 UTC
ANN = 42
BEN = 43


@cache
def shop() -> Library:
    """The topic that the tests are about."""
    return load_library(Path(__file__).parent / "topics")


@cache
def languages() -> Mapping[str, Texts]:
    """What the bot says; reading it takes longer than a turn."""
    return load_languages()


class Counter:
    """Serves learners over one session; every event comes as an update of its own."""

    def __init__(self, session: Session, library: Library | None = None) -> None:
        self.writer = Writer(session)
        self.engine = Engine(
            self.writer, library or shop(), languages(), Profile(BOT, "Europe/London")
        )

    def close(self) -> None:
        """Check that the database agrees with itself, and close it."""
        assert self.writer.do(contradictions) == []
        self.writer.close()

    def receive(self, update: int) -> None:
        """Store an update, as the receiver does."""
        self.writer.do(lambda db: mailbox.receive(db, BOT, [Arrival(update, ANN, "{}")], NOON))

    def take(self, update: int, event: Event, learner: int = ANN) -> list[Posting]:
        """Work a stored update off."""
        return self.engine.take(incoming(update, event, learner))

    def deliver(self, postings: Iterable[Posting]) -> None:
        """Note that letters were sent, as the sender does."""
        for posting in postings:
            self.writer.do(lambda db, number=posting.id: mailbox.sent(db, number, number))

    def serve(self, update: int, event: Event, learner: int = ANN) -> list[Posting]:
        """Receive, work off, deliver."""
        self.receive(update)
        postings = self.take(update, event, learner)
        self.deliver(postings)
        return postings


def incoming(update: int, event: Event, learner: int = ANN) -> Incoming:
    """Wrap an event up as it comes from Telegram."""
    tapped = isinstance(event, Pressed)
    return Incoming(
        learner_id=learner,
        chat_id=learner,
        name="Ann",
        event=event,
        update_id=update,
        message_id=1 if tapped else None,
        query_id=str(update) if tapped else None,
    )


def evening() -> list[Event]:
    """A short revision: a card, a question in two tries, an undo."""
    acts: list[tuple[Callable[..., Event], tuple[str, ...]]] = [
        (Commanded, ("start", "")),
        (Pressed, ("m.begin.shop",)),
        (Pressed, ("1.1.show",)),
        (Pressed, ("1.1.judge.3",)),
        (Pressed, ("1.1.next",)),
        (Said, ("it shows what was sold",)),
        (Pressed, ("1.2.sure.3",)),
        (Said, ("and so the baker knows how much to bake tomorrow",)),
        (Commanded, ("undo", "")),
    ]
    return [kind(*words, NOON + 20 * place) for place, (kind, words) in enumerate(acts)]


def who(learner: int = ANN) -> Who:
    """Whose records those of a learner are."""
    return Who(BOT, learner)


def kinds(postings: Iterable[Posting]) -> list[str]:
    """What is to be done with each letter: "say", "edit", "toast" ..."""
    return [posting.letter.kind for posting in postings]


def words(postings: Iterable[Posting]) -> str:
    """All that the letters say."""
    bodies = [json.loads(posting.letter.body) for posting in postings]
    return "\n".join(body.get("html") or body.get("text", "") for body in bodies)
