"""What a simulated learner remembers: seven accounts of memory, none of them the planner's own.

Each gives the chance of recall of an item on a day, and what a question and its answer change. They
differ where theories of memory do: in the shape of forgetting (exponential, power, stretched
exponential, a sum of exponentials, windows of time, states) and in what spacing does. The shapes
are published; the heights are set so that asking at random leaves about as much in each. In all of
them recalling strengthens more than being told, as it does in the logs of flashcard programs.

Time is whole days. An item that was never met is not remembered.
"""
# ruff: noqa: ARG002, D102 - what the three methods do is said once, in `Mind`; not all look at all

import math
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import ClassVar, Generic, Protocol, TypeVar

from msgspec import Struct

SPREAD_OF_LEARNERS = 0.4
SPREAD_OF_ITEMS = 0.8
"""Standard deviations of the logarithms by which learners and items differ: of two items of one
learner, one is often remembered for three times as long as the other."""


class Mind(Protocol):
    """One learner's memory of a bank of items, numbered from 0."""

    def recall(self, item: int, day: int) -> float:
        """Give the chance, 0 to 1, that the item is remembered on a day."""

    def meet(self, item: int, day: int, *, recalled: bool) -> None:
        """Let the learner see the answer, having recalled it or not."""

    def recall_if_met(self, item: int, day: int, later: int, *, recalled: bool) -> float:
        """Give the chance of recall on a later day if the answer was seen today."""


State = TypeVar("State")


@dataclass
class Kept(Generic[State]):
    """Something is kept of each item as it was last met, and what it is worth fades day by day."""

    kept: dict[int, State] = field(default_factory=dict, init=False)
    days: dict[int, int] = field(default_factory=dict, init=False)

    def recall(self, item: int, day: int) -> float:
        if item not in self.days:
            return 0.0
        return self._chance(item, self.kept[item], day - self.days[item])

    def meet(self, item: int, day: int, *, recalled: bool) -> None:
        self.kept[item] = self._after(item, day, recalled=recalled)
        self.days[item] = day

    def recall_if_met(self, item: int, day: int, later: int, *, recalled: bool) -> float:
        return self._chance(item, self._after(item, day, recalled=recalled), later - day)

    @abstractmethod
    def _chance(self, item: int, kept: State, elapsed: int) -> float: ...

    @abstractmethod
    def _after(self, item: int, day: int, *, recalled: bool) -> State: ...


@dataclass
class HalfLife(Kept[float]):
    """Forgetting by halves: 2^(-t/h), as in half-life regression (Settles and Meeder 2016).

    Recalling what was half forgotten lengthens the half-life most; a miss cuts it.
    """

    first: list[float]
    """Each item's half-life after it was met once, in days."""

    def _chance(self, item: int, kept: float, elapsed: int) -> float:
        return float(2 ** (-elapsed / kept))

    def _after(self, item: int, day: int, *, recalled: bool) -> float:
        if item not in self.days:
            return self.first[item]
        if not recalled:
            return max(self.first[item], 0.6 * self.kept[item])
        return self.kept[item] * (1 + 2.2 * math.sqrt(1 - self.recall(item, day)))


@dataclass
class Traces:
    """A trace for each meeting, each fading with a power of its age (ACT-R).

    A trace laid while the item is still fresh fades faster, which is how spacing comes about
    (Pavlik and Anderson 2005).
    """

    strength: list[float]
    """What each item adds to its activation."""
    traces: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    """Day and decay of each meeting."""

    THRESHOLD: ClassVar = -0.55
    NOISE: ClassVar = 0.35

    def recall(self, item: int, day: int) -> float:
        return self._chance(item, self._sum(item, day))

    def meet(self, item: int, day: int, *, recalled: bool) -> None:
        self.traces.setdefault(item, []).append((day, self._decay(item, day, recalled=recalled)))

    def recall_if_met(self, item: int, day: int, later: int, *, recalled: bool) -> float:
        added = (later - day + 0.5) ** -self._decay(item, day, recalled=recalled)
        return self._chance(item, self._sum(item, later) + added)

    def _sum(self, item: int, day: int) -> float:
        traces = self.traces.get(item, ())
        return sum(float((day - met + 0.5) ** -decay) for met, decay in traces)

    def _decay(self, item: int, day: int, *, recalled: bool) -> float:
        return (0.28 if recalled else 0.50) + 0.20 * self._sum(item, day)

    def _chance(self, item: int, total: float) -> float:
        if total <= 0:
            return 0.0
        activation = math.log(total) + self.strength[item]
        return 1 / (1 + math.exp((self.THRESHOLD - activation) / self.NOISE))


@dataclass
class Scales(Kept[list[float]]):
    """Stores that forget at different speeds, each learning what the faster ones lack.

    The multiscale context model (Pashler, Cepeda, Lindsey, Vul and Mozer 2009).
    """

    learning: list[float]
    """How much of what is missing one meeting adds, for each item."""

    SPANS: ClassVar = (1.0, 3.0, 9.0, 27.0, 81.0, 243.0)
    WEIGHTS: ClassVar = (0.26, 0.22, 0.18, 0.14, 0.11, 0.09)

    def _chance(self, item: int, kept: list[float], elapsed: int) -> float:
        faded = self._faded(kept, elapsed)
        return min(1.0, sum(w * x for w, x in zip(self.WEIGHTS, faded, strict=True)))

    def _faded(self, kept: list[float], elapsed: int) -> list[float]:
        return [x * math.exp(-elapsed / span) for x, span in zip(kept, self.SPANS, strict=True)]

    def _after(self, item: int, day: int, *, recalled: bool) -> list[float]:
        rate = self.learning[item] * (3.0 if recalled else 1.0)
        before = self.kept.get(item, [0.0] * len(self.SPANS))
        now = self._faded(before, day - self.days.get(item, day))
        total = weight = 0.0
        after = []
        for w, x in zip(self.WEIGHTS, now, strict=True):
            total += w * x
            weight += w
            after.append(x + rate * max(0.0, 1 - total / weight))
        return after


@dataclass
class Strengths(Kept[float]):
    """Storage and retrieval strength (Bjork and Bjork 1992).

    Retrieval strength is what is forgotten, by a stretched exponential that storage strength slows
    down; storage strength only grows, and most when retrieval was hard but succeeded.
    """

    pace: list[float]
    """Days in which each item fades at a storage strength of 1."""

    def _chance(self, item: int, kept: float, elapsed: int) -> float:
        return math.exp(-((elapsed / (self.pace[item] * kept)) ** 0.6))

    def _after(self, item: int, day: int, *, recalled: bool) -> float:
        if item not in self.days:
            return 1.0
        gained = (2.6 if recalled else 0.3) * (1 - self.recall(item, day))
        return self.kept[item] + gained * math.sqrt(self.kept[item])


@dataclass
class Windows:
    """Counts of meetings and successes in windows of time (DASH: Lindsey and others 2014)."""

    ease: list[float]
    met: dict[int, list[tuple[int, bool]]] = field(default_factory=dict)

    SPANS: ClassVar = (1, 4, 10, 30, 400)
    MET: ClassVar = (1.0, 0.8, 0.6, 0.3, 0.1)
    RECALLED: ClassVar = (0.2, 0.4, 0.5, 0.6, 0.8)

    def recall(self, item: int, day: int) -> float:
        return self._chance(item, self.met.get(item, []), day)

    def meet(self, item: int, day: int, *, recalled: bool) -> None:
        self.met.setdefault(item, []).append((day, recalled))

    def recall_if_met(self, item: int, day: int, later: int, *, recalled: bool) -> float:
        return self._chance(item, [*self.met.get(item, []), (day, recalled)], later)

    def _chance(self, item: int, met: list[tuple[int, bool]], day: int) -> float:
        if not met:
            return 0.0
        logit = self.ease[item]
        for span, a, b in zip(self.SPANS, self.MET, self.RECALLED, strict=True):
            within = [recalled for when, recalled in met if day - when <= span]
            logit += a * math.log(1 + len(within)) + b * math.log(1 + sum(within))
        return 1 / (1 + math.exp(-logit))


@dataclass
class States(Kept[tuple[float, float]]):
    """An item is unknown, held for a while, or learnt (Atkinson and Crothers 1964).

    What is kept is how likely it is that it is held, or learnt. What is held is lost at a rate of
    its own; recalling it a day or more later is what makes it learnt.
    """

    rate: list[float]
    """The rate a day at which each item, once held, is lost."""

    FORGOTTEN: ClassVar = 0.008
    """The rate a day at which what was learnt is lost."""

    def _chance(self, item: int, kept: tuple[float, float], elapsed: int) -> float:
        return sum(self._faded(item, kept, elapsed))

    def _faded(self, item: int, likely: tuple[float, float], elapsed: int) -> tuple[float, float]:
        held, learnt = likely
        return (
            held * math.exp(-self.rate[item] * elapsed),
            learnt * math.exp(-self.FORGOTTEN * elapsed),
        )

    def _after(self, item: int, day: int, *, recalled: bool) -> tuple[float, float]:
        if not recalled:
            return 0.85, 0.05
        elapsed = day - self.days.get(item, day)
        held, learnt = self._faded(item, self.kept.get(item, (0.0, 0.0)), elapsed)
        share = learnt / (held + learnt) if held + learnt else 0.0
        moved = 0.5 * (1 - math.exp(-elapsed / 2)) * (1 - share)
        return 1 - share - moved, share + moved


@dataclass
class Rates(Kept[float]):
    """A power law whose rate of forgetting falls with learning (Wickelgren 1974)."""

    first: list[float]
    """Each item's exponent after it was met once."""

    def _chance(self, item: int, kept: float, elapsed: int) -> float:
        return float((1 + elapsed) ** -kept)

    def _after(self, item: int, day: int, *, recalled: bool) -> float:
        if item not in self.days:
            return self.first[item]
        forgotten = 1 - self.recall(item, day)
        return self.kept[item] * (1 - (0.45 if recalled else 0.12) * math.sqrt(forgotten))


class World(Struct, frozen=True):
    """One account of memory, and how the items of its learners come about."""

    name: str
    mind: Callable[[list[float]], Mind]
    """Makes a memory of items, each better remembered the higher its number; 0 is usual."""
    is_fresh: bool = False
    """Whether it was written after the policy had been fixed."""

    def born(self, chance: Random, items: int) -> Mind:
        """Make a learner's memory of a bank of items."""
        learner = chance.gauss(0, SPREAD_OF_LEARNERS)
        return self.mind([learner + chance.gauss(0, SPREAD_OF_ITEMS) for _ in range(items)])


def _each(scale: float, ease: list[float]) -> list[float]:
    return [scale * math.exp(x) for x in ease]


WORLDS = (
    World("half-life", lambda ease: HalfLife(_each(2.0, ease))),
    World("traces", lambda ease: Traces([0.9 * x - 0.35 for x in ease])),
    World("scales", lambda ease: Scales([1 - math.exp(-x) for x in _each(0.5, ease)])),
    World("strengths", lambda ease: Strengths(_each(3.0, ease))),
    World("windows", lambda ease: Windows([x - 2.6 for x in ease])),
    World("states", lambda ease: States([0.30 / x for x in _each(1.0, ease)])),
    World("rates", lambda ease: Rates([0.6 / x for x in _each(1.0, ease)]), is_fresh=True),
)
