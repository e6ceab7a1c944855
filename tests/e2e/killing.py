"""Kill the bot at random moments while learners take a quiz, and count what became of everything.

Each learner's conversation is known beforehand: in every round one command, ten answers and ten
times "next", so that whatever is lost, doubled or out of order shows, in the database and on the
phone. Half of the learners type "next" at once after their answer; the others tap the button.

`python -m tests.e2e.killing 50` kills fifty times and prints a table.
"""

import argparse
import asyncio
import re
import socket
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import click

from bot.playground.faults import DeliverTwice
from bot.playground.local import LocalBotApi
from bot.playground.world.updates import UpdateQueue
from bot.playground.world.world import Person
from state.file.audit import contradictions
from state.sql import Connection
from tests.databases import put_empty
from tests.e2e.process import BotProcess, ForkedProcess

TEN = Path(__file__).parent / "topics"
QUESTIONS = 10
FIRST_UPDATE = UpdateQueue().last_id

PATIENCE = 60.0
"""Seconds for one reply: a restart or two on a busy machine."""

_TOKEN = re.compile(r"(\d+)\.(\d+)\.(\w+)")

Json = dict[str, Any]
Key = tuple[str, int, int]
"""What a message is: "ask", "mark" or "score", of which round, of which question; or the offer of a
plan, which comes once, after the first score."""

OFFER: Key = ("offer", 1, 0)


@dataclass
class Learner:
    """Somebody who takes quizzes; `seen` is every message that came, in its order."""

    api: LocalBotApi
    person: Person
    rounds: int
    taps: bool
    seen: list[Key] = field(default_factory=list)
    texts: dict[Key, set[str]] = field(default_factory=dict)
    """What each message said; a letter that is sent twice says the same."""

    def watch(self, event: str, about: Json) -> None:
        """Look at the phone."""
        here = event == "message" and about["chat"]["id"] == self.person.id
        if here and about["from"]["id"] == self.api.world.bot.id:
            key = self.key_of(about)
            self.seen.append(key)
            self.texts.setdefault(key, set()).add(about["text"])

    def key_of(self, message: Json) -> Key:
        """Say what a message is, from the buttons it brings."""
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row):
            if button["callback_data"] == "m.examdate":
                return OFFER
            if token := _TOKEN.match(button["callback_data"]):
                kind = "mark" if token[3] == "next" else "ask"
                return kind, int(token[1]), int(token[2])
        before = [key for key in self.seen if key != OFFER]
        kind, serial, number = before[-1] if before else ("", 0, 0)
        ended = (kind, number) == ("mark", QUESTIONS) or kind == "score"
        return "score", serial if ended else serial - 1, 0

    @property
    def expected(self) -> list[Key]:
        """What should come, each once."""
        keys: list[Key] = []
        for serial in range(1, self.rounds + 1):
            for number in range(1, QUESTIONS + 1):
                keys += [("ask", serial, number), ("mark", serial, number)]
            keys += [("score", serial, 0), OFFER] if serial == 1 else [("score", serial, 0)]
        return keys

    @property
    def answers(self) -> list[str]:
        """What this learner types, all of it different."""
        rounds, name = range(1, self.rounds + 1), self.person.first_name
        return [f"{name} {r}-{n} to order more" for r in rounds for n in range(1, QUESTIONS + 1)]

    async def take_quizzes(self) -> None:
        """Go through all rounds, always waiting for the question before answering it."""
        answers = iter(self.answers)
        for serial in range(1, self.rounds + 1):
            self.say("/quiz ten")
            for number in range(1, QUESTIONS + 1):
                await self.see(("ask", serial, number))
                self.say(next(answers))
                if self.taps:
                    await self.see(("mark", serial, number))
                    self.tap(f"{serial}.{number}.next")
                else:
                    self.say("next")
            await self.see(("score", serial, 0))
            await self.see(OFFER)

    def say(self, text: str) -> None:
        """Type something."""
        self.api.people.say(self.person, self.person, text)

    def tap(self, data: str) -> None:
        """Tap a button of the newest message."""
        self.api.people.press(self.person, self.api.sent(self.person)[-1], data)

    async def see(self, key: Key) -> None:
        """Wait until a message is there."""
        await self.api.until(lambda: key in self.seen, PATIENCE)


@dataclass
class Tally:
    """What became of everything."""

    seed: int
    kills: int = 0
    updates: int = 0
    lost: int = 0
    """Answers that left no trace."""
    twice: int = 0
    """Answers that count or are replied to more than once, and words taken for answers."""
    replies: int = 0
    replies_lost: int = 0
    replies_doubled: int = 0
    in_flight: int = 0
    """Letters not marked as sent at the moments of the kills: the most that may double."""
    out_of_order: int = 0
    """Chats in which something came before its time."""
    unanswered_taps: int = 0
    contradictions: tuple[str, ...] = ()
    seconds: float = 0.0


class Killing:
    """One run: some learners, a bot, and somebody who kills it."""

    def __init__(self, api: LocalBotApi, folder: Path, seed: int, *, webhook: bool) -> None:
        self.api = api
        self.random = Random(seed)  # noqa: S311  # moments, not secrets
        process = BotProcess if webhook else ForkedProcess
        self.bot = process(api, folder / "viva.db", TEN)
        self.webhook = webhook
        if webhook:
            self.bot.module = "tests.e2e.behind_proxy"
            self.bot.options += _hook()
        self.learners: list[Learner] = []
        self.tally = Tally(seed)
        self.calls_left = -1
        api.world.listeners.append(self.watch)

    async def run(self, learners: int, rounds: int, kills: int) -> Tally:
        """Let the learners learn and the killer kill; give the tally."""
        began = time.monotonic()
        put_empty(self.bot.database)
        for number in range(learners):
            person = self.api.world.person(f"Learner{number}")
            # A webhook keeps no order, also in one chat: there everybody waits before they go on.
            learner = Learner(self.api, person, rounds, taps=self.webhook or number % 2 == 0)
            self.learners.append(learner)
            self.api.world.listeners.append(learner.watch)
        await self.bot.start()
        taught = asyncio.gather(*(learner.take_quizzes() for learner in self.learners))
        total = learners * rounds * (2 * QUESTIONS + 1)
        await self.kill(kills, most_calls=total // max(1, kills))
        await taught
        await self.all_sent()
        assert await self.bot.stop() == 0, self.bot.log.read_text()[-2000:]
        self.count()
        self.tally.seconds = time.monotonic() - began
        return self.tally

    async def all_sent(self) -> None:
        """Wait until nothing is to be sent: what waits at a stop is sent after the next start."""
        async with asyncio.timeout(30):
            while await asyncio.to_thread(self.number, "FROM outbox WHERE state = 'waiting'"):
                pass

    async def kill(self, kills: int, most_calls: int) -> None:
        """Kill after a random number of calls, and start again, so many times."""
        for _ in range(kills):
            self.calls_left = self.random.randint(1, most_calls)
            await self.bot.ended()
            self.tally.kills += 1
            # The confirmation of the last batch may have been lost with the process.
            self.api.faults.order(DeliverTwice(), "getUpdates")
            self.tally.in_flight += self.number("FROM outbox WHERE state = 'waiting'")
            await self.bot.start()

    def watch(self, event: str, about: Json) -> None:  # noqa: ARG002  # only that there was a call
        """Kill at the call whose turn it is: while it is answered, or a moment later."""
        if event != "call" or self.calls_left < 0:
            return
        self.calls_left -= 1
        if self.calls_left < 0:
            delay = self.random.choice((0.0, self.random.uniform(0, 0.05)))
            if delay:
                asyncio.get_running_loop().call_later(delay, self.bot.kill)
            else:
                self.bot.kill()

    def number(self, what: str) -> int:
        """Count rows of the database."""
        with closing(sqlite3.connect(self.bot.database)) as db:
            return int(db.execute(f"SELECT count(*) {what}").fetchone()[0])

    def count(self) -> None:
        """Compare what is with what should be."""
        tally = self.tally
        updates = self.api.world.updates
        tally.updates = updates.last_id - FIRST_UPDATE
        with closing(sqlite3.connect(self.bot.database)) as db:
            for learner in self.learners:
                self.count_answers(db, learner)
                self.count_replies(learner)
            tally.contradictions = tuple(contradictions(db))
        tally.lost += self.number("FROM inbox WHERE state <> 'done'")
        tally.replies_lost += self.number("FROM outbox WHERE state <> 'sent'")
        taps = self.api.world.callbacks.values()
        tally.unanswered_taps = sum(tap.answer is None for tap in taps)

    def count_answers(self, db: Connection, learner: Learner) -> None:
        """Count what was graded and rated against what was typed."""
        who = (learner.person.id,)
        query = "SELECT response FROM attempts WHERE learner_id = ? ORDER BY id"
        graded = [response for (response,) in db.execute(query, who)]
        query = "SELECT count(*) FROM reviews WHERE learner_id = ?"
        (reviews,) = db.execute(query, who).fetchone()
        typed = learner.answers
        self.tally.lost += (Counter(typed) - Counter(graded)).total() + max(0, len(typed) - reviews)
        self.tally.twice += (Counter(graded) - Counter(typed)).total()
        self.tally.twice += max(0, reviews - len(typed))
        self.tally.out_of_order += graded != typed

    def count_replies(self, learner: Learner) -> None:
        """Count what came against what should have come."""
        firsts = list(dict.fromkeys(learner.seen))
        self.tally.replies += len(learner.seen)
        self.tally.replies_lost += len(set(learner.expected) - set(firsts))
        self.tally.twice += sum(len(texts) - 1 for texts in learner.texts.values())
        self.tally.replies_doubled += len(learner.seen) - len(firsts)
        self.tally.out_of_order += firsts != learner.expected


def _hook() -> tuple[str, ...]:
    """Give the options of a bot that is called on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
    return ("--webhook", f"http://{place}/hook", "--listen", place)


async def kill_and_count(  # what can be chosen of a run
    folder: Path, *, learners: int, rounds: int, kills: int, seed: int, webhook: bool = False
) -> Tally:
    """Run the whole thing in a folder; the same seed kills at the same calls."""
    async with LocalBotApi() as api:
        killing = Killing(api, folder, seed, webhook=webhook)
        async with killing.bot:
            return await killing.run(learners, rounds, kills)


def main() -> None:
    """Kill as often as the command line says, and print what became of everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.killing", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--learners", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--webhook", action="store_true", help="updates by webhook")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = asyncio.run(kill_and_count(Path(folder), **vars(asked)))
    for name, value in vars(tally).items():
        click.echo(f"{name.replace('_', ' '):18}{value}")


if __name__ == "__main__":
    main()
