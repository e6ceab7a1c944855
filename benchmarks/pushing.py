"""Replies of one process with 500 bots while five of them each ask a thousand groups at once.

The groups' questions fall due in one minute, at Telegram's limits of thirty messages a second and
bot. Learners revise with sixty of the other bots, and with the five: before that minute, and for as
long as the questions go out. In the middle of it the token of one more bot is revoked. Afterwards
somebody writes to every bot that is left, and each must reply.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from msgspec import Struct

from benchmarks.fleet import LOG, PATIENCE, process, processor, resident, tokens
from benchmarks.groups.founding import found, group_of
from benchmarks.groups.talkers import Talker, invited, shipped_questions
from benchmarks.load.learner import Json
from benchmarks.telegrams import telegrams
from benchmarks.timing import milliseconds, percentile, table, workplace
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Listener
from state import opening
from state.opening import Place, Server
from state.postgres.database import create
from state.records.groups import Slot
from tests.server import serving

A_MINUTE = 60
LONGEST = 300.0
"""Seconds for all questions to go out."""

LEFT_ALONE = 4
"""So many tenths of the questions have gone out when the token is revoked."""


class Plan(Struct, frozen=True):
    """How many take part."""

    bots: int = 500
    pushing: int = 5
    groups: int = 1000
    """Of each bot that pushes."""
    others: int = 60
    """Learners, each with a bot of their own that does not push."""
    own: int = 2
    """Learners of each bot that does."""
    think: float = 3.0
    """Seconds from a reply to the next thing said, on average."""
    lead: int = 100
    """Seconds at least from the start of the process until the questions are due; 0 for at once."""


@dataclass
class Outcome:
    """What became of it; seconds."""

    before: list[float] = field(default_factory=list)
    """How long learners of other bots waited for each reply until the questions were due."""
    meanwhile: list[float] = field(default_factory=list)
    """The same, while the questions went out."""
    own: list[float] = field(default_factory=list)
    """The same, of learners whose own bot was pushing."""
    seconds: float = 0.0
    """From the first question to the last."""
    never: int = 0
    twice: int = 0
    refused: int = 0
    """Calls that were found too fast."""
    replied: int = 0
    """Bots that replied when all was over."""
    ended: int = 0
    """Bots of which the log says that they have ended."""
    idle: float = 0.0
    """Share of a processor before anybody wrote."""
    busy: float = 0.0
    """Share of a processor while the questions went out."""
    quiet: float = 0.0
    """Mebibytes before anybody wrote."""
    largest: float = 0.0
    """Mebibytes when the last question had gone out."""
    contradictions: tuple[str, ...] = ()


def report() -> str:
    """Measure on a file and on a server, and write the table."""
    plan = Plan()
    with workplace() as folder, serving(quick=False) as server, server.database() as url:
        create(url)
        (folder / "server").mkdir()
        (folder / "file").mkdir()
        on_file = asyncio.run(measure(plan, folder / "file", folder / "file" / "viva.db"))
        on_server = asyncio.run(measure(plan, folder / "server", Server(url)))
    pairs = zip(_rows(on_file), _rows(on_server), strict=True)
    rows = [(name, one, two) for (name, one), (_, two) in pairs]
    return (
        f"{plan.bots} bots in one process, {plan.pushing} of them with {plan.groups:,} groups each;"
        f" {plan.others} learners of other bots and {plan.own} of each of the {plan.pushing}, each"
        f" acting {plan.think:.0f} s after a reply on average. Load at the end:"
        f" {os.getloadavg()[0]:.1f}.\n\n{table(('what', 'on a file', 'on PostgreSQL'), rows)}"
    )


def _rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    yield "memory (RSS), when all listened", f"{outcome.quiet:.0f} MiB"
    yield "the same, after the questions", f"{outcome.largest:.0f} MiB"
    yield "processor, idle", f"{outcome.idle:.1%}"
    yield "processor, while questions went out", f"{outcome.busy:.0%}"
    for name, waits in (
        ("replies before", outcome.before),
        ("replies meanwhile, of bots that do not push", outcome.meanwhile),
        ("replies meanwhile, of the bots that push", outcome.own),
    ):
        yield name, f"{len(waits)}"
        for share in (0.50, 0.99):
            yield f"p{share * 100:.0f}", milliseconds(percentile(waits, share))
    yield "first question to last", f"{outcome.seconds:.1f} s"
    yield "groups never asked, asked twice", f"{outcome.never}, {outcome.twice}"
    yield "calls refused as too fast (429)", f"{outcome.refused}"
    yield "bots that ended; that replied afterwards", f"{outcome.ended}; {outcome.replied}"
    yield "contradictions in the database", ", ".join(outcome.contradictions) or "none"


async def measure(plan: Plan, folder: Path, place: Place) -> Outcome:
    """Run once, in an empty folder."""
    roster = tokens(plan.bots)
    shipped_questions()  # reading them takes a second, in which no Telegram would answer
    async with telegrams(roster) as (root, apis):
        run = _Run(plan, apis, Path(folder / LOG))
        run.found(place)
        database = place.url if isinstance(place, Server) else str(place)
        async with process(folder, roster, root, database) as pid:
            await run.go(pid)
        run.count()
    run.outcome.contradictions = tuple(opening.inspect(place).contradictions)
    return run.outcome


class _Run:
    """A fleet, the groups and learners of its bots, and what is noted of them."""

    def __init__(self, plan: Plan, apis: Sequence[LocalBotApi], log: Path) -> None:
        self.plan, self.log, self.outcome = plan, log, Outcome()
        self.apis = apis
        self.pushing = apis[: plan.pushing]
        self.revoked = apis[plan.pushing]
        self.others = apis[plan.pushing + 1 :]
        self.groups = plan.pushing * plan.groups
        self.asked: Counter[tuple[int, int]] = Counter()
        self.moments: list[float] = []
        self.due = 0
        self.changed = asyncio.Event()
        for api in apis:
            api.world.listeners.append(self._listener(api.world.bot.id))

    def found(self, place: Place) -> None:
        """Found the groups; all are to be asked when one minute begins."""
        now = int(time.time())
        lead = self.plan.lead and self.plan.lead + A_MINUTE
        self.due = (now + lead) // A_MINUTE * A_MINUTE
        slots = (Slot(1, self.due % 86_400 // A_MINUTE),)
        for api in self.pushing:
            tutor = api.world.person("Tutor")
            chats = [api.world.group(f"Class {n}", [tutor]).id for n in range(self.plan.groups)]
            found(place, api.world.bot.id, (group_of(one, tutor, slots) for one in chats), now)

    def _listener(self, bot_id: int) -> Listener:
        """Give what is told of everything that happens in the world of one bot."""

        def watch(event: str, about: Json) -> None:
            match event, about:
                case "call", {"answer": {"error_code": 429}}:
                    self.outcome.refused += 1
                case "message", {"chat": {"id": int(chat)}, "from": {"is_bot": True}} if chat < 0:
                    self.asked[bot_id, chat] += 1
                    self.moments.append(time.perf_counter())
            self.changed.set()

        return watch

    async def go(self, pid: int) -> None:
        """Let learners learn, the questions go out, and one token be revoked."""
        outcome = self.outcome
        await self._until(lambda: all(api.server.poller.waiting for api in self.apis), PATIENCE)
        outcome.quiet, outcome.idle = resident(pid), await self._idle(pid)
        others, own = self._learners()
        for talker in (*others, *own):
            talker.begin("/revise")
        await self._until(lambda: self.moments, LONGEST)
        before = processor(pid)
        await self._until(lambda: len(self.moments) * 10 >= self.groups * LEFT_ALONE, LONGEST)
        self.revoked.revoke_token()
        self.revoked.server.poller.end_wait()
        await self._until(lambda: len(self.asked) == self.groups, LONGEST)
        first, last = self.moments[0], time.perf_counter()
        outcome.seconds = last - first
        outcome.busy = (processor(pid) - before) / outcome.seconds
        outcome.largest = resident(pid)
        await self._said(others, own)
        outcome.before = _waits(others, 0, first)
        outcome.meanwhile, outcome.own = _waits(others, first, last), _waits(own, first, last)
        outcome.replied = await self._roll_call()

    async def _idle(self, pid: int) -> float:
        """Give the share of a processor that it takes to be written to by nobody."""
        seconds = max(0.0, min(20.0, self.due - 60 - time.time()))
        before = processor(pid)
        await asyncio.sleep(seconds)
        return (processor(pid) - before) / seconds if seconds else 0.0

    def _learners(self) -> tuple[list[Talker], list[Talker]]:
        plan = self.plan
        talking = self.others[: plan.others]
        others = [invited(api, 1, plan.think, seed) for seed, api in enumerate(talking)]
        own = [invited(api, plan.own, plan.think, api.world.bot.id) for api in self.pushing]
        return list(chain(*others)), list(chain(*own))

    async def _said(self, *learners: list[Talker]) -> None:
        """Let everybody have the reply that they wait for, and say no more."""
        everybody = [one for some in learners for one in some]
        for one in everybody:
            one.stopped = True
        await self._until(lambda: all(one.begun is None for one in everybody), LONGEST)

    async def _roll_call(self) -> int:
        """Write to every bot that is left; gives how many have replied when all have."""
        callers = [(api, api.world.person("Caller")) for api in (*self.pushing, *self.others)]
        for api, caller in callers:
            api.say(caller, caller, "/help")
        await self._until(lambda: all(api.sent(caller) for api, caller in callers), LONGEST)
        return len(callers)

    async def _until(self, condition: Callable[[], object], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                self.changed.clear()
                await self.changed.wait()

    def count(self) -> None:
        """Compare what is with what should be."""
        chats = [
            (api.world.bot.id, one) for api in self.pushing for one in api.world.chats if one < 0
        ]
        self.outcome.never = sum(not self.asked[one] for one in chats)
        self.outcome.twice = sum(number - 1 for number in self.asked.values())
        self.outcome.ended = self.log.read_text(encoding="utf-8").count("has ended with code")


def _waits(learners: Sequence[Talker], since: float, until: float) -> list[float]:
    """Give how long replies took to what was said within a time."""
    turns = [turn for one in learners for turn in one.turns]
    return [turn.seconds for turn in turns if since <= turn.begun < until]
