"""Finds what looks like spaces in front of a line and is none."""

import re
from itertools import chain
from typing import Final

import yaml

from content.traps.trap import Trap

ODD: Final = "\t\xa0\u2000-\u200a\u202f\u3000"
"""Tabs, and the spaces of word processors."""

UNSEEN: Final = "\u200b-\u200d\u2060"
"""Signs without any width."""

_DEEPEST: Final = 40
"""Spaces in front of a line that is guessed at: twice as many as there may be levels."""

_TABS: Final = (2, 4, 8)
"""How many spaces a tab may stand for."""

INDENT: Final = re.compile(f"[ {ODD}{UNSEEN}]*")


def in_plain_spaces(lines: list[str]) -> tuple[list[str], list[Trap]]:
    """Indent with spaces what tabs or a word processor's hard spaces indent; one trap a sign."""
    before, lines = lines, [*lines]
    found: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        indent = re.match(INDENT, line)
        if indent and line.strip() and indent[0].strip(" "):
            sign = "a tab" if "\t" in indent[0] else "something that looks like a space"
            found.setdefault(sign, []).append(place + 1)
            lines[place] = line[indent.end() :]
            lines[place] = like_above(lines, place + 1)
    meant = readable(before) if found else None
    return meant or lines, [_odd(sign, numbers) for sign, numbers in found.items()]


def _odd(sign: str, numbers: list[int]) -> Trap:
    what = f"this line is indented with {sign}"
    if len(numbers) > 1:
        what += "; so is one more" if len(numbers) == 2 else f"; so are {len(numbers) - 1} more"
    return Trap(numbers[0], what, "Use plain spaces, as many as the line above it has.")


def readable(lines: list[str]) -> list[str] | None:
    """Write so many spaces for each tab that the lines can be read; None if no width does it."""
    widths = ([spaced(line, width) for line in lines] for width in _TABS)
    return next(filter(_is_read, widths), None)


def _is_read(lines: list[str]) -> bool:
    try:
        return bool(list(yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader)))
    except yaml.YAMLError:
        return False


def spaced(line: str, width: int) -> str:
    """Write the beginning of a line in plain spaces, `width` of them for a tab."""
    indent = re.match(INDENT, line)
    end = indent.end() if indent else 0
    plain = re.sub(f"[{UNSEEN}]", "", line[:end]).replace("\t", " " * width)
    return " " * len(plain) + line[end:]


def like_above(lines: list[str], number: int) -> str:
    """Indent the line like its neighbours above: a guess, good enough to read on."""
    line = lines[number - 1].lstrip()
    above = (text for text in reversed(lines[: number - 1]) if text.strip())
    last = next(above, "")
    if line.startswith("- ") and not last.rstrip().endswith(":"):
        dashed = (text for text in chain((last,), above) if text.lstrip().startswith("- "))
        last = next(dashed, "")
        return " " * (len(last) - len(last.lstrip())) + line
    step = 2 if last.rstrip().endswith(":") else 0
    return " " * min(len(last) - len(last.lstrip(" -")) + step, _DEEPEST) + line
