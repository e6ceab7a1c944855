"""Short answers: from a reading and a key to a verdict."""

from collections.abc import Sequence
from typing import Final

from bot.grading.attempts import is_no_attempt
from bot.grading.evidence import Wanted, Weights, likeness
from bot.grading.key import Key
from bot.grading.phrases import find_first, first_heard, phrase
from bot.grading.reading import Reader, Reading
from bot.grading.verdict import Outcome, PointResult, Verdict
from bot.grading.words import read

ACCEPT: Final = 0.5
REFUSE: Final = 0.42


class ShortGrader:
    """Grades typed responses to one key."""

    def __init__(self, key: Key, weights: Weights, known: frozenset[str]) -> None:
        self._key = key
        texts = key.texts()
        self._reader = Reader(
            (token.text for text in texts for token in read(text)), known, key.language
        )
        self._asked = frozenset(one.stem for one in self._reader.read(key.question).said)
        self._wanted = [
            Wanted.of(self._reader.read(text).said, self._asked, weights)
            for text in (*key.references, *key.samples.right)
        ]
        self._ideas = [
            (idea, [phrase(wording, key.language) for wording in idea.wordings])
            for idea in key.ideas
        ]
        self._misconceptions = [
            (wrong.id, [phrase(text, key.language) for text in wrong.listen_for])
            for wrong in key.misconceptions
        ]
        self._blocks = [phrase(text, key.language) for text in key.blocks]

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Grade one response; `earned` are points credited in earlier turns."""
        reading = self._reader.read(response)
        places = [find_first(phrases, reading.said) for _, phrases in self._ideas]
        heard = first_heard(self._misconceptions, reading.said)
        outcome, score, because = self._decide(response, reading, places, earned, heard)
        if outcome is Outcome.RIGHT and reading.spelling:
            outcome = Outcome.SLIP
        return Verdict(
            outcome,
            score,
            self._points(reading, places, earned),
            heard if outcome is Outcome.MISCONCEPTION else None,
            reading.spelling,
            because,
        )

    def _decide(
        self,
        response: str,
        reading: Reading,
        places: Sequence[tuple[int, ...] | None],
        earned: frozenset[int],
        heard: str | None,
    ) -> tuple[Outcome, float, str]:
        if is_no_attempt(response):
            return Outcome.NO_ATTEMPT, 0.0, "attempt"
        if heard:
            return Outcome.MISCONCEPTION, 0.1, "heard"
        if find_first(self._blocks, reading.said):
            return Outcome.WRONG, 0.0, "blocked"
        stems = {claim.stem for claim in reading.said}
        line = " ".join(sorted(claim.stem for claim in reading.said))
        score = max((likeness(one, stems, line) for one in self._wanted), default=0.0)
        got = len(earned | {place for place, found in enumerate(places) if found})
        if self._ideas and got >= self._key.need:
            return Outcome.RIGHT, max(score, ACCEPT), "points"
        if got and score < ACCEPT:
            return Outcome.PARTLY, score, "points"
        return self._by_likeness(score), score, "likeness"

    @staticmethod
    def _by_likeness(score: float) -> Outcome:
        if score >= ACCEPT:
            return Outcome.RIGHT
        return Outcome.UNSURE if score > REFUSE else Outcome.WRONG

    def _points(
        self,
        reading: Reading,
        places: Sequence[tuple[int, ...] | None],
        earned: frozenset[int],
    ) -> tuple[PointResult, ...]:
        results = []
        for place, (idea, _) in enumerate(self._ideas):
            words, span = reading.quote(() if place in earned else places[place] or ())
            got = place in earned or bool(places[place])
            results.append(PointResult(idea.name, got, words, span))
        return tuple(results)
