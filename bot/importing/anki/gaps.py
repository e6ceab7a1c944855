"""Anki's gaps: `{{c1::text::hint}}`, one in another too (docs.ankiweb.net, "Cloze Deletion")."""

import re
from typing import Final

from msgspec import Struct, field

_TOKENS: Final = re.compile(r"(\{\{c[\d,]{1,20}::|\}\})")
_OCCLUSION: Final = "image-occlusion:"


class Hidden(Struct, frozen=True):
    """What one gap hides, in HTML."""

    text: str
    hint: str

    @property
    def is_on_picture(self) -> bool:
        """Whether it hides a part of a picture."""
        return self.text.startswith(_OCCLUSION)


class _Open(Struct):
    """A gap whose end has not come."""

    numbers: frozenset[int]
    parts: list[str] = field(default_factory=list)


def without(text: str, number: int, mark: str) -> tuple[str, list[Hidden]]:
    """Put `mark` where the gaps of one number are, and show the words of all others.

    A gap in a gap of the same number is a part of it, as in Anki.
    """
    hidden: list[Hidden] = []
    stack = [_Open(frozenset())]
    for piece in _TOKENS.split(text.replace(mark, "")):
        if piece.startswith("{{c") and piece.endswith("::"):
            stack.append(_Open(_numbers(piece)))
        elif piece == "}}" and len(stack) > 1:
            closed = stack.pop()
            said, _, hint = "".join(closed.parts).partition("::")
            inside = any(number in outer.numbers for outer in stack)
            if number in closed.numbers and not inside:
                hidden.append(Hidden(said, hint))
                said = mark
            stack[-1].parts.append(said)
        else:
            stack[-1].parts.append(piece)
    for unclosed in stack[1:]:
        stack[0].parts += unclosed.parts
    return "".join(stack[0].parts), hidden


def _numbers(opening: str) -> frozenset[int]:
    return frozenset(int(part) for part in opening[3:-2].split(",") if part)
