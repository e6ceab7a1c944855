"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,033 answers to 94 questions in some forty
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": -0.07,
    "nearer_than_wrong": 1.95,
    "nearer_than_wrong_centred": -0.23,
    "nearer_than_question": 2.85,
    "nearest_idea": -0.33,
    "on_its_side": 0.39,
    "on_right_side": 1.12,
    "plainly_contradicted": -2.18,
    "contradicted": -0.61,
    "opposite": -0.9,
    "denied": -1.1,
    "denies_alone": 0.46,
    "same_way": 0.63,
    "own_clause": 0.63,
    "own_clause_contrast": 1.04,
    "of_its_term": 0.62,
    "points_away": -2.08,
    "unsaid": -1.75,
    "alternatives": -1.39,
    "several_ideas": -0.17,
    "key_is_close": 0.38,
    "key_is_crowded": 1.14,
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
