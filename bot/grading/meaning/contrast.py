"""How near a response is to each thing that a key says, and so which of them it says.

A similarity alone decides nothing: all texts on one subject lie near each other, a wrong answer as
near as a right one, and the question nearer than both. What tells is the contrast. Whoever means an
idea is nearer to its wordings than to what is known to be wrong; whoever holds a misconception is
nearer to it than to anything right, even in words that nobody listened for. What an encoder does
not hear is negation and direction ("slower" lies beside "faster"), so it is asked only after the
guards that do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading.keys.key import Key
from bot.grading.meaning.ear import Ear

_ANY_WORDS: Final = re.compile(r"\s*\*\s*")
"""What stands for any words in a phrase; an encoder would read it as a star."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Cosines between a response and the nearest text of each kind; -1 where there is none."""

    ideas: tuple[float, ...]
    """For each idea the nearest of its name and wordings."""
    right: float
    """Full right answers, among them samples."""
    wrong: float
    """Samples that are wrong or misconceived."""
    misconceptions: tuple[tuple[str, float], ...]
    question: float

    @property
    def idea(self) -> float:
        """The nearest idea, or the nearest right answer where a key has no ideas."""
        return max(self.ideas, default=self.right)

    @property
    def misconception(self) -> tuple[str, float]:
        """The nearest misconception: its id, and how near it is."""
        return max(self.misconceptions, key=lambda one: one[1], default=("", -1.0))


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a key says, text by text, sorted by what it stands for."""

    ideas: tuple[tuple[str, ...], ...]
    rights: tuple[str, ...]
    wrongs: tuple[str, ...]
    misconceptions: tuple[tuple[str, tuple[str, ...]], ...]
    question: str

    @classmethod
    def of(cls, key: Key) -> "Meanings":
        """Sort the texts of a key."""
        return cls(
            ideas=tuple(_plain((idea.name, *idea.wordings)) for idea in key.ideas),
            rights=_plain((*key.references, *key.samples.right)),
            wrongs=_plain((*key.samples.wrong, *key.samples.misconception)),
            misconceptions=tuple((one.id, _plain(one.listen_for)) for one in key.misconceptions),
            question=key.question,
        )

    def texts(self) -> tuple[str, ...]:
        """Give every text; one that stands for two things comes twice."""
        return tuple(text for group in self._groups() for text in group)

    def contrast(self, ear: Ear, response: str) -> Contrast | None:
        """Compare a response with all of it; None if it cannot be encoded. Raises NotEncoded."""
        found = ear.near((response,), self.texts())
        if found is None:
            return None
        similarities = iter(found[0])
        nearest = iter([_nearest(group, similarities) for group in self._groups()])
        return Contrast(
            ideas=tuple(next(nearest) for _ in self.ideas),
            right=next(nearest),
            wrong=next(nearest),
            misconceptions=tuple((name, next(nearest)) for name, _ in self.misconceptions),
            question=next(nearest),
        )

    def _groups(self) -> Iterator[Sequence[str]]:
        yield from self.ideas
        yield self.rights
        yield self.wrongs
        yield from (phrases for _, phrases in self.misconceptions)
        yield (self.question,)


def _nearest(group: Sequence[str], similarities: Iterator[float]) -> float:
    return max([next(similarities) for _ in group], default=-1.0)


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    """Give each text once and without stars, those that say nothing left out."""
    plain = (_ANY_WORDS.sub(" ", text).strip() for text in texts)
    return tuple(dict.fromkeys(text for text in plain if text))
