"""A verdict names its reason in a word that the guide explains, and two outcomes are right."""

import re
from pathlib import Path

import pytest

from bot.grading.verdict import Outcome, Reason

GUIDE = Path(__file__).parents[2] / "docs" / "grading.md"


@pytest.mark.parametrize("outcome", Outcome)
def test_only_right_and_a_slip_of_the_pen_count_as_right(outcome: Outcome) -> None:
    assert outcome.is_right == (outcome in ("right", "slip"))


def test_the_guide_explains_every_reason_and_no_other() -> None:
    table = GUIDE.read_text(encoding="utf-8").split("| word | what happened |")[1].split("\n\n")[0]
    explained = [
        word
        for row in table.splitlines()
        for word in re.findall(r"`(\w+)`", row.split("|")[1] if "|" in row else "")
    ]
    assert sorted(explained) == sorted(Reason)
