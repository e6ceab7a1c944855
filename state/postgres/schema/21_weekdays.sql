-- The days of the week on which to remind, as a sum: Monday 1, Tuesday 2, Wednesday 4, ... Sunday 64.
ALTER TABLE reminders ADD COLUMN days BIGINT NOT NULL DEFAULT 127 CHECK (days BETWEEN 1 AND 127);
