"""Finds what looks like spaces in front of a line and is none."""

import re
from itertools import chain
from typing import Final

from content.traps.trap import Trap

ODD: Final = "\t\xa0\u2000-\u200a\u202f\u3000"
"""Tabs, and the spaces of word processors."""

UNSEEN: Final = "\u200b-\u200d\u2060"
"""Signs without any width."""

_DEEPEST: Final = 40
"""Spaces in front of a line that is guessed at: twice as many as there may be levels."""

INDENT: Final = re.compile(f"[ {ODD}{UNSEEN}]*")


def odd_indents(lines: list[str]) -> list[Trap]:
    """Find every line indented with tabs, or with hard spaces pasted from a word processor."""
    lines = [*lines]
    traps = []
    for place, line in enumerate(lines):
        indent = re.match(INDENT, line)
        if indent and line.strip() and indent[0].strip(" "):
            sign = "a tab" if "\t" in indent[0] else "something that looks like a space"
            mend = "Use plain spaces, as many as the line above it has."
            lines[place] = line[indent.end() :]
            lines[place] = like_above(lines, place + 1)
            what = f"this line is indented with {sign}"
            traps.append(Trap(place + 1, what, mend, lines[place]))
    return traps


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
