"""What a few learners do, recorded, so that hundreds can do the same at once.

The tutor is deterministic: the same events at the same moments get the same questions. So it is
enough to look up the answers once, with another engine, and no time is spent on it later. They are
a few, and not one, because an answer that two learners give one after the other is graded once.

They are learners of the load run, who revise one topic and nothing else. Turns in which somebody is
stuck are quick and measure nothing, so here is seen to it that nobody is.
"""

import json
from pathlib import Path

from msgspec import Struct

from benchmarks.load.learner import Decide, Deed, Json, Say, Tap
from benchmarks.load.revising import Questions, Reviser
from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.playground.protocol.telegram_html import parse_html
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.views.texts import load_languages
from content.library import Library
from state.file.database import open_database
from state.file.session import FileSession
from state.records.mail import Posting
from state.sql import Connection
from state.tables import mailbox
from state.writer import Work, Writer

BOT = 7
ZONE = "Europe/London"
BEGIN = 1_795_262_400
"""Noon UTC on 21 November 2026."""

PACE = 20
"""Seconds between two events of a learner."""

TOPIC = "sales-information"
"""What is revised: English, with items of every kind."""

PATIENCE = 10
"""Events without one answer that is graded. The longest question takes eight: to begin, five taps,
how sure one is, and what comes next."""

DIFFERENT = 8
"""Learners who are recorded."""

_SHOWN = {"say", "edit", "photo"}
"""Kinds of letter that a learner reads."""


class Script(Struct, frozen=True):
    """What a learner did, and what came of it."""

    events: tuple[Event, ...]
    graded: int
    """How many answers were graded and written down."""


def engine_on(writer: Writer, library: Library) -> Engine:
    """Set up the engine as the bot does."""
    return Engine(writer, library, load_languages(), Profile(BOT, ZONE))


def receipt(posting: Posting) -> Work[None]:
    """Give the work of noting that a message has been sent."""
    return lambda db: mailbox.sent(db, posting.id, posting.id)


def graded(db: Connection, learner: int) -> int:
    """Count the answers of a learner that were graded."""
    query = "SELECT count(*) FROM attempts WHERE bot_id = ? AND learner_id = ?"
    return int(db.execute(query, (BOT, learner)).fetchone()[0])


def incoming(learner: int, event: Event, tapped: int | None, update: int | None = None) -> Incoming:
    """Say where an event came from; a tap is on the message `tapped`, and waits for an answer."""
    if not isinstance(event, Pressed):
        return Incoming(learner, learner, "Ann", event, update)
    return Incoming(learner, learner, "Ann", event, update, tapped, query_id="1")


def newest(postings: list[Posting], before: int | None) -> int | None:
    """Name the message that a learner acts on next, as `receipt` does; it may be the one before."""
    shown = [posting.id for posting in postings if posting.letter.kind in _SHOWN]
    return shown[0] if shown else before


def record(library: Library, folder: Path, length: int) -> tuple[Script, ...]:
    """Let some learners begin a topic and revise, and write down so many events of each."""
    questions = Questions(library)
    minds = (Reviser(questions, "/revise", number, TOPIC) for number in range(DIFFERENT))
    return tuple(play(library, folder, mind.decide, length) for mind in minds)


def play(library: Library, folder: Path, decide: Decide, length: int) -> Script:
    """Let somebody do so much, and write it down; raises RuntimeError where they get stuck."""
    path = folder / "script.db"
    writer = Writer(FileSession(open_database(path, create=True)))
    try:
        return _played(writer, library, decide, length)
    finally:
        writer.close()
        path.unlink()


def _played(writer: Writer, library: Library, decide: Decide, length: int) -> Script:
    engine = engine_on(writer, library)
    deed: Deed | None = Say("/start")
    events: list[Event] = []
    counts = [0]
    tapped = None
    while len(events) < length:
        if deed is None or counts.count(counts[-1]) > PATIENCE:
            raise RuntimeError(f"the learner is stuck: {events[-PATIENCE:]}")
        events.append(_event(deed, BEGIN + PACE * len(events)))
        postings = engine.take(incoming(1, events[-1], tapped))
        for posting in postings:
            writer.do(receipt(posting))
        counts.append(writer.do(lambda db: graded(db, 1)))
        tapped = newest(postings, tapped)
        deed = _decided(decide, postings)
    return Script(tuple(events), counts[-1])


def _decided(decide: Decide, postings: list[Posting]) -> Deed | None:
    """Act on the first message that calls for something."""
    shown = (posting.letter for posting in postings if posting.letter.kind in _SHOWN)
    for letter in shown:
        if (deed := decide(_message(json.loads(letter.body)))) is not None:
            return deed
    return None


def _message(body: Json) -> Json:
    """Show a letter as Telegram would."""
    rows = [[{"callback_data": data} for _, data in row] for row in body["rows"]]
    return {"text": parse_html(body["html"])[0], "reply_markup": {"inline_keyboard": rows}}


def _event(deed: Deed, at: int) -> Event:
    match deed:
        case Tap(data):
            return Pressed(data, at)
        case Say(text) if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            return Commanded(name, argument, at)
        case Say(text):
            return Said(text, at)
