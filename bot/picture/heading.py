"""What stands above each part: its title, and one sentence that says what it shows."""

from bot.picture.canvas import HEAD, MARGIN, TEXT, WIDTH, Canvas
from bot.picture.lettering import fit, font, wrap
from bot.picture.palette import SOFT

_LINE = 36
_LINES = 3
"""Lines of a sentence: in every language the longest, on the way to an exam, has room in them."""
_ABOVE = 44
"""From the top of a part to the baseline of its title."""


def heading(canvas: Canvas, title: str, says: str) -> None:
    """Write the heading of a part."""
    room = WIDTH - 2 * MARGIN
    style = font(HEAD, bold=True)
    canvas.text((MARGIN, _ABOVE), fit(title, style, room), HEAD, bold=True)
    for number, line in enumerate(_sentence(says), start=1):
        canvas.text((MARGIN, _ABOVE + 4 + number * _LINE), line, TEXT, ink=SOFT)


def heading_height(says: str) -> int:
    """Give the pixels that a heading with this sentence takes."""
    return _ABOVE + 18 + len(_sentence(says)) * _LINE


def _sentence(says: str) -> list[str]:
    return wrap(says, font(TEXT), WIDTH - 2 * MARGIN, _LINES)
