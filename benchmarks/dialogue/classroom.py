"""The class itself: who comes on which day, and everybody's turns through the real engine.

Everybody who is there takes one turn, then everybody the next, through the bot's own engine and
writer and a database file. Only the flush to disk is left out (synchronous=OFF): it changes no
answer and would take most of the time.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from benchmarks.dialogue.deeds import next_event
from benchmarks.dialogue.kinds import kind_of
from benchmarks.dialogue.labels import Labels
from benchmarks.dialogue.learner import Learner, World
from benchmarks.dialogue.mind import Mind
from benchmarks.dialogue.probe import Probe, TryingWriter
from benchmarks.dialogue.screen import Recognised
from benchmarks.dialogue.watch import Watch
from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.tutor.model.events import Event, Pressed, Said
from bot.views.texts import load_languages, load_texts
from content.library import Library
from state.clock.days import day_of
from state.file import audit
from state.file.database import open_database
from state.file.session import FileSession
from state.records.mail import Posting
from state.tables import mailbox
from state.values import replace
from state.writer import Waiter, Work

BOT, ZONE = 7, "Europe/London"
BEGIN = int(datetime(2026, 3, 2, 16, 0, tzinfo=UTC).timestamp())
"""A Monday afternoon."""

A_DAY = 24 * 3600
ATTENDANCE = 0.7
TRIED_OUT = 50
"""Of so many states, one is tried out (see `probe`)."""

LENGTHS = (4, 4, 4, 4, 4, 4, 4, 2, 2, 0)
"""Minutes that learners like a session to be; 0 is until they stop."""


class Outcome(Struct, frozen=True):
    """What became of a class."""

    days: int
    learners: list[Learner]
    watch: Watch
    probe: Probe
    contradictions: list[str]


class TimedWriter(TryingWriter):
    """The real writer, with a stopwatch around each piece of work."""

    watch: Watch | None = None

    def hand_in(self, work: Work[Any], waiter: Waiter) -> None:
        """Hand in work."""
        super().hand_in(self.watch.timed(work) if self.watch else work, waiter)


@dataclass
class School:
    """What a day in class needs."""

    writer: TimedWriter
    engine: Engine
    watch: Watch
    lot: Random
    one_in: int
    probe: Probe = field(default_factory=Probe)

    def day(self, there: list[Learner], number: int) -> None:
        """Let everybody who is there have a session."""
        for one in there:
            one.arrive(number, BEGIN + number * A_DAY)
        while there:
            there = self._round(there)

    def _round(self, there: list[Learner]) -> list[Learner]:
        """Let everybody take one turn, and give those who have not gone home."""
        events = [(one, event) for one in there if (event := next_event(one)) is not None]
        self.writer.watch = self.watch
        futures = [self.engine.submit(_incoming(one, event)) for one, event in events]
        self.writer.watch = None
        for (one, _), future in zip(events, futures, strict=True):
            postings = future.result()
            self.writer.submit(_received(postings))
            one.look(postings)
        self._try_out([one for one, _ in events if not self.lot.randrange(self.one_in)])
        return [one for one, _ in events]

    def _try_out(self, some: list[Learner]) -> None:
        self.writer.trying = self.watch.paused = True
        for one in some:
            focus = one.screen.focus
            blank = _incoming(one, Said("", int(one.now)))
            number = focus.number if focus is not None else None
            self.probe.look(self.engine, one, replace(blank, message_id=number))
        self.writer.trying = self.watch.paused = False


def run(
    library: Library,
    path: Path,
    *,
    learners: int | range,
    days: int,
    seed: int = 1,
    one_in: int = TRIED_OUT,
) -> Outcome:
    """Teach a class and give what became of it; the same for the same arguments.

    `learners` are so many, or those of these numbers, which say of what kind each is.
    """
    numbers = range(learners) if isinstance(learners, int) else learners
    world = World(library, Recognised(library), Labels(load_texts()))
    everyone = [_learner(number, world, seed) for number in numbers]
    watch = Watch({_name(one): one.mind for one in everyone}, day_of(BEGIN, ZONE))
    connection = open_database(path, create=True)
    connection.execute("PRAGMA synchronous=OFF")  # a class that is lost is simply taught again
    writer = TimedWriter(FileSession(connection))
    engine = Engine(writer, library, load_languages(), Profile(BOT, ZONE))
    attendance, lot = (Random(f"{seed}:{what}") for what in ("attendance", "lot"))  # noqa: S311  # a class, not a secret
    school = School(writer, engine, watch, lot, one_in)
    with watch.in_place():
        for day in range(days):
            school.day([one for one in everyone if attendance.random() < ATTENDANCE], day)
            for one in everyone:
                one.mind.sleeps()
    found = writer.do(audit.contradictions)
    writer.close()
    return Outcome(days, everyone, watch, school.probe, found)


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
