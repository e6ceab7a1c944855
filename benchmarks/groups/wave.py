"""One wave: many groups whose question is due in the same minute, on a server with real limits.

The bot is a process of its own and keeps Telegram's limits by itself; the server refuses whatever
is too fast. Learners revise meanwhile. Afterwards every group is looked at on the server, where a
question that went out twice shows, and the ledger in the database.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.groups.founding import found, group_of
from benchmarks.groups.ledger import Ledger
from benchmarks.groups.talkers import Talker, invited
from benchmarks.load.learner import Json
from bot.config import shipped_content
from bot.playground.faults import DeliverTwice
from bot.playground.local import LocalBotApi
from state.records.groups import Slot
from tests.e2e.process import BotProcess

PATIENCE = 300.0
"""Seconds for a whole wave, restarts included."""

_UNPACED = {"getUpdates", "getMe", "deleteWebhook", "setMyCommands", "answerCallbackQuery"}
"""Calls that count against no limit on sending."""


class Plan(Struct, frozen=True):
    """How many take part."""

    groups: int = 1000
    learners: int = 60
    think: float = 30.0
    kills: int = 0
    seed: int = 1
    options: tuple[str, ...] = ()
    """What the bot is started with besides."""


@dataclass
class Outcome:
    """What became of a wave; seconds."""

    seconds: float = 0.0
    """From the first question to the last."""
    sent: int = 0
    """Calls that count against the limit, from the first question to the last."""
    waits: list[float] = field(default_factory=list)
    """How long each learner waited for a reply while the wave went out."""
    never: int = 0
    twice: int = 0
    refused: int = 0
    """Calls that the server found too fast."""
    kills: int = 0
    contradictions: tuple[str, ...] = ()


class Wave:
    """A world full of groups, a bot, and somebody who may kill it."""

    def __init__(self, api: LocalBotApi, folder: Path, plan: Plan) -> None:
        self.api = api
        self.plan = plan
        self.outcome = Outcome()
        self.chance = Random(plan.seed)  # noqa: S311  # moments, not secrets
        self.bot = BotProcess(api, folder / "viva.db", shipped_content(), options=plan.options)
        self.ledger = Ledger(self.bot.database)
        self.chats: list[int] = []
        self.pushed: Counter[int] = Counter()
        self.moments: list[float] = []
        self.paced: list[float] = []
        self.left = -1
        """Questions until the next kill."""
        api.world.listeners.append(self.watch)

    async def run(self) -> Outcome:
        """Let the wave go out, and count."""
        self.found()
        talkers = invited(self.api, self.plan.learners, self.plan.think)
        await self.bot.start()
        await self.api.until(lambda: self.api.server.poller.waiting, 30)
        for talker in talkers:
            talker.begin("/revise")
        await self.kill()
        await self.api.until(lambda: len(self.pushed) == self.plan.groups, PATIENCE)
        for talker in talkers:
            talker.stopped = True
        await self.api.until(lambda: all(one.begun is None for one in talkers), 30)
        await asyncio.wait_for(self.all_sent(), PATIENCE)
        code = await self.bot.stop()
        if code:
            raise RuntimeError(f"exit code {code}: {self.bot.log.read_text()[-2000:]}")
        self.count(talkers)
        return self.outcome

    def found(self) -> None:
        """Found the groups, each with a question that was due when this minute began."""
        tutor = self.api.world.person("Tutor")
        now = int(time.time())
        minute = now % 86_400 // 60
        self.chats = [
            self.api.world.group(f"Class {number}", [tutor]).id
            for number in range(self.plan.groups)
        ]
        slots = (Slot(1, minute),)
        classes = (group_of(chat_id, tutor, slots) for chat_id in self.chats)
        found(self.bot.database, self.api.world.bot.id, classes, now)

    def watch(self, event: str, about: Json) -> None:
        """Note what goes out, and kill when it is time."""
        if event == "call":
            self.outcome.refused += about["answer"].get("error_code") == 429
            if about["method"] not in _UNPACED and about["answer"]["ok"]:
                self.paced.append(time.perf_counter())
        if event == "message" and about["chat"]["id"] < 0 and about["from"]["is_bot"]:
            self.pushed[about["chat"]["id"]] += 1
            self.moments.append(time.perf_counter())
            if self.left > 0:
                self.left -= 1
                if not self.left:
                    self.decide()

    def decide(self) -> None:
        """Kill while the call is answered, or a moment later."""
        delay = self.chance.choice((0.0, self.chance.uniform(0, 0.1)))
        asyncio.get_running_loop().call_later(delay, self.bot.kill)

    async def kill(self) -> None:
        """Kill after a random number of questions, and start again, so many times."""
        for _ in range(self.plan.kills):
            self.left = self.chance.randint(1, 2 * self.plan.groups // (self.plan.kills * 3))
            await self.bot.ended()
            self.outcome.kills += 1
            self.api.faults.order(DeliverTwice(), "getUpdates")
            await self.bot.start()

    async def all_sent(self) -> None:
        """Wait until all is worked off and sent: what waits at a stop is sent after the next start.

        A learner who hears an old reply once more, after a kill, waits no longer for the new one.
        """
        pending = self.api.world.updates.pending
        while len(pending) or await asyncio.to_thread(self.ledger.waits):  # noqa: ASYNC110  # another process's file
            await asyncio.sleep(0.1)

    def unsent(self) -> int:
        """Count the letters that are not sent."""
        return self.ledger.number("FROM outbox WHERE state <> 'sent'")

    def count(self, talkers: list[Talker]) -> None:
        """Compare what is with what should be."""
        outcome, first, last = self.outcome, self.moments[0], self.moments[-1]
        outcome.seconds = last - first
        outcome.sent = sum(first <= at <= last for at in self.paced)
        turns = [turn for talker in talkers for turn in talker.turns]
        outcome.waits = [turn.seconds for turn in turns if turn.begun <= last]
        outcome.never = sum(not self.pushed[chat_id] for chat_id in self.chats)
        outcome.twice = sum(number - 1 for number in self.pushed.values())
        outcome.contradictions = self.ledger.contradictions()
        noted = self.ledger.number("FROM pushes WHERE state = 'open'")
        unsent = self.unsent()
        if noted != self.plan.groups or unsent:
            raise RuntimeError(f"{noted} questions in the ledger, {unsent} letters not sent")


async def measure(plan: Plan, folder: Path) -> Outcome:
    """Run one wave in an empty folder."""
    async with LocalBotApi(rates=True) as api:
        wave = Wave(api, folder, plan)
        async with wave.bot:
            return await wave.run()
