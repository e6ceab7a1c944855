"""One learner: a mind, a phone, and what is read on it.

Reading takes time and changes the mind: an answer leaves a trace, a refutation may end a wrong
idea, a hint may bring the answer back. What is done next is decided in `deeds`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from msgspec import Struct

from benchmarks.dialogue import answers
from benchmarks.dialogue.kinds import Kind
from benchmarks.dialogue.labels import Labels
from benchmarks.dialogue.mind import REMINDED, Mind
from benchmarks.dialogue.prompt import HINT, Open, Repeat, repeats, why_of
from benchmarks.dialogue.reading import reading
from benchmarks.dialogue.screen import Recognised, Screen, Seen
from content.library import Library
from content.model.items import Item
from state.records.mail import Posting

_PROMISE = re.compile(r"\d+ of (\d+)\b.*\b(\d+) minute")
_ASKED = re.compile(r"\d+\.\d+\.")
"""How the data of a question's buttons begins."""
_RIGHT = re.compile(r"(?:Correct|That is right|Right) ✓")

NUDGED, NEARLY_TOLD = 0.35, 0.75
"""The chance that a hint, or one with a gap to fill, brings an answer back."""

CONVINCED = 0.6
"""The chance that a refutation which has been accepted gives the answer too."""


@dataclass
class Visit:
    """One session, as the learner lived it."""

    kind: str
    mode: str
    promised_minutes: int = 0
    promised_items: int = 0
    items: int = 0
    seconds: float = 0.0
    beside: float = 0.0
    """Seconds more for what has nothing to do with the questions, and which nobody promised."""
    finished: bool = False
    """Whether it came to its end, rather than being stopped or left."""


class World(Struct, frozen=True):
    """What all learners share: the subject as the world knows it, and the words on buttons."""

    library: Library
    recognised: Recognised
    labels: Labels


@dataclass
class Learner:
    """One learner of the class."""

    number: int
    kind: Kind
    world: World
    mind: Mind
    chance: Random
    minutes: int
    """The length of session they like; 0 is until they stop."""
    screen: Screen = field(default_factory=Screen)
    day: int = 0
    now: float = 0.0
    visits: list[Visit] = field(default_factory=list)
    prompt: Open | None = None
    asked: list[Open] = field(default_factory=list)
    """Every question there was, the present one included."""
    opening: list[str] = field(default_factory=list)
    """What is still to be said or tapped to get to the first question."""
    stopped: bool = False
    """Whether this session was ended before its end."""
    beside: bool = False
    """Whether what came last answers something that was sent beside the question."""
    astray: bool = False
    """Whether that was a wish or a sticker, rather than a plea for help with the question."""
    lost: int = 0
    """Messages in a row with nothing to tap."""
    dead_ends: list[str] = field(default_factory=list)
    repeated: Counter[Repeat] = field(default_factory=Counter)

    @property
    def visit(self) -> Visit:
        """The session that is going on, or was last."""
        return self.visits[-1]

    @property
    def buttons(self) -> dict[str, str]:
        """What can be tapped: under what came last, and of the question further up the screen."""
        found: dict[str, str] = {}
        for number, seen in self.screen.messages.items():
            if number in self.screen.came:
                found |= seen.buttons
            elif self.prompt is not None and number >= self.prompt.message:
                found |= {name: on for name, on in seen.buttons.items() if _ASKED.match(on)}
        return found

    def arrive(self, day: int, at: int) -> None:
        """Take the phone out, with an idea of what to do."""
        self.day, self.now, self.lost, self.stopped = day, float(at), 0, False
        self.prompt, self.screen.focus, self.screen.came = None, None, ()
        titles = [topic.title for topic in self.world.library.topics.values()]
        mine, other = (titles[(self.number + step) % len(titles)] for step in (0, 1))
        mode = {6: "quiz", 12: "mock"}.get(len(self.visits), "revise")
        match len(self.visits):
            case 0:
                self.opening = ["/start", mine]
            case 3:
                self.opening = ["/start", other]
            case 6 | 12:
                self.opening = [f"/{mode}", mine]
            case _:
                self.opening = ["/revise"]
        self.visits.append(Visit(self.kind.name, mode))

    def begin_again(self) -> None:
        """Go on with another session at once."""
        self.visits.append(Visit(self.kind.name, "revise"))
        self.prompt = None

    def look(self, postings: Iterable[Posting]) -> None:
        """Read what has come."""
        for seen in self.screen.take(postings):
            self._read(seen)

    def spend(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        if self.astray:
            self.visit.beside += seconds
        else:
            self.visit.seconds += seconds
        if self.prompt is not None:
            self.prompt.seconds += seconds

    def _read(self, seen: Seen) -> None:
        found = self.world.recognised.item(seen)
        if found is not None and self._is_new(found[0], seen):
            self._face(*found, seen)
        if self.prompt is None:
            return
        self.repeated += repeats(self.prompt, seen, self.world.recognised)
        fresh = [line for line in seen.lines if line not in self.prompt.read]
        self.prompt.read.update(fresh)
        self.spend(reading(fresh, skimmed=any(_RIGHT.match(line) for line in fresh)))
        self._learn(self.prompt, seen, fresh)

    def _is_new(self, ref: str, seen: Seen) -> bool:
        if seen.edited or self.world.labels.onward(seen.buttons):
            return False
        return self.prompt is None or self.prompt.settled or self.prompt.ref != ref

    def _face(self, ref: str, item: Item, seen: Seen) -> None:
        """Begin to think about a question that has just been put."""
        visit = self.visit
        visit.items += 1
        if promise := _PROMISE.match(seen.lines[0]):
            visit.promised_items, visit.promised_minutes = int(promise[1]), int(promise[2])
            visit.seconds = 0.0
        topic = self.world.library.topic_of(ref)
        known = self.mind.knows(ref, f"{topic.topic}/{item.concept}", self.day)
        lures = [f"{topic.topic}/{idea}" for idea in answers.lures(topic, item)]
        idea = next((one for one in lures if self.mind.shows(one, ref, self.day)), None)
        self.prompt = Open(ref, item, known=known, idea=idea, message=seen.number, why=why_of(seen))
        self.asked.append(self.prompt)

    def _learn(self, prompt: Open, seen: Seen, fresh: list[str]) -> None:
        """Take in what has just been read."""
        told = [(idea, 1.0) for idea in self.world.recognised.refutations(fresh)]
        told += [(idea, REMINDED) for idea in self.world.recognised.reminders(fresh)]
        for idea, strength in told:
            self.mind.refuted(idea, self.day, sure=prompt.sure, strength=strength)
            if idea == prompt.idea and idea not in self.mind.held:
                prompt.idea, prompt.known = None, self.chance.random() < CONVINCED
        for line in fresh:
            if HINT.match(line):
                prompt.hints += 1
                helps = NEARLY_TOLD if "__" in line else NUDGED
                prompt.known = prompt.known or self.chance.random() < helps
        if self.world.labels.onward(seen.buttons) and not prompt.settled:
            prompt.settled = True
            self.mind.meets(prompt.ref, prompt.concept, self.day)
