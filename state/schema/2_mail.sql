-- What came in and is not worked off yet, and what is to go out.
CREATE TABLE inbox (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    received_at INTEGER NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'done', 'aside')),
    error TEXT,
    PRIMARY KEY (bot_id, update_id)
) STRICT, WITHOUT ROWID

CREATE INDEX inbox_new ON inbox (bot_id, update_id) WHERE state = 'new'

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, prompt TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    tries INTEGER NOT NULL DEFAULT 0, error TEXT,
    created_at INTEGER NOT NULL, message_id INTEGER,
    buttons TEXT
) STRICT

CREATE INDEX outbox_waiting ON outbox (bot_id, id) WHERE state = 'waiting'

CREATE INDEX outbox_by_prompt ON outbox (bot_id, chat_id, prompt)
    WHERE prompt IS NOT NULL

CREATE INDEX outbox_with_buttons ON outbox (bot_id, chat_id, buttons)
    WHERE buttons IS NOT NULL

CREATE TABLE chats (
    bot_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    silent_since INTEGER,
    PRIMARY KEY (bot_id, chat_id)
) STRICT, WITHOUT ROWID
