"""A reminder on some days of the week: "mondays and thursdays at 6", "only weekdays". Pure."""

from typing import Final

from msgspec import Struct

from bot.tutor.language.hours import minute_in
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.slots import longest
from bot.tutor.language.wishes.weekdays import read_weekdays
from bot.tutor.model.desk import Desk, Need, NotLaid
from state.clock.timetable import EVERY_DAY
from state.records.learners import Reminder

AFTER_SCHOOL: Final = 17 * 60
"""The minute of a day that was named without one, for whoever has no reminder yet."""


class WeeklyTime(Struct, frozen=True):
    """When a reminder is to come."""

    days: int
    """A sum, as in `state.clock.timetable`; 0 if none is left."""
    minute: int


def reminder_of(desk: Desk) -> Reminder | None:
    """Give somebody's reminder. Raises NotLaid where the turn was not known to look at it."""
    if not desk.laid & Need.SETTINGS:
        raise NotLaid(Need.SETTINGS)
    return desk.settings.reminder


def read(desk: Desk, text: str) -> WeeklyTime | None:
    """Read the days that words name, with their hour; None without days of the week.

    What they do not say stays as it is; "every day" alone leaves the hour of a first one open.
    """
    named = read_weekdays(text, desk.learner.language)
    if named is None:
        return None
    reminder = reminder_of(desk)
    is_on = reminder is not None and reminder.at is not None
    before = reminder.days if reminder is not None and is_on else EVERY_DAY
    usual = AFTER_SCHOOL if reminder is None else reminder.minute
    typed = typed_words(text)
    time = longest(typed, "time")
    minute = minute_in(" ".join(typed[slice(*time)])) if time else None
    days = named.among(before)
    if minute is None and days == EVERY_DAY and not is_on:
        return None
    return WeeklyTime(days, usual if minute is None else minute)
