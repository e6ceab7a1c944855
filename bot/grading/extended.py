"""Extended answers: which marking points an examiner would credit, and in whose words.

A marking point is credited when one phrase from each of its lines stands in the same or in
neighbouring sentences, undenied. There is no score beyond that: phrase marking misses good answers,
so a missing point is "not found", never "wrong", and every credit quotes the learner.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.attempts import is_no_attempt
from bot.grading.claims import Claim
from bot.grading.phrases import Said, Word, find_all, first_heard, phrase
from bot.grading.reading import Reader, Reading, Vocabulary
from bot.grading.verdict import Outcome, PointResult, Verdict
from bot.grading.words import read
from content.model import ExtendedQuestion, Topic

LIMIT: Final = 1500
"""Characters of a written answer that are read: about 270 words, twice a good exam answer."""

Line = tuple[tuple[Word, ...], ...]
"""The phrases of one line of `credit_when`, compiled."""


def credit(lines: Sequence[Line], said: Said) -> tuple[int, ...] | None:
    """Give the places of the words that earn a marking point, or None."""
    found = [_places(line, said) for line in lines]
    if not all(found):
        return None
    for first in found[0]:
        chosen = [first]
        for places in found[1:]:
            near = next((these for these in places if _near(chosen, these, said.claims)), None)
            if near is None:
                break
            chosen.append(near)
        else:
            return tuple(sorted({place for places in chosen for place in places}))
    return None


def _places(line: Line, said: Said) -> list[tuple[int, ...]]:
    """Give everywhere that a phrase of this line is said and meant."""
    return [places for words in line for places in find_all(words, said)]


def _near(chosen: Sequence[tuple[int, ...]], these: tuple[int, ...], said: Sequence[Claim]) -> bool:
    """Whether all phrases stand in the same or in neighbouring sentences."""
    sentences = [said[places[0]].token.sentence for places in (*chosen, these)]
    return max(sentences) - min(sentences) <= 1


class ExtendedGrader:
    """Finds the marking points of one extended question in a written answer."""

    def __init__(self, question: ExtendedQuestion, topic: Topic, real: Vocabulary) -> None:
        points = [topic.marking_point(point_id) for point_id in question.marks]
        words = [
            token.text
            for point in points
            for line in point.credit_when
            for text in line
            for token in read(text)
        ]
        self._marks = [point.mark for point in points]
        self._lines = [
            [tuple(phrase(text, topic.language) for text in line) for line in point.credit_when]
            for point in points
        ]
        self._listen_for = [
            (wrong.id, [phrase(text, topic.language) for text in wrong.listen_for])
            for wrong in topic.misconceptions
        ]
        self._reader = Reader(words, (), real)

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Credit each marking point; `earned` were credited in earlier turns."""
        reading = self._reader.read(response, LIMIT)
        points = tuple(
            PointResult(mark, got=True)
            if place in earned
            else self._point(mark, self._lines[place], reading)
            for place, mark in enumerate(self._marks)
        )
        found = sum(point.got for point in points)
        if is_no_attempt(response):
            outcome = Outcome.NO_ATTEMPT
        elif found == len(points):
            outcome = Outcome.RIGHT
        else:
            outcome = Outcome.PARTLY if found else Outcome.WRONG
        heard = first_heard(self._listen_for, reading.found)
        score = found / len(points)
        return Verdict(outcome, score, points, heard, reading.spelling, "marks")

    def _point(self, mark: str, lines: Sequence[Line], reading: Reading) -> PointResult:
        places = credit(lines, reading.found)
        words, span = reading.quote(places or ())
        near = 0.0 if places else sum(bool(_places(line, reading.found)) for line in lines)
        return PointResult(mark, places is not None, words, span, near / len(lines))
