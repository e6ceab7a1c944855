-- What learners ask their tutors. The message is the one in their private chat that the answer comes under.
CREATE TABLE consultations (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    item TEXT NOT NULL, response TEXT NOT NULL, picks TEXT NOT NULL,
    was_right INTEGER NOT NULL CHECK (was_right IN (0, 1)), note TEXT NOT NULL,
    message_id INTEGER, at INTEGER NOT NULL, reply TEXT, replied_at INTEGER,
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners,
    FOREIGN KEY (bot_id, chat_id) REFERENCES groups ON UPDATE CASCADE
) STRICT

CREATE INDEX consultations_by_learner ON consultations (bot_id, learner_id, at)

CREATE INDEX consultations_by_group ON consultations (bot_id, chat_id, at)
