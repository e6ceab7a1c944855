"""Copying: which words of a response stand there only because they stand in what was shown.

Several words in the order of the question, or of a hint, are no thought of the learner's, whatever
they say; the words around them may still be.
"""

from collections.abc import Sequence
from typing import Final

_RUN: Final = 5
"""So many words in the same order are copied; shorter runs are common turns of phrase."""

Runs = frozenset[tuple[str, ...]]
"""The runs of stems by which a copy of a text is known."""


def runs(*texts: Sequence[str]) -> Runs:
    """Give the runs of texts that a learner was shown, each text as its stems in order."""
    return frozenset(run for stems in texts for run in _runs(stems))


def copied_from(shown: Runs, stems: Sequence[str]) -> frozenset[int]:
    """Give the places of the words of a response that stand in a run of what was shown."""
    return frozenset(
        place
        for start, run in enumerate(_runs(stems))
        if run in shown
        for place in range(start, start + _RUN)
    )


def _runs(stems: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(stems[start : start + _RUN]) for start in range(len(stems) - _RUN + 1)]
