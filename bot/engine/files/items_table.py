"""How questions do, as a CSV file for whoever runs the bot. Pure.

A row an item, those that want looking at first; figures that cannot be told from so few people are
left empty. It is a file like those of `bot.engine.files.exporting`.
"""

from collections.abc import Iterable, Sequence

from bot.analysis.intervals import Interval
from bot.analysis.items import Report
from bot.analysis.wrong_answers import said_alike
from bot.engine.files.exporting import Cell, asked, csv_file, type_of
from bot.tutor.model.teaching import Teaching

ITEMS = (
    "topic",
    "item",
    "concept",
    "type",
    "question",
    "findings",
    "people",
    "right_first_time",
    "share",
    "share_low",
    "share_high",
    "knowing",
    "knowing_right",
    "others",
    "others_right",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "seconds",
    "hinted",
    "contested",
    "confirmed",
    "reported",
    "wrong_answers",
    "options_nobody_took",
)

_MOST_WRONG = 40
"""Different wrong answers that are compared with each other, of each item."""

_MOST_SHOWN = 5


def items_csv(reports: Iterable[Report], teaching: Teaching) -> bytes:
    """Make the file; shares and differences are rounded to hundredths."""
    return csv_file(ITEMS, (_row(report, teaching) for report in reports))


def _row(report: Report, teaching: Teaching) -> Sequence[Cell]:
    topic, _, name = report.ref.partition("/")
    item = teaching.library.item(report.ref)
    right_of_knowing, knowing = report.knowing or (None, None)
    right_of_others, others = report.others or (None, None)
    return (
        topic,
        name,
        item.concept if item else None,
        type_of(item),
        asked(item),
        "; ".join(report.findings),
        report.people,
        report.right,
        *_interval(report.share),
        knowing,
        right_of_knowing,
        others,
        right_of_others,
        *_interval(report.discrimination),
        report.seconds,
        report.hinted,
        report.voiced.contested,
        report.voiced.confirmed,
        report.voiced.reported,
        _wrong(report, teaching),
        "; ".join(report.unused),
    )


def _interval(of: Interval | None) -> Sequence[Cell]:
    return (round(of.value, 2), round(of.low, 2), round(of.high, 2)) if of else (None, None, None)


def _wrong(report: Report, teaching: Teaching) -> str:
    """Give the commonest wrong answers with their numbers, put together where they say the same."""
    item = teaching.library.item(report.ref)
    if item is None:
        return ""
    grader = teaching.grader_of(report.ref)
    grouped = said_alike(report.wrong[:_MOST_WRONG], lambda said: grader.alike(item, said))
    return "; ".join(f"{one.text} ({one.people})" for one in grouped[:_MOST_SHOWN])
