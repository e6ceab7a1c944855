"""Learners who take quizzes, and what became of all that was said to them and by them.

Each learner's conversation is known beforehand: in every round one command, ten answers and ten
times "next", so that whatever is lost, doubled or out of order shows, in the database and on the
phone. Half of the learners type "next" at once after their answer; the others tap the button.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.playground.local import LocalBotApi
from bot.playground.world.updates import UpdateQueue
from bot.playground.world.world import Person
from state.sql import Connection

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
    """So many are taken; fewer by whoever leaves before."""
    taps: bool
    begun: int = 0
    """Rounds that were begun."""
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
        rounds, numbers = range(1, self.rounds + 1), range(1, QUESTIONS + 1)
        return [self.answer(serial, number) for serial in rounds for number in numbers]

    def answer(self, serial: int, number: int) -> str:
        """Give what is typed in one round to one question."""
        return f"{self.person.first_name} {serial}-{number} to order more"

    def leave(self) -> None:
        """Take the present round to its end, and no other."""
        self.rounds = max(1, self.begun)

    async def take_quizzes(self) -> None:
        """Go through all rounds, always waiting for the question before answering it."""
        while self.begun < self.rounds:
            self.begun += 1
            serial = self.begun
            self.say("/quiz ten")
            for number in range(1, QUESTIONS + 1):
                await self.see(("ask", serial, number))
                self.say(self.answer(serial, number))
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

    def count(self, db: Connection, api: LocalBotApi, learners: list[Learner]) -> None:
        """Compare what is with what should be, for one bot."""
        bot = (api.world.bot.id,)
        self.updates += api.world.updates.last_id - FIRST_UPDATE
        for learner in learners:
            self._count_answers(db, learner)
            self._count_replies(learner)
        query = "SELECT count(*) FROM inbox WHERE bot_id = ? AND state <> 'done'"
        self.lost += db.execute(query, bot).fetchone()[0]
        query = "SELECT count(*) FROM outbox WHERE bot_id = ? AND state <> 'sent'"
        self.replies_lost += db.execute(query, bot).fetchone()[0]
        taps = api.world.callbacks.values()
        self.unanswered_taps += sum(tap.answer is None for tap in taps)

    def _count_answers(self, db: Connection, learner: Learner) -> None:
        """Count what was graded and rated against what was typed."""
        who = (learner.api.world.bot.id, learner.person.id)
        query = "SELECT response FROM attempts WHERE bot_id = ? AND learner_id = ? ORDER BY id"
        graded = [response for (response,) in db.execute(query, who).fetchall()]
        query = "SELECT count(*) FROM reviews WHERE bot_id = ? AND learner_id = ?"
        (reviews,) = db.execute(query, who).fetchone()
        typed = learner.answers
        self.lost += (Counter(typed) - Counter(graded)).total() + max(0, len(typed) - reviews)
        self.twice += (Counter(graded) - Counter(typed)).total()
        self.twice += max(0, reviews - len(typed))
        self.out_of_order += graded != typed

    def _count_replies(self, learner: Learner) -> None:
        """Count what came against what should have come."""
        firsts = list(dict.fromkeys(learner.seen))
        self.replies += len(learner.seen)
        self.replies_lost += len(set(learner.expected) - set(firsts))
        self.twice += sum(len(texts) - 1 for texts in learner.texts.values())
        self.replies_doubled += len(learner.seen) - len(firsts)
        self.out_of_order += firsts != learner.expected

    def __str__(self) -> str:
        """Give it as a table."""
        return "\n".join(
            f"{name.replace('_', ' '):18}{value}" for name, value in vars(self).items()
        )
