"""Learners whose true memory is known, revising for an exam with the tutor.

They are those of `benchmarks/learning`, asked what the tutor's own queue composes for them; here
their reviews are kept too, so that the tutor can learn from them. One world more is FSRS itself
with items that differ: learners for whom the planner's model is true.
"""

import math
from dataclasses import dataclass, field
from random import Random

from msgspec import Struct

from benchmarks.learning.learners import Learner
from benchmarks.learning.ours import DAY, Ours
from benchmarks.learning.worlds import WORLDS, Mind, World
from state.memory import schedule
from state.memory.curve import Curve, learn
from state.records.learners import Memory, Rating, Review

RELEARN = 7
"""Days after which the tutor looks at the log again to learn the curve that `Asked` tells of."""


@dataclass
class Fsrs:
    """Memory as FSRS has it, some items lasting longer than others."""

    scale: list[float]
    """By how much longer than usual each item is remembered."""
    memories: dict[int, Memory] = field(default_factory=dict)

    def recall(self, item: int, day: int) -> float:
        """Give the chance, 0 to 1, that the item is remembered on a day."""
        memory = self.memories.get(item)
        return self._lasting(memory, item, day) if memory else 0.0

    def meet(self, item: int, day: int, *, recalled: bool) -> None:
        """Let the learner see the answer, having recalled it or not."""
        self.memories[item] = self._after(item, day, recalled=recalled)

    def recall_if_met(self, item: int, day: int, later: int, *, recalled: bool) -> float:
        """Give the chance of recall on a later day if the answer was seen today."""
        return self._lasting(self._after(item, day, recalled=recalled), item, later)

    def _lasting(self, memory: Memory, item: int, day: int) -> float:
        return schedule.recall_after(memory.stability * self.scale[item], day - memory.day)

    def _after(self, item: int, day: int, *, recalled: bool) -> Memory:
        """Give the memory that follows; what is explained at a first meeting counts as "Good"."""
        before = self.memories.get(item)
        rating = Rating.GOOD if recalled or before is None else Rating.AGAIN
        return schedule.review(before, Review(str(item), 0, day, rating, 0.9))


FSRS = World("FSRS", lambda ease: Fsrs([math.exp(x) for x in ease]))
ALL: tuple[World, ...] = (*WORLDS, FSRS)


class Asked(Struct, frozen=True):
    """One question that met a memory: what was expected, and what was true."""

    usual: float
    """The chance of recall by FSRS's defaults."""
    own: float
    """The same by the learner's own curve, as it was learnt some days before."""
    remembered: bool


class Pupil:
    """One learner, as far as they have come."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.tutor = Ours(learner)
        self.mind: Mind = learner.mind()
        self.log: dict[str, list[Review]] = {}
        self.asked: list[Asked] = []
        self._curve = Curve()

    def live(self, day: int) -> None:
        """Let a day pass, counted from the first."""
        if day % RELEARN == 0:
            self._curve = self.learnt()
        if self.learner.comes[day]:
            self.tutor.begin(day)
            for _ in range(self.learner.case.budget):
                self._answer(self.tutor.choose(), day)

    def learnt(self) -> Curve:
        """Give the learner's own curve as the log shows it today."""
        return learn(self.log.values())

    def share(self) -> float:
        """Draw the share of all items that comes to mind on the morning of the exam."""
        chance = Random(f"{self.learner.seed}:exam")  # noqa: S311  # a simulation
        items, day = range(self.learner.case.items), self.learner.case.days
        return sum(chance.random() < self.mind.recall(item, day) for item in items) / len(items)

    def _answer(self, item: int, day: int) -> None:
        ref = self.tutor.refs[item]
        before = self.log.setdefault(ref, [])
        luck, _ = self.learner.luck[item][len(before) % len(self.learner.luck[item])]
        remembered = luck < self.mind.recall(item, day)
        if before and before[-1].day < DAY + day:
            self._note(self.tutor.memories[ref], day, remembered=remembered)
        right = self.learner.is_right(item, len(before), recalled=remembered)
        rating = Rating.GOOD if right else Rating.AGAIN
        retention, options = self.tutor.retention, self.learner.options[item]
        before.append(Review(ref, 0, DAY + day, rating, retention, options))
        self.mind.meet(item, day, recalled=remembered)
        self.tutor.answered(item, right=right)

    def _note(self, memory: Memory, day: int, *, remembered: bool) -> None:
        usual, own = schedule.recall(memory, DAY + day), self._curve.recall(memory, DAY + day)
        self.asked.append(Asked(usual, own, remembered))
