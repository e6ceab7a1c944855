"""Which policy remembers most on the day of the exam: ours, plain ones, and one that sees it all.

Learners are simulated in several memory worlds, none of which is the planner's own model (FSRS-6).
Our policy is played by the bot's real composer and schedule. All policies meet the same learners,
on the same days, with the same luck.
"""
