-- Minutes a day that a learner would like to revise; 0 for none.
ALTER TABLE learners ADD COLUMN goal INTEGER NOT NULL DEFAULT 3 CHECK (goal IN (0, 1, 3, 5))
