"""Draws a picture of progress: facts in, a PNG out; pure, and meant to run in a thread."""

from io import BytesIO

from PIL import Image

from bot.picture.bars import bars
from bot.picture.calendar import calendar
from bot.picture.canvas import WIDTH
from bot.picture.facts import Facts
from bot.picture.outlook import outlook
from bot.picture.palette import PAPER, reduced

BELOW = 16
"""Pixels of paper under the last part."""


def draw(facts: Facts) -> bytes:
    """Draw the parts under each other."""
    parts = [
        *([calendar(facts.calendar)] if facts.calendar else []),
        *([bars(facts.mastery)] if facts.mastery else []),
        *([outlook(facts.outlook)] if facts.outlook else []),
    ]
    picture = Image.new("RGB", (WIDTH, sum(part.height for part in parts) + BELOW), PAPER)
    top = 0
    for part in parts:
        picture.paste(part, (0, top))
        top += part.height
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    reduced(picture).save(out, "PNG")
    return out.getvalue()
