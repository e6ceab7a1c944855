"""Tries everything that a screen offers, and takes it back, to see whether there is a way on.

A learner takes one way and would never find the door that is locked. So at some states, drawn by
lot, every button under the newest message and a few plain words are tried, each in a transaction
of its own that is rolled back.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.dialogue.learner import Learner
from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.tutor.model.events import Event, Pressed, Said
from state.records.mail import Posting
from state.writer import Waiter, Work, Writer

WORDS = ("next", "skip", "hint", "idk", "stop")


class Tried(Exception):
    """Carries what a turn would have sent out of the transaction that it undoes."""

    def __init__(self, postings: list[Posting]) -> None:
        super().__init__("tried, and taken back")
        self.postings = postings


@dataclass
class Probe:
    """What was tried, and what came of it."""

    states: int = 0
    tried: int = 0
    locked: list[str] = field(default_factory=list)
    """States from which nothing led on."""
    idle: Counter[str] = field(default_factory=Counter)
    """Buttons under a newest message that did nothing but show a word in passing."""

    def look(self, engine: Engine, learner: Learner, incoming: Incoming) -> None:
        """Try all that a learner sees; the engine's writer must take everything back."""
        buttons = dict(learner.screen.focus.buttons) if learner.screen.focus else {}
        at = int(learner.now)
        self.states += 1
        ways = 0
        for label, data in buttons.items():
            led_on = self._try(engine, incoming, Pressed(data, at))
            ways += led_on
            if not led_on:
                self.idle[label] += 1
        ways += sum(self._try(engine, incoming, Said(word, at)) for word in WORDS)
        if not ways:
            self.locked.append(f"after {learner.screen.focus}")

    def _try(self, engine: Engine, incoming: Incoming, event: Event) -> bool:
        self.tried += 1
        tapped = incoming.message_id if isinstance(event, Pressed) else None
        query = "q" if isinstance(event, Pressed) else None
        try:
            engine.take(
                Incoming(
                    incoming.learner_id,
                    incoming.chat_id,
                    incoming.name,
                    event,
                    message_id=tapped,
                    query_id=query,
                )
            )
        except Tried as outcome:
            return any(one.letter.kind in ("say", "edit") for one in outcome.postings)
        raise AssertionError("a trial was not taken back")


def undone(work: Work[list[Posting]]) -> Work[list[Posting]]:
    """Make work that undoes itself."""

    def trial(db: Any) -> list[Posting]:
        raise Tried(work(db))

    return trial


class TryingWriter(Writer):
    """The real writer, which can be told to take back whatever it is given."""

    trying: bool = False

    def hand_in(self, work: Work[Any], waiter: Waiter) -> None:
        """Hand in work, or a trial of it."""
        super().hand_in(undone(work) if self.trying else work, waiter)
