"""Finds entries of a list that have lost their dash, before the parser makes something else of it.

Without its dash an entry runs into the one above, and everything in it is complained of but the
cause. Which lines begin an entry is known all the same: those whose key the entry above has
already, or that stand first in their list.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from content.traps.trap import Trap

_BEGINS: Final = {
    "concepts": {"id"},
    "misconceptions": {"id"},
    "marking_points": {"id"},
    "flashcards": {"id"},
    "questions": {"id"},
    "choices": {"right", "wrong"},
    "points": {"idea"},
    "slips": {"gives"},
}
"""For each list of groups of keys: which key an entry has once, and mostly begins with."""

_HEAD: Final = re.compile(rf"((?: {{0,40}})(?:- +)?)({'|'.join(_BEGINS)}): *(?:#.*)?")
"""A key with a list below it, not further in than twenty levels, which bounds what is looked at."""

_ROW: Final = re.compile(r"( *)([-–—−•‣●·*+] *)?(?:(\{)|([A-Za-z_][\w-]*):(?= |$)|(?<=-) *$)")  # noqa: RUF001
"""The beginning of a line; a dash may be one that YAML does not take for one, told elsewhere."""

_SHOWN: Final = 40
"""Characters of a line that a complaint quotes."""


class _Row(Struct, frozen=True):
    """A line that begins an entry or holds a key; `place` counts from 0."""

    place: int
    indent: int
    dashed: bool
    key: str
    """A brace stands for an entry in braces."""
    apart: bool
    """Whether there is an empty line above."""


def put_dashes(lines: list[str]) -> tuple[list[str], list[Trap]]:
    """Write the lines with the dashes that are missing, and tell of them, one trap a list."""
    lines = [*lines]
    traps = []
    for place, line in enumerate(lines):
        if head := _HEAD.fullmatch(line):
            lost = _put(lines, place, len(head[1]), _BEGINS[head[2]])
            if lost:
                traps.append(_trap(head[2], lines, lost))
    return lines, traps


def _trap(key: str, lines: list[str], lost: list[int]) -> Trap:
    numbers = [str(place + 1) for place in lost]
    what = f"an entry of `{key}` begins here without its dash"
    if len(lost) > 1:
        what += f"; so does line {numbers[1]}" if len(lost) == 2 else f"; so do {_listed(numbers)}"
    shown = lines[lost[0]].strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}..."
    below = "" if "{" in shown else ", and the other keys two spaces further in"
    return Trap(lost[0] + 1, what, f"Write `{shown}`{below}.")


def _listed(numbers: list[str]) -> str:
    return f"lines {', '.join(numbers[1:-1])} and {numbers[-1]}"


def _put(lines: list[str], head: int, margin: int, once: set[str]) -> list[int]:
    """Put the missing dashes of one list; give the places of its entries that had none."""
    end = _end(lines, head, margin)
    rows = list(_rows(lines, head + 1, end))
    if not rows:
        return []
    first, dash = rows[0], _dash(rows, once)
    begun, lost, seen = list[int](), list[int](), set[str]()
    for row in rows:
        if row.dashed and row.indent == dash:
            begun.append(row.place)
            seen = {row.key}
        elif not row.dashed and row.indent in (dash, dash + 2, first.indent):
            again = row.key in seen and (row.apart or row.key == first.key)
            if not seen or row.key == "{" or again or (row.key in once and seen & once):
                begun.append(row.place)
                lost.append(row.place)
                lines[row.place] = f"{' ' * dash}- {lines[row.place].lstrip()}"
                seen = set()
            seen.add(row.key)
    ends = dict(zip(begun, [*begun[1:], end], strict=True))
    for before, row in pairwise(rows):
        if before.place in lost and row.place not in begun and row.indent == dash:
            _move_in(lines, before.place + 1, ends[before.place])
    return lost


def _move_in(lines: list[str], start: int, end: int) -> None:
    """Move what stands below a dash that was put, and beside it, further in than the dash."""
    for place in range(start, end):
        if lines[place].strip():
            lines[place] = f"  {lines[place]}"


def _end(lines: list[str], head: int, margin: int) -> int:
    """Give the place of the first line below a list."""
    for place in range(head + 1, len(lines)):
        line = lines[place].lstrip(" ")
        indent = len(lines[place]) - len(line)
        if not line.strip() or line.startswith("#"):
            continue
        if indent < margin or (indent == margin and not line.startswith("- ")):
            return place
    return len(lines)


def _rows(lines: list[str], start: int, end: int) -> Iterator[_Row]:
    """Give the lines of a list that begin with a dash, a brace or a key."""
    open_text = False
    for place in range(start, end):
        line = lines[place]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _ROW.match(line)
        if found and not (open_text and found[3]):
            apart = not lines[place - 1].strip()
            indent = len(line) - len(line.lstrip(" "))
            yield _Row(place, indent, bool(found[2]), found[3] or found[4] or "", apart)
        open_text = line.rstrip().endswith((",", "[", "{"))


def _dash(rows: list[_Row], once: set[str]) -> int:
    """Say how far in the dashes of a list stand, or should."""
    first = rows[0]
    if first.dashed:
        return first.indent
    known = [row.indent for row in rows if row.dashed and row.key in once | {"{"}]
    if known and min(known) <= first.indent:
        return min(known)
    beside = len(rows) > 1 and rows[1].indent == first.indent and first.key != "{"
    return max(first.indent - 2, 0) if beside else first.indent
