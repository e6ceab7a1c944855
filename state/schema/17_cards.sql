-- The newest card that each learner had made to pass on: Telegram's name of the picture, and the words under it.
CREATE TABLE cards (
    bot_id INTEGER NOT NULL, learner_id INTEGER NOT NULL,
    file_id TEXT NOT NULL, caption TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, learner_id),
    FOREIGN KEY (bot_id, learner_id) REFERENCES learners
) STRICT, WITHOUT ROWID
