"""One person at a phone: whoever has a reply says or taps the next thing, at once or after a pause.

A turn begins when the update is queued for the bot, and ends when the server has taken the reply
that the learner acts on. So each learner has one update under way at any time, never two.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person

Json = dict[str, Any]


class Say(Struct, frozen=True):
    """Type something."""

    text: str


class Tap(Struct, frozen=True):
    """Tap the button with this data, on the message that is answered."""

    data: str


Deed = Say | Tap

Decide = Callable[[Json], Deed | None]
"""What to do about a message of the bot; None where it calls for nothing."""


class Turn(Struct, frozen=True):
    """One update and its reply, in seconds of `time.perf_counter`."""

    begun: float
    ended: float

    @property
    def seconds(self) -> float:
        """How long the learner waited."""
        return self.ended - self.begun


@dataclass
class Learner:
    """Somebody who answers until told to stop."""

    api: LocalBotApi
    person: Person
    decide: Decide
    pause: float = 0.0
    """Seconds between a reply and what is done about it."""
    turns: list[Turn] = field(default_factory=list)
    stopped: bool = False
    waits: bool = False
    """Whether a reply is still to come."""
    _begun: float = 0.0

    def say(self, text: str) -> None:
        """Type something, and wait for the reply."""
        self._begun, self.waits = time.perf_counter(), True
        self.api.say(self.person, self.person, text)

    def tap(self, message: Json, data: str) -> None:
        """Tap a button, and wait for the reply."""
        self._begun, self.waits = time.perf_counter(), True
        self.api.press(self.person, message, data)

    def read(self, message: Json) -> None:
        """Look at a message that came or changed, and act on it."""
        now = time.perf_counter()
        deed = self.decide(message) if self.waits else None
        if deed is None:
            return
        self.turns.append(Turn(self._begun, now))
        self.waits = False
        if self.pause:
            asyncio.get_running_loop().call_later(self.pause, self._do, deed, message)
        else:
            self._do(deed, message)

    def _do(self, deed: Deed, message: Json) -> None:
        if self.stopped:
            return
        match deed:
            case Say(text):
                self.say(text)
            case Tap(data):
                self.tap(message, data)


class Class:
    """All learners, each hearing of their own chat only."""

    def __init__(
        self, api: LocalBotApi, size: int, mind: Callable[[int], Decide], pause: float = 0.0
    ) -> None:
        people = [api.world.person(f"Learner {number}") for number in range(size)]
        self.learners = {
            person.id: Learner(api, person, mind(number), pause)
            for number, person in enumerate(people)
        }
        self._bot_id = api.world.bot.id
        api.world.listeners.append(self._hear)

    def begin(self, text: str) -> None:
        """Let all of them say the first thing."""
        for learner in self.learners.values():
            learner.say(text)

    def stop(self) -> None:
        """Let nobody say anything more."""
        for learner in self.learners.values():
            learner.stopped = True

    @property
    def waiting(self) -> int:
        """How many still wait for a reply."""
        return sum(learner.waits for learner in self.learners.values())

    @property
    def turns(self) -> list[Turn]:
        """The turns of everybody."""
        return [turn for learner in self.learners.values() for turn in learner.turns]

    def _hear(self, event: str, about: Json) -> None:
        if event in {"message", "edited"} and about["from"]["id"] == self._bot_id:
            self.learners[about["chat"]["id"]].read(about)
