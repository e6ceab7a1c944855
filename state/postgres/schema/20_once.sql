-- The moment, in UTC, of a reminder that was asked for once: "tomorrow at 7".
ALTER TABLE reminders ADD COLUMN once_at BIGINT;

CREATE INDEX reminders_once ON reminders (bot_id, once_at) WHERE once_at IS NOT NULL;
