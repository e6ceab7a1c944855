"""Cards separated by signs that somebody chose themselves, as one can in Quizlet.

Any sign may stand between a term and its definition, and any other between two cards; a definition
may have several lines. So a pair of signs is looked for that cuts the whole text into cards of
exactly two sides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.importing.tables.rows import Row

INNER: Final = (
    *(" - ", " – ", " — ", "::", ";;", "|||", "||", "=>", "->", "→", " = ", "=", ": "),  # noqa: RUF001
)
"""What may stand between the two sides, beside single signs."""

_BETWEEN_CARDS: Final = (";", ";;", "|", "||", "###", "\\n")
_Q: Final = r"(?:q(?:uestion)?|p(?:regunta)?|frage|f)\s*\d{0,3}\s*[:.)]"
_A: Final = r"(?:a(?:nswer)?|r(?:espuesta)?|antwort)\s*\d{0,3}\s*[:.)]"
_ASKS: Final = re.compile(rf"^[ \t]*{_Q}[ \t]", re.IGNORECASE | re.MULTILINE)
_ASKED: Final = re.compile(
    rf"""
    ^[ \t]* {_Q} [ \t]+
    ( (?: (?! ^[ \t]* (?: {_A} | {_Q}[ \t] ) ) [\s\S] ){{1,2000}}? )   # the question
    ^[ \t]* {_A} [ \t]+
    ( (?: (?! ^[ \t]* {_Q}[ \t] ) [\s\S] ){{1,5000}}? )                # its answer
    (?= ^[ \t]* {_Q}[ \t] | \Z )
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
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
    """Read cards with blank lines between them, whose definitions may have several lines.

    Each block has the sign in its first line; where one has not, the blank line before it belongs
    to a definition.
    """
    blocks = list(_blocks(text, first))
    if not any("\n" in block for _, block in blocks):
        return []
    starts = [block.partition("\n")[0] for _, block in blocks]
    for inner in ("\t", *INNER):
        if all(inner in start for start in starts) and (rows := _pairs(blocks, inner, "line")):
            return rows
    return []


def asked_and_answered(text: str, first: int) -> list[Row]:
    """Read `Q: ...` with `A: ...` below it; lines in between belong to what stands before them."""
    rows: list[Row] = []
    for found in _ASKED.finditer(text):
        sides = " ".join(found[1].split()), found[2].strip()
        if all(sides):
            rows.append(Row(f"line {first + text.count(chr(10), 0, found.start())}", sides))
    begun = len(_ASKS.findall(text))
    return rows if len(rows) >= max(_LEAST, 0.8 * begun) else []


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
