"""Everything that is kept about a learner, as files that a person can read.

What there is stands in `state.privacy.persons`, which is held against the schema, so that a new
table cannot be left out: every row of every table with their number, the mail of their private
chat, and what they have signed. Times become ISO times in UTC, days become dates, ratings become
words, JSON becomes JSON.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from state.clock.days import as_date
from state.privacy import persons
from state.privacy.spreadsheet import cell
from state.records.learners import Rating, Sure, Who
from state.sql import Connection

MAIL = ("inbox", "outbox", "chats")

ABOUT = {
    "learners": ("you", "Your name and your settings."),
    "sessions": ("conversations", "Where you are in a session, in each chat."),
    "memories": ("memory", "Each item you have met: how firmly it is remembered, when it is due."),
    "reviews": ("ratings", "Every rating of an item; a row that undoes another names it."),
    "attempts": ("answers", "Every answer you gave, and how it was marked."),
    "days": ("days", "How many items you went through on each day."),
    "holdings": ("wrong-ideas", "Wrong ideas you have shown, and how far they are cleared."),
    "rechecks": ("asked-again", "Items to be asked again on a certain day."),
    "contests": ("contested", "Answers you said were right."),
    "tellings": ("homework", "Homework that you are to be told of, or were."),
    "homework": ("homework-set", "Homework that you set for a group."),
    "consultations": ("asked-my-tutor", "What you asked tutors of yours, and their answers."),
    "reports": ("reports", "Questions you said something was wrong with."),
    "roles": ("roles", "What you may do beyond learning."),
    "cards": ("card-to-pass-on", "The newest picture of your week that you had made."),
    "mocks": ("mock-exams", "What your mock exams came to."),
    "exams": ("exams", "The days of your exams; an empty topic stands for all others."),
    "pauses": ("pauses", "Days on which you wanted to be left in peace."),
    "reminders": ("reminder", "When you want to be reminded, and how many were sent."),
    "parameters": ("memory-model", "Numbers of the memory model, fitted to your own log."),
    "votes": ("group-answers", "Your answers to questions in groups."),
    "participants": ("groups", "Groups you were seen in, your nickname, what you share."),
    "group_tutors": ("tutoring", "Groups of which you are a tutor."),
    "guesses": ("codes-tried", "How often you tried an invitation that there is not."),
    "inbox": ("messages-in", "Messages to the bot that are not worked off yet, and their numbers."),
    "outbox": ("messages-out", "Messages of the bot; their text is dropped once they are sent."),
    "chats": ("chat", "Whether the bot can write to you."),
    "invitations": ("invitations", "Invitations you gave or used; of the code only a digest."),
    "groups": ("groups-set-up", "Groups that you set up."),
    "samples": ("marked", "Answers of others that you marked."),
    "uploads": ("files-sent", "Topics you sent that wait to be published; /content sends them."),
    "editions": ("topics-published", "Versions of topics that you published."),
}
"""What each table is called in the files, and what a person is told of it."""

_TIMES = {"at", "updated_at", "created_at", "remind_at", "sent_at", "fitted_at", "seen_at"}
_TIMES |= {"received_at", "silent_since", "used_at", "expires_at", "digest_at", "made_at"}
_TIMES |= {"once_at", "replied_at", "tell_at", "ends_at"}
_DAYS = {"day", "due", "next_check", "since", "until"}
_JSON = {"body", "evidence", "detail", "weights", "picks", "topics", "changes", "items"}

Row = dict[str, object]


def export(db: Connection, who: Who) -> bytes:
    """Give all that is kept about a learner as one zip file, all of it from one moment.

    `db` must not be inside a transaction: it opens one of its own, and changes nothing.
    """
    db.execute("BEGIN")
    try:
        found = {ABOUT[table][0]: rows for table, rows in _everything(db, who) if rows}
        about = {name: what for name, what in ABOUT.values() if name in found}
    finally:
        db.execute("ROLLBACK")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(about))
        archive.writestr("everything.json", json.dumps(found, ensure_ascii=False, indent=1))
        for name, rows in found.items():
            archive.writestr(f"{name}.csv", _table(rows))
    return packed.getvalue()


def _everything(db: Connection, who: Who) -> Iterator[tuple[str, list[Row]]]:
    for table in reversed(persons.TABLES):
        yield table, _rows(db, table, "learner_id", who)
    for table in MAIL:
        yield table, _rows(db, table, "chat_id", who)
    for table, column in persons.SIGNATURES:
        yield table, _rows(db, table, column, who)


def _rows(db: Connection, table: str, column: str, who: Who) -> list[Row]:
    cursor = db.execute(
        f"SELECT * FROM {table} WHERE bot_id = ? AND {column} = ? ORDER BY 1, 2, 3",  # noqa: S608  # nosec  # names of our own
        who,
    )
    names = [name for name, *_ in cursor.description]
    own = ("bot_id", "learner_id", column)
    return [
        {
            name: _readable(name, value)
            for name, value in zip(names, row, strict=True)
            if name not in own
        }
        for row in cursor
    ]


def _readable(name: str, value: object) -> object:
    """Give a value as a person would write it."""
    match value:
        case int() if name in _TIMES:
            return datetime.fromtimestamp(value, UTC).isoformat()
        case int() if name in _DAYS:
            return as_date(value).isoformat()
        case int() if name in _WORDS:
            return _WORDS[name](value)
        case str() if name in _JSON:
            return _parsed(value)
        case bytes():
            return f"{len(value)} bytes"
        case _:
            return value


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


_WORDS: dict[str, Callable[[int], str]] = {
    "rating": lambda value: Rating(value).name.lower(),
    "last": lambda value: Rating(value).name.lower(),
    "sure": lambda value: Sure(value).name.lower().replace("_", " "),
    "minute": _clock,
}


def _table(rows: list[Row]) -> str:
    """Write rows as CSV that a spreadsheet opens as it is, and runs nothing of."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(rows[0])
    for row in rows:
        writer.writerow([cell(_flat(value)) for value in row.values()])
    return "\ufeff" + text.getvalue()  # the mark tells spreadsheets that it is UTF-8


def _flat(value: object) -> str | float | None:
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)


def _readme(about: dict[str, str]) -> str:
    files = "\n".join(f"{name}.csv\n    {what}" for name, what in about.items())
    return (
        "This is everything that the revision tutor keeps about you.\n\n"
        "everything.json holds it all for programs. The same is in one table for each kind of\n"
        "thing, which any spreadsheet opens. Times are in UTC, dates are your own.\n"
        "An apostrophe before an answer keeps a spreadsheet from taking it for a formula.\n\n"
        f"{files}\n\n"
        "/forget erases all of it.\n"
    )
