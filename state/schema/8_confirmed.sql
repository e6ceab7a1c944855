-- Answers that the tutor asked about, and whose writers said that they meant what is right.
ALTER TABLE contests ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))

-- Whether a learner has said so before is found in one place.
DROP INDEX contests_by_learner

CREATE INDEX contests_by_learner ON contests (bot_id, learner_id, item, words)
