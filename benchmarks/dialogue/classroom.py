"""The class itself: who comes on which day, and everybody's turns through the real engine.

Everybody who is there takes one turn, then everybody the next, through the bot's own engine and
writer and a database file. Only the flush to disk is left out (synchronous=OFF): it changes no
answer and would take most of the time.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.dialogue.deeds import next_event
from benchmarks.dialogue.kinds import kind_of
from benchmarks.dialogue.labels import Labels
from benchmarks.dialogue.learner import Learner, World
from benchmarks.dialogue.mind import Mind
from benchmarks.dialogue.screen import Recognised
from benchmarks.dialogue.watch import Watch
from bot.engine import Engine, Incoming
from bot.tutor.events import Event, Pressed
from bot.views.texts import load_texts
from content.library import Library
from state import audit, mailbox
from state.database import open_database
from state.days import day_of
from state.records import Posting
from state.writer import Work, Writer

BOT, ZONE = 7, "Europe/London"
BEGIN = int(datetime(2026, 3, 2, 16, 0, tzinfo=UTC).timestamp())
"""A Monday afternoon."""

A_DAY = 24 * 3600
ATTENDANCE = 0.7
LENGTHS = (4, 4, 4, 4, 4, 4, 4, 2, 2, 0)
"""Minutes that learners like a session to be; 0 is until they stop."""


@dataclass(frozen=True)
class Outcome:
    """What became of a class."""

    learners: list[Learner]
    watch: Watch
    contradictions: list[str]


class TimedWriter(Writer):
    """The real writer, with a stopwatch around each piece of work."""

    watch: Watch | None = None

    def submit(self, work: Work[Any]) -> Future[Any]:
        """Hand in work."""
        return super().submit(self.watch.timed(work) if self.watch else work)


def run(library: Library, path: Path, *, learners: int, days: int, seed: int = 1) -> Outcome:
    """Teach a class and give what became of it; the same for the same arguments."""
    world = World(library, Recognised(library), Labels(load_texts()))
    everyone = [_learner(number, world, seed) for number in range(learners)]
    watch = Watch({_name(one): one.mind for one in everyone}, day_of(BEGIN, ZONE))
    connection = open_database(path, create=True)
    connection.execute("PRAGMA synchronous=OFF")  # a class that is lost is simply taught again
    writer = TimedWriter(connection)
    engine = Engine(writer, library, load_texts(), BOT, ZONE)
    attendance = Random(f"{seed}:attendance")  # noqa: S311  # a class, not a secret
    with watch.in_place():
        for day in range(days):
            there = [one for one in everyone if attendance.random() < ATTENDANCE]
            _school_day(writer, engine, watch, there, day)
            for one in everyone:
                one.mind.sleeps()
    found = writer.do(audit.contradictions)
    writer.close()
    return Outcome(everyone, watch, found)


def _school_day(
    writer: TimedWriter, engine: Engine, watch: Watch, there: list[Learner], day: int
) -> None:
    for one in there:
        one.arrive(day, BEGIN + day * A_DAY)
    while there:
        events = [(one, event) for one in there if (event := next_event(one)) is not None]
        writer.watch = watch
        futures = [engine.submit(_incoming(one, event)) for one, event in events]
        writer.watch = None
        for (one, _), future in zip(events, futures, strict=True):
            postings = future.result()
            writer.submit(_received(postings))
            one.look(postings)
        there = [one for one, _ in events]


def _learner(number: int, world: World, seed: int) -> Learner:
    chance = Random(f"{seed}:{number}")  # noqa: S311  # a class, not a secret
    kind = kind_of(number, chance)
    ideas = [
        f"{topic.topic}/{wrong.id}"
        for topic in world.library.topics.values()
        for wrong in topic.misconceptions
    ]
    mind = Mind(chance, kind.skill, set(chance.sample(ideas, kind.ideas)))
    return Learner(number, kind, world, mind, chance, chance.choice(LENGTHS))


def _name(learner: Learner) -> str:
    return f"Learner {learner.number}"


def _incoming(learner: Learner, event: Event) -> Incoming:
    chat = 1000 + learner.number
    tapped = query = None
    if isinstance(event, Pressed):
        tapped, query = _message_with(learner, event.data), "q"
    return Incoming(chat, chat, _name(learner), event, message_id=tapped, query_id=query)


def _message_with(learner: Learner, data: str) -> int | None:
    """Find the newest message that carries a button."""
    shown = sorted(learner.screen.messages.items(), reverse=True)
    return next((number for number, seen in shown if data in seen.buttons.values()), None)


def _received(postings: list[Posting]) -> Work[None]:
    def note(db: Any) -> None:
        for posting in postings:
            mailbox.sent(db, posting.id, posting.id)

    return note
