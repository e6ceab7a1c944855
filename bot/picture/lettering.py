"""Text in a picture: what can be drawn, and what fits.

The font is Open Sans, which the package brings along, so that a picture looks the same on every
machine: Pillow's own has no accents and no pound sign, and prettier ones took seven times as long.
Names may come from anywhere; whatever they hold, they end up as one harmless line.
"""

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

LONGEST = 200
"""Characters looked at: more than ever fit on two lines."""

_FONTS = Path(__file__).parent / "fonts"
_NOWHERE = "\ue123"
"""A character for private use: no font that we ship has it, so it shows what a missing one looks
like."""


@cache
def font(size: int, *, bold: bool = False) -> FreeTypeFont:
    """Give the font in a size in pixels.

    The basic layout leaves the order of characters alone, so no text can turn another one round.
    """
    path = _FONTS / ("OpenSans-Bold.ttf" if bold else "OpenSans-Regular.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def length(text: str, style: FreeTypeFont) -> float:
    """Give the pixels that a text takes; pairs that are set closer together may take a few less."""
    return sum(_advance(character, style) for character in text)


def clean(text: str) -> str:
    """Make a text drawable: one line, accents folded where the font lacks the letter.

    Control and direction marks, emoji and stray accents are left out; a letter of a script that the
    font does not have stays, and is drawn as an empty box.
    """
    composed = unicodedata.normalize("NFC", text[:LONGEST])
    return " ".join("".join(_drawable(character) for character in composed).split())


def fit(text: str, style: FreeTypeFont, width: float) -> str:
    """Cut a text with an ellipsis so that it is at most so many pixels wide."""
    text = clean(text)
    if length(text, style) <= width:
        return text
    ends = list(accumulate((_advance(character, style) for character in text), initial=0.0))
    fits = bisect_right(ends, width - _advance("…", style))
    return f"{text[: max(0, fits - 1)].rstrip()}…"


def wrap(text: str, style: FreeTypeFont, width: float, lines: int) -> list[str]:
    """Break a text between words into at most so many lines, cutting the last one."""
    words = clean(text).split()
    wrapped: list[str] = []
    while words and len(wrapped) < lines - 1:
        taken = 1
        while taken < len(words) and length(" ".join(words[: taken + 1]), style) <= width:
            taken += 1
        wrapped.append(fit(" ".join(words[:taken]), style, width))
        words = words[taken:]
    return [*wrapped, fit(" ".join(words), style, width)] if words else wrapped


def _drawable(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character)[0] in "CM" or not character.isprintable():
        return ""
    if _is_there(character):
        return character
    folded = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    if all(_is_there(part) for part in folded):
        return "".join(folded)
    return character if character.isalnum() else ""


@lru_cache(maxsize=2048)
def _advance(character: str, style: FreeTypeFont) -> float:
    """Give the width of a character: asked of the font again and again, it would take longest."""
    return style.getlength(character)


@lru_cache(maxsize=2048)
def _is_there(character: str) -> bool:
    """Tell whether the font has a character."""
    return _looks(character) != _looks(_NOWHERE)


def _looks(character: str) -> tuple[tuple[int, int], bytes]:
    mask = font(24).getmask(character)
    return mask.size, bytes(mask)
