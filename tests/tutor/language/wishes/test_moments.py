"""A day, with or without an hour, is read wherever it stands; what comes every day is none."""

from datetime import date

import pytest

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.moments import Moment, is_uneven, named_moment, read_moment

MONDAY = date(2026, 11, 30).toordinal()


@pytest.mark.parametrize(
    ("text", "days", "hour"),
    [
        ("recuerdame mañana a las 7", 1, 19),
        ("recuérdame mañana", 1, None),
        ("recuérdamelo mañana por la mañana a las 9", 1, 9),
        ("avisame a las 6 de la tarde el lunes", 7, 18),
        ("esta tarde a las 6 avisame", 0, 18),
        ("erinner mich morgen um 7", 1, 19),
        ("erinner mich morgen früh um 9", 1, 9),
        ("erinner mich heute abend um 8", 0, 20),
        ("meld dich freitag so gegen 17 uhr", 4, 17),
        ("remind me at 7 tomorrow", 1, 19),
        ("remind me tonight at 8", 0, 20),
        ("remind me in 2 days", 2, None),
        ("remind me on 3 december at 5pm", 3, 17),
        ("recuérdame el 3 a las siete", 3, 19),
        ("erinner mich am 3. um sieben", 3, 19),
    ],
)
def test_a_moment_is_read_and_read_again_from_its_words(
    text: str, days: int, hour: int | None
) -> None:
    meant = Moment(MONDAY + days, None if hour is None else hour * 60)
    assert read_moment(typed_words(text), MONDAY, "es") == meant
    assert read_moment(typed_words(named_moment(typed_words(text))), MONDAY, "es") == meant


@pytest.mark.parametrize(
    "text",
    [
        "recuérdame a las 7 de la mañana",
        "recuérdame cada mañana a las 8",
        "todos los viernes a las 5",
        "erinner mich jeden morgen um 9",
        "erinner mich um 7",
        "remind me every friday at 5",
        "remind me at 7.12",
        "remind me in the morning",
    ],
)
def test_an_hour_alone_and_what_comes_again_are_no_moment(text: str) -> None:
    assert read_moment(typed_words(text), MONDAY, "es") is None
    assert not named_moment(typed_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "remind me every other day at 7",
        "recuérdamelo dos veces a la semana",
        "erinner mich alle zwei tage",
    ],
)
def test_every_other_day_is_neither_every_day_nor_one_moment(text: str) -> None:
    assert is_uneven(typed_words(text))
    assert not named_moment(typed_words(text))


@pytest.mark.parametrize(
    "text", ["remind me every day at 7", "remind me on fridays", "cada día a las 8", "jeden morgen"]
)
def test_all_days_and_days_of_the_week_are_not_uneven(text: str) -> None:
    assert not is_uneven(typed_words(text))
