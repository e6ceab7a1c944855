"""Headings in many wordings, each of one part of a topic."""

import pytest

from bot.importing.pages.headings import Part, part_of


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Examiner tips", Part.TIPS),
        ("Examiner's marking points", Part.POINTS),
        ("What examiners look for", Part.POINTS),
        ("How your work is assessed", Part.POINTS),
        ("Things learners get wrong", Part.MISCONCEPTIONS),
        ("The big picture", Part.SYNOPSIS),
        ("What you should know", Part.CONCEPTS),
        ("Summary of key terms", Part.CONCEPTS),
        ("Errores frecuentes", Part.MISCONCEPTIONS),
        ("Para el examen", Part.TIPS),
        ("Homework", None),
    ],
)
def test_a_heading_may_be_worded_in_many_ways(heading: str, part: Part | None) -> None:
    assert part_of(heading) is part
