"""The calendar: a square for each day, the fuller and darker the more was done."""

from itertools import pairwise

from PIL import Image

from bot.picture.canvas import MARGIN, SMALL, WIDTH, Canvas
from bot.picture.facts import STEPS, Calendar
from bot.picture.heading import heading, heading_height
from bot.picture.lettering import fit, font, length
from bot.picture.palette import BLUES, FAINT, INK, SOFT

DAYS = 7
PITCH = 42
"""Pixels from one square to the next."""

CELL = 37
LEFT = MARGIN + 84
"""Where the first week begins."""

FILLED = (0, 16, 23, 30, CELL)
"""How large the square within the square is, by level: size says the same as lightness."""

_MONTHS = 36
_LEGEND = 56


def level(count: int) -> int:
    """Give how much was done on a day: 0 for nothing, up to 4."""
    return sum(count >= step for step in STEPS)


def corner(facts: Calendar, day: int) -> tuple[int, int]:
    """Give the top left corner of the square of a day, counted from the first Monday."""
    week, weekday = divmod(day, DAYS)
    return LEFT + week * PITCH, heading_height(facts.says) + _MONTHS + weekday * PITCH


def calendar(facts: Calendar) -> Image.Image:
    """Draw the calendar."""
    _, top = corner(facts, 0)
    canvas = Canvas(top + DAYS * PITCH + _LEGEND)
    heading(canvas, facts.title, facts.says)
    for week, month in enumerate(facts.months):
        name = fit(month, font(SMALL), 2 * PITCH)
        canvas.text((LEFT + week * PITCH, top - 12), name, SMALL, ink=SOFT)
    for weekday, name in enumerate(facts.weekdays):
        middle = top + weekday * PITCH + CELL // 2 + 10
        canvas.text((MARGIN, middle), fit(name, font(SMALL), LEFT - MARGIN - 8), SMALL, ink=SOFT)
    for day, count in enumerate(facts.counts):
        _square(canvas, corner(facts, day), level(count))
    if facts.counts:
        x, y = corner(facts, len(facts.counts) - 1)
        canvas.frame((x - 2, y - 2), (CELL + 4, CELL + 4), INK, 9)
    _legend(canvas, facts.legend, top + DAYS * PITCH + 8)
    return canvas.finished()


def _square(canvas: Canvas, place: tuple[int, int], filled: int) -> None:
    canvas.box(place, (CELL, CELL), FAINT, 7)
    if filled:
        size = FILLED[filled]
        inset = (CELL - size) / 2
        inner = (place[0] + inset, place[1] + inset)
        canvas.box(inner, (size, size), BLUES[filled - 1], 6)


def _legend(canvas: Canvas, says: str, top: int) -> None:
    x = MARGIN
    spans = [f"{low}\u2013{high - 1}" for low, high in pairwise(STEPS)]
    for filled, name in enumerate([*spans, f"{STEPS[-1]}+"], start=1):
        _square(canvas, (x, top), filled)
        canvas.text((x + CELL + 6, top + CELL // 2 + 10), name, SMALL, ink=SOFT)
        x += CELL + 20 + round(length(name, font(SMALL)))
    rest = fit(says, font(SMALL), WIDTH - MARGIN - x)
    canvas.text((x, top + CELL // 2 + 10), rest, SMALL, ink=SOFT)
