-- Whether an edition is for everybody, or for the groups of those who made editions of its topic.
ALTER TABLE editions ADD COLUMN for_all INTEGER NOT NULL DEFAULT 1 CHECK (for_all IN (0, 1))

CREATE INDEX editions_for_groups ON editions (bot_id, topic) WHERE for_all = 0
