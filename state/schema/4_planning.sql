-- Exam dates, pauses and reminders; a learner's own memory parameters; settings; and being forgotten.
ALTER TABLE learners ADD COLUMN confidence INTEGER NOT NULL DEFAULT 1 CHECK (confidence IN (0, 1))

ALTER TABLE learners ADD COLUMN language TEXT NOT NULL DEFAULT 'en'

ALTER TABLE reviews ADD COLUMN due INTEGER

-- When it was last tried to fit the learner's own memory parameters.
ALTER TABLE learners ADD COLUMN fitted_at INTEGER

-- A learner's memories lie together, a few hundred rows: an index by day within them cost two fifths
-- of the file and saved two hundredths of a millisecond.
DROP INDEX memories_by_due

-- An empty topic stands for all that has no date of its own.
CREATE TABLE exams (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, topic TEXT NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id, topic),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

-- A pause without an end is still going on.
CREATE TABLE pauses (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    since INTEGER NOT NULL, until INTEGER,
    PRIMARY KEY (bot_id, learner_id, since),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

-- The minute is of the learner's own day; the moment is in UTC, and NULL when reminders are off.
CREATE TABLE reminders (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    remind_at INTEGER, sent INTEGER NOT NULL DEFAULT 0, sent_at INTEGER,
    ignored INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bot_id, learner_id),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

CREATE INDEX reminders_by_time ON reminders (bot_id, remind_at) WHERE remind_at IS NOT NULL

-- Every set that was ever in use; the newest is in use.
CREATE TABLE parameters (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, fitted_at INTEGER NOT NULL,
    weights TEXT NOT NULL, reviews INTEGER NOT NULL, loss REAL NOT NULL, loss_before REAL NOT NULL,
    PRIMARY KEY (bot_id, learner_id, fitted_at),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

-- Without it, each review that is forgotten would be looked for among everybody's attempts.
CREATE INDEX attempts_by_review ON attempts (review_id) WHERE review_id IS NOT NULL

-- Whoever is being forgotten right now: only their rows may leave the review log.
CREATE TABLE forgetting (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id)
) STRICT, WITHOUT ROWID

DROP TRIGGER reviews_are_never_deleted

CREATE TRIGGER reviews_are_never_deleted BEFORE DELETE ON reviews
    WHEN NOT EXISTS (
        SELECT 1 FROM forgetting WHERE bot_id = OLD.bot_id AND learner_id = OLD.learner_id
    )
    BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END
