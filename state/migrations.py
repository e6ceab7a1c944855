"""The shape of the database, as numbered steps; a released step is never edited.

Every table carries `bot_id`, so that one file can serve several bots, and everything that belongs
to a person carries `learner_id`, so that it can be found when they ask for it to be erased.
"""

from sqlite_utils import Database, Migrations

steps = Migrations("viva")


def run(db: Database, script: str) -> None:
    """Run statements parted by blank lines, inside the migration's own transaction.

    (`executescript` would commit that transaction first, and a step could be left half done.)
    """
    for statement in script.split("\n\n"):
        db.execute(statement)


@steps()
def step_1_learning(db: Database) -> None:
    """Learners, where each is in a conversation, and what each remembers."""
    run(
        db,
        """
        CREATE TABLE learners (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
            name TEXT NOT NULL, zone TEXT NOT NULL, created_at INTEGER NOT NULL,
            PRIMARY KEY (bot_id, learner_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sessions (
            bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
            body TEXT NOT NULL, updated_at INTEGER NOT NULL,
            PRIMARY KEY (bot_id, chat_id, learner_id),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE memories (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            stability REAL NOT NULL, difficulty REAL NOT NULL,
            day INTEGER NOT NULL, due INTEGER NOT NULL,
            reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (bot_id, learner_id, item),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX memories_by_due ON memories (bot_id, learner_id, due);

        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            at INTEGER NOT NULL, day INTEGER NOT NULL,
            rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
            retention REAL NOT NULL, options INTEGER NOT NULL,
            undoes INTEGER REFERENCES reviews (id),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT;

        CREATE INDEX reviews_by_item ON reviews (bot_id, learner_id, item);

        CREATE UNIQUE INDEX reviews_undone ON reviews (undoes) WHERE undoes IS NOT NULL;

        CREATE TRIGGER reviews_are_never_changed BEFORE UPDATE ON reviews
            BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END;

        CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE ON reviews
            BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END;

        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            at INTEGER NOT NULL, response TEXT NOT NULL, outcome TEXT NOT NULL,
            score REAL NOT NULL, because TEXT NOT NULL, misconception TEXT,
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT;

        CREATE INDEX attempts_by_item ON attempts (bot_id, learner_id, item);

        CREATE TABLE days (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, day INTEGER NOT NULL,
            reviews INTEGER NOT NULL, recalled INTEGER NOT NULL,
            PRIMARY KEY (bot_id, learner_id, day),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE renames (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
            upto INTEGER NOT NULL, at INTEGER NOT NULL
        ) STRICT;
    """,
    )


@steps()
def step_2_mail(db: Database) -> None:
    """What came in and is not worked off yet, and what is to go out."""
    run(
        db,
        """
        CREATE TABLE inbox (
            bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
            received_at INTEGER NOT NULL, body TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('new', 'done', 'aside')),
            error TEXT,
            PRIMARY KEY (bot_id, update_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX inbox_new ON inbox (bot_id, update_id) WHERE state = 'new';

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
            kind TEXT NOT NULL, body TEXT NOT NULL, prompt TEXT,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
            tries INTEGER NOT NULL DEFAULT 0, error TEXT,
            created_at INTEGER NOT NULL, message_id INTEGER,
            buttons TEXT
        ) STRICT;

        CREATE INDEX outbox_waiting ON outbox (bot_id, id) WHERE state = 'waiting';

        CREATE INDEX outbox_by_prompt ON outbox (bot_id, chat_id, prompt)
            WHERE prompt IS NOT NULL;

        CREATE INDEX outbox_with_buttons ON outbox (bot_id, chat_id, buttons)
            WHERE buttons IS NOT NULL;

        CREATE TABLE chats (
            bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
            silent_since INTEGER,
            PRIMARY KEY (bot_id, chat_id)
        ) STRICT, WITHOUT ROWID;
    """,
    )


@steps()
def step_3_tutoring(db: Database) -> None:
    """Wrong ideas from first suspicion to cleared, contested answers, mock exams, who may mark."""
    run(
        db,
        """
        ALTER TABLE learners ADD COLUMN minutes INTEGER NOT NULL DEFAULT 4

        ALTER TABLE attempts ADD COLUMN sure INTEGER CHECK (sure BETWEEN 1 AND 3)

        ALTER TABLE attempts ADD COLUMN detail TEXT NOT NULL DEFAULT ''

        ALTER TABLE attempts ADD COLUMN review_id INTEGER REFERENCES reviews (id)

        CREATE TABLE holdings (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, misconception TEXT NOT NULL,
            state TEXT NOT NULL, hits INTEGER NOT NULL, evidence TEXT NOT NULL,
            since INTEGER NOT NULL, next_check INTEGER,
            PRIMARY KEY (bot_id, learner_id, misconception),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT, WITHOUT ROWID

        CREATE TABLE rechecks (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            day INTEGER NOT NULL,
            PRIMARY KEY (bot_id, learner_id, item, day),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT, WITHOUT ROWID

        CREATE TABLE contests (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            words TEXT NOT NULL, response TEXT NOT NULL, at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused')), reason TEXT,
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT

        CREATE INDEX contests_by_words ON contests (bot_id, item, words)

        CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
            reason TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT

        CREATE TABLE samples (
            bot_id INTEGER NOT NULL, item TEXT NOT NULL, words TEXT NOT NULL,
            response TEXT NOT NULL, is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
            marked_by INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (bot_id, item, words)
        ) STRICT, WITHOUT ROWID

        CREATE TABLE roles (
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, role TEXT NOT NULL,
            PRIMARY KEY (bot_id, learner_id, role)
        ) STRICT, WITHOUT ROWID

        CREATE TABLE mocks (
            id INTEGER PRIMARY KEY,
            bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, topic TEXT NOT NULL,
            at INTEGER NOT NULL, score REAL NOT NULL,
            FOREIGN KEY (bot_id, learner_id) REFERENCES learners
        ) STRICT
        """,
    )


VERSION = 3
"""The number of steps above: what `PRAGMA user_version` says of an up-to-date database."""
