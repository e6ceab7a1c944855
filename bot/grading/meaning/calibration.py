"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,427 answers to 128 questions in some fifty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 1.64,
    "nearer_than_wrong": 2.09,
    "on_its_side": 1.25,
    "on_right_side": 1.68,
    "nearest": -2.48,
    "near_question": -2.59,
    "far": -7.83,
    "turned": -1.54,
    "plainly_turned": -2.81,
    "denied": -0.47,
    "points_apart": -0.74,
    "denies_alone": 0.28,
    "sends_otherwise": -1.26,
    "own_clause": 2.69,
    "too_short": -3.10,
    "of_its_term": 1.18,
    "alternatives": -1.64,
    "key_is_crowded": 0.53,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -4.06,
    "nearer_than_right": 2.69,
    "nearer_than_wrong": -0.77,
    "near_question": -1.82,
    "on_its_side": 5.28,
    "clause_on_it": 3.42,
    "begins_by_denying": 1.22,
    "words": 0.99,
    "words_beyond_right": 0.62,
    "of_the_other_term": 3.17,
}
"""Of each misconception."""
