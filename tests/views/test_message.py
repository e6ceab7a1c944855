"""A message that is too long is cut, and nothing of it gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import LIMIT, units
from bot.views.message import Attached, Button, Message, lines, paragraphs, split
from bot.views.texts import Html


@given(lines=st.lists(st.text("ab<&💥", max_size=700), max_size=12))
def test_a_long_message_loses_nothing_when_it_is_cut(lines: list[str]) -> None:
    whole = Message("\n".join(lines), rows=(), prompt="1.1")
    parts = split(whole)
    assert "\n".join(part.html for part in parts).split() == whole.html.split()
    assert parts[-1].prompt == "1.1"
    assert [part.html for part in parts if units(part.html) > LIMIT] == []


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
