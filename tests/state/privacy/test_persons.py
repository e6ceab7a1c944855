"""What is kept of a person is this and no more: whoever adds a column has a reason, and adds it."""

import pytest

from state.privacy import persons
from state.sql import Connection
from tests.databases import columns, tables

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


def test_the_texts_kept_of_a_person_are_those_that_were_thought_about(db: Connection) -> None:
    kept = {
        table: {one.name for one in columns(db, table) if one.kind in ("TEXT", "BLOB")}
        for table in persons.TABLES
    }
    assert kept == TEXTS


def test_a_table_that_somebodys_number_is_in_is_known(db: Connection) -> None:
    theirs = {table for table in tables(db) if "learner_id" in names_in(db, table)}
    assert set(persons.TABLES) == theirs - {FORGETTING}
    assert len(set(persons.TABLES)) == len(persons.TABLES)


@pytest.mark.file  # a server's tables refer to the same
def test_a_table_that_refers_to_another_is_emptied_before_it(db: Connection) -> None:
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


def names_in(db: Connection, table: str) -> set[str]:
    return {one.name for one in columns(db, table)}
