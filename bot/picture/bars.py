"""How well the concepts are remembered: a name, a number and a bar for each."""

from PIL import Image

from bot.picture.canvas import MARGIN, TEXT, WIDTH, Canvas
from bot.picture.facts import Bars
from bot.picture.heading import heading, heading_height
from bot.picture.lettering import fit, font, length
from bot.picture.palette import BLUES, FAINT

LENGTH = WIDTH - 2 * MARGIN
"""Pixels of a full bar."""

THICK = 16
PITCH = 66


def bars(facts: Bars) -> Image.Image:
    """Draw the bars."""
    top = heading_height(facts.says)
    canvas = Canvas(top + len(facts.bars) * PITCH + 8)
    heading(canvas, facts.title, facts.says)
    for number, bar in enumerate(facts.bars):
        y = top + number * PITCH
        label = fit(bar.label, font(TEXT, bold=True), LENGTH / 2)
        room = LENGTH - length(label, font(TEXT, bold=True)) - 20
        canvas.text((MARGIN, y + 26), fit(bar.name, font(TEXT), room))
        canvas.text((WIDTH - MARGIN, y + 26), label, bold=True, anchor="rs")
        canvas.box((MARGIN, y + 36), (LENGTH, THICK), FAINT, 6)
        canvas.box((MARGIN, y + 36), (round(LENGTH * share(bar.share)), THICK), BLUES[2], 6)
    return canvas.finished()


def share(value: float) -> float:
    """Keep a share between nothing and all."""
    return min(1.0, max(0.0, value))
