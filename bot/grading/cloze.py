"""Gaps: a sentence with missing words, filled in order.

`content.gaps` says how they are written. A learner may type the fillings alone, separated in any
way, or the whole sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.grading.exact import Exact, exactly
from bot.grading.match.phrases import find_all
from bot.grading.match.reading import Reader, Reading, Vocabulary
from bot.grading.match.wording import Wording, phrase
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.text.words import read
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from content.model import ClozeQuestion

_SPARE: Final = 2
"""So many bare words beyond the gaps are a guess at all of them, not a filling."""
_PARTIAL: Final = 0.5
"""Score of a response is this times the share of its gaps: only a full one reaches `RIGHT`."""
_SEPARATOR: Final = re.compile(r"\s*(?:[,;/\n]|\band\b)\s*")


class ClozeGrader:
    """Grades typed fillings of one sentence."""

    def __init__(self, question: ClozeQuestion, real: Vocabulary) -> None:
        gaps = question.gaps
        words = [
            token.text
            for gap in gaps
            for text in gap
            for token in read(text, language=real.language)
        ]
        self._language = real.language
        self._names = [gap[0] for gap in gaps]
        self._texts = gaps
        self._language = real.language
        self._fillings = [[phrase(text, real.language) for text in gap] for gap in gaps]
        self._reader = Reader(words, (), real)
        self._sentence = {claim.stem for claim in self._reader.read(question.with_gaps(" ")).said}

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Grade a response; `earned` are gaps filled in earlier turns, counted from 0.

        A misspelt filling fills its gap; bare words beyond the gaps make the whole a guess.
        """
        reading = self._reader.read(response)
        points = (
            self._exact(reading, earned)
            or self._piece_by_piece(response, earned)
            or self._in_order(reading, earned)
        )
        if self._is_guessing(reading, points):
            missed = tuple(
                PointResult(name, place in earned) for place, name in enumerate(self._names)
            )
            return Verdict(Outcome.WRONG, 0.0, missed, because=Reason.LIST)
        if is_no_attempt(response, self._language) and not any(point.words for point in points):
            return Verdict(Outcome.NO_ATTEMPT, 0.0, points, because=Reason.ATTEMPT)
        return _counted(points, reading.spelling)

    def _exact(self, reading: Reading, earned: frozenset[int]) -> tuple[PointResult, ...] | None:
        """Compare one filling that is a number, a date, a formula or the like."""
        still_open = [place for place in range(len(self._names)) if place not in earned]
        if len(still_open) != 1 or not reading.text.strip(" ?.!"):
            return None
        gap, response = still_open[0], reading.text
        found = [exactly(text, response, self._language) for text in self._texts[gap]]
        if not any(found) or (None in found and not any(map(_is_right, found))):
            return None
        got = any(map(_is_right, found))
        words = response.strip() if got else ""
        span = (response.find(words), response.find(words) + len(words)) if words else None
        return tuple(
            PointResult(name, got=True) if place != gap else PointResult(name, got, words, span)
            for place, name in enumerate(self._names)
        )

    def _is_guessing(self, reading: Reading, points: Sequence[PointResult]) -> bool:
        """Whether words are listed in the hope that some of them fill the gaps."""
        if any(claim.common or claim.stem in self._sentence for claim in reading.said):
            return False
        spans = [point.span for point in points if point.span]
        spare = (
            claim
            for claim in reading.said
            if not any(start <= claim.token.start < end for start, end in spans)
        )
        return bool(spans) and sum(1 for _ in spare) >= _SPARE

    def _piece_by_piece(
        self, response: str, earned: frozenset[int]
    ) -> tuple[PointResult, ...] | None:
        """Compare piece by piece where there is one piece for each gap that is still open."""
        pieces = [piece for piece in _SEPARATOR.split(response.strip()) if piece]
        still_open = [place for place in range(len(self._names)) if place not in earned]
        if len(pieces) != len(still_open):
            return None
        results = dict(zip(still_open, pieces, strict=True))
        return tuple(
            PointResult(name, got=True)
            if place in earned
            else self._piece(place, results[place], response)
            for place, name in enumerate(self._names)
        )

    def _piece(self, gap: int, piece: str, response: str) -> PointResult:
        reading = self._reader.read(piece)
        places = _filled(self._fillings[gap], reading, 0)
        if not places:
            return PointResult(self._names[gap], got=False)
        words, _ = reading.quote(places)
        start = response.find(words)
        return PointResult(
            self._names[gap], got=True, words=words, span=(start, start + len(words))
        )

    def _in_order(self, reading: Reading, earned: frozenset[int]) -> tuple[PointResult, ...]:
        """Find each gap's filling after that of the gap before it."""
        results = []
        after = 0
        for gap, name in enumerate(self._names):
            places = None if gap in earned else _filled(self._fillings[gap], reading, after)
            after = places[-1] + 1 if places else after
            words, span = reading.quote(places or ())
            results.append(PointResult(name, gap in earned or bool(places), words, span))
        return tuple(results)


def together(one_by_one: Sequence[Verdict]) -> Verdict:
    """Join the verdicts on one filling for each gap, each graded with all other gaps filled.

    Words are quoted from the fillings, so no span says where they stand.
    """
    points = tuple(
        replace(verdict.points[place], span=None) for place, verdict in enumerate(one_by_one)
    )
    if all(verdict.outcome is Outcome.NO_ATTEMPT for verdict in one_by_one):
        return Verdict(Outcome.NO_ATTEMPT, 0.0, points, because=Reason.ATTEMPT)
    spelling = tuple(pair for verdict in one_by_one for pair in verdict.spelling)
    usual = (Reason.GAPS, Reason.ATTEMPT)
    faults = [verdict.because for verdict in one_by_one if not verdict.outcome.is_right]
    because = next((fault for fault in faults if fault not in usual), Reason.GAPS)
    return replace(_counted(points, spelling), because=because)


def _counted(points: tuple[PointResult, ...], spelling: tuple[tuple[str, str], ...]) -> Verdict:
    """Give the verdict that follows from how many gaps are filled."""
    share = sum(point.got for point in points) / len(points) if points else 0.0
    if share == 1.0:
        outcome = Outcome.SLIP if spelling else Outcome.RIGHT
    else:
        outcome = Outcome.PARTLY if share else Outcome.WRONG
    score = share if share in (0.0, 1.0) else share * _PARTIAL
    return Verdict(outcome, score, points, spelling=spelling, because=Reason.GAPS)


def _is_right(found: Exact | None) -> bool:
    return found is not None and found.outcome is Outcome.RIGHT


def _filled(fillings: Sequence[Wording], reading: Reading, after: int) -> tuple[int, ...] | None:
    """Find the first filling that stands at or after a place."""
    found = (
        places
        for words in fillings
        for places in find_all(words, reading.found)
        if places[0] >= after
    )
    return min(found, default=None)
