-- Learners, where each is in a conversation, and what each remembers.
CREATE TABLE learners (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    name TEXT NOT NULL, zone TEXT NOT NULL, created_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id)
) STRICT, WITHOUT ROWID

CREATE TABLE sessions (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    body TEXT NOT NULL, updated_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, learner_id),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

CREATE TABLE memories (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
    stability REAL NOT NULL, difficulty REAL NOT NULL,
    day INTEGER NOT NULL, due INTEGER NOT NULL,
    reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id, item),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

CREATE INDEX memories_by_due ON memories (bot_id, learner_id, due)

CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
    at INTEGER NOT NULL, day INTEGER NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    retention REAL NOT NULL, options INTEGER NOT NULL,
    undoes INTEGER REFERENCES reviews (id),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT

CREATE INDEX reviews_by_item ON reviews (bot_id, learner_id, item)

CREATE UNIQUE INDEX reviews_undone ON reviews (undoes) WHERE undoes IS NOT NULL

CREATE TRIGGER reviews_are_never_changed BEFORE UPDATE ON reviews
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END

CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE ON reviews
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END

CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, item TEXT NOT NULL,
    at INTEGER NOT NULL, response TEXT NOT NULL, outcome TEXT NOT NULL,
    score REAL NOT NULL, because TEXT NOT NULL, misconception TEXT,
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT

CREATE INDEX attempts_by_item ON attempts (bot_id, learner_id, item)

CREATE TABLE days (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, day INTEGER NOT NULL,
    reviews INTEGER NOT NULL, recalled INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id, day),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

CREATE TABLE renames (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
    upto INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT
