"""One run: a bot under load, one trouble after the other, and a count of what was lost.

The server, the learners and whoever breaks things share this process; the bot is one of its own,
with the limits of Telegram in force. Nothing may be lost in the end: every update is worked off,
every letter sent, every vote counted, every group asked, and the database agrees with itself.
"""

import asyncio
import os
import sqlite3
import sys
import time
from asyncio.subprocess import Process
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from random import Random

from benchmarks.faults.disk import Disk
from benchmarks.faults.process import set_clock
from benchmarks.faults.troubles import CALM, Chances, Machine, Trouble, troubles
from benchmarks.faults.watching import Sample, Watcher
from benchmarks.groups.talkers import Talker
from benchmarks.load.learner import Json, Turn
from benchmarks.load.revising import Questions, Reviser
from bot.config import shipped_content
from bot.playground.local import LocalBotApi
from bot.playground.world.updates import UpdateQueue
from bot.playground.world.world import Person
from content.load import load_library
from state.clock.timetable import EVERY_DAY, date_at
from state.file.audit import contradictions
from state.file.database import open_database
from state.records.groups import MOST_SLOTS, Group, GroupState, Slot
from state.tables import groups
from tests.e2e.process import environment

PATIENCE = 600.0
"""Seconds that all that is left may take when everything is well again."""

ROUND_MINUTES = 10.0
"""How long one round of all troubles takes."""

VOTES_AFTER = 3.0
"""Seconds after a poll came."""

_SENDS = {"sendMessage", "sendPoll", "sendPhoto", "sendDocument"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How many take part, and for how long."""

    minutes: float = ROUND_MINUTES
    learners: int = 200
    groups: int = 1000
    think: float = 15.0
    """Mean seconds from a reply to the next thing that a learner says."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of the run in which one thing went wrong."""

    name: str
    begun: float
    ended: float
    turns: tuple[Turn, ...] = ()
    """The turns that were begun in it."""
    samples: tuple[Sample, ...] = ()


@dataclass
class Outcome:
    """What became of everything."""

    spells: list[Spell] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    seconds: float = 0.0
    until_quiet: float = 0.0
    """From the end of the last trouble until nothing waited any more."""
    updates: int = 0
    sent: int = 0
    votes: int = 0
    questions: int = 0
    """Questions that were due in groups, by the right clock."""
    faults: Counter[str] = field(default_factory=Counter)
    updates_lost: int = 0
    astray: int = 0
    """Votes in the first copy of a poll that came twice, whose number we were never told."""
    letters_lost: int = 0
    votes_lost: int = 0
    never_asked: int = 0
    unanswered: int = 0
    """Learners who still waited for a reply in the end."""
    doubled: int = 0
    """Messages that arrived once more because the first receipt did not."""
    contradictions: tuple[str, ...] = ()
    complaints: int = 0
    """Lines in the bot's log with a traceback."""


class Run:
    """A world, a bot, and somebody who breaks things."""

    def __init__(self, api: LocalBotApi, disk: Disk, plan: Plan) -> None:
        self.api = api
        self.plan = plan
        self.outcome = Outcome()
        self.chance = Random(plan.seed)  # noqa: S311  # votes, not secrets
        self.database = disk.folder / "viva.db"
        self.log = disk.folder.parent / "bot.log"
        telegram = Chances()
        api.faults = api.server.faults = telegram
        self.machine = Machine(telegram, disk, disk.folder.parent / "clock", self.database)
        self.rounds = max(1, round(plan.minutes / ROUND_MINUTES))
        self.members: dict[int, Person] = {}
        self.voted: set[str] = set()
        self.to_vote = 0
        """Votes that will be given in a moment."""
        self.due: list[tuple[int, int, int]] = []
        """Of every question that is due by the right clock: its chat, its date, its slot."""
        api.world.listeners.append(self.watch)

    async def run(self) -> Outcome:
        """Let everything go wrong, one after the other, and count."""
        set_clock(self.machine.clock, 0.0)
        self.found()
        talkers = self.talkers()
        bot = await self.start()
        try:
            await self.endure(bot, talkers)
        finally:
            if bot.returncode is None:
                bot.terminate()
            await asyncio.wait_for(bot.wait(), 30)
        if bot.returncode:
            raise RuntimeError(f"exit code {bot.returncode}: {self.log.read_text()[-2000:]}")
        self.count(talkers)
        return self.outcome

    async def endure(self, bot: Process, talkers: list[Talker]) -> None:
        """Go through the troubles, then let everybody finish."""
        await self.api.until(lambda: self.api.server.poller.waiting, 60)
        watcher = Watcher(bot.pid, self.database)
        watching = asyncio.create_task(self.look(watcher))
        began = time.perf_counter()
        for talker in talkers:
            talker.begin("/revise")
        scale = self.plan.minutes / ROUND_MINUTES / self.rounds
        for trouble in troubles(self.machine.disk) * self.rounds:
            await self.go_through(trouble, scale)
        ended = time.perf_counter()
        for talker in talkers:
            talker.stopped = True
        with suppress(TimeoutError):  # what is left is counted as lost
            await asyncio.wait_for(self.all_done(), PATIENCE)
        watching.cancel()
        outcome = self.outcome
        outcome.seconds, outcome.until_quiet = ended - began, time.perf_counter() - ended
        outcome.samples = watcher.samples
        outcome.spells = [self.filled(spell, talkers) for spell in outcome.spells]

    async def go_through(self, trouble: Trouble, scale: float) -> None:
        """Let one thing go wrong for a while, and wait a little after it."""
        begun = time.perf_counter()
        with trouble.spoil(self.machine):
            await asyncio.sleep(trouble.seconds * scale)
        ended = time.perf_counter()
        await asyncio.sleep(CALM * scale)
        after = time.perf_counter()
        self.outcome.spells += [Spell(trouble.name, begun, ended), Spell("after it", ended, after)]

    def filled(self, spell: Spell, talkers: list[Talker]) -> Spell:
        """Put into a spell what was begun in it."""
        turns = [turn for one in talkers for turn in one.turns]
        return replace(
            spell,
            turns=tuple(turn for turn in turns if spell.begun <= turn.begun < spell.ended),
            samples=tuple(
                one for one in self.outcome.samples if spell.begun <= one.at < spell.ended
            ),
        )

    async def look(self, watcher: Watcher) -> None:
        """Look at the bot once a second."""
        while True:
            await asyncio.to_thread(watcher.look)
            await asyncio.sleep(1)

    async def start(self) -> Process:
        """Start the bot with a clock that can be set."""
        words = ("run", "--api-url", self.api.url, "--db", str(self.database))
        with self.log.open("wb") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "benchmarks.faults.process"),
                *(str(self.machine.clock), *words),
                env=environment(self.api.token) | {"HOME": os.environ.get("HOME", "/")},
                stdout=log,
                stderr=log,
            )

    def found(self) -> None:
        """Found the groups; each is asked once in each round of troubles."""
        tutor = self.api.world.person("Tutor")
        now = int(time.time())
        with closing(open_database(self.database, create=True)) as db, db:
            db.execute("BEGIN IMMEDIATE")
            for number in range(self.plan.groups):
                member = self.api.world.person(f"Member {number}")
                chat_id = self.api.world.group(f"Class {number}", [tutor, member]).id
                self.members[chat_id] = member
                settings = self.settings(chat_id, tutor, now)
                groups.save(db, self.api.world.bot.id, settings, now - now % 60 - 1)

    def settings(self, chat_id: int, tutor: Person, now: int) -> Group:
        """Give a group's settings: at which minutes it is asked is drawn."""
        within = max(0.0, self.plan.minutes / self.rounds - 1)
        first = [within * self.chance.random() + ROUND_MINUTES * n for n in range(self.rounds)]
        moments = sorted({now // 60 + int(minute) for minute in first})[:MOST_SLOTS]
        slots = [Slot(number, at % 1440) for number, at in enumerate(moments, start=1)]
        self.due += [
            (chat_id, date_at(60 * at, "UTC"), slot.number)
            for at, slot in zip(moments, slots, strict=True)
        ]
        return Group(
            chat_id=chat_id,
            title="Class",
            zone="UTC",
            days=EVERY_DAY,
            silent_from=0,
            silent_to=0,
            state=GroupState.ON,
            set_up_by=tutor.id,
            reveal_after=1440,
            slots=tuple(slots),
        )

    def talkers(self) -> list[Talker]:
        """Invite the learners."""
        questions = Questions(load_library(shipped_content()))
        people = [self.api.world.person(f"Learner {n}") for n in range(self.plan.learners)]
        return [
            Talker(self.api, one, Reviser(questions, "/revise", n).decide, self.plan.think, n)
            for n, one in enumerate(people)
        ]

    def watch(self, event: str, about: Json) -> None:
        """Note what goes out, and vote in every second poll."""
        if event == "call" and about["method"] in _SENDS:
            self.outcome.sent += bool(about["answer"]["ok"])
        if event != "message" or about["chat"]["id"] > 0 or not about["from"]["is_bot"]:
            return
        member = self.members[about["chat"]["id"]]
        if "poll" in about and self.chance.random() < 0.5:
            self.to_vote += 1
            asyncio.get_running_loop().call_later(VOTES_AFTER, self.vote, member, about)

    def vote(self, member: Person, message: Json) -> None:
        """Let somebody vote for the first option, if they still can."""
        self.to_vote -= 1
        if not self.api.world.polls[message["poll"]["id"]].closed:
            self.api.people.vote(member, message, [0])
            self.voted.add(message["poll"]["id"])

    def number(self, what: str) -> int:
        """Count rows of the database."""
        with closing(sqlite3.connect(self.database)) as db:
            return int(db.execute(f"SELECT count(*) {what}").fetchone()[0])

    def was_asked(self, chat_id: int, day: int, slot: int) -> bool:
        """Tell whether a question stands in the ledger as sent."""
        row = (chat_id, day, slot)
        return (
            self.number(f"FROM pushes WHERE (chat_id, day, slot) = {row} AND state <> 'skipped'")
            > 0
        )

    def has_vote(self, poll: str) -> bool:
        """Tell whether the vote in a poll counts, or the poll itself is one that came twice."""
        known = f"FROM outbox WHERE poll_id = '{poll}'"
        asked = "FROM votes JOIN pushes USING (bot_id, chat_id, day, slot)"
        counted = f"{asked} WHERE posting_id IN (SELECT id {known})"
        return not self.number(known) or self.number(counted) > 0

    async def all_done(self) -> None:
        """Wait until nothing is to be fetched, worked off or sent, and nobody is about to vote."""
        pending = self.api.world.updates.pending
        while self.to_vote or pending or await asyncio.to_thread(self.waits):  # noqa: ASYNC110  # another process's file
            await asyncio.sleep(0.1)

    def waits(self) -> int:
        """Count what waits to be worked off, or to be sent."""
        return self.number("FROM inbox WHERE state = 'new'") + self.number(
            "FROM outbox WHERE state = 'waiting'"
        )

    def count(self, talkers: list[Talker]) -> None:
        """Compare what is with what should be."""
        outcome = self.outcome
        outcome.updates = self.api.world.updates.last_id - UpdateQueue().last_id
        outcome.questions = len(self.due)
        outcome.faults = self.machine.telegram.played
        outcome.astray = self.number("FROM inbox WHERE state = 'aside' AND error = 'no such poll'")
        done = self.number("FROM inbox WHERE state = 'done'") + outcome.astray
        outcome.updates_lost = outcome.updates - done
        outcome.letters_lost = self.number("FROM outbox WHERE state <> 'sent'")
        outcome.votes = len(self.voted)
        outcome.votes_lost = sum(not self.has_vote(poll) for poll in self.voted)
        outcome.never_asked = sum(not self.was_asked(*one) for one in self.due)
        outcome.unanswered = sum(one.begun is not None for one in talkers)
        sent = "FROM outbox WHERE state = 'sent' AND kind IN ('say', 'poll', 'file')"
        outcome.doubled = outcome.sent - self.number(sent)
        outcome.complaints = self.log.read_text(errors="replace").count("Traceback")
        with closing(sqlite3.connect(self.database)) as db:
            outcome.contradictions = tuple(contradictions(db))


async def measure(plan: Plan, disk: Disk) -> Outcome:
    """Run once, on an empty disk."""
    async with LocalBotApi(rates=True) as api:
        return await Run(api, disk, plan).run()
