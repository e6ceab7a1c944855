"""Weighing: one score for a response that no clear case decides.

It comes from three things: how much of a right answer is in the response beyond chance, whether it
turns that answer round, and what the samples say of answers like it.
"""

import math
from collections.abc import Callable
from typing import Final

from bot.grading.decision import RIGHT, Heard, Weighed
from bot.grading.keys.compiled import LABELS, Compiled
from bot.grading.match.contradiction import Contradiction, contradiction
from bot.grading.match.likeness import RightAnswer, beyond_chance, likeness
from bot.grading.match.samples import MOST, Evidence, Opinion, features
from bot.grading.match.statement import Weights
from bot.grading.meaning.meant import Meant
from bot.grading.verdict import Reason

_EVEN: Final = 0.22
"""Likeness beyond chance at which a response is as probably right as not: the best single threshold
for both corpora of docs/measurements/grading.md (0.19 to 0.24 do equally well)."""
_SLOPE: Final = 0.2
"""How fast likeness turns into confidence."""
_USUALLY: Final = 0.25
"""Share of contradictions among answers, before anything is known of one."""
_SUSPECTED: Final = 0.5
"""How probably a contradiction is one that is only suspected: even odds."""
_PLAIN: Final = 0.85
"""How probably a plain contradiction is one; the rest are sentences that were misread."""
_ALL_POINTS: Final = 0.9
"""Confidence in a response that has the author's own phrases for all ideas that are needed."""


class Weigher:
    """Weighs responses to one question; its samples are heard once, when it is made."""

    def __init__(self, compiled: Compiled, weights: Weights, hear: Callable[[str], Heard]) -> None:
        self._compiled = compiled
        self._weights = weights
        self._evidence = self._learn(hear)

    def weigh(self, heard: Heard, meant: Callable[[], Meant | None]) -> Weighed:
        """Weigh a response; `meant` says what it probably means, and is not asked here."""
        opinion, guard, nearest = self._opinion(heard)
        mended = opinion
        if self._evidence and not heard.completes(self._compiled.key.need):
            mended = self._evidence.mend(opinion, features(heard.statement, self._weights))
        score = _score(mended)
        because = guard or heard.another or self._reason(heard, nearest)
        if (score >= RIGHT) != (_score(opinion) >= RIGHT):
            because = Reason.SAMPLES
        _, misconceived, wrong = mended
        return Weighed(
            self._compiled,
            heard,
            nearest,
            self._text_of(nearest),
            score,
            because,
            contrary=misconceived >= wrong,
            meant=meant,
        )

    def _reason(self, heard: Heard, nearest: RightAnswer) -> Reason:
        """Say what a score rests on where no guard spoke."""
        if heard.got:
            return Reason.POINTS
        judged = self._compiled.rights[self._compiled.references :]
        return Reason.SAMPLES if any(nearest is right for right in judged) else Reason.LIKENESS

    def _opinion(self, heard: Heard) -> tuple[Opinion, Reason | None, RightAnswer]:
        """Give the key's own opinion, the guard that spoke and the nearest right answer.

        Samples that share no word with a response are passed over: there may be dozens.
        """
        found: dict[str, float] = {}
        rights, words = self._compiled.rights, heard.statement.words
        values = [
            0.0
            if place >= self._compiled.references and words.isdisjoint(right.statement.weights)
            else likeness(right, heard.statement, found)
            for place, right in enumerate(rights)
        ]
        place = max(range(len(rights)), key=values.__getitem__)
        beyond = beyond_chance(values[place], self._compiled.chance)
        probably = 1 / (1 + math.exp((_EVEN - beyond) / _SLOPE))
        turned = None
        if self._compiled.key.ideas and heard.got >= self._compiled.key.need:
            probably = max(probably, _ALL_POINTS)
        else:
            turned = contradiction(rights[place].statement, heard.statement)
        contrary = _contrary(turned, probably)
        opinion = (probably * (1 - contrary), contrary, (1 - probably) * (1 - contrary))
        guard = turned.guard if turned and contrary > _USUALLY else None
        return opinion, guard, rights[place]

    def _text_of(self, right: RightAnswer) -> str:
        rights = self._compiled.rights
        place = next(place for place, one in enumerate(rights) if one is right)
        return (*self._compiled.key.rights(), *self._compiled.key.samples.right)[place]

    def _learn(self, hear: Callable[[str], Heard]) -> Evidence | None:
        """Let the samples mend the key's opinions, the newest first.

        One in which two terms changed places has the words of a right answer and teaches nothing.
        """
        heard = [
            (hear(text), label)
            for label, name in enumerate(LABELS)
            for text in getattr(self._compiled.key.samples, name)[-MOST // 3 :]
        ]
        telling = [(one, label) for one, label in heard if not one.credit.swapped]
        if not telling:
            return None
        return Evidence(
            [features(one.statement, self._weights) for one, _ in telling],
            [label for _, label in telling],
            [self._opinion(one)[0] for one, _ in telling],
        )


def _contrary(turned: Contradiction | None, probably: float) -> float:
    """Say how probably a response contradicts the key.

    A suspicion counts only against a response that is not right otherwise: of those that are, seven
    in ten are right in spite of it.
    """
    if turned and turned.plain:
        return _PLAIN
    return _SUSPECTED if turned and probably < RIGHT else _USUALLY


def _score(opinion: Opinion) -> float:
    """Give the confidence that a response is right: half where another label is as probable."""
    right, *others = (max(one, 0.0) for one in opinion)
    return right / (right + max(others)) if right else 0.0
