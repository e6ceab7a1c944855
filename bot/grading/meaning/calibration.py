"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,033 answers to 94 questions in some forty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 0.71,
    "nearer_than_wrong": 2.07,
    "nearer_than_question": 3.41,
    "nearest_idea": -0.38,
    "on_its_side": 1.09,
    "on_right_side": 1.80,
    "turned": -1.31,
    "plainly_turned": -2.20,
    "opposite": -0.84,
    "denied": -1.42,
    "points_apart": -0.85,
    "denies_alone": 0.60,
    "sends_otherwise": -2.05,
    "own_clause": 1.67,
    "unsaid": -0.77,
    "too_short": -3.16,
    "of_its_term": 1.19,
    "alternatives": -2.01,
    "key_is_close": 0.36,
    "key_is_crowded": 1.10,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -3.23,
    "near": -1.24,
    "nearer_than_right": 2.54,
    "nearer_than_right_centred": 2.24,
    "nearer_than_wrong": 0.71,
    "nearer_than_wrong_centred": -0.45,
    "nearer_than_question": 1.98,
    "on_its_side": 5.53,
    "words": 1.28,
    "words_beyond_right": 0.68,
    "other_way": 0.41,
    "of_the_other_term": 2.47,
}
"""Of each misconception."""
