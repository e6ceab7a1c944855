"""Rows for every table, of us and of neighbours, and arguments for every function of the tables.

A neighbour's rows are ours, but for one thing: another bot's, group's, topic's or person's. So
whoever leaves one of these out of a condition takes them for ours.
"""

import importlib
import inspect
import json
import pkgutil
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import state.tables
from state.memory.schedule import DEFAULTS
from state.records.cards import Card
from state.records.classes import GroupName, Membership
from state.records.groups import Push, Round, Shown, Vote, Where
from state.records.items import Whose
from state.records.learners import (
    Attempt,
    Hold,
    Holding,
    Learner,
    Memory,
    MockResult,
    Pause,
    Rating,
    Reminder,
    Review,
    Role,
    Who,
)
from state.records.mail import Arrival, Letter, UnreadableUpdate
from state.records.topics import Edition, Upload
from state.sql import Connection
from state.tables import contests, invitations, participants, pushes, timetables
from state.tables.classes import homework
from state.tables.memory import reviews
from tests.databases import columns, tables

Function = Callable[..., Any]

US: Final = {"bot_id": 7, "chat_id": -100, "thread_id": 31, "learner_id": 1}
WHO, THERE = Who(7, 1), Where(7, -100, 31)
GROUP = GroupName(-100, "9B", 31)
CODE, DAY = "a" * 22, 739_000
PUSH = Push(-100, DAY, 2, "t/a", "v", Shown.POLL, (0,), 60, None, "new", thread_id=31)

NEIGHBOURS: Final[dict[str, dict[str, object]]] = {
    "another bot": {"bot_id": 8},
    "another group": {"chat_id": -101},
    "another topic": {"thread_id": 32},
    "another person": {"learner_id": 2},
    "another slot": {"slot": 3},
    "another item": {"item": "t/z"},
}

_ROW: Final[dict[str, object]] = (
    dict.fromkeys(("item", "about"), "t/a")
    | dict.fromkeys(("at", "received_at", "created_at", "updated_at", "made_at", "since"), 50)
    | dict.fromkeys(("seen_at", "remind_at", "next_at", "digest_at", "reveal_at", "tell_at"), 50)
    | dict.fromkeys(("ends_at", "expires_at"), 900)
    | dict.fromkeys(("day", "due", "next_check"), DAY)
    | dict.fromkeys(("undoes", "used_by", "used_at", "reply", "replied_at"))
    | dict.fromkeys(("until", "silent_since"))
    | {"topic": "t", "slot": 1, "place": 1, "minute": 600, "days": 31, "rating": 2, "last": 2}
    | {"update_id": 5, "posting_id": 1, "review_id": 1, "homework_id": 1, "message_id": 70}
    | {"fitted_at": 5, "goal": 3, "score": 0.5, "shares": 1, "upto": 9, "nickname": "Owl"}
    | {"zone": "UTC", "language": "en", "role": "tutor", "kind": "poll", "outcome": "right"}
    | {"picks": "[0]", "items": '["t/a"]', "evidence": "[]", "weights": json.dumps(DEFAULTS)}
    | {"prompt": "1.1", "token": "secret", "poll_id": "77", "detail": ""}
)
_OF: Final[dict[str, dict[str, object]]] = {
    "inbox": {"state": "new"},
    "outbox": {"state": "sent", "buttons": "shown"},
    "contests": {"state": "open"},
    "reports": {"state": "open"},
    "homework": {"state": "open", "day": 1},
    "holdings": {"state": "suspected"},
    "timetables": {"state": "on", "topics": "[]"},
    "pushes": {"state": "open", "body": '{"version":"v","shown":"poll","order":[0]}'},
    "rounds": {"body": '{"items":["t/a"],"day":1,"first":1,"number":1}'},
    "invitations": {"digest": invitations.digest(CODE)},
    "pauses": {"since": DAY},
    "editions": {"number": 1, "changes": "{}"},
}
"""What a column holds, by its name; where that is not enough, by its table."""

_APART: Final[dict[tuple[str, ...], dict[str, object]]] = {
    **{("pushes", one): {"token": "another", "posting_id": 2} for one in (*US, "slot", "item")},
    ("inbox", "chat_id"): {"update_id": 15},
}
"""What neighbours cannot have as we have it, by their table and what they are another of."""


def put(db: Connection, **other: object) -> None:
    """Put a row into every table: ours, or a neighbour's in the tables where they are another.

    Where a table can hold no more than our row, it holds that.
    """
    for table in tables(db):
        kept = [one for one in columns(db, table) if not one.is_own]
        if other.keys() <= {one.name for one in kept}:
            row = {one.name: _value(table, one.name, one.kind) for one in kept} | other
            row |= {**_APART.get((table, *other), {})}
            names, places = ", ".join(row), ", ".join("?" * len(row))
            insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608  # from the schema
            db.execute(f"{insert} ON CONFLICT DO NOTHING", (*row.values(),))


def _value(table: str, name: str, kind: str) -> object:
    plain: object = {"TEXT": "x", "BLOB": zlib.compress(b"x"), "INTEGER": 1, "REAL": 0.5}[kind]
    return {**_ROW, **US, **_OF.get(table, {})}.get(name, plain)


def functions() -> Iterator[tuple[str, Function]]:
    """Give every function of the tables by its name, as "learners.session"."""
    for found in pkgutil.walk_packages(state.tables.__path__, "state.tables."):
        module = importlib.import_module(found.name)
        for name, one in inspect.getmembers(module, inspect.isfunction):
            mine = one.__module__ == found.name and not name.startswith("_")
            if mine and next(iter(inspect.signature(one).parameters), "") == "db":
                yield f"{found.name.rpartition('.')[2]}.{name}", one


def arguments(db: Connection, name: str, function: Function) -> dict[str, Any]:
    """Give what a function is called with to ask about us, or change what is ours."""
    wanted = list(inspect.signature(function).parameters)[1:]
    given = {one: _ARGUMENTS.get(f"{name}.{one}", _ARGUMENTS.get(one)) for one in wanted}
    missing = [one for one, value in given.items() if value is None]
    assert missing == [], f"{name}: say in `_ARGUMENTS` what is passed for {missing}"
    return {one: value(db) if callable(value) else value for one, value in given.items()}


def concerns(function: Function) -> set[str]:
    """Tell which neighbours have nothing to do with what a function is asked about."""
    names = set(inspect.signature(function).parameters)
    found = {"another bot"} if names & {"bot_id", "who", "where", "marker", "giver"} else set()
    of_topic = {"where", "settings", "push"}
    found |= {"another group"} if names & {"chat_id", "group", *of_topic} else set()
    found |= {"another topic"} if names & of_topic else set()
    found |= {"another slot"} if names & {"slot", "push"} else set()
    found |= {"another item"} if "item" in names else set()
    return found | ({"another person"} if "who" in names else set())


_ARGUMENTS: Final[dict[str, Any]] = (
    US
    | {"who": WHO, "where": THERE, "marker": Who(7, 9), "giver": Who(7, 9), "group": GROUP}
    | dict.fromkeys(("at", "now"), 100)
    | dict.fromkeys(("since", "before", "recent", "first"), 10)
    | dict.fromkeys(("limit", "most", "last"), 900_000)
    | dict.fromkeys(("day", "today"), DAY)
    | dict.fromkeys(("number", "case_id", "report_id", "posting_id", "review_id", "slot"), 1)
    | dict.fromkeys(("response", "reason", "text", "reply", "title", "error", "name"), "x")
    | {"bot_ids": [7, 9], "item": "t/a", "topic": "t", "body": "{}", "update_id": 5, "code": CODE}
    | {"message_id": 70, "poll_id": "77", "token": "secret", "prompt": "1.1", "thread_id": 33}
    | {"digest": "x", "digests": ["x"], "files": "x", "items": ["t/b"], "old": -100, "new": -102}
    | {"role": Role.TUTOR, "rating": Rating.GOOD, "days": range(DAY, DAY + 2), "named": ["t/a"]}
    | {"whose": Whose((-100,)), "next_at": 200, "reveal_at": 200, "told": 1, "siblings": ("t/b",)}
    | {"renames": {"t/a": "t/c"}, "used": ["x"], "data": {"x": b"x"}, "file_ids": {"x": "y"}}
    | {"work": lambda _: list, "fitted": lambda _: None}
    | {
        "invitations.make.code": "b" * 22,
        "consultations.counted.last": 900,
        "consultations.ask.asked": ("t/a", "x", (0,), False, ""),
        "topics.add_edition.files": b"x",
        "attempt": Attempt("t/a", 60, "x", "right", 1.0, "words", None),
        "after": Memory("t/a", 1.0, 5.0, DAY, DAY, 1, 0, Rating.GOOD),
        "review": Review("t/a", 60, DAY, Rating.GOOD, 0.9),
        "newcomer": Learner("Ann", "UTC"),
        "learner": Learner("Ann", "UTC"),
        "chosen": Membership(GROUP, "Lark"),
        "holding": Holding("x", Hold.SUSPECTED, 1, 5),
        "result": MockResult("t", 60, 0.5),
        "pause": Pause(DAY + 1),
        "wanted": Reminder(700, 60),
        "card": Card("x", "x"),
        "live": Round(("t/a",), DAY, 1, 1),
        "vote": Vote(1, (0,), "A", 1.0, None, 60),
        "letters": [Letter("say", "{}")],
        "arrivals": [Arrival(6, -100, "{}")],
        "found": [UnreadableUpdate(6, "x", b"y", b"z")],
        "upload": Upload("y", "t", "x", 0, 60, b"x"),
        "made": Edition(0, "t", 2, "x", "y", "", 60, 1, "Ann"),
        "case": lambda db: contests.next_case(db, 7),
        "homework": lambda db: homework.find(db, 7, 1),
        "invitation": lambda db: invitations.find(db, 7, CODE),
        "logged": lambda db: reviews.last(db, WHO),
        "nickname": lambda db: participants.nicknames(db, 7, GROUP)[0],
        "push": lambda db: pushes.by_place(db, THERE, DAY, 1),
        "pushes.put.push": PUSH,
        "settings": lambda db: timetables.find(db, THERE),
    }
)
