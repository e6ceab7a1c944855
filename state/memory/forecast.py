"""What an exam will find remembered, if the learner goes on like this; pure.

The days to come are played through once: a learner who comes as often as usual is asked the weakest
items and as many new ones as the plan lets in, and is right as often as their own curve
(`state.memory.curve`) says. (The plan itself asks in an order of its own, which brings nearly the
same and takes far longer to find out.) Nothing is drawn by lot; rights and wrongs are dealt out so
that they come to what is expected. How far the truth may lie from that is reckoned from what is not
known about the learner's forgetting, and from the luck of the day.
"""

import math
from collections.abc import Iterable
from heapq import nlargest

from msgspec import Struct, field

from state.memory import plan, schedule
from state.memory.curve import Curve
from state.memory.schedule import DEFAULT_RETENTION
from state.records.learners import Memory, Rating, Review

DOUBT = 2.5
"""By how much what is not known of the curve counts: more than once, since four weights are not
the whole truth about a memory either (`benchmarks/forecast`)."""

EIGHTY = 1.2816
"""Standard deviations to either side of the middle that hold 80 % of a normal distribution."""

MARKS = 8
"""Days before the exam for which the forecast is given: enough for a line in a picture."""

GOLDEN = (math.sqrt(5) - 1) / 2
"""Steps of this size, counted round a circle, fill it evenly."""


class Course(Struct, frozen=True):
    """What lies between now and the exam."""

    today: int
    exam: int
    """The day of the exam; the last questions come on the day before."""
    questions: int
    """On a day on which the learner comes."""
    attendance: float
    """The share of days on which they come, 0 to 1."""


class Point(Struct, frozen=True):
    """The share of the items remembered on a day, 0 to 1; by 80 % it lies between low and high."""

    day: int
    low: float
    mid: float
    high: float


class Forecast(Struct, frozen=True):
    """What is to be expected on some days up to the exam."""

    points: tuple[Point, ...]

    @property
    def final(self) -> Point:
        """What is to be expected on the day of the exam."""
        return self.points[-1]


def forecast(memories: Iterable[Memory], unmet: int, course: Course, curve: Curve) -> Forecast:
    """Give what share of some items will be remembered: those of `memories`, and `unmet` others.

    Given for up to `MARKS` + 1 days, spread evenly from today to the exam (the first point is
    today, the last the exam; only today if that is past). An item that has not been met by then
    counts as not remembered. Each range is the expected share +- 1.28 standard deviations, 80 % of
    a normal distribution: the variance is that of luck and `DOUBT` times what is not known of the
    curve (`Curve.outlook`). Takes a step of FSRS for each question that will be asked.
    """
    path = _Path(course, curve, {memory.item: memory for memory in memories}, unmet)
    marks = _marks(course)
    points = []
    for day in range(course.today, marks[-1] + 1):
        if day in marks:
            points.append(path.point(day))
        if path.comes(day):
            path.revise(day)
    return Forecast(tuple(points))


def _marks(course: Course) -> list[int]:
    """Give the days to tell of, spread evenly from today to the exam."""
    ahead = max(0, course.exam - course.today)
    steps = min(MARKS, ahead) or 1
    return sorted({course.today + ahead * step // steps for step in range(steps + 1)})


class _Path(Struct):
    """One learner on the way to the exam, as far as the days have been played through."""

    course: Course
    curve: Curve
    memories: dict[str, Memory]
    unmet: int
    right: dict[str, float] = field(default_factory=dict)
    """For each item, the part of a right answer that is saved up."""
    accuracy: float | None = None
    """The share that was right when the learner last came."""

    @property
    def items(self) -> int:
        return max(1, len(self.memories) + self.unmet)

    def comes(self, day: int) -> bool:
        """Tell whether the learner revises on a day: as often as usual, evenly spread."""
        passed, share = day - self.course.today, self.course.attendance
        return round((passed + 1) * share) > round(passed * share)

    def point(self, day: int) -> Point:
        """Sum up what is remembered on a day."""
        seen = self.curve.outlook(self.memories.values(), day)
        mid = seen.known / self.items
        reach = EIGHTY * math.sqrt(seen.luck + DOUBT * seen.doubt) / self.items
        return Point(day, max(0.0, mid - reach), mid, min(1.0, mid + reach))

    def revise(self, day: int) -> None:
        """Play a day through: something new as far as the plan lets it in, and the weakest."""
        room = self.course.questions
        eve = self.course.exam - plan.EVE
        left = plan.questions_left(room * self.course.attendance, day, eve)
        old = [memory for memory in self.memories.values() if memory.day < day]
        wanted = plan.new_items(room, self.unmet, left, self.accuracy) if day < eve else 0
        new = max(wanted, 0 if old and day >= eve else room - len(old))
        fresh = [f"new/{self.unmet - number}" for number in range(min(room, new, self.unmet))]
        # Recall falls with the days since the review over the stability: no need to work it out.
        weakest = nlargest(room - len(fresh), old, key=lambda m: (day - m.day) / m.stability)
        answers = [self._answer(item, day) for item in (*(m.item for m in weakest), *fresh)]
        self.accuracy = sum(answers) / len(answers) if answers else None

    def _answer(self, item: str, day: int) -> bool:
        memory = self.memories.get(item)
        chance = self.curve.recall(memory, day) if memory else self.curve.first
        saved = self.right.get(item, len(self.right) * GOLDEN % 1) + chance
        self.right[item] = saved - int(saved)
        rating = Rating.GOOD if saved >= 1 else Rating.AGAIN
        event = Review(item, 0, day, rating, DEFAULT_RETENTION)
        self.memories[item] = schedule.review(memory, event, self.curve.parameters)
        self.unmet -= memory is None
        return saved >= 1
