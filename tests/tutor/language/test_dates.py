"""Dates as people type them are read as they mean them; anything else is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.calendar import languages
from bot.tutor.language.date_sums import easter
from bot.tutor.language.dates import read_date, read_day, read_first_day
from tests.tutor.language.labelled import NOTHING, rows

TODAY = date(2026, 11, 21)
"""A Saturday."""
FRIDAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 June", date(2027, 6, 12)),
        ("the 3rd", date(2026, 12, 3)),
        ("this coming monday", date(2026, 11, 23)),
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
        ("el 3", date(2026, 12, 3)),
        ("de aquí a un mes", date(2026, 12, 21)),
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
        ("am 3.", date(2026, 11, 3)),
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


def test_a_real_word_of_english_is_no_misspelt_day_of_another_language() -> None:
    assert read_date("mates", TODAY.toordinal()) is None  # nor is it "martes"
    assert read_date("morgan", TODAY.toordinal()) is None  # nor "morgen"
    assert read_date("wendsday", TODAY.toordinal()) == date(2026, 11, 25).toordinal()


def test_days_are_read_in_languages_that_nobody_has_chosen() -> None:
    friday = date(2026, 10, 30).toordinal()
    assert read_date("bis Montag", friday, "en") == date(2026, 11, 2).toordinal()
    assert read_date("2 März", friday, "cy") == date(2027, 3, 2).toordinal()


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "the end of the month", date(2026, 11, 30)),
        ("en", "by month end", date(2026, 11, 30)),
        ("en", "end of next month", date(2026, 12, 31)),
        ("en", "end of february", date(2027, 2, 28)),
        ("en", "last day of feb 2028", date(2028, 2, 29)),
        ("en", "Christmas Eve", date(2026, 12, 24)),
        ("en", "on christmas day", date(2026, 12, 25)),
        ("en", "new year\u2019s eve", date(2026, 12, 31)),
        ("en", "new years eve at 9am", date(2026, 12, 31)),
        ("en", "New Year's Day 2028", date(2028, 1, 1)),
        ("en", "end of the year", date(2026, 12, 31)),
        ("es", "fin de mes", date(2026, 11, 30)),
        ("es", "a finales de mes", date(2026, 11, 30)),
        ("es", "a fin del mes que viene", date(2026, 12, 31)),
        ("es", "el último día de junio", date(2027, 6, 30)),
        ("es", "Nochebuena", date(2026, 12, 24)),
        ("es", "en nochevieja", date(2026, 12, 31)),
        ("es", "fin de año", date(2026, 12, 31)),
        ("es", "Navidad", date(2026, 12, 25)),
        ("es", "el día de Reyes", date(2027, 1, 6)),
        ("es", "1ro de mayo", date(2027, 5, 1)),
        ("de", "am fünfzehnten Juni", date(2027, 6, 15)),
        ("de", "Ende des Monats", date(2026, 11, 30)),
        ("de", "zum Monatsende", date(2026, 11, 30)),
        ("de", "Ende nächsten Monats", date(2026, 12, 31)),
        ("de", "Ende Juni", date(2027, 6, 30)),
        ("de", "an Heiligabend", date(2026, 12, 24)),
        ("de", "Silvester", date(2026, 12, 31)),
        ("de", "am Neujahrstag", date(2027, 1, 1)),
    ],
)
def test_feasts_ordinals_and_ends_of_months_are_days(
    language: str, typed: str, meant: date
) -> None:
    assert read_date(typed, TODAY.toordinal(), language) == meant.toordinal()
    assert read_date(typed, TODAY.toordinal(), "en") == meant.toordinal()


def test_the_end_of_the_month_is_today_on_its_last_day() -> None:
    last = date(2026, 11, 30).toordinal()
    assert read_date("end of the month", last) == last
    assert read_date("end of november", last) == last
    assert read_date("end of november", last + 1) == date(2027, 11, 30).toordinal()


@pytest.mark.parametrize("typed", ["the end", "end of the week", "fin", "Ende", "christmas cake"])
def test_an_end_that_names_no_day_is_no_date(typed: str) -> None:
    assert read_date(typed, TODAY.toordinal()) is None


@given(st.text(max_size=60), st.integers(730_000, 760_000), st.sampled_from(languages()))
def test_whatever_is_typed_is_a_day_or_nothing(typed: str, today: int, language: str) -> None:
    day = read_date(typed, today, language)
    assert day is None or 1 <= day <= date.max.toordinal()


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("2 March", date(2026, 3, 2), date(2026, 3, 2)),
        ("29 Feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("29 feb", date(2028, 3, 1), date(2032, 2, 29)),
        ("12 Jun 25", FRIDAY, date(2025, 6, 12)),
        ("12/6/27", FRIDAY, date(2027, 6, 12)),
        ("two weeks from now", FRIDAY, date(2026, 11, 13)),
        ("3 weeks from today", FRIDAY, date(2026, 11, 20)),
        ("in 6 weeks' time", FRIDAY, date(2026, 12, 11)),
        ("a fortnight today", FRIDAY, date(2026, 11, 13)),
        ("a week on Monday", FRIDAY, date(2026, 11, 9)),
        ("Monday week", FRIDAY, date(2026, 11, 9)),
        ("a week tomorrow", FRIDAY, date(2026, 11, 7)),
        ("the day after tomorrow", FRIDAY, date(2026, 11, 1)),
        ("tuesday 3 nov", FRIDAY, date(2026, 11, 3)),
        ("tue 3rd", FRIDAY, date(2026, 11, 3)),
        ("friday", FRIDAY, date(2026, 11, 6)),
        ("this friday", FRIDAY, FRIDAY),
        ("the twelfth of june", FRIDAY, date(2027, 6, 12)),
        ("12 June 9am", FRIDAY, date(2027, 6, 12)),
        ("in a month", date(2027, 1, 31), date(2027, 2, 28)),
    ],
)
def test_english_dates_are_read_to_the_day(typed: str, today: date, meant: date) -> None:
    assert read_date(typed, today.toordinal()) == meant.toordinal()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("el viernes que viene", date(2026, 11, 6)),
        ("el viernes q viene", date(2026, 11, 6)),
        ("para el día 3", date(2026, 11, 3)),
        ("el próximo viernes", date(2026, 11, 6)),
        ("el lunes de la semana que viene", date(2026, 11, 2)),
        ("1º de mayo", date(2027, 5, 1)),
        ("primero de mayo", date(2027, 5, 1)),
        ("uno de mayo del 28", date(2028, 5, 1)),
        ("en quince días", date(2026, 11, 14)),
        ("dentro de una quincena", date(2026, 11, 13)),
        ("de aquí a", None),
        ("12 de junio a las 9", date(2027, 6, 12)),
        ("martes 3 de noviembre", date(2026, 11, 3)),
        ("la semana que viene", None),
        ("junio", None),
    ],
)
def test_spanish_dates_are_read_to_the_day(typed: str, meant: date | None) -> None:
    assert read_date(typed, FRIDAY.toordinal(), "es") == (meant and meant.toordinal())


@pytest.mark.parametrize("typed", ["mon 3 nov", "Monday 3/11", "3 November, Monday", "mon 3rd"])
def test_a_weekday_that_is_another_is_asked_about(typed: str) -> None:
    found = read_day(typed, FRIDAY.toordinal())
    assert found is not None
    assert found.is_other_weekday
    assert date.fromordinal(found.day) == date(2026, 11, 3)
    assert read_date(typed, FRIDAY.toordinal()) is None


@pytest.mark.parametrize(
    "typed",
    ["12 June or 13 June", "12 june maybe", "between 1 and 3 may", "next week", "in a few days"],
)
def test_what_could_be_two_days_is_none(typed: str) -> None:
    assert read_date(typed, FRIDAY.toordinal()) is None


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("tomorrow and i know nothing", 1),
        ("tomorrow", 1),
        ("mañana y no sé nada", 1),
        ("morgen aber ich kann nichts", 1),
        ("tomorrow, help", 1),
        ("tomorrow and friday", None),
        ("tomorrow, or the 9th", None),
        ("and i know nothing", None),
    ],
)
def test_a_day_is_read_before_somebody_goes_on_to_something_else(
    text: str, ahead: int | None
) -> None:
    today = TODAY.toordinal()
    found = read_first_day(text, today)
    assert (found and found.day - today) == ahead


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "friday after next", date(2026, 11, 13)),
        ("de", "übernächsten Freitag", date(2026, 11, 13)),
        ("de", "übernächste Woche Montag", date(2026, 11, 9)),
        ("en", "easter monday", date(2027, 3, 29)),
        ("en", "good friday", date(2027, 3, 26)),
        ("es", "viernes santo", date(2027, 3, 26)),
        ("de", "Pfingsten", date(2027, 5, 16)),
        ("de", "Tag der Deutschen Einheit", date(2027, 10, 3)),
        ("es", "día de muertos", date(2026, 11, 2)),
        ("es", "de hoy en ocho", date(2026, 11, 6)),
        ("en", "bonfire night", date(2026, 11, 5)),
        ("en", "the last day of the year", date(2026, 12, 31)),
    ],
)
def test_feasts_and_the_next_but_one_are_days(language: str, typed: str, meant: date) -> None:
    assert read_date(typed, FRIDAY.toordinal(), language) == meant.toordinal()


@pytest.mark.parametrize("year", [(2024, 3, 31), (2025, 4, 20), (2038, 4, 25), (1954, 4, 18)])
def test_easter_is_where_the_churches_keep_it(year: tuple[int, int, int]) -> None:
    assert easter(year[0]) == date(*year).toordinal()


def test_days_are_read_as_strangers_type_them() -> None:
    found = [
        (typed, read_date(typed, date.fromisoformat(today).toordinal(), language), day)
        for language, today, typed, day in rows("date")
    ]
    assert not [one for one in found if _in_full(one[1]) != one[2]]


def _in_full(day: int | None) -> str:
    return NOTHING if day is None else date.fromordinal(day).isoformat()
