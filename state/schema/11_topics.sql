-- Topics that tutors have sent from the chat: what waits to be published, and each version of what was.
-- `files` is a zip of the topic's folder; `digest` is that of its files (`content.bundle`).
CREATE TABLE uploads (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, digest TEXT NOT NULL,
    topic TEXT NOT NULL, title TEXT NOT NULL, drafts INTEGER NOT NULL,
    files BLOB NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id, digest),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT

-- The newest edition of a topic is what is taught. One without files says that the topic is taken as
-- it stands in the operator's folder, or not at all.
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, topic TEXT NOT NULL, number INTEGER NOT NULL,
    title TEXT NOT NULL, digest TEXT NOT NULL, files BLOB,
    changes TEXT NOT NULL, made_by INTEGER NOT NULL, made_at INTEGER NOT NULL,
    UNIQUE (bot_id, topic, number)
) STRICT
