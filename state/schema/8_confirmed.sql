-- Answers that the tutor asked about, and whose writers said that they meant what is right.
ALTER TABLE contests ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
