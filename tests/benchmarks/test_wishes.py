"""What becomes of a wish is told from what the tutor does, and of an answer likewise."""

import pytest

from benchmarks.wishes import AFTER, NONE_OPEN, OVER, STRANGERS, Line, amiss, outcome, read, report
from tests.shipped import shipped_teaching
from tests.wishes.test_strangers import ROWS


@pytest.mark.parametrize(
    ("wish", "typed", "moment", "found"),
    [
        ("stop", "I want to stop", OVER, "right"),
        ("remind", "remind me at 7pm", NONE_OPEN, "right"),
        ("hint", "can i have a hint", NONE_OPEN, "right"),
        ("stop", "remind me at 7pm", NONE_OPEN, "wrong"),
        ("stop", "xyzzy plugh", NONE_OPEN, "unheard"),
        ("stop", "they could be biased", OVER, "graded"),
        ("answer", "they could be biased", OVER, "graded"),
        ("answer", "can you remind me at 7pm", OVER, "lost"),
        ("remind", "remind me at 7pm", AFTER, "right"),
        ("stop", "xyzzy plugh", AFTER, "unheard"),
    ],
)
def test_what_becomes_of_a_message(wish: str, typed: str, moment: str, found: str) -> None:
    line = Line("en", wish, typed)
    assert outcome(line, 0, shipped_teaching(), moment) == found


def test_a_table_has_a_row_for_each_moment_and_what_is_amiss_is_named() -> None:
    lines = [Line("en", "stop", "I want to stop"), Line("en", "hint", "remind me at 7pm")]
    rows = report(lines, shipped_teaching()).splitlines()
    assert "50 % right, 50 % wrong" in rows[2]
    assert [one.split("\t")[4] for one in amiss(lines, shipped_teaching())] == [
        "remind me at 7pm"
    ] * 3


def test_the_strangers_are_read_whole() -> None:
    assert len(read(STRANGERS)) == len(ROWS)
