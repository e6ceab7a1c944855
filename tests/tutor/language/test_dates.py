"""Dates as people type them are read as they mean them; anything else is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.calendar import languages
from bot.tutor.language.dates import read_date

TODAY = date(2026, 11, 21)
"""A Saturday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 June", date(2027, 6, 12)),
        ("June 12th", date(2027, 6, 12)),
        ("the 12th of june", date(2027, 6, 12)),
        ("on 12 jun", date(2027, 6, 12)),
        ("12/6", date(2027, 6, 12)),
        ("12.6.2027", date(2027, 6, 12)),
        ("2027-06-12", date(2027, 6, 12)),
        ("12 June at 9am", date(2027, 6, 12)),
        ("1st december", date(2026, 12, 1)),
        ("today", date(2026, 11, 21)),
        ("29 feb", date(2028, 2, 29)),
        ("tomorrow", date(2026, 11, 22)),
        ("in 3 weeks", date(2026, 12, 12)),
        ("two weeks", date(2026, 12, 5)),
        ("in a month", date(2026, 12, 21)),
        ("friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27)),
        ("on tues", date(2026, 11, 24)),
        ("12 june 2020", date(2020, 6, 12)),
        ("12 of decmber", date(2026, 12, 12)),
        ("3 feburary", date(2027, 2, 3)),
        ("next firday", date(2026, 11, 27)),
        ("tommorow", date(2026, 11, 22)),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY.toordinal()) == meant.toordinal()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 de junio", date(2027, 6, 12)),
        ("el 12 de junio", date(2027, 6, 12)),
        ("12 de junio de 2028", date(2028, 6, 12)),
        ("12/6", date(2027, 6, 12)),
        ("en 3 semanas", date(2026, 12, 12)),
        ("dentro de tres semanas", date(2026, 12, 12)),
        ("dos semanas", date(2026, 12, 5)),
        ("mañana", date(2026, 11, 22)),
        ("pasado mañana", date(2026, 11, 23)),
        ("el viernes", date(2026, 11, 27)),
        ("próximo miércoles", date(2026, 11, 25)),
        ("12 June", date(2027, 6, 12)),
        ("in 3 weeks", date(2026, 12, 12)),
    ],
)
def test_a_spanish_learner_types_dates_in_spanish_or_english(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY.toordinal(), "es") == meant.toordinal()


@pytest.mark.parametrize("typed", ["pronto", "junio", "12", "31 de junio", "dos", "mar", "?"])
def test_what_names_no_day_in_spanish_is_no_date(typed: str) -> None:
    assert read_date(typed, TODAY.toordinal(), "es") is None


def test_a_language_without_dates_of_its_own_types_them_in_english() -> None:
    assert read_date("12 June", TODAY.toordinal(), "cy") == date(2027, 6, 12).toordinal()


@pytest.mark.parametrize("typed", ["", "soon", "june", "12", "31 june", "after the holidays", "?"])
def test_what_names_no_day_is_no_date(typed: str) -> None:
    assert read_date(typed, TODAY.toordinal()) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12. Juni", date(2027, 6, 12)),
        ("am 5.12", date(2026, 12, 5)),
        ("in drei Wochen", date(2026, 11, 20)),
        ("nächsten Freitag", date(2026, 11, 6)),
        ("Freitag in einer Woche", date(2026, 11, 13)),
        ("heute in zwei Wochen um 9 Uhr", date(2026, 11, 13)),
        ("übermorgen", date(2026, 11, 1)),
        ("uebermorgen", date(2026, 11, 1)),
        ("der 3. März", date(2027, 3, 3)),
        ("nächste Woche Montag", date(2026, 11, 2)),
        ("5 Jänner", date(2027, 1, 5)),
        ("Mo 3. Nov", None),  # that is a Tuesday
    ],
)
def test_days_are_read_in_german(typed: str, meant: date | None) -> None:
    friday = date(2026, 10, 30).toordinal()
    assert read_date(typed, friday, "de") == (meant and meant.toordinal())


def test_days_are_read_in_languages_that_nobody_has_chosen() -> None:
    friday = date(2026, 10, 30).toordinal()
    assert read_date("bis Montag", friday, "en") == date(2026, 11, 2).toordinal()
    assert read_date("2 März", friday, "cy") == date(2027, 3, 2).toordinal()


@given(st.text(max_size=60), st.integers(730_000, 760_000), st.sampled_from(languages()))
def test_whatever_is_typed_is_a_day_or_nothing(typed: str, today: int, language: str) -> None:
    day = read_date(typed, today, language)
    assert day is None or 1 <= day <= date.max.toordinal()
