"""Answers, learners and questions as CSV files, for a tutor's spreadsheet. Pure.

The files are UTF-8 with a byte order mark, which Excel needs to read them as such; moments are
ISO 8601 with their offset; a line break in an answer stays inside its quotes. Whatever somebody
typed stays text (see `state.privacy.spreadsheet`); numbers of our own stay numbers.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.views.texts import clean
from content.library import Library
from content.model import items as model
from state.clock.days import zone_of
from state.privacy.spreadsheet import cell
from state.records.exports import AnswerRow, Tables

Cell = str | float | None

ANSWERS = (
    "learner",
    "name",
    "group",
    "at",
    "topic",
    "item",
    "question",
    "response",
    "chosen",
    "score",
    "misconception",
)
LEARNERS = ("learner", "name", "shares_progress", "since", "answers", "right", "last_answer")
QUESTIONS = (
    "topic",
    "item",
    "concept",
    "type",
    "question",
    "answers",
    "right",
    "share_right",
    "people",
)


def csv_files(tables: Tables, library: Library) -> dict[str, bytes]:
    """Make the three files, by the names of `state.records.exports.TABLES`.

    Scores and shares are 0 to 1, rounded to hundredths.
    """
    return {
        "answers": csv_file(
            ANSWERS, (_answer(row, tables.zone, library) for row in tables.answers)
        ),
        "learners": csv_file(LEARNERS, _learners(tables)),
        "questions": csv_file(QUESTIONS, _questions(tables.answers, library)),
    }


def csv_file(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Make one file of a heading and rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([cell(_plain(value)) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> Cell:
    return clean(value) if isinstance(value, str) else value


def _answer(row: AnswerRow, zone: str, library: Library) -> Sequence[Cell]:
    item = library.item(row.item)
    topic, _, name = row.item.partition("/")
    return (
        row.learner,
        row.name,
        row.group,
        _moment(row.at, zone),
        topic,
        name,
        asked(item),
        row.response,
        "; ".join(_chosen(item, row.picks)),
        round(row.score, 2),
        row.misconception,
    )


def _learners(tables: Tables) -> Iterable[Sequence[Cell]]:
    """Give each person with what they have answered in this table, and when they last did."""
    own = defaultdict[int, list[AnswerRow]](list)
    for row in tables.answers:
        own[row.learner].append(row)
    for one in tables.learners:
        rows = own[one.learner]
        yield (
            one.learner,
            one.name,
            int(one.shares),
            _moment(one.since, tables.zone),
            len(rows),
            sum(row.score >= 1 for row in rows),
            _moment(max(row.at for row in rows), tables.zone) if rows else None,
        )


def _questions(answers: Iterable[AnswerRow], library: Library) -> Iterable[Sequence[Cell]]:
    """Give each question that was answered with how it went, in the order of their names."""
    by_item = defaultdict[str, list[AnswerRow]](list)
    for row in answers:
        by_item[row.item].append(row)
    for ref, rows in sorted(by_item.items()):
        item = library.item(ref)
        topic, _, name = ref.partition("/")
        right = sum(row.score >= 1 for row in rows)
        yield (
            topic,
            name,
            None if item is None else item.concept,
            type_of(item),
            asked(item),
            len(rows),
            right,
            round(right / len(rows), 2),
            len({row.learner for row in rows}),
        )


def _moment(at: int, zone: str) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone_of(zone)).isoformat()


def asked(item: model.Item | None) -> str | None:
    """Give what an item asks; None for one that is no longer there."""
    return None if item is None else item.asked


def type_of(item: model.Item | None) -> str | None:
    """Give the kind of an item, as its author writes it; None for one that is no longer there."""
    return None if item is None else model.kind_of(item)


def _chosen(item: model.Item | None, picks: tuple[int, ...]) -> list[str]:
    """Give the words of what was chosen, in the order of choosing."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            texts: Sequence[str] = [option.text for option in choices]
        case model.TrueFalseQuestion():
            texts = ("true", "false")
        case model.OrderQuestion(steps=steps):
            texts = steps
        case model.MatchQuestion(pairs=pairs):
            texts = tuple(pairs.values())
        case _:
            texts = ()
    return [texts[pick] for pick in picks if pick < len(texts)]
