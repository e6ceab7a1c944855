"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,427 answers to 128 questions in some fifty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 1.85,
    "nearer_than_wrong": 2.01,
    "on_its_side": 1.29,
    "on_right_side": 1.55,
    "nearest": -2.80,
    "near_question": -2.80,
    "far": -4.95,
    "nearer_elsewhere": -6.15,
    "turned": -1.60,
    "plainly_turned": -2.72,
    "denied": -0.48,
    "points_apart": -0.73,
    "denies_alone": 0.29,
    "sends_otherwise": -1.29,
    "own_clause": 2.67,
    "too_short": -3.15,
    "of_its_term": 1.32,
    "alternatives": -1.60,
    "key_is_crowded": 0.51,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -4.07,
    "nearer_than_right": 2.70,
    "nearer_than_wrong": -0.60,
    "near_question": -1.98,
    "on_its_side": 5.36,
    "clause_on_it": 3.32,
    "begins_by_denying": 0.70,
    "waves_it_away": 3.10,
    "words": 0.93,
    "words_beyond_right": 0.59,
    "of_the_other_term": 3.90,
}
"""Of each misconception."""

JUDGED_IDEAS: Final[dict[str, float]] = {
    "one": 1.20,
    "nearer_than_wrong": 3.25,
    "on_its_side": 1.95,
    "on_right_side": 2.31,
    "nearest": -0.86,
    "near_question": -1.19,
    "far": -4.95,
    "nearer_elsewhere": -6.45,
    "turned": -1.44,
    "plainly_turned": -2.81,
    "denied": -0.95,
    "points_apart": -0.82,
    "denies_alone": -0.17,
    "sends_otherwise": 0.20,
    "own_clause": 2.69,
    "too_short": -3.83,
    "of_its_term": 1.55,
    "alternatives": -0.75,
    "key_is_crowded": -0.59,
}
"""Of each idea, where much is listed and many answers have been judged: what is nearest there says
more. `python -m benchmarks.grading.calibrate_judged` fits them, on answers to the topics that come
with Viva."""
