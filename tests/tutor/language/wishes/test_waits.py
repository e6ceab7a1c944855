"""How long to wait is read as people say it, and never out of words that name no wait."""

import pytest

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.waits import LONGEST, named_wait, read_wait, written


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("in 2 hours", 120),
        ("in like 20 mins", 20),
        ("in three hrs pls", 180),
        ("in 2h", 120),
        ("in an hour and a half", 90),
        ("in a couple of hours", 120),
        ("dentro de media hora", 30),
        ("en 2 horas y media", 150),
        ("en un ratito", 60),
        ("in einer Viertelstunde", 15),
        ("in drei Stunden bitte", 180),
        ("in anderthalb Stunden", 90),
    ],
)
def test_hours_and_minutes_are_read(text: str, minutes: int) -> None:
    assert read_wait(typed_words(text)) == minutes


@pytest.mark.parametrize(
    "text", ["in 3 days", "at 2", "2 hours", "in the morning", "en mayo", "in 0 minutes", "in 99 h"]
)
def test_other_words_are_no_wait(text: str) -> None:
    assert read_wait(typed_words(text)) is None
    assert named_wait(typed_words(text)) == ""


@pytest.mark.parametrize("minutes", [1, 90, LONGEST])
def test_a_wait_that_is_written_is_read_again(minutes: int) -> None:
    assert read_wait(typed_words(written(minutes))) == minutes
