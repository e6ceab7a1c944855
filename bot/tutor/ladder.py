"""The hint ladder: say more, the author's hints, a gap with the first letter, then the answer.

A step is climbed by trying or by asking, never by a clock, and no text comes twice. The ladder
works on the idea that is nearest to being covered, because that is where a nudge is enough.
"""

import re
from functools import reduce

from bot.grading.verdict import Verdict
from content.model import ClozeQuestion, NumberQuestion, Point, Question, ShortQuestion

AUTHORED_HINTS = 2
"""Hints that nudge; a third one that an author wrote is the gap."""

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[^,;.!?]+[,;.!?]*")


def rungs(question: Question, focus: int | None) -> tuple[str, ...]:
    """Give the hints of a question in their order; the last may be a gap about point `focus`."""
    if len(question.hints) > AUTHORED_HINTS:
        return question.hints
    gap = _gap(question, focus)
    return (*question.hints, gap) if gap else question.hints


def height(question: Question, focus: int | None) -> int:
    """Count the rungs, without writing them."""
    if len(question.hints) > AUTHORED_HINTS:
        return len(question.hints)
    match question:
        case ShortQuestion():
            has_gap = focus is not None
        case NumberQuestion():
            has_gap = len(f"{question.answer:.10g}") > 1
        case _:
            has_gap = isinstance(question, ClozeQuestion)
    return len(question.hints) + has_gap


def is_gap(question: Question, rung: int) -> bool:
    """Tell whether a rung all but gives the answer."""
    return rung >= AUTHORED_HINTS or (rung >= len(question.hints))


def nearest(verdict: Verdict) -> int | None:
    """Give the missing point that is nearest to being covered."""
    missing = [index for index, point in enumerate(verdict.points) if not point.got]
    return max(missing, key=lambda index: verdict.points[index].near, default=None)


def _gap(question: Question, focus: int | None) -> str | None:
    match question:
        case ShortQuestion() if focus is not None:
            return _gap_in(question, focus)
        case ClozeQuestion():
            firsts = [f"{gap[0][0]}{'_' * (len(gap[0]) - 1)}" for gap in question.gaps]
            return ", ".join(firsts)
        case NumberQuestion():
            digits = f"{question.answer:.10g}"
            return digits[0] + "_" * (len(digits) - 1) if len(digits) > 1 else None
        case _:
            return None


def _gap_in(question: ShortQuestion, focus: int) -> str:
    """Give the clause of the model answer that holds an idea, its words blanked.

    The words of other ideas in that clause are blanked as well: they would be answers too.
    """
    point = question.points[focus]
    for clause in _CLAUSE.findall(question.model):
        if _span(clause, point):
            blanked = reduce(_without, question.points, clause)
            return _cut_out(blanked.strip(), question.model)
    return _blanked(min(point.any, key=lambda wording: ("*" in wording, len(wording))))


def _without(clause: str, point: Point) -> str:
    """Blank the words of an idea in a clause, if they stand there."""
    if (span := _span(clause, point)) is None:
        return clause
    start, end = span
    return clause[:start] + _blanked(clause[start:end]) + clause[end:]


def _cut_out(clause: str, model: str) -> str:
    """Mark a clause as part of a longer answer."""
    if len(clause) == len(model):
        return clause
    start = "" if clause[0].isupper() else "… "
    return f"{start}{clause.rstrip(',;.')} …"


def _span(clause: str, point: Point) -> tuple[int, int] | None:
    """Find the longest wording of an idea in a clause: its start and end."""
    for wording in sorted(point.any, key=len, reverse=True):
        stem = re.escape(wording.rstrip("*"))
        if found := re.search(rf"\b{stem}\w*", clause, re.IGNORECASE):
            return found.span()
    return None


def _blanked(words: str) -> str:
    """Leave the first letters of words; as many blanks as letters, which is a help too."""
    return _WORD.sub(lambda word: word[0][0] + "_" * (len(word[0]) - 1), words)
