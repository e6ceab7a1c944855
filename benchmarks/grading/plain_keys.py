"""Answers to questions with plain keys, labelled by hand: what a tutor writes in five minutes.

`plain/*.jsonl` are ours: a line a question, its key as `viva grade` reads it, and its answers, each
with the verdict that an examiner would give and those that would be fair as well. A file of lines
for `viva grade` with `expected` in them is read alike.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from bot.grading.batch.lines import record
from bot.grading.keys.key import Key

OURS: Final = Path(__file__).with_name("plain")
OTHERS: Final = Path(__file__).with_name("other_languages")
"""The same in Spanish and German."""
HELD_OUT: Final = Path(__file__).with_name("held_out")
"""Files that are never fitted on or looked into: what they show is what strangers will see."""


class Answer(Struct, frozen=True):
    """One labelled answer."""

    text: str
    expected: str
    """right, partly, wrong or misconception."""
    also: frozenset[str]
    """Verdicts that would be fair as well."""
    misconception: str | None
    """The one that is to be named."""

    @property
    def fair(self) -> frozenset[str]:
        """Every verdict that is fair."""
        return self.also | {self.expected}


class PlainQuestion(Struct, frozen=True):
    """A question, its key, and its answers."""

    file: str
    key: Key
    answers: tuple[Answer, ...]


def read_questions(path: Path) -> list[PlainQuestion]:
    """Read a file of either kind; answers to one question are brought together."""
    found: dict[Key, list[Answer]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        answers = list(_answers(fields))
        found.setdefault(record({**fields, "response": ""}).key, []).extend(answers)
    return [PlainQuestion(path.stem, key, tuple(some)) for key, some in found.items()]


def _answers(fields: dict[str, Any]) -> Iterator[Answer]:
    for one in fields.get("answers", [fields]):
        also = one.get("also_fine") or []
        held = one.get("misconception") or one.get("expected_misconception")
        labels = frozenset([also] if isinstance(also, str) else also)
        yield Answer(one["response"], one["expected"], labels, held)
