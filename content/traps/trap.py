"""One fault of the writing of a YAML file, and what all that look for one share."""

import re

from msgspec import Struct

_LINE_BREAKS = re.compile("\r\n|[\r\n]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
"""Breaks that the parser would count as lines although no editor does, and stray byte marks."""


class Trap(Struct, frozen=True):
    """One fault of the writing; `instead` is the line as it was meant, where that is plain."""

    line: int
    what: str
    mend: str
    instead: str | None = None


def split_lines(source: str) -> list[str]:
    """Split into lines as an editor counts them."""
    return _LINE_BREAKS.split(_OTHER_BREAKS.sub(" ", source))


def in_quotes(value: str) -> str:
    """Write a text in double quotation marks."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
