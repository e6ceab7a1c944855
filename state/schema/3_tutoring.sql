-- Wrong ideas from first suspicion to cleared, contested answers, mock exams, who may mark.
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
