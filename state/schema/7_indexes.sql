-- What a turn asks is found in one place, however much its learner has done.
-- The log in the order of time: how well the last reviews went, which was the last.
CREATE INDEX reviews_by_learner ON reviews (bot_id, learner_id)

-- Tries at items that are still open: a handful, beside a log of all that ever were.
CREATE INDEX attempts_open ON attempts (bot_id, learner_id, item) WHERE review_id IS NULL

CREATE INDEX contests_by_learner ON contests (bot_id, learner_id)

CREATE INDEX contests_open ON contests (bot_id, item, words) WHERE state = 'open'

CREATE INDEX reports_by_learner ON reports (bot_id, learner_id)

CREATE INDEX reports_open ON reports (bot_id) WHERE state = 'open'

CREATE INDEX mocks_by_topic ON mocks (bot_id, learner_id, topic)
