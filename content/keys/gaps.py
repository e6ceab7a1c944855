r"""The gaps of a sentence: `{primary}`, or `{primary|first-hand}` where several words will do.

A sign that is meant as itself, in a gap or beside one, has a backslash in front: `\{`, `\}`, `\|`
and `\\`. So `An empty dict is {\{\}}` has one gap, which `{}` fills.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

_ESCAPED: Final = re.compile(r"\\([{}|\\])")
_GAP: Final = re.compile(r"(?<!\\)((?:\\\\)*)\{((?:\\.|[^{}\\])*)\}", re.DOTALL)
"""A bracket with an even number of backslashes before it, its text, and the closing bracket."""
_BAR: Final = re.compile(r"(\\.)|\|", re.DOTALL)
_CUT: Final = "\0"
"""Stands for a bar that parts fillings; YAML lets it into no text."""

Gap = tuple[str, ...]
"""The fillings of a gap that are right, the author's favourite first."""


def gaps_of(sentence: str) -> tuple[Gap, ...]:
    """Give the fillings of each gap, in order; a gap that lacks a word has an empty one."""
    return tuple(_fillings(gap[2]) for gap in _GAP.finditer(sentence))


def pieces_of(sentence: str) -> Iterator[str | Gap]:
    """Give the text between gaps, every sign as it is meant, and each gap where it stands."""
    after = 0
    for gap in _GAP.finditer(sentence):
        yield _meant(sentence[after : gap.start()] + gap[1])
        yield _fillings(gap[2])
        after = gap.end()
    yield _meant(sentence[after:])


def filled_in(sentence: str, filling: Callable[[Gap], str]) -> str:
    """Write a sentence with something in each gap."""
    pieces = pieces_of(sentence)
    return "".join(one if isinstance(one, str) else filling(one) for one in pieces)


def has_odd_bracket(sentence: str) -> bool:
    """Whether a bracket that is not meant as itself has no partner."""
    rest = _GAP.sub(r"\1", sentence)
    return bool(set("{}") & set(_ESCAPED.sub("", rest)))


def _fillings(gap: str) -> Gap:
    parts = _BAR.sub(lambda sign: sign[1] or _CUT, gap).split(_CUT)
    return tuple(_meant(text).strip() for text in parts)


def _meant(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
