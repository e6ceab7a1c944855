"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,081 answers to 98 questions in some forty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 0.69,
    "nearer_than_wrong": 2.01,
    "nearer_than_question": 3.54,
    "nearest_idea": -0.40,
    "on_its_side": 1.07,
    "on_right_side": 1.82,
    "turned": -1.21,
    "plainly_turned": -2.44,
    "opposite": -0.67,
    "denied": -1.63,
    "points_apart": -0.86,
    "denies_alone": 0.60,
    "sends_otherwise": -2.07,
    "own_clause": 1.65,
    "unsaid": -0.77,
    "too_short": -3.27,
    "of_its_term": 1.22,
    "alternatives": -2.05,
    "key_is_close": 0.43,
    "key_is_crowded": 1.11,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -4.11,
    "nearer_than_right": 2.24,
    "nearer_than_wrong": -0.94,
    "nearer_than_question": 0.89,
    "on_its_side": 4.52,
    "clause_on_it": 3.97,
    "begins_by_denying": 1.05,
    "words": 0.78,
    "words_beyond_right": 0.70,
    "of_the_other_term": 2.41,
}
"""Of each misconception."""
