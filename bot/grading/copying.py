"""Copying: which words of a response stand there only because they stand in the question.

Half a dozen words in the question's own order are no thought of the learner's, whatever they say;
the words around them may still be.
"""

from collections.abc import Collection, Sequence
from typing import Final

_RUN: Final = 5
"""So many words in the question's own order are copied; shorter runs are common turns of phrase."""

Runs = frozenset[tuple[str, ...]]
"""The runs of stems by which a copy of a text is known."""


def runs(stems: Sequence[str]) -> Runs:
    """Give the runs of a question."""
    return frozenset(_runs(stems))


def copied_from(asked: Collection[tuple[str, ...]], stems: Sequence[str]) -> frozenset[int]:
    """Give the places of the words of a response that stand in a run of the question."""
    return frozenset(
        place
        for start, run in enumerate(_runs(stems))
        if run in asked
        for place in range(start, start + _RUN)
    )


def _runs(stems: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(stems[start : start + _RUN]) for start in range(len(stems) - _RUN + 1)]
