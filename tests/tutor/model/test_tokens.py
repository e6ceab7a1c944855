"""What a button carries is read as it was written, and anything else is nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.model.tokens import MenuToken, PromptToken, parse


@given(serial=st.integers(0, 10**9 - 1), number=st.integers(0, 10**9 - 1), place=st.integers(0, 99))
def test_a_button_is_read_as_it_was_written(serial: int, number: int, place: int) -> None:
    token = PromptToken(serial, number, "pick", place)
    assert parse(str(token)) == token
    assert parse(str(PromptToken(serial, number, "next"))) == PromptToken(serial, number, "next")


@given(text=st.text(max_size=64))
def test_what_is_not_a_button_of_ours_is_nothing(text: str) -> None:
    token = parse(text)
    assert token is None or str(token) == text or isinstance(token, PromptToken)


def test_a_menu_is_read_as_it_was_written() -> None:
    token = MenuToken("misconceptions", "sales-information")
    assert parse(str(token)) == token
