"""Cards that are parted by signs of somebody's own choice, as Quizlet lets one choose them.

Between a term and its definition may stand anything, and between two cards too; a definition may
have several lines. What is looked for is a pair of signs that cuts the whole text into cards of
exactly two sides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.importing.tables.rows import Row

INNER: Final = (
    *(" - ", " – ", " — ", "::", ";;", "||", "=>", "->", "→", " = ", "="),  # noqa: RUF001
)
"""What may stand between the two sides, beside single signs."""

_BETWEEN_CARDS: Final = (";", ";;", "|", "||", "###", "\\n")
_LEAST: Final = 2
"""Cards below which a sign that fits has only happened to stand there."""


def on_one_line(text: str) -> list[Row]:
    """Read `term, definition; term, definition`; empty where nothing cuts it evenly."""
    text = text.strip()
    if "\n" in text:
        return []
    for between in _BETWEEN_CARDS:
        parts = [part for part in text.split(between) if part.strip()]
        for inner in ("\t", ",", *INNER, "|"):
            if inner != between and (rows := _pairs(enumerate(parts, start=1), inner, "card")):
                return rows
    return []


def in_blocks(text: str, first: int) -> list[Row]:
    """Read cards with blank lines between them, whose definitions may have several lines."""
    blocks = list(_blocks(text, first))
    if not any("\n" in block for _, block in blocks):
        return []
    for inner in ("\t", *INNER):
        if rows := _pairs(blocks, inner, "line"):
            return rows
    return []


def sign_between(lines: Sequence[str]) -> str:
    """Find a longer sign that stands once in nearly every line; empty if there is none."""
    for sign in INNER:
        if len(lines) > 1 and sum(line.count(sign) == 1 for line in lines) >= 0.9 * len(lines):
            return sign
    for sign in INNER:
        if len(lines) > 1 and sum(sign in line for line in lines) >= 0.9 * len(lines):
            return sign
    return ""


def _blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Give each run of lines with the number of its first."""
    for found in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", text):
        yield first + text.count("\n", 0, found.start()), found[0].strip()


def _pairs(parts: "Sequence[tuple[int, str]] | enumerate[str]", inner: str, what: str) -> list[Row]:
    rows = []
    for number, part in parts:
        sides = [side.strip() for side in part.split(inner)]
        if len(sides) != 2 or not all(sides):
            return []
        rows.append(Row(f"{what} {number}", tuple(sides)))
    return rows if len(rows) >= _LEAST else []
