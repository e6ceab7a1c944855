"""Which way a clause points: more or less, allowed or prevented."""

import pytest

from bot.grading.text.polarity import polarity


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("it gets faster", 1),
        ("it gets slower", -1),
        ("it does not get faster", -1),
        ("it stops the loss", 1),
        ("they lose money", -1),
        ("a budget is a plan", 0),
        ("", 0),
    ],
)
def test_a_clause_points_up_down_or_nowhere(text: str, way: int) -> None:
    assert polarity(text) == way
