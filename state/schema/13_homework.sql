-- Homework of groups, and whom to tell of it when.
CREATE TABLE homework (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    about TEXT NOT NULL, items TEXT NOT NULL, day INTEGER NOT NULL,
    ends_at INTEGER NOT NULL, at INTEGER NOT NULL, set_by INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'over')),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT

CREATE INDEX homework_by_group ON homework (bot_id, chat_id) WHERE state = 'open'

CREATE INDEX homework_by_end ON homework (bot_id, ends_at) WHERE state = 'open'

CREATE TABLE tellings (
    bot_id INTEGER NOT NULL, homework_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    tell_at INTEGER, told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bot_id, homework_id, learner_id),
    FOREIGN KEY (homework_id) REFERENCES homework,
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID

CREATE INDEX tellings_by_time ON tellings (bot_id, tell_at) WHERE tell_at IS NOT NULL
