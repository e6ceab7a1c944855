"""Gaps hold words, and with a backslash the very signs by which gaps are written."""

import pytest

from content.keys.gaps import filled_in, gaps_of, has_odd_bracket


@pytest.mark.parametrize(
    ("sentence", "gaps", "shown"),
    [
        ("{primary|first-hand} data", (("primary", "first-hand"),), "_ data"),
        (r"An empty dict is {\{\}}", (("{}",),), "An empty dict is _"),
        (r"In C \{ begins and {\}} ends", (("}",),), "In C { begins and _ ends"),
        (r"or is {\|\||or}", (("||", "or"),), "or is _"),
        (r"a path is C:\temp\\{x}", (("x",),), "a path is C:\\temp\\_"),
        ("no gap", (), "no gap"),
        ("{} and {a|}", (("",), ("a", "")), "_ and _"),
    ],
)
def test_a_sentence_has_these_gaps(
    sentence: str, gaps: tuple[tuple[str, ...], ...], shown: str
) -> None:
    assert gaps_of(sentence) == gaps
    assert filled_in(sentence, lambda _: "_") == shown
    assert not has_odd_bracket(sentence)


@pytest.mark.parametrize("sentence", ["{a", "a}", "{a} }", r"{a\}", "{a {b}"])
def test_a_bracket_without_a_partner_is_seen(sentence: str) -> None:
    assert has_odd_bracket(sentence)
