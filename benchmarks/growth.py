"""Whether a turn costs more the more its learner has done, or the more there is to learn.

The same learner does the same, a quiz after the other, with a past of so many memories (each with
reviews, attempts and letters), and with so many items beside those that are asked. Processor time
is counted, in one process and without a network; the first row is the baseline. Between two quizzes
a session of revision is begun, which is the one turn that looks at all that was ever learnt.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.script import BEGIN, BOT, PACE, ZONE, engine_on, receipt
from benchmarks.timing import median, milliseconds, table, workplace
from bot.config import shipped_content
from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from content.library import Library
from content.load import load_library
from state.clock.days import day_of
from state.file.database import open_database
from state.file.session import FileSession
from state.records.learners import Who
from state.sql import Connection
from state.tables import exams
from state.writer import Writer

MEMORIES = (100, 1_000, 10_000)
ITEMS = (200, 2_000, 20_000)
TOPIC = "sales-information"
LEARNER = 1
ROUNDS = 40
WARM = 10
"""Rounds before counting begins: keys are compiled, caches filled."""

TODAY = day_of(BEGIN, ZONE)

OFTEN = 3
"""Reviews, attempts and letters for each memory."""


class _Cost(Struct, frozen=True):
    """Seconds of processor time."""

    turn: float
    session: float


def report() -> str:
    """Measure, and write both tables."""
    shipped = load_library(shipped_content())
    with workplace() as folder:
        past = [(f"{n:,}", _measure(folder / f"m{n}.db", shipped, _gone(n))) for n in MEMORIES]
        content = [(f"{n:,}", _measure(folder / f"i{n}.db", _grown(shipped, n), [])) for n in ITEMS]
        exam = [(f"{n:,}", _before_an_exam(folder / f"e{n}.db", shipped, n)) for n in MEMORIES]
    tables = (
        _table("memories", past),
        _table("items of content", content),
        _table("memories, of as many items, and an exam", exam),
    )
    return "\n\n".join(tables)


def _gone(memories: int) -> list[str]:
    """Name items that are asked no more."""
    return [f"{TOPIC}/gone-{number}" for number in range(memories)]


def _before_an_exam(path: Path, shipped: Library, memories: int) -> _Cost:
    """Measure with every item of a topic met, so that each may have its turn."""
    library = _grown(shipped, memories)
    return _measure(path, library, library.refs(TOPIC)[:memories], exam=TODAY + 28)


def _table(what: str, rows: list[tuple[str, _Cost]]) -> str:
    first = rows[0][1]
    head = [what, "processor time a turn (median of rounds)", "ratio", "a session begun", "ratio"]
    return table(
        head,
        [
            [
                name,
                milliseconds(cost.turn),
                f"{cost.turn / first.turn:.2f}",
                milliseconds(cost.session),
                f"{cost.session / first.session:.2f}",
            ]
            for name, cost in rows
        ],
    )


def _grown(library: Library, items: int) -> Library:
    """Give the library with its topic's cards again and again, until there are so many items."""
    topic = library.topics[TOPIC]
    more = items - sum(1 for _ in topic.items())
    cards = [
        topic.flashcards[place % len(topic.flashcards)].model_copy(update={"id": f"more-{place}"})
        for place in range(max(0, more))
    ]
    grown = topic.model_copy(update={"flashcards": (*topic.flashcards, *cards)})
    return Library({**library.topics, TOPIC: grown})


def _measure(path: Path, library: Library, met: Sequence[str], *, exam: int | None = None) -> _Cost:
    writer = Writer(FileSession(open_database(path, create=True)))
    try:
        engine = engine_on(writer, library)
        _take(writer, engine, Commanded("start", "", BEGIN - PACE))
        writer.do(lambda db: _remember(db, met))
        if exam is not None:
            writer.do(lambda db: exams.note_exam(db, Who(BOT, LEARNER), TOPIC, exam))
        costs = [_round(writer, engine, number) for number in range(ROUNDS)]
        turns, sessions = zip(*costs[WARM:], strict=True)
        return _Cost(median(turns), median(sessions))
    finally:
        writer.close()


def _remember(db: Connection, met: Sequence[str]) -> None:
    """Give the learner a past, a ninetieth of it due today."""
    who = (BOT, LEARNER)
    for number, item in enumerate(met):
        db.execute(
            "INSERT INTO memories VALUES (?, ?, ?, 20, 5, ?, ?, 3, 0, 3)",
            (*who, item, TODAY - 9, TODAY + number % 90),
        )
        for _ in range(OFTEN):
            _once(db, who, item)


def _once(db: Connection, who: tuple[int, int], item: str) -> None:
    (review,) = db.execute(
        "INSERT INTO reviews (bot_id, learner_id, item, at, day, rating, retention, options, due)"
        " VALUES (?, ?, ?, 0, ?, 3, 0.9, 0, ?) RETURNING id",
        (*who, item, TODAY - 9, TODAY),
    ).fetchone()
    db.execute(
        "INSERT INTO attempts (bot_id, learner_id, item, at, response, outcome, score, because,"
        " review_id) VALUES (?, ?, ?, 0, 'a shop', 'right', 1, 'points', ?)",
        (*who, item, review),
    )
    db.execute(
        "INSERT INTO outbox (bot_id, chat_id, kind, body, prompt, buttons, state, created_at,"
        " message_id) VALUES (?, ?, 'say', '', '0.1', '0.1', 'sent', ?, 1)",
        (*who, BEGIN),
    )


def _round(writer: Writer, engine: Engine, number: int) -> tuple[float, float]:
    """Take a round of turns, and give the processor time of one, and of a session begun."""
    at = BEGIN + 10 * PACE * number
    quiz = _seconds(writer, engine, list(_quiz(at)))
    return quiz, _seconds(writer, engine, [Pressed(f"m.begin.{TOPIC}", at + 8 * PACE)])


def _seconds(writer: Writer, engine: Engine, events: Sequence[Event]) -> float:
    begun = time.process_time()
    for event in events:
        _take(writer, engine, event)
    return (time.process_time() - begun) / len(events)


def _quiz(at: int) -> Iterator[Event]:
    yield Commanded("quiz", TOPIC, at)
    for answer in range(6):
        yield Said("how many people came in", at + PACE * (answer + 1))


def _take(writer: Writer, engine: Engine, event: Event) -> None:
    for posting in engine.take(Incoming(LEARNER, LEARNER, "Ann", event)):
        writer.do(receipt(posting))
