"""The hint ladder: say more, the author's hints, a gap with the first letter, then the answer.

A step is climbed by trying or by asking, never by a clock, and no text comes twice. The ladder
works on the idea that is nearest to being covered, because that is where a nudge is enough.
"""

import re

from bot.grading.verdict import Verdict
from content.model import ClozeQuestion, NumberQuestion, Question, ShortQuestion

AUTHORED_HINTS = 2
"""Hints that nudge; a third one that an author wrote is the gap."""

_WORD = re.compile(r"\w+")


def rungs(question: Question, focus: int | None) -> tuple[str, ...]:
    """Give the hints of a question in their order; the last may be a gap about point `focus`."""
    if len(question.hints) > AUTHORED_HINTS:
        return question.hints
    gap = _gap(question, focus)
    return (*question.hints, gap) if gap else question.hints


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
            return _gap_in(question.model, question.points[focus].any)
        case ClozeQuestion():
            firsts = [f"{gap[0][0]}{'_' * (len(gap[0]) - 1)}" for gap in question.gaps]
            return ", ".join(firsts)
        case NumberQuestion():
            digits = f"{question.answer:.10g}"
            return digits[0] + "_" * (len(digits) - 1) if len(digits) > 1 else None
        case _:
            return None


def _gap_in(model: str, wordings: tuple[str, ...]) -> str | None:
    """Blank the words of an idea in the model answer, all but their first letters."""
    for wording in sorted(wordings, key=len, reverse=True):
        plain = wording.replace("*", "").strip()
        place = re.search(rf"\b{re.escape(plain)}\w*", model, re.IGNORECASE) if plain else None
        if place:
            return model[: place.start()] + _blanked(place[0]) + model[place.end() :]
    return _blanked(wordings[0].replace("*", ""))


def _blanked(words: str) -> str:
    return _WORD.sub(lambda word: word[0][0] + "_" * max(2, len(word[0]) - 1), words)
