"""Gaps in a text: replaced by a mark while the text around them is read, and then put back."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

MARK: Final = "\ufdd0"
"""A code point that is never a character, which stands for a gap meanwhile."""

_Gap = TypeVar("_Gap")


def with_gaps(texts: Sequence[str], gaps: Iterable[_Gap]) -> tuple[str | _Gap, ...]:
    """Put gaps between texts, of which there is one more than gaps; empty texts are left out."""
    pieces: list[str | _Gap] = [texts[0]]
    for gap, text in zip(gaps, texts[1:], strict=True):
        pieces += [gap, text]
    return tuple(piece for piece in pieces if piece != "")
