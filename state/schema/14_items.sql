-- What a tutor asks of a question: what was chosen, how long it took, and how much help came before.
ALTER TABLE attempts ADD COLUMN picks TEXT NOT NULL DEFAULT '[]'

ALTER TABLE attempts ADD COLUMN seconds INTEGER

ALTER TABLE attempts ADD COLUMN hints INTEGER NOT NULL DEFAULT 0
