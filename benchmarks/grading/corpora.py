"""Labelled answers on disk: questions with right answers and with what learners wrote.

The files are not part of the project (their licence is share-alike); the README beside this file
says where they come from. Each line holds `question_id`, `question`, `references` and `answers`,
pairs of text and label.
"""

import json
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

LABELS: Final = ("correct", "contradictory", "incorrect")


class Asked(Struct, frozen=True):
    """One question, its right answers, and what learners answered with what label."""

    question: str
    references: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


def corpus(path: Path) -> tuple[Asked, ...]:
    """Read the questions of one corpus."""
    return tuple(
        Asked(
            line["question"],
            tuple(line["references"]),
            tuple((text, label) for text, label in line["answers"]),
        )
        for line in _lines(path)
    )


def adversarial(path: Path) -> list[dict[str, Any]]:
    """Read the hand-made cases that break fuzzy graders."""
    return _lines(path)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
