"""What is kept of a person is this and no more: whoever adds a column has a reason, and adds it."""

from state.privacy import persons
from state.sql import Connection

TEXTS = {
    "learners": {"name", "zone", "language"},  # the first name, as Telegram gives it
    "participants": {"nickname"},  # what they chose to be called on a leaderboard
    "sessions": {"body"},  # where they are in a conversation
    "attempts": {"item", "response", "outcome", "because", "misconception", "detail", "picks"},
    "reviews": {"item"},
    "memories": {"item"},
    "days": set(),
    "holdings": {"misconception", "state", "evidence"},
    "contests": {"item", "words", "response", "state", "reason"},
    "tellings": set(),
    "cards": {"file_id", "caption"},  # what they had made to pass on
    "consultations": {"item", "response", "picks", "note", "reply"},  # what they ask their tutor
    "reports": {"item", "reason", "text", "state"},  # what they say is wrong with a question
    "votes": {"picks", "response", "misconception"},
    "rechecks": {"item"},
    "mocks": {"topic"},
    "exams": {"topic"},
    "pauses": set(),
    "reminders": set(),
    "parameters": {"weights"},
    "roles": {"role"},
    "guesses": set(),
    "group_tutors": set(),
    "uploads": {"digest", "topic", "title", "files"},  # what they sent, until it is published
}
FORGETTING = "forgetting"
"""Holds somebody's number for no longer than the transaction that erases them."""

NEVER = {"username", "last_name", "phone", "phone_number", "email", "location", "birth", "photo"}


def test_the_texts_that_are_kept_of_a_person_are_those_that_were_thought_about(
    db: Connection,
) -> None:
    kept = {
        table: {name for _, name, kind, *_ in columns(db, table) if kind in ("TEXT", "BLOB")}
        for table in persons.TABLES
    }
    assert kept == TEXTS


def test_a_table_that_somebodys_number_is_in_is_known_and_one_that_refers_to_another_comes_first(
    db: Connection,
) -> None:
    theirs = {table for table in tables(db) if "learner_id" in names_in(db, table)}
    assert set(persons.TABLES) == theirs - {FORGETTING}
    assert len(set(persons.TABLES)) == len(persons.TABLES)
    for place, table in enumerate(persons.TABLES):
        referred = {to for _, _, to, *_ in db.execute(f"PRAGMA foreign_key_list({table})")}
        assert referred.isdisjoint(persons.TABLES[:place]), table


def test_a_column_that_somebody_signs_in_is_known(db: Connection) -> None:
    signed = {
        (table, name) for table in tables(db) for name in names_in(db, table) if name[-3:] == "_by"
    }
    assert set(persons.SIGNATURES) == signed


def test_nobodys_full_name_telephone_or_whereabouts_have_a_place(db: Connection) -> None:
    names = {name for table in tables(db) for name in names_in(db, table)}
    assert "learner_id" in names
    assert names & NEVER == set()


def tables(db: Connection) -> list[str]:
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [name for (name,) in rows]


def names_in(db: Connection, table: str) -> set[str]:
    return {name for _, name, *_ in columns(db, table)}


def columns(db: Connection, table: str) -> list[tuple[int, str, str, int, object, int]]:
    return db.execute(f"PRAGMA table_info({table})").fetchall()
