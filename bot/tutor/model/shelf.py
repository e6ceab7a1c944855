"""What there is to choose from for one learner: what was met, how firmly, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from state.memory import plan
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Holding, Memory, Rating


@dataclass(frozen=True)
class Shelf:
    """What there is to choose from for one learner."""

    memories: tuple[Memory, ...] = ()
    """Of every item that was ever met."""
    rechecks: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    accuracy: float | None = None
    """The share of recent reviews that were remembered; None before the first."""
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of exams by topic; under "" that of all topics without a day of their own."""
    pace: float = plan.NEWCOMER
    """Questions a day lately, days off included (`plan.pace`)."""
    parameters: Parameters = DEFAULTS

    @property
    def next_due(self) -> int | None:
        """The day on which the next item falls due, past or to come; None if none ever will."""
        return min((memory.due for memory in self.memories), default=None)

    @cached_property
    def met(self) -> Mapping[str, Rating]:
        """Items met, with the rating each got last."""
        return {memory.item: memory.last for memory in self.memories}

    @cached_property
    def leeches(self) -> frozenset[str]:
        """Items that keep being forgotten."""
        return frozenset(memory.item for memory in self.memories if memory.is_leech)
