"""The last verdict and what is remembered since, for whoever wants to look behind it.

Shown by `:why` in the terminal and by the playground; learners see the verdict itself instead.
"""

import json

from bot.grading.decision import RIGHT, UNSURE
from state.clock.days import as_date
from state.records.learners import Attempt, Memory

_LEECH = ", a leech: asked as it is, it keeps being forgotten"


def why_lines(attempt: Attempt, memory: Memory | None) -> list[tuple[str, str]]:
    """Explain an attempt and its item's memory, as pairs of a label and a text."""
    return [
        ("Item", attempt.item),
        ("Response", attempt.response),
        ("Verdict", f"{attempt.outcome}, score {attempt.score:.2f}"),
        ("Thresholds", f"right from {RIGHT:.2f}, asked about from {UNSURE:.2f}"),
        ("Because", attempt.because),
        *([("Misconception", attempt.misconception)] if attempt.misconception else []),
        *_details(attempt.detail),
        *_memory(memory),
    ]


def _details(detail: str) -> list[tuple[str, str]]:
    """Say what was found for each idea, and how misspelt words were read."""
    found = json.loads(detail) if detail else {}
    points = [
        ("Found" if got else "Not found", f"{idea} ← “{words}”" if words else idea)
        for idea, got, words in found.get("points", ())
    ]
    return points + [("Read as", f"{typed} → {read}") for typed, read in found.get("spelling", ())]


def _memory(memory: Memory | None) -> list[tuple[str, str]]:
    if memory is None:
        return [("Memory", "none yet: the item is not settled")]
    return [
        ("Stability", f"{memory.stability:.1f} days"),
        ("Difficulty", f"{memory.difficulty:.1f} of 10"),
        ("Next due", f"{as_date(memory.due):%A %d %B %Y}"),
        ("Lapses", f"{memory.lapses}{_LEECH if memory.is_leech else ''}"),
    ]
