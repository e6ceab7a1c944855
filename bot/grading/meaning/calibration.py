"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,427 answers to 128 questions in some fifty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 1.94,
    "nearer_than_wrong": 2.84,
    "on_its_side": 1.43,
    "on_right_side": 1.73,
    "nearest": -3.22,
    "near_question": -3.33,
    "turned": -1.69,
    "plainly_turned": -2.96,
    "denied": -0.65,
    "points_apart": -0.73,
    "denies_alone": 0.34,
    "sends_otherwise": -1.33,
    "own_clause": 2.91,
    "too_short": -3.27,
    "of_its_term": 1.13,
    "alternatives": -1.80,
    "key_is_crowded": 1.25,
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
