"""Days of the week are read as people say them, in three languages; no other word is one."""

import pytest

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.weekdays import (
    Weekdays,
    named_weekdays,
    only_beside,
    read_weekdays,
    without_weekdays,
    written,
)

MON, TUE, WED, THU, FRI, SAT, SUN = (1 << day for day in range(7))
WORK, WEEKEND, ALL = 0b0011111, 0b1100000, 0b1111111


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "mondays and thursdays at 6", MON | THU),
        ("en", "on monday and thursday", MON | THU),
        ("en", "mon, wed & fri 5pm", MON | WED | FRI),
        ("en", "mon-fri", WORK),
        ("en", "every tues", TUE),
        ("en", "from friday to monday", FRI | SAT | SUN | MON),
        ("en", "weekdays only", WORK),
        ("en", "every day", ALL),
        ("es", "los lunes y jueves a las 6", MON | THU),
        ("es", "de lunes a viernes", WORK),
        ("es", "lun mie vie", MON | WED | FRI),
        ("es", "solo los findes", WEEKEND),
        ("de", "montags und donnerstags um 6", MON | THU),
        ("de", "jeden Dienstag", TUE),
        ("de", "Mo-Fr", WORK),
        ("de", "so und do", SUN | THU),
        ("de", "unter der Woche", WORK),
    ],
)
def test_days_that_come_again_are_read(language: str, text: str, days: int) -> None:
    assert read_weekdays(text, language) == Weekdays(days)


@pytest.mark.parametrize(
    ("language", "text", "among_all"),
    [
        ("en", "no reminder on mondays", ALL & ~MON),
        ("en", "every day except sunday", ALL & ~SUN),
        ("en", "dont text me at weekends", WORK),
        ("en", "not on mondays, only on fridays", FRI),
        ("en", "no reminders except on mondays", MON),
        ("en", "sundays are not good", ALL & ~SUN),
        ("en", "dont forget to remind me on mondays", MON),
        ("es", "los domingos no", ALL & ~SUN),
        ("es", "todos los días menos el domingo", ALL & ~SUN),
        ("es", "no me avises los fines de semana", WORK),
        ("de", "sonntags bitte nicht", ALL & ~SUN),
        ("de", "jeden Tag außer Montag", ALL & ~MON),
        ("de", "am Wochenende keine Nachrichten", WORK),
    ],
)
def test_days_that_are_denied_are_left_out(language: str, text: str, among_all: int) -> None:
    found = read_weekdays(text, language)
    assert found is not None
    assert found.among(ALL) == among_all


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "remind me on monday at 6"),
        ("en", "dont remind me until monday"),
        ("en", "so do i"),
        ("en", "the sun is out"),
        ("en", "i sat there"),
        ("es", "el lunes a las 7"),
        ("es", "sol y mar"),
        ("de", "am Montag um 7"),
        ("de", "so geht das"),
    ],
)
def test_one_day_and_other_words_are_no_days_of_the_week(language: str, text: str) -> None:
    assert read_weekdays(text, language) is None
    assert named_weekdays(text, language) == ""


@pytest.mark.parametrize("days", range(1, ALL + 1))
def test_days_that_are_written_are_read_again(days: int) -> None:
    named = Weekdays(days)
    single = written(named)
    assert read_weekdays(single, "de") == named


def test_a_time_beside_days_is_kept_with_them() -> None:
    assert named_weekdays("erinner mich montags um halb acht", "de") == "mondays um halb acht"
    assert named_weekdays("not on fridays", "en") == "except fridays"


def test_what_is_said_beside_days_is_left() -> None:
    typed = typed_words("remind me every friday at 7")
    assert without_weekdays(typed, "en") == ["remind", "me", "at", "7"]
    assert only_beside("only weekdays please", "en") == ["please"]
