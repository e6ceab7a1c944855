"""HTML and Markdown as plain text, whatever somebody has put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.found import Picture
from bot.importing.markup import from_auto, from_html, from_markdown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Salt &amp; pepper</p><p>Next&nbsp;line</p>", "Salt & pepper\nNext line"),
        ("one<br>two<br><br><br><br>three", "one\ntwo\n\nthree"),
        ("<ul><li>milk</li><li>eggs</li></ul>after", "• milk\n• eggs\nafter"),
        ("x<sup>2</sup>, H<sub>2</sub>O, n<sup>th</sup>", "x², H₂O, n^(th)"),
        ("<pre>if x:\n    y</pre>", "if x:\n    y"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\nc"),
        ("<script>alert(1)</script><style>p {}</style><!-- note -->kept", "kept"),
        ("<b>not closed <i>at all", "not closed at all"),
        ("1 < 2 &lt; 3", "1 < 2 < 3"),
        ("a   \n b", "a b"),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, text: str) -> None:
    assert from_html(html).text == text


def test_readings_above_a_word_stand_behind_it() -> None:
    html = "<ruby>食<rp>(</rp><rt>た</rt><rp>)</rp></ruby>べる"
    assert from_html(html).text == "食(た)べる"


def test_a_picture_is_named_and_its_words_stand_beside_it() -> None:
    plain = from_html('See <img src="@@PLUGINFILE@@/the%20cell.png" alt="a cell"> here')
    assert plain.text == "See here"
    assert plain.images == (Picture("the cell.png", "a cell"),)


def test_a_picture_in_the_web_is_not_ours() -> None:
    plain = from_html('See <img src="https://example.org/a.png" alt="a cell">')
    assert (plain.text, plain.images) == ("See a cell", ())


@pytest.mark.parametrize("text", ["if a<b and c>d", "x < y > z", "R&D", "List<String> a"])
def test_signs_that_are_no_tags_stay_in_a_text_of_either_kind(text: str) -> None:
    assert from_auto(text).text == text


def test_line_breaks_of_a_text_of_either_kind_are_kept() -> None:
    assert from_auto("one\ntwo <b>three</b>").text == "one\ntwo three"


def test_markdown_loses_its_marks_and_keeps_its_signs() -> None:
    written = "**Bold** and _light_, 2*3*4, a_b_c, [a link](http://x)\n- one\n- two"
    assert from_markdown(written).text == "Bold and light, 2*3*4, a_b_c, a link\n• one\n• two"


@given(st.text(alphabet="<>/&;ab \n\x00\x01\x02=\"'pbrsuli!-", max_size=300))
def test_anything_is_read_and_nothing_unprintable_comes_out(html: str) -> None:
    text = from_html(html).text
    assert not {"\x00", "\x01", "\x02"} & set(text)
    assert text == text.strip()


@pytest.mark.parametrize("piece", ["<div>", "<!--", "<a ", "&", "<sup>", "<table><td>", "</p>"])
def test_a_hostile_field_ends(piece: str) -> None:
    assert len(from_html(piece * 10_000).text) <= 100_000
