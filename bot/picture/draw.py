"""Draws a picture of progress: facts in, a PNG out; pure, and meant to run in a thread."""

from io import BytesIO

from PIL import Image

from bot.picture.bars import bars
from bot.picture.calendar import calendar
from bot.picture.canvas import MARGIN, TITLE, WIDTH, Canvas
from bot.picture.facts import Facts
from bot.picture.lettering import fit, font
from bot.picture.outlook import outlook
from bot.picture.palette import PAPER, reduced

BELOW = 24
"""Pixels of paper under the last part."""


def draw(facts: Facts) -> bytes:
    """Draw the parts under each other."""
    parts = [_title(facts.title), calendar(facts.calendar), bars(facts.mastery)]
    if facts.outlook is not None:
        parts.append(outlook(facts.outlook))
    picture = Image.new("RGB", (WIDTH, sum(part.height for part in parts) + BELOW), PAPER)
    top = 0
    for part in parts:
        picture.paste(part, (0, top))
        top += part.height
    return _png(picture)


def _title(title: str) -> Image.Image:
    canvas = Canvas(70)
    style = font(TITLE, bold=True)
    canvas.text((MARGIN, 58), fit(title, style, WIDTH - 2 * MARGIN), TITLE, bold=True)
    return canvas.finished()


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    reduced(picture).save(out, "PNG")
    return out.getvalue()
