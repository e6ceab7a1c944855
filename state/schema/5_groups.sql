-- Who was invited to what; groups with their timetable, their questions and their answers.
-- Of an invitation only the digest of its code is kept, so that the file gives none away.
CREATE TABLE invitations (
    bot_id INTEGER NOT NULL, digest TEXT NOT NULL, role TEXT NOT NULL,
    chat_id INTEGER, given_by INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    used_by INTEGER, used_at INTEGER,
    PRIMARY KEY (bot_id, digest),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

-- How often somebody tried a code that there is not, on the newest such day (of UTC).
CREATE TABLE guesses (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    day INTEGER NOT NULL, tries INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id)
) STRICT, WITHOUT ROWID

-- Days are a sum: Monday 1, Tuesday 2, ... Sunday 64; 0 before they are chosen. Minutes are of the
-- group's own day.
-- Revealed after so many minutes, or, if that is NULL, next morning.
CREATE TABLE groups (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, title TEXT NOT NULL, thread_id INTEGER,
    zone TEXT NOT NULL, topics TEXT NOT NULL, days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 127),
    silent_from INTEGER NOT NULL, silent_to INTEGER NOT NULL, reveal_after INTEGER,
    state TEXT NOT NULL CHECK (state IN ('on', 'paused', 'stopped', 'cut off')),
    set_up_by INTEGER NOT NULL, created_at INTEGER NOT NULL, digest_at INTEGER,
    PRIMARY KEY (bot_id, chat_id)
) STRICT, WITHOUT ROWID

CREATE INDEX groups_by_digest ON groups (bot_id, digest_at) WHERE digest_at IS NOT NULL

CREATE TABLE group_tutors (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, learner_id),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

CREATE TABLE slots (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 3),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), next_at INTEGER,
    PRIMARY KEY (bot_id, chat_id, slot),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

CREATE INDEX slots_by_time ON slots (bot_id, next_at) WHERE next_at IS NOT NULL

CREATE TABLE holidays (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, day INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, day),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

CREATE TABLE lined_up (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, place INTEGER NOT NULL, item TEXT NOT NULL,
    PRIMARY KEY (bot_id, chat_id, place),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

-- The ledger: one row for each slot of each local day, sent or skipped. Slots from 11 on are the
-- questions of live rounds.
CREATE TABLE pushes (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL,
    item TEXT, state TEXT NOT NULL CHECK (state IN ('open', 'revealed', 'skipped')),
    body TEXT NOT NULL, at INTEGER NOT NULL, reveal_at INTEGER, posting_id INTEGER, token TEXT,
    PRIMARY KEY (bot_id, chat_id, day, slot),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

CREATE INDEX pushes_by_item ON pushes (bot_id, chat_id, item, day, slot)

CREATE INDEX pushes_by_reveal ON pushes (bot_id, reveal_at) WHERE state = 'open'

CREATE INDEX pushes_by_posting ON pushes (posting_id) WHERE posting_id IS NOT NULL

CREATE UNIQUE INDEX pushes_by_token ON pushes (token) WHERE token IS NOT NULL

CREATE TABLE votes (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL,
    learner_id INTEGER NOT NULL, picks TEXT NOT NULL, response TEXT NOT NULL, score REAL NOT NULL,
    misconception TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, day, slot, learner_id),
    FOREIGN KEY (bot_id, chat_id, day, slot) REFERENCES pushes ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

-- Everybody seen in a group, and what they have agreed to. The number names them in files for
-- their tutors; it is given once and never again. On the leaderboard is whoever has a nickname.
CREATE TABLE participants (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    nickname TEXT, shares INTEGER NOT NULL DEFAULT 0 CHECK (shares IN (0, 1)),
    seen_at INTEGER NOT NULL,
    UNIQUE (bot_id, chat_id, learner_id),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT

CREATE TRIGGER whoever_votes_has_been_seen AFTER INSERT ON votes
    BEGIN
        INSERT INTO participants (bot_id, chat_id, learner_id, seen_at)
        SELECT NEW.bot_id, NEW.chat_id, NEW.learner_id, NEW.at WHERE NOT EXISTS (
            SELECT 1 FROM participants WHERE bot_id = NEW.bot_id
            AND chat_id = NEW.chat_id AND learner_id = NEW.learner_id
        );
    END

CREATE INDEX participants_by_learner ON participants (bot_id, learner_id)

CREATE TABLE rounds (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (bot_id, chat_id),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

ALTER TABLE outbox ADD COLUMN poll_id TEXT

ALTER TABLE outbox ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0 CHECK (unasked IN (0, 1))

CREATE INDEX outbox_by_poll ON outbox (bot_id, poll_id) WHERE poll_id IS NOT NULL

CREATE INDEX outbox_by_message ON outbox (bot_id, chat_id, message_id) WHERE message_id IS NOT NULL
