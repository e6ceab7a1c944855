"""How memory is expected to go until the exam: a line, in the range in which it should lie."""

from PIL import Image

from bot.picture.bars import share
from bot.picture.canvas import MARGIN, SMALL, TEXT, WIDTH, Canvas
from bot.picture.facts import Outlook, Point
from bot.picture.heading import heading, heading_height
from bot.picture.lettering import fit, font
from bot.picture.palette import BLUES, FAINT, LINE, SOFT

LEFT = MARGIN + 84
RIGHT = WIDTH - MARGIN - 84
TALL = 300
"""Pixels from 0 to 100 %."""

ABOVE = 24
"""Pixels between the heading and 100 %."""

_APART = 36
"""Pixels between two numbers at the end of the line, so that none covers another."""


def outlook(facts: Outlook) -> Image.Image:
    """Draw the outlook; without points there is only its heading."""
    top = heading_height(facts.says) + ABOVE
    canvas = Canvas(top + TALL + 60)
    heading(canvas, facts.title, facts.says)
    _grid(canvas, top)
    if facts.points:
        _range(canvas, facts.points, top)
        _numbers(canvas, facts.points[-1], top)
    low = top + TALL + 42
    first = fit(facts.first, font(SMALL), (RIGHT - LEFT) / 4)
    last = fit(facts.last, font(SMALL), (RIGHT - LEFT) * 2 / 3)
    canvas.text((LEFT, low), first, SMALL, ink=SOFT)
    canvas.text((RIGHT, low), last, SMALL, ink=SOFT, anchor="rs")
    return canvas.finished()


def height_of(value: float, top: float) -> float:
    """Give where a share lies."""
    return top + TALL * (1 - share(value))


def _grid(canvas: Canvas, top: int) -> None:
    for value in (0.0, 0.5, 1.0):
        y = height_of(value, top)
        canvas.line([(LEFT, y), (RIGHT, y)], LINE if value == 0 else FAINT, 2)
        name = f"{value:.0%}"
        canvas.text((LEFT - 12, y + 8), name, SMALL, ink=SOFT, anchor="rs")


def _range(canvas: Canvas, points: tuple[Point, ...], top: int) -> None:
    days = [point.day for point in points]
    begin, whole = min(days), max(1, max(days) - min(days))
    across = [LEFT + (RIGHT - LEFT) * (day - begin) / whole for day in days]
    highs, mids, lows = (
        [(x, height_of(value, top)) for x, value in zip(across, values, strict=True)]
        for values in zip(*((p.high, p.mid, p.low) for p in points), strict=True)
    )
    if len(points) > 1:
        canvas.area([*highs, *reversed(lows)], BLUES[0])
        canvas.line(highs, BLUES[1], 2)
        canvas.line(lows, BLUES[1], 2)
        canvas.line(mids, BLUES[3], 5)
    canvas.dot(mids[0], 7, BLUES[3])
    canvas.dot(mids[-1], 9, BLUES[3])


def _numbers(canvas: Canvas, end: Point, top: int) -> None:
    """Write what is expected on the last day, with its range above and below."""
    middle = height_of(end.mid, top) + 8
    high = min(height_of(end.high, top) + 8, middle - _APART)
    low = max(height_of(end.low, top) + 8, middle + _APART)
    x = RIGHT + 16
    canvas.text((x, middle), f"{share(end.mid):.0%}", TEXT, bold=True)
    canvas.text((x, high), f"{share(end.high):.0%}", SMALL, ink=SOFT)
    canvas.text((x, low), f"{share(end.low):.0%}", SMALL, ink=SOFT)
