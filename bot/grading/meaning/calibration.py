"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on some 600 answers to 58 questions in sixteen
subjects (see `benchmarks/grading/plain`), and says how well weights from other questions, and from
other files, do on each. All views are of the size of 1 or less, so that a weight says by itself how
much is made of its view; a small one is one that others stand in for.
"""

from typing import Final

IDEAS: Final[dict[str, float]] = {
    "one": 0.45,
    "nearer_than_wrong": 1.12,
    "nearer_than_wrong_centred": -0.63,
    "nearer_than_question": 3.35,
    "nearest_idea": -0.11,
    "on_its_side": 0.19,
    "on_right_side": 0.37,
    "plainly_contradicted": -1.94,
    "contradicted": -0.81,
    "opposite": -0.66,
    "denied": -0.82,
    "denies_alone": 0.65,
    "same_way": 0.94,
    "own_clause": 2.48,
    "own_clause_contrast": 0.46,
    "several_ideas": -0.79,
    "key_is_close": -0.84,
    "key_is_crowded": 0.49,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -3.12,
    "near": -0.01,
    "nearer_than_right": 2.38,
    "nearer_than_right_centred": 2.69,
    "nearer_than_wrong": 0.4,
    "nearer_than_wrong_centred": -0.4,
    "nearer_than_question": 0.68,
    "on_its_side": 4.15,
    "words": 1.61,
    "words_beyond_right": 0.88,
    "other_way": 0.42,
}
"""Of each misconception."""
