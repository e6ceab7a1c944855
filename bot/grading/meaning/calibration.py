"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,427 answers to 128 questions in some fifty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 1.84,
    "nearer_than_wrong": 2.00,
    "on_its_side": 1.27,
    "on_right_side": 1.56,
    "nearest": -2.79,
    "near_question": -2.78,
    "far": -4.93,
    "nearer_elsewhere": -6.14,
    "turned": -1.60,
    "plainly_turned": -2.74,
    "denied": -0.49,
    "points_apart": -0.73,
    "denies_alone": 0.30,
    "sends_otherwise": -1.29,
    "own_clause": 2.71,
    "too_short": -3.15,
    "of_its_term": 1.15,
    "alternatives": -1.59,
    "key_is_crowded": 0.50,
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
