"""One run: a bot under load, one trouble after the other, and a count of what was lost.

The server, the learners and whoever breaks things share this process; the bot is one of its own,
with the limits of Telegram in force. Nothing may be lost in the end: every update is worked off,
every letter sent, every vote counted, every group asked, and the database agrees with itself.
"""

import asyncio
import os
import sys
import time
from asyncio.subprocess import Process
from contextlib import suppress
from random import Random

from benchmarks.faults.disk import Disk
from benchmarks.faults.outcome import ROUND_MINUTES, Outcome, Plan, Spell
from benchmarks.faults.process import set_clock
from benchmarks.faults.troubles import CALM, Chances, Machine, Trouble, troubles
from benchmarks.faults.watching import Watcher
from benchmarks.groups.founding import found, group_of
from benchmarks.groups.ledger import Ledger
from benchmarks.groups.talkers import EXCUSE, Talker, invited
from benchmarks.load.learner import Json
from bot.playground.local import LocalBotApi
from bot.playground.world.updates import UpdateQueue
from bot.playground.world.world import Person
from state.clock.timetable import date_at
from state.records.groups import MOST_SLOTS, Slot, Timetable
from state.values import replace
from tests.e2e.process import environment

PATIENCE = 600.0
"""Seconds that all that is left may take when everything is well again."""

VOTES_AFTER = 3.0
"""Seconds after a poll came."""

A_DAY, TWO_YEARS = 1440, 2 * 525_600
"""Minutes after which an answer is told. In every second group a clock that is a year ahead closes
the question, in the others none does, and there every vote must count."""

_SENDS = {"sendMessage", "sendPoll", "sendPhoto", "sendDocument"}


class Run:
    """A world, a bot, and somebody who breaks things."""

    def __init__(self, api: LocalBotApi, disk: Disk, plan: Plan) -> None:
        self.api = api
        self.plan = plan
        self.outcome = Outcome()
        self.chance = Random(plan.seed)  # noqa: S311  # votes, not secrets
        self.database = disk.folder / "viva.db"
        self.ledger = Ledger(self.database)
        self.log = disk.folder.parent / "bot.log"
        telegram = Chances()
        api.faults = api.server.faults = telegram
        self.machine = Machine(telegram, disk, disk.folder.parent / "clock", self.database)
        self.rounds = max(1, round(plan.minutes / ROUND_MINUTES))
        self.voters: dict[int, Person] = {}
        """Of every second group its member, who votes there."""
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
        talkers = invited(self.api, self.plan.learners, self.plan.think)
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
        classes = [self.founded(number, tutor, now) for number in range(self.plan.groups)]
        found(self.database, self.api.world.bot.id, classes, now)

    def founded(self, number: int, tutor: Person, now: int) -> Timetable:
        """Found one group of a tutor and a member; at which minute of a round it is asked is drawn.

        In each round at the same: of two that fall due together the group is asked the newer alone.
        """
        member = self.api.world.person(f"Member {number}")
        chat_id = self.api.world.group(f"Class {number}", [tutor, member]).id
        votes = number % 2 == 0
        if votes:
            self.voters[chat_id] = member
        within = max(0.0, self.plan.minutes / self.rounds - 1)
        first = now // 60 + int(within * self.chance.random())
        moments = [first + int(ROUND_MINUTES) * n for n in range(self.rounds)][:MOST_SLOTS]
        slots = [Slot(number, at % 1440) for number, at in enumerate(moments, start=1)]
        self.due += [
            (chat_id, date_at(60 * at, "UTC"), slot.number)
            for at, slot in zip(moments, slots, strict=True)
        ]
        return group_of(chat_id, tutor, slots, reveal_after=TWO_YEARS if votes else A_DAY)

    def watch(self, event: str, about: Json) -> None:
        """Note what goes out, and vote in the polls of every second group."""
        if event == "call" and about["method"] in _SENDS:
            excused = about["values"].get("text") == EXCUSE
            self.outcome.sent += about["answer"]["ok"] and not excused
            self.outcome.excused += about["answer"]["ok"] and excused
        if event != "message" or about["chat"]["id"] > 0 or not about["from"]["is_bot"]:
            return
        member = self.voters.get(about["chat"]["id"])
        if "poll" in about and member is not None:
            self.to_vote += 1
            asyncio.get_running_loop().call_later(VOTES_AFTER, self.vote, member, about)

    def vote(self, member: Person, message: Json) -> None:
        """Let somebody vote for the first option."""
        self.to_vote -= 1
        self.api.people.vote(member, message, [0])
        self.voted.add(message["poll"]["id"])

    async def all_done(self) -> None:
        """Wait until nothing is to be fetched, worked off or sent, and nobody is about to vote."""
        pending = self.api.world.updates.pending
        while self.to_vote or pending or await asyncio.to_thread(self.ledger.waits):  # noqa: ASYNC110  # another process's file
            await asyncio.sleep(0.1)

    def count(self, talkers: list[Talker]) -> None:
        """Compare what is with what should be."""
        outcome, ledger = self.outcome, self.ledger
        outcome.updates = self.api.world.updates.last_id - UpdateQueue().last_id
        outcome.questions = len(self.due)
        outcome.faults = self.machine.telegram.played
        outcome.astray = ledger.number(
            "FROM inbox WHERE state = 'aside' AND error = 'no such poll'"
        )
        done = ledger.number("FROM inbox WHERE state = 'done'") + outcome.astray
        outcome.updates_lost = outcome.updates - done
        outcome.letters_lost = ledger.number("FROM outbox WHERE state <> 'sent'")
        outcome.votes = len(self.voted)
        outcome.votes_lost = sum(not ledger.has_vote(poll) for poll in self.voted)
        outcome.never_asked = sum(not ledger.was_asked(*one) for one in self.due)
        outcome.unanswered = sum(one.begun is not None for one in talkers)
        sent = "FROM outbox WHERE state = 'sent' AND kind IN ('say', 'poll', 'file')"
        outcome.doubled = outcome.sent - ledger.number(sent)
        outcome.complaints = self.log.read_text(errors="replace").count("Traceback")
        outcome.contradictions = ledger.contradictions()


async def measure(plan: Plan, disk: Disk) -> Outcome:
    """Run once, on an empty disk."""
    async with LocalBotApi(rates=True) as api:
        return await Run(api, disk, plan).run()
