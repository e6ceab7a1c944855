"""A database with rows in every table, as a file and on a server."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import pytest

from state.copying.copy import copy
from state.copying.tables import tables
from state.file.database import open_database
from state.opening import Server as OnServer
from tests.server import Server

RECORDED = Path(__file__).parents[2] / "upgrade" / "2026-11-29" / "database.sql"
"""A week of three learners and a group, as a bot left it."""

IMAGE = b"\x89PNG\0\xff" * 200_000
DIGEST = blake2b(IMAGE, digest_size=16).hexdigest()

BESIDES = """
    INSERT INTO chats VALUES (7, 42, 1), (7, -42, NULL);
    INSERT INTO learners (bot_id, learner_id, name, zone, created_at)
        VALUES (7, 42, 'Zoë 👩 "\\' || char(9) || '\\N', 'UTC', 0),
            (7, 9223372036854775807, '', 'UTC', -1);
    INSERT INTO holdings VALUES (7, 42, 'm', 'suspected', 1, '[]', 0, NULL);
    INSERT INTO rechecks VALUES (7, 42, 't/a', 739000);
    INSERT INTO contests (bot_id, learner_id, item, words, response, at, state)
        VALUES (7, 42, 't/a', 'w', 'W', 0, 'open');
    INSERT INTO reports (bot_id, learner_id, item, reason, text, at, state)
        VALUES (7, 42, 't/a', 'wrong', 'x', 0, 'open');
    INSERT INTO samples VALUES (7, 't/a', 'w', 'W', 1, 42, 0);
    INSERT INTO mocks (bot_id, learner_id, topic, at, score)
        VALUES (7, 42, 't', 0, 0.1), (7, 42, 't', 1, 1e-300), (7, 42, 't', 2, 0.30000000000000004);
    INSERT INTO pauses VALUES (7, 42, 1, NULL);
    INSERT INTO parameters VALUES (7, 42, 0, '[]', 0, 0.5, 0.25);
    INSERT INTO renames (bot_id, old, new, upto, at) VALUES (7, 't/old', 't/new', 0, 0);
    INSERT INTO groups (bot_id, chat_id, title, set_up_by, created_at) VALUES (7, -9, 'G', 42, 0);
    INSERT INTO timetables VALUES (7, -9, 0, 'General', 'en', 'UTC', '[]', 31, 0, 0, NULL, 'on', 5);
    INSERT INTO slots VALUES (7, -9, 0, 1, 480, 99);
    INSERT INTO holidays VALUES (7, -9, 0, 739000);
    INSERT INTO lined_up VALUES (7, -9, 0, 1, 't/a');
    INSERT INTO rounds VALUES (7, -9, 0, '{}');
    INSERT INTO invitations VALUES (7, 'ab', 'tutor', -9, 42, 0, NULL, NULL),
        (7, 'cd', 'owner', NULL, 42, 0, 42, 1);
    INSERT INTO guesses VALUES (7, 42, 1, 2);
    INSERT INTO group_tutors VALUES (7, -9, 42);
    INSERT INTO participants (number, bot_id, chat_id, learner_id, seen_at)
        VALUES (90, 7, -9, 1, 0);
    DELETE FROM participants WHERE number = 90;
    INSERT INTO unreadable VALUES (7, x'00ff', 0, NULL, 'no JSON', x'0022005c0aff');
    INSERT INTO erasures VALUES (7, zeroblob(32), zeroblob(32), zeroblob(8));
    INSERT INTO uploads (bot_id, learner_id, digest, topic, title, drafts, files, at)
        VALUES (7, 42, 'z', 't', 'T', 0, x'50', 0), (7, 42, 'a', 't', 'T', 0, zeroblob(3000000), 0);
    INSERT INTO editions (bot_id, topic, number, title, digest, files, changes, made_by, made_at)
        VALUES (7, 't', 1, 'T', 'd', NULL, '', 42, 0);
    INSERT INTO consultations
        (bot_id, learner_id, chat_id, item, response, picks, was_right, note, at)
        VALUES (7, 42, -9, 't/a', '', '[]', 0, 'why?', 0);
    INSERT INTO homework (bot_id, chat_id, about, items, day, ends_at, at, set_by, state)
        VALUES (7, -9, 't', '[]', 1, 1, 1, 42, 'open');
    INSERT INTO tellings VALUES (7, 1, 42, NULL, 0);
    INSERT INTO sent_images VALUES (7, 'd', 'f', 0);
    INSERT INTO cards VALUES (7, 42, 'f', 'c', 0);
    INSERT INTO renamed_topics VALUES (7, -9, 3, 'Revision', 0);
    INSERT INTO forgetting VALUES (0, 0);
"""
"""Rows that the week has none of: odd texts, numbers and bytes among them, and a number of a
participant that was given and is free."""


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with rows in every table, as bytes."""
    path = tmp_path_factory.mktemp("lived-in") / "viva.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(RECORDED.read_text(encoding="utf-8"))
    with closing(open_database(path)) as db:
        for statement in BESIDES.split(";\n"):
            db.execute(statement)
        db.execute("INSERT INTO images VALUES (7, ?, ?)", (DIGEST, IMAGE))
        db.execute("INSERT INTO images_of_files VALUES (7, 'd', ?)", (DIGEST,))
        for table in tables():
            query = f"SELECT count(*) FROM {table.name}"  # noqa: S608  # from the schema
            assert db.execute(query).fetchone() > (0,), f"no row in {table.name}: add one above"
        db.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


@pytest.fixture
def path(lived_in: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "viva.db"
    path.write_bytes(lived_in)
    return path


@pytest.fixture
def nothing(server: Server) -> Iterator[OnServer]:
    """A database of a server with nothing in it."""
    with server.database() as url:
        yield OnServer(url)


@pytest.fixture
def filled(path: Path, nothing: OnServer) -> OnServer:
    """The database on a server."""
    copy(path, nothing)
    return nothing
