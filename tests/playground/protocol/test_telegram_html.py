"""Telegram's HTML dialect, with the very errors of Telegram's server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.protocol.entities import compose
from bot.playground.protocol.errors import ApiError
from bot.playground.protocol.limits import utf16
from bot.playground.protocol.telegram_html import parse_html


def marked(source: str) -> list[tuple[str, int, int]]:
    _, entities = parse_html(source)
    return [(e["type"], e["offset"], e["length"]) for e in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [("bold", 0, 4)]),
        ("<strong>a</strong><em>b</em>", "ab", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("🦄<b>🦄</b>", "🦄🦄", [("bold", 2, 2)]),
        ("a &lt;b&gt; &amp; &quot;c&quot;", 'a <b> & "c"', []),
        ("&#65;&#x42;&#128512;", "AB😀", []),
        ("&apos; &nbsp; &;", "&apos; &nbsp; &;", []),
        ("<b></b>x", "x", []),
        ("<B>x</B>", "x", [("bold", 0, 1)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ("<strike>x</strike>", "x", [("strikethrough", 0, 1)]),
        ("<a>nowhere at all</a>", "nowhere at all", []),
    ],
)
def test_marks_become_entities_counted_in_utf16_units(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert parse_html(source)[0] == text
    assert marked(source) == entities


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a "x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>y</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_a_fault_is_named_with_its_place_in_bytes(source: str, error: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {error}"


def test_a_link_keeps_its_address() -> None:
    text, entities = parse_html('<a href="https://example.org/?a=1&amp;b=2">here</a>')
    assert text == "here"
    assert entities == [
        {"offset": 0, "length": 4, "type": "text_link", "url": "https://example.org/?a=1&b=2"}
    ]


def test_a_code_block_knows_its_language_in_either_nesting() -> None:
    for source in (
        '<pre><code class="language-python">x</code></pre>',
        '<code class="language-python"><pre>x</pre></code>',
    ):
        assert parse_html(source)[1] == [
            {"offset": 0, "length": 1, "type": "pre", "language": "python"}
        ]


def test_code_outside_of_a_block_has_no_language() -> None:
    assert parse_html('<code class="language-python">x</code>')[1] == [
        {"offset": 0, "length": 1, "type": "code"}
    ]


def test_styles_are_cut_around_code() -> None:
    _, entities = compose("<b>a <code>b</code> c</b>", "HTML")
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 0, 2),
        ("code", 2, 1),
        ("bold", 3, 2),
    ]


def test_white_space_at_the_ends_is_cut_and_entities_move_along() -> None:
    text, entities = compose("  <b> a</b> \n", "HTML")
    assert text == "a"
    assert entities == [{"offset": 0, "length": 1, "type": "bold"}]


def test_commands_mentions_and_links_are_found_outside_of_code() -> None:
    text = "/start@viva_bot see @viva_bot #tag https://a.example/b. <code>/no</code>"
    _, entities = compose(text, "HTML")
    kinds = [entity["type"] for entity in entities]
    assert kinds == ["bot_command", "mention", "hashtag", "url", "code"]


def test_markdown_is_refused_rather_than_sent_as_it_is() -> None:
    with pytest.raises(ApiError, match="HTML only"):
        compose("*x*", "MarkdownV2")


@given(st.text())
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])


@given(st.text(alphabet="<>/abi&;=\"' é🦄", max_size=40))
def test_any_source_gives_entities_inside_the_text_or_a_refusal(source: str) -> None:
    try:
        text, entities = compose(source, "HTML")
    except ApiError:
        text, entities = "", []
    for entity in entities:
        assert entity["offset"] >= 0
        assert entity["offset"] + entity["length"] <= utf16(text)
