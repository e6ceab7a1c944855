"""Who is simulated: a bank of items, what a class has left of it, days off, and luck.

Everything that chance decides is drawn before anybody plays, so that all policies meet the same
learner: the same days off, and the same luck at the same meeting of the same item.
"""

from random import Random

from msgspec import Struct

from benchmarks.learning.worlds import Mind, World

ATTENDANCE = 0.7
"""The share of days on which a learner revises."""

SLIP = 0.05
"""The chance that something recalled is answered wrongly all the same."""

IN_CLASS = (0.45, 0.25, 0.20, 0.10)
"""The chance that an item was met in class 0, 1, 2 or 3 times, on days of the six weeks before:
revision begins with what has been taught once."""

CLASSES = (-45, -3)

LUCK = 80
"""Meetings of an item for which luck is drawn; after that it begins again."""

CONCEPT = (4, 4, 4, 0, 0, 0, 0, 0)
"""Options of a concept's items, as in the shipped topics: some choices, then what is produced."""


class Case(Struct, frozen=True):
    """What a table's cell is about."""

    items: int
    days: int
    budget: int
    """Questions on a day on which the learner comes."""


class Learner(Struct, frozen=True):
    """One learner before the first day."""

    world: World
    case: Case
    seed: str
    options: tuple[int, ...]
    """For each item, how many options a guess could fall on; 0 where it must be produced."""
    comes: tuple[bool, ...]
    """For each day, whether the learner revises."""
    luck: tuple[tuple[tuple[float, float], ...], ...]
    """For each item and each of its meetings: whether it is recalled, and what is answered."""

    def mind(self) -> Mind:
        """Give the learner's memory as it is on the first day, after class."""
        mind = self.world.born(Random(f"{self.seed}:mind"), self.case.items)  # noqa: S311  # a simulation
        chance = Random(f"{self.seed}:class")  # noqa: S311  # a simulation
        for item in range(self.case.items):
            (times,) = chance.choices(range(len(IN_CLASS)), IN_CLASS)
            for day in sorted(chance.randrange(*CLASSES) for _ in range(times)):
                mind.meet(item, day, recalled=chance.random() < mind.recall(item, day))
        return mind

    def is_right(self, item: int, meeting: int, *, recalled: bool) -> bool:
        """Tell whether the answer is right: recalled without a slip, or guessed."""
        luck = self.luck[item][meeting % LUCK][1]
        if recalled:
            return luck >= SLIP
        return self.options[item] > 0 and luck < 1 / self.options[item]


def born(world: World, case: Case, seed: int) -> Learner:
    """Draw a learner."""
    name = f"{seed}:{world.name}:{case.items}"
    chance = Random(name)  # noqa: S311  # a simulation, not a secret
    return Learner(
        world,
        case,
        name,
        options=tuple(CONCEPT[item % len(CONCEPT)] for item in range(case.items)),
        comes=tuple(chance.random() < ATTENDANCE for _ in range(case.days)),
        luck=tuple(
            tuple((chance.random(), chance.random()) for _ in range(LUCK))
            for _ in range(case.items)
        ),
    )
