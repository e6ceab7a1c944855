-- What came in and could not be read, for the operator; and who was erased, as digests.
CREATE TABLE unreadable (
    bot_id INTEGER NOT NULL, digest BLOB NOT NULL,
    received_at INTEGER NOT NULL, update_id INTEGER,
    reason TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bot_id, digest)
) STRICT, WITHOUT ROWID

CREATE TABLE erasures (
    bot_id INTEGER NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL, nonce BLOB NOT NULL,
    PRIMARY KEY (bot_id, key, digest, nonce)
) STRICT, WITHOUT ROWID
