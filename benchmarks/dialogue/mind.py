"""What a learner remembers and believes; hidden from the tutor, and not the tutor's own model.

Memory is ACT-R's (Anderson and Schooler 1991; Pavlik and Anderson 2005): every meeting with an
answer leaves a trace whose strength falls with a power of its age, and traces add up. The tutor
plans with FSRS, which is another shape, so that it is not examined by its own assumptions.

A wrong idea is held or it is not. A refutation ends it with some chance, more for somebody who was
sure (hypercorrection: Butterfield and Metcalfe 2001), and it comes back with some chance a day.
Whoever holds it shows it in most answers, but not in all: they may guess, or remember this very
question's answer without having dropped the idea.
"""

import math
from dataclasses import dataclass, field
from random import Random

DECAY = 0.5
"""The power with which a trace fades: ACT-R's standard value."""

THRESHOLD = -0.9
NOISE = 0.4
"""With these, one meeting is recalled after one day by 85 %, after four by 59 %, after sixteen by
22 %. An assumption: the shape is ACT-R's, the height is ours."""

SHOWS = 0.75
"""The chance that an answer follows a wrong idea that is held."""

SHOWS_BY_HEART = 0.35
"""The same, where this question's answer is remembered."""

REFUTED = 0.35
REFUTED_WHEN_SURE = 0.50
"""The chance that one refutation ends a wrong idea."""

REMINDED = 0.5
"""What being told of the same idea again, and asked what speaks against it, does of what reading
the refutation does. An assumption."""

RETURNS = 0.02
"""The chance a day that a wrong idea that was ended comes back."""

LEARNT = 0.08
"""The share of what is missing of a concept that one explanation adds."""


@dataclass
class Mind:
    """One learner's head."""

    chance: Random
    skill: float
    held: set[str] = field(default_factory=set)
    """Wrong ideas held now, as "topic-id/misconception-id"."""
    dropped: dict[str, int] = field(default_factory=dict)
    """Wrong ideas held once, and not now, with the day on which each was dropped."""
    traces: dict[str, list[int]] = field(default_factory=dict)
    """The days on which each item's answer was met."""
    concepts: dict[str, float] = field(default_factory=dict)

    def knows(self, item: str, concept: str, day: int) -> bool:
        """Tell whether an item's answer comes to mind now: from insight, or by heart."""
        return self.chance.random() < self.concepts.get(concept, self.skill) or self.recalls(
            item, day
        )

    def recalls(self, item: str, day: int) -> bool:
        """Tell whether this very question's answer is remembered."""
        return self.chance.random() < recall([day - met for met in self.traces.get(item, [])])

    def meets(self, item: str, concept: str, day: int) -> None:
        """Read an answer and its explanation."""
        self.traces.setdefault(item, []).append(day)
        before = self.concepts.get(concept, self.skill)
        self.concepts[concept] = before + LEARNT * (1 - before)

    def shows(self, idea: str, item: str, day: int) -> bool:
        """Tell whether an answer now follows this idea."""
        if idea not in self.held:
            return False
        return self.chance.random() < (SHOWS_BY_HEART if self.recalls(item, day) else SHOWS)

    def refuted(self, idea: str, day: int, *, sure: bool, strength: float = 1.0) -> None:
        """Read why an idea is wrong; a reminder of it has less strength."""
        chance = (REFUTED_WHEN_SURE if sure else REFUTED) * strength
        if idea in self.held and self.chance.random() < chance:
            self.held.remove(idea)
            self.dropped[idea] = day

    def sleeps(self) -> None:
        """Let a night pass: what was dropped may come back."""
        for idea in sorted(self.dropped):
            if self.chance.random() < RETURNS:
                del self.dropped[idea]
                self.held.add(idea)


def recall(ages: list[int]) -> float:
    """Give the chance that an answer comes to mind, from the ages of its traces in days."""
    if not ages:
        return 0.0
    activation = math.log(sum((age + 0.5) ** -DECAY for age in ages))
    return 1 / (1 + math.exp((THRESHOLD - activation) / NOISE))
