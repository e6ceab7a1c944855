"""Which item next: the plain policies, and one that sees what nobody can see.

Each answers as many questions as the day allows; with nothing due and nothing new, the policies
that wait for due days take what is due soonest. So all are compared at the same number of
questions.
"""
# ruff: noqa: D102 - what the methods of a policy do is said once, in `Policy`

from abc import ABC, abstractmethod
from collections.abc import Callable
from random import Random

from benchmarks.learning.learners import Learner
from benchmarks.learning.worlds import Mind
from state.memory import schedule
from state.records.learners import Memory, Rating, Review


class Policy(ABC):
    """Chooses items for one learner, who sees nothing but right and wrong."""

    def __init__(self, learner: Learner) -> None:
        self.items = learner.case.items

    def begin(self, day: int) -> None:
        """Begin a day on which the learner comes."""
        self.day = day
        self.asked: set[int] = set()

    @abstractmethod
    def choose(self) -> int:
        """Choose the next item."""

    def answered(self, item: int, *, right: bool) -> None:  # noqa: ARG002  # most want to know
        """Learn how the answer was."""
        self.asked.add(item)


class AtRandom(Policy):
    """Any item that was not asked today."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.chance = Random(f"{learner.seed}:random")  # noqa: S311  # a simulation

    def begin(self, day: int) -> None:
        super().begin(day)
        self.order = self.chance.sample(range(self.items), self.items)

    def choose(self) -> int:
        return self.order[len(self.asked)]


class Loop(Policy):
    """All items in a fixed order, over and over."""

    at = -1

    def choose(self) -> int:
        self.at = (self.at + 1) % self.items
        return self.at


class WhenDue(Policy):
    """What is due, longest overdue first; then what is new; then what is due soonest."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.due: dict[int, int] = {}

    def choose(self) -> int:
        waiting = [(due, item) for item, due in self.due.items() if item not in self.asked]
        soonest, item = min(waiting, default=(self.day + 1, -1))
        if soonest <= self.day or len(self.due) == self.items:
            return item
        return len(self.due)

    def answered(self, item: int, *, right: bool) -> None:
        super().answered(item, right=right)
        self.due[item] = self.day + self.interval(item, right=right)

    @abstractmethod
    def interval(self, item: int, *, right: bool) -> int:
        """Give the days until the item is due again."""


class Leitner(WhenDue):
    """Five boxes, of 1, 2, 4, 8 and 16 days; a miss goes back to the first."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.box: dict[int, int] = {}

    def interval(self, item: int, *, right: bool) -> int:
        self.box[item] = min(4, self.box.get(item, -1) + 1) if right else 0
        return int(2 ** self.box[item])


class SM2(WhenDue):
    """SuperMemo 2 (Wozniak 1990): right is a 4, wrong a 2."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.state: dict[int, tuple[int, float, int]] = {}

    def interval(self, item: int, *, right: bool) -> int:
        run, ease, days = self.state.get(item, (0, 2.5, 0))
        off = 5 - (4 if right else 2)
        ease = max(1.3, ease + 0.1 - off * (0.08 + off * 0.02))
        run = run + 1 if right else 0
        days = {0: 1, 1: 1, 2: 6}.get(run, round(days * ease))
        self.state[item] = (run, ease, days)
        return days


class FSRS90(WhenDue):
    """FSRS-6 as flashcard programs use it: back when 90 % would be recalled."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.memory: dict[int, Memory] = {}

    def interval(self, item: int, *, right: bool) -> int:
        rating = Rating.GOOD if right else Rating.AGAIN
        review = Review(str(item), 0, self.day, rating, 0.90)
        after = schedule.review(self.memory.get(item), review)
        self.memory[item] = after
        return after.due - self.day


class Oracle(Policy):
    """Sees the true memory, and asks what adds most to true recall on the day of the exam.

    It knows how likely the answer is to be right, not whether it will be. Being greedy, it is no
    proof of what is possible, but nobody who sees only answers can be expected to do as well.
    """

    def __init__(self, learner: Learner, mind: Mind) -> None:
        super().__init__(learner)
        self.mind, self.exam = mind, learner.case.days

    def begin(self, day: int) -> None:
        super().begin(day)
        self.worth = [self._gain(item) for item in range(self.items)]

    def choose(self) -> int:
        return max(range(self.items), key=self.worth.__getitem__)

    def answered(self, item: int, *, right: bool) -> None:
        super().answered(item, right=right)
        self.worth[item] = self._gain(item)

    def _gain(self, item: int) -> float:
        now = self.mind.recall(item, self.day)
        well, badly = (
            self.mind.recall_if_met(item, self.day, self.exam, recalled=recalled)
            for recalled in (True, False)
        )
        return now * well + (1 - now) * badly - self.mind.recall(item, self.exam)


NAIVE: dict[str, Callable[[Learner], Policy]] = {
    "random": AtRandom,
    "fixed loop": Loop,
    "Leitner": Leitner,
    "SM-2": SM2,
    "FSRS 0.90": FSRS90,
}
