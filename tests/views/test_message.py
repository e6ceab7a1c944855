"""A message that is too long is cut, and nothing of it gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import LIMIT, units
from bot.playground.protocol.telegram_html import parse_html
from bot.views.message import Attached, Button, Message, lines, paragraphs, split
from bot.views.texts import Html


@given(lines=st.lists(st.text("ab<&💥", max_size=700), max_size=12))
def test_a_long_message_loses_nothing_when_it_is_cut(lines: list[str]) -> None:
    whole = Message("\n".join(lines), rows=(), prompt="1.1")
    parts = split(whole)
    assert "\n".join(part.html for part in parts).split() == whole.html.split()
    assert parts[-1].prompt == "1.1"
    assert [part.html for part in parts if units(part.html) > LIMIT] == []


WORDS = st.sampled_from(["sales", "a&lt;b &amp; c", "💥" * 900, "x" * 5000, "so,"])
SPANS = st.lists(
    st.tuples(st.sampled_from(["{}", "<b>{}</b>", "<i><code>{}</code></i>"]), WORDS),
    min_size=1,
    max_size=40,
)


def bold(html: str) -> tuple[str, str]:
    """Give a text without its blanks, and what of it is bold."""
    text, entities = parse_html(html)
    raw = text.encode("utf-16-le")
    spans = [(2 * one["offset"], 2 * one["length"]) for one in entities if one["type"] == "bold"]
    marked = b"".join(raw[start : start + length] for start, length in spans)
    return "".join(text.split()), "".join(marked.decode("utf-16-le").split())


@given(spans=SPANS)
def test_a_line_that_is_too_long_by_itself_is_cut_between_words_with_its_markup(
    spans: list[tuple[str, str]],
) -> None:
    line = " ".join(markup.format(word) for markup, word in spans)
    parts = split(Message(line))
    assert max(units(part.html) for part in parts) <= LIMIT
    found = [bold(part.html) for part in parts]
    assert ("".join(text for text, _ in found), "".join(mark for _, mark in found)) == bold(line)


def test_a_word_is_cut_only_where_no_part_has_room_for_it() -> None:
    names = [f"concept{number}" for number in range(1000)]
    parts = split(Message("; ".join(names)))
    assert [name for part in parts for name in part.html.rstrip(";").split("; ")] == names


def test_a_message_that_fits_stays_as_it_is() -> None:
    whole = Message("x" * LIMIT, ((Button("Go on", "1.1.next"),),), in_place=True, prompt="1.1")
    assert split(whole) == (whole,)


def test_cut_in_two_the_first_rewrites_and_the_last_has_the_buttons_and_the_file() -> None:
    line = "💥" * 1500
    rows = ((Button("Go on", "1.1.next"),),)
    whole = Message(f"{line}\n{line}", rows, True, "1.1", Attached("picture", "{}"))  # noqa: FBT003  # the fields in their order
    first, last = split(whole)
    assert units(first.html) <= LIMIT
    assert (first.in_place, first.rows, first.prompt, first.attached) == (True, (), None, None)
    assert (last.in_place, last.rows, last.prompt) == (False, rows, "1.1")
    assert last.attached == Attached("picture", "{}")


def test_parts_that_are_not_there_leave_no_empty_line() -> None:
    assert lines(Html("a"), None, Html("b")) == "a\nb"
    assert paragraphs(None, Html("a"), Html(""), Html("b")) == "a\n\nb"
