-- What Telegram said a topic of a forum is called now, before anything was set up in it: its messages
-- go on bringing the name that it was opened with.
CREATE TABLE renamed_topics (
    bot_id BIGINT NOT NULL, chat_id BIGINT NOT NULL, thread_id BIGINT NOT NULL,
    name STRING NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (bot_id, chat_id, thread_id)
);
