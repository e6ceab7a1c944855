-- The language in which a group is spoken to.
ALTER TABLE groups ADD COLUMN language TEXT NOT NULL DEFAULT 'en'
