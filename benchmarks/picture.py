"""How long the picture of progress takes to draw, and how heavy it is.

The baseline is the same sheet, empty: what Pillow takes to halve it, reduce it to its palette and
pack it as a PNG, whatever stands on it. Processor time depends less on what else the machine does.
"""

import time
from collections.abc import Callable
from io import BytesIO

from msgspec import Struct
from PIL import Image

from benchmarks.timing import median, milliseconds, percentile, table
from bot.picture.canvas import Canvas
from bot.picture.draw import draw
from bot.picture.facts import WEEKS, Bar, Bars, Calendar, Facts, Outlook, Point
from bot.picture.palette import reduced
from state.values import replace

ROUNDS = 30
CONCEPTS = 5
DAYS = 7 * WEEKS
EXAM = 60
"""Days to the exam."""

SENTENCE = "With 4 minutes a day you should remember about 71% on the day, between 63% and 79%."

BARS = Bars(
    title="What you would remember today",
    says="The 5 strongest of 24.",
    bars=tuple(
        Bar(f"Concept {number} with a name of some length", number / CONCEPTS, "40% · growing")
        for number in range(CONCEPTS)
    ),
)

FULL = Facts(
    calendar=Calendar(
        title="The last 12 weeks",
        says="You revised on 81 of 84 days and answered 1,092 questions.",
        legend="a day",
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=("Sep", "", "", "", "Oct", "", "", "", "", "Nov", "", ""),
        counts=tuple(7 * day % 27 for day in range(DAYS)),
    ),
    mastery=BARS,
    outlook=Outlook(
        title="Until your exam",
        says=SENTENCE,
        points=tuple(
            Point(day, 0.4 + day / 300, 0.4 + day / 200, 0.4 + day / 150) for day in range(EXAM)
        ),
        first="today",
        last="20 January",
    ),
)

HOSTILE = replace(
    FULL,
    mastery=replace(BARS, bars=(Bar("\u202eW\u0301🎉" * 1000, 0.5, "é" * 4096),) * CONCEPTS),
)


class Measured(Struct, frozen=True):
    """One way of drawing."""

    name: str
    size: int
    seconds: tuple[float, ...]
    processor: tuple[float, ...]


def report() -> str:
    """Draw each many times, and write the table."""
    empty = Image.open(BytesIO(draw(FULL))).height
    ways: dict[str, Callable[[], bytes]] = {
        "an empty sheet of the same size (baseline)": lambda: _packed(empty),
        "twelve weeks, five concepts, an exam": lambda: draw(FULL),
        "the same without an exam": lambda: draw(replace(FULL, outlook=None)),
        "names of 4,096 characters": lambda: draw(HOSTILE),
    }
    measured = [_measured(name, way) for name, way in ways.items()]
    baseline = median(measured[0].processor)
    head = ["picture", "kB", "p50", "p99", "processor time", "ratio"]
    return f"{ROUNDS} drawings of each.\n\n" + table(head, [_row(m, baseline) for m in measured])


def _packed(height: int) -> bytes:
    out = BytesIO()
    reduced(Canvas(height).finished()).save(out, "PNG")
    return out.getvalue()


def _measured(name: str, way: Callable[[], bytes]) -> Measured:
    size = len(way())
    times = [_timed(way) for _ in range(ROUNDS)]
    seconds, processor = zip(*times, strict=True)
    return Measured(name, size, seconds, processor)


def _timed(way: Callable[[], bytes]) -> tuple[float, float]:
    begun, spent = time.perf_counter(), time.process_time()
    way()
    return time.perf_counter() - begun, time.process_time() - spent


def _row(measured: Measured, baseline: float) -> list[str]:
    processor = median(measured.processor)
    return [
        measured.name,
        f"{measured.size / 1000:.0f}",
        milliseconds(percentile(measured.seconds, 0.50)),
        milliseconds(percentile(measured.seconds, 0.99)),
        milliseconds(processor),
        f"{processor / baseline:.1f}",
    ]
