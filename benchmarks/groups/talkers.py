"""Learners who revise while a wave goes out: they read and think before they act."""

import asyncio
import time
from functools import cache
from random import Random

from benchmarks.load.learner import Decide, Deed, Json, Say, Tap, Turn
from benchmarks.load.revising import Questions, Reviser
from bot.config import shipped_content
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from bot.views.texts import load_texts
from content.load import load_library

EXCUSE = load_texts().plain("unsaved")
"""What is said while nothing can be saved: whoever reads it goes on waiting."""

PUZZLED = 15.0
"""Seconds after which whoever was told something that asks for nothing goes on by themselves."""


class Talker:
    """One learner: acts some time after each reply, and notes how long the next one takes."""

    def __init__(
        self, api: LocalBotApi, person: Person, decide: Decide, think: float, seed: int
    ) -> None:
        self.api = api
        self.person = person
        self.decide = decide
        self.think = think
        """Mean seconds from a reply to the next thing said."""
        self.chance = Random(seed)  # noqa: S311  # pauses, not secrets
        self.turns: list[Turn] = []
        self.stopped = False
        self.begun: float | None = None
        """When the update was sent whose reply is still to come."""
        api.world.listeners.append(self.hear)

    def begin(self, text: str) -> None:
        """Say the first thing after a while."""
        self.later(Say(text), None)

    def hear(self, event: str, about: Json) -> None:
        """Look at the phone."""
        here = event in {"message", "edited"} and about["chat"]["id"] == self.person.id
        if not here or about["from"]["id"] == self.person.id or self.begun is None:
            return
        if about.get("text") == EXCUSE:
            return
        deed, heard = self.decide(about), Turn(self.begun, time.perf_counter())
        if deed is not None:
            self.go_on(heard, deed, about)
        else:
            asyncio.get_running_loop().call_later(PUZZLED, self.be_puzzled, heard)

    def be_puzzled(self, heard: Turn) -> None:
        """Go on where nothing has come behind a message that asked for nothing."""
        if self.begun == heard.begun:
            self.go_on(heard, Say("next"), None)

    def go_on(self, heard: Turn, deed: Deed, message: Json | None) -> None:
        """Note the reply, and act on it."""
        self.turns.append(heard)
        self.begun = None
        self.later(deed, message)

    def later(self, deed: Deed, message: Json | None) -> None:
        """Do something when it has been thought over."""
        pause = self.chance.expovariate(1 / self.think)
        asyncio.get_running_loop().call_later(pause, self.act, deed, message)

    def act(self, deed: Deed, message: Json | None) -> None:
        """Type or tap, and wait for the reply."""
        if self.stopped:
            return
        self.begun = time.perf_counter()
        match deed, message:
            case Say(text), _:
                self.api.say(self.person, self.person, text)
            case Tap(data), dict() if message.get("reply_markup"):
                self.api.press(self.person, message, data)
            case _:  # a letter that came twice, and whose buttons are gone by now
                self.api.say(self.person, self.person, "next")


@cache
def shipped_questions() -> Questions:
    """Give the questions of what is shipped, read once."""
    return Questions(load_library(shipped_content()))


def invited(api: LocalBotApi, number: int, think: float, seed: int = 0) -> list[Talker]:
    """Invite so many learners, who revise what is shipped; with another seed, otherwise."""
    questions = shipped_questions()
    people = [api.world.person(f"Learner {n}") for n in range(number)]
    return [
        Talker(api, one, Reviser(questions, "/revise", n).decide, think, n)
        for n, one in enumerate(people, seed)
    ]
