-- A group has a timetable for each topic of its forum that was set up: 0 is General, and the one
-- of a group without topics. What a group was set up with becomes its first.
-- The name is the topic's own, as far as Telegram has told it.
CREATE TABLE timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    name TEXT NOT NULL, language TEXT NOT NULL,
    zone TEXT NOT NULL, topics TEXT NOT NULL, days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 127),
    silent_from INTEGER NOT NULL, silent_to INTEGER NOT NULL, reveal_after INTEGER,
    state TEXT NOT NULL CHECK (state IN ('on', 'paused', 'stopped', 'cut off')),
    digest_at INTEGER,
    PRIMARY KEY (bot_id, chat_id, thread_id),
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO timetables
    SELECT bot_id, chat_id, coalesce(thread_id, 0), '', language, zone, topics, days, silent_from,
        silent_to, reveal_after, state, digest_at
    FROM groups

CREATE INDEX timetables_by_digest ON timetables (bot_id, digest_at) WHERE digest_at IS NOT NULL

-- What belongs to a timetable says to which; so each of these tables is built anew.
CREATE TABLE slots_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 3),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), next_at INTEGER,
    PRIMARY KEY (bot_id, chat_id, thread_id, slot),
    FOREIGN KEY (bot_id, chat_id, thread_id) REFERENCES timetables ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO slots_of_timetables
    SELECT bot_id, chat_id, thread_id, slot, minute, next_at
    FROM slots JOIN timetables USING (bot_id, chat_id)

DROP TABLE slots

ALTER TABLE slots_of_timetables RENAME TO slots

CREATE INDEX slots_by_time ON slots (bot_id, next_at) WHERE next_at IS NOT NULL

CREATE TABLE holidays_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id, day),
    FOREIGN KEY (bot_id, chat_id, thread_id) REFERENCES timetables ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO holidays_of_timetables
    SELECT bot_id, chat_id, thread_id, day FROM holidays JOIN timetables USING (bot_id, chat_id)

DROP TABLE holidays

ALTER TABLE holidays_of_timetables RENAME TO holidays

CREATE TABLE lined_up_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    place INTEGER NOT NULL, item TEXT NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id, place),
    FOREIGN KEY (bot_id, chat_id, thread_id) REFERENCES timetables ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO lined_up_of_timetables
    SELECT bot_id, chat_id, thread_id, place, item
    FROM lined_up JOIN timetables USING (bot_id, chat_id)

DROP TABLE lined_up

ALTER TABLE lined_up_of_timetables RENAME TO lined_up

CREATE TABLE rounds_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id),
    FOREIGN KEY (bot_id, chat_id, thread_id) REFERENCES timetables ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO rounds_of_timetables
    SELECT bot_id, chat_id, thread_id, body FROM rounds JOIN timetables USING (bot_id, chat_id)

DROP TABLE rounds

ALTER TABLE rounds_of_timetables RENAME TO rounds

-- The ledger: one row for each slot of each local day, sent or skipped. Slots from 11 on are the
-- questions of live rounds.
CREATE TABLE pushes_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    day INTEGER NOT NULL, slot INTEGER NOT NULL,
    item TEXT, state TEXT NOT NULL CHECK (state IN ('open', 'revealed', 'skipped')),
    body TEXT NOT NULL, at INTEGER NOT NULL, reveal_at INTEGER, posting_id INTEGER, token TEXT,
    PRIMARY KEY (bot_id, chat_id, thread_id, day, slot),
    FOREIGN KEY (bot_id, chat_id, thread_id) REFERENCES timetables ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO pushes_of_timetables
    SELECT bot_id, chat_id, thread_id, day, slot, item, pushes.state, body, at, reveal_at,
        posting_id, token
    FROM pushes JOIN timetables USING (bot_id, chat_id)

CREATE TABLE votes_of_timetables (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    day INTEGER NOT NULL, slot INTEGER NOT NULL,
    learner_id INTEGER NOT NULL, picks TEXT NOT NULL, response TEXT NOT NULL, score REAL NOT NULL,
    misconception TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id, day, slot, learner_id),
    FOREIGN KEY (bot_id, chat_id, thread_id, day, slot) REFERENCES pushes_of_timetables
        ON UPDATE CASCADE
) STRICT, WITHOUT ROWID

INSERT INTO votes_of_timetables
    SELECT bot_id, chat_id, thread_id, day, slot, learner_id, picks, response, score,
        misconception, at
    FROM votes JOIN timetables USING (bot_id, chat_id)

DROP TABLE votes

DROP TABLE pushes

ALTER TABLE pushes_of_timetables RENAME TO pushes

ALTER TABLE votes_of_timetables RENAME TO votes

CREATE INDEX pushes_by_item ON pushes (bot_id, chat_id, thread_id, item, day, slot)

CREATE INDEX pushes_by_reveal ON pushes (bot_id, reveal_at) WHERE state = 'open'

CREATE INDEX pushes_by_posting ON pushes (posting_id) WHERE posting_id IS NOT NULL

CREATE UNIQUE INDEX pushes_by_token ON pushes (token) WHERE token IS NOT NULL

CREATE INDEX votes_by_learner ON votes (bot_id, learner_id, chat_id, thread_id)

CREATE TRIGGER whoever_votes_has_been_seen AFTER INSERT ON votes
    BEGIN
        INSERT INTO participants (bot_id, chat_id, learner_id, seen_at)
        SELECT NEW.bot_id, NEW.chat_id, NEW.learner_id, NEW.at WHERE NOT EXISTS (
            SELECT 1 FROM participants WHERE bot_id = NEW.bot_id
            AND chat_id = NEW.chat_id AND learner_id = NEW.learner_id
        );
    END

-- The topic of the forum whose people homework is for; NULL for everybody of the group.
ALTER TABLE homework ADD COLUMN thread_id INTEGER

-- A group keeps what is the same in all its topics: its title, its people, who set it up first.
DROP INDEX groups_by_digest

ALTER TABLE groups DROP COLUMN thread_id

ALTER TABLE groups DROP COLUMN zone

ALTER TABLE groups DROP COLUMN topics

ALTER TABLE groups DROP COLUMN days

ALTER TABLE groups DROP COLUMN silent_from

ALTER TABLE groups DROP COLUMN silent_to

ALTER TABLE groups DROP COLUMN reveal_after

ALTER TABLE groups DROP COLUMN state

ALTER TABLE groups DROP COLUMN digest_at

ALTER TABLE groups DROP COLUMN language
