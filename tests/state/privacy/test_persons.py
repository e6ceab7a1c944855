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
NEVER = {"username", "last_name", "phone", "phone_number", "email", "location", "birth", "photo"}


def test_the_texts_that_are_kept_of_a_person_are_those_that_were_thought_about(
    db: Connection,
) -> None:
    kept = {
        table: {name for _, name, kind, *_ in columns(db, table) if kind in ("TEXT", "BLOB")}
        for table in persons.tables(db)
    }
    assert kept == TEXTS


def test_nobodys_full_name_telephone_or_whereabouts_have_a_place(db: Connection) -> None:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    names = {name for table in tables for _, name, *_ in columns(db, table)}
    assert "learner_id" in names
    assert names & NEVER == set()


def columns(db: Connection, table: str) -> list[tuple[int, str, str, int, object, int]]:
    return db.execute(f"PRAGMA table_info({table})").fetchall()
