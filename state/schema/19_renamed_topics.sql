-- What Telegram said a topic of a forum is called now, before anything was set up in it: its messages
-- go on bringing the name that it was opened with.
CREATE TABLE renamed_topics (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL,
    name TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id)
) STRICT, WITHOUT ROWID
