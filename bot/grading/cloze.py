"""Gaps: a sentence with missing words, filled in order.

`content.keys.gaps` says how they are written. A learner may type the fillings alone, separated in
any way, or the whole sentence.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.grading.bets import of_several, sides_of
from bot.grading.exact.exactly import exactly
from bot.grading.match.phrases import find_all, stands
from bot.grading.match.reading import Reader, Reading, Vocabulary
from bot.grading.match.ways import Ways
from bot.grading.match.wording import phrase
from bot.grading.text.language import language_of
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.text.offered import hedges
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from content.model.items import ClozeQuestion
from state.values import replace

_SPARE: Final = 2
"""So many bare words beyond the gaps are a guess at all of them, not a filling."""
_PARTIAL: Final = 0.5
"""Score of a response is this times the share of its gaps: only a full one reaches `RIGHT`."""
_SIGNS: Final = (r"\n", r"(?:^|\s)\d[.)]\s", r"[;\n]", r"[;\n]|\s/\s", r"[;\n]|\s/\s|,\s")
"""What parts fillings, from the plainest on; words such as "and" and bare signs come last."""


class ClozeGrader:
    """Grades typed fillings of one sentence."""

    def __init__(self, question: ClozeQuestion, real: Vocabulary) -> None:
        gaps = question.gaps
        learnt = Ways([text for gap in gaps for text in gap], real.language)
        joining = "|".join(sorted(language_of(real.language).adding)) or r"(?!)"
        words_too = rf"{_SIGNS[-1]}|\b(?:{joining})\b"
        self._separators = (*_SIGNS, words_too, rf"[;\n,/]|\b(?:{joining})\b")
        self._names = [gap[0] for gap in gaps]
        self._texts = gaps
        self._language = real.language
        self._fillings = [[phrase(text, real.language) for text in gap] for gap in gaps]
        self._reader = Reader(learnt.words, (), real, (learnt,))
        self._has_or = len(sides_of(question.with_gaps("-"), real.language)) > 1
        """Whether the sentence itself names two things, so that one is no bet."""
        self._words = learnt.words
        said = self._reader.read(question.with_gaps(" ")).said
        fillings = (claim for text in learnt.words for claim in self._reader.read(text).said)
        self._denies = any(claim.denied or claim.denies for claim in said) or any(
            claim.denies for claim in fillings
        )
        """Whether the sentence itself denies something, so that a denial says nothing."""
        self._sentence = {claim.stem for claim in said}

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Grade a response; `earned` are gaps filled in earlier turns, counted from 0.

        A misspelt filling fills its gap; bare words beyond the gaps make the whole a guess.
        """
        reading = self._reader.read(response)
        in_pieces = self._piece_by_piece(response, earned)
        points = in_pieces or self._in_order(reading, earned)
        if self._is_guessing(reading, points, numbers=not in_pieces):
            missed = tuple(
                PointResult(name, place in earned) for place, name in enumerate(self._names)
            )
            return Verdict(Outcome.WRONG, 0.0, missed, because=Reason.LIST)
        if is_no_attempt(response, self._language) and not any(point.words for point in points):
            return Verdict(Outcome.NO_ATTEMPT, 0.0, points, because=Reason.ATTEMPT)
        return _counted(points, reading.spelling)

    def _is_guessing(
        self, reading: Reading, points: Sequence[PointResult], *, numbers: bool
    ) -> bool:
        """Whether words, or `numbers`, are listed in the hope that some of them fill the gaps."""
        if any(claim.common or claim.stem in self._sentence for claim in reading.said):
            return False
        spans = [point.span for point in points if point.span]
        spare = (
            claim
            for claim in reading.said
            if claim.token.text.isalpha() or (numbers and claim.token.number is not None)
            if not any(start <= claim.token.start < end for start, end in spans)
        )
        return bool(spans) and sum(1 for _ in spare) >= _SPARE

    def _piece_by_piece(
        self, response: str, earned: frozenset[int]
    ) -> tuple[PointResult, ...] | None:
        """Compare piece by piece where there is one piece for each gap that is still open.

        One piece alone may be a whole sentence, so that only an exact filling is compared with it.
        """
        still_open = [place for place in range(len(self._names)) if place not in earned]
        pieces = dict(zip(still_open, self._pieces(response, len(still_open)), strict=False))
        exact = {gap: self._exact(gap, piece, response) for gap, piece in pieces.items()}
        if len(pieces) != len(still_open) or (len(pieces) == 1 and not any(exact.values())):
            return None
        return tuple(
            exact.get(place) or self._piece(place, pieces[place], response)
            if place in pieces
            else PointResult(name, got=True)
            for place, name in enumerate(self._names)
        )

    def _pieces(self, response: str, count: int) -> Sequence[str]:
        """Cut a response into so many pieces by the plainest sign that does; none where none does.

        The slash of 25/12 and the comma of 1,5 part nothing where another sign does.
        """
        text = response.strip()
        if count == 1:
            return [text] if text.strip(" ?.!") else []
        for sign in self._separators:
            pieces = [piece for piece in map(str.strip, re.split(sign, text)) if piece]
            if len(pieces) == count:
                return pieces
        words = text.split()
        return words if len(words) == count and all(map(self._fills, words)) else []

    def _fills(self, word: str) -> bool:
        """Whether a bare word fills any gap: "valid reliable" is one for each, turned round."""
        reading = self._reader.read(word)
        return any(self._filled(gap, reading, 0) for gap in range(len(self._fillings)))

    def _exact(self, gap: int, piece: str, response: str) -> PointResult | None:
        """Compare a filling that is a number, a date, a formula or the like; None for a word."""
        several = None if self._has_or else of_several(self._texts[gap], piece, self._language)
        if several:
            return self._result(gap, response, piece if several.outcome.is_right else "")
        found = [exactly(text, piece, self._language) for text in self._texts[gap]]
        got = any(one is not None and one.outcome is Outcome.RIGHT for one in found)
        if not got and (not any(found) or None in found):
            return None
        return self._result(gap, response, piece if got else "")

    def _piece(self, gap: int, piece: str, response: str) -> PointResult:
        reading = self._reader.read(piece)
        places = None if self._is_bet(reading) else self._filled(gap, reading, 0)
        words, _ = reading.quote(places or ())
        return self._result(gap, response, words)

    def _is_bet(self, reading: Reading) -> bool:
        """Whether what fills one gap offers a second word: "veins or arteries"."""
        known = {claim.stem for claim in reading.said if claim.token.text in self._words}
        return not self._has_or and hedges(reading.said, known, (), wants_reason=False)

    def _filled(self, gap: int, reading: Reading, after: int) -> tuple[int, ...] | None:
        """Find the first filling of a gap that stands at or after a place."""
        find = stands if self._denies else find_all
        found = (
            places
            for words in self._fillings[gap]
            for places in find(words, reading.found)
            if places[0] >= after
        )
        return min(found, default=None)

    def _result(self, gap: int, response: str, words: str) -> PointResult:
        start = response.find(words) if words else 0
        span = (start, start + len(words)) if words else None
        return PointResult(self._names[gap], bool(words), words, span)

    def _in_order(self, reading: Reading, earned: frozenset[int]) -> tuple[PointResult, ...]:
        """Find each gap's filling after that of the gap before it."""
        results = []
        after = 0
        bets = len(self._names) == 1 and self._is_bet(reading)
        for gap, name in enumerate(self._names):
            places = None if gap in earned or bets else self._filled(gap, reading, after)
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
