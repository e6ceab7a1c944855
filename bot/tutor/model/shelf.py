"""What there is to choose from for one learner: what was met, how firmly, and by when."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from state.memory import plan
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Holding, Memory, Rating, Resting


class Shelf(Struct, frozen=True, dict=True):
    """What there is to choose from for one learner."""

    memories: tuple[Memory, ...] = ()
    """Of the items that may be asked, or of all that were ever met."""
    resting: Resting = Resting()  # frozen, and empty
    """Of the others that were met."""
    rechecks: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    accuracy: float | None = None
    """The share of recent reviews that were remembered; None before the first."""
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of exams by topic; under "" that of all topics without a day of their own."""
    pace: float = plan.NEWCOMER
    """Questions a day lately, days off included (`plan.pace`)."""
    parameters: Parameters = DEFAULTS

    def next_due(self, today: int) -> int | None:
        """Give the day after this one on which something falls due; None if nothing ever will.

        What was due before may be of another topic, or is no longer asked.
        """
        days = [memory.due for memory in self.memories]
        if self.resting.until is not None:
            days.append(self.resting.until)
        return min((day for day in days if day > today), default=None)

    @cached_property
    def met(self) -> frozenset[str]:
        """Items met."""
        return self.resting.items.union(memory.item for memory in self.memories)

    @cached_property
    def missed(self) -> frozenset[str]:
        """Items that were not remembered last; they are never at rest."""
        return frozenset(one.item for one in self.memories if one.last is Rating.AGAIN)

    @cached_property
    def leeches(self) -> frozenset[str]:
        """Items of those that may be asked that keep being forgotten."""
        return frozenset(memory.item for memory in self.memories if memory.is_leech)
