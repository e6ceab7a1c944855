"""A reminder that was asked for once, "tomorrow at 7", beside those of every day. Pure."""

from typing import Final

from bot.tutor.account.weekly import AFTER_SCHOOL
from bot.tutor.language.hours import is_quiet, minute_in
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.moments import Moment, named_moment, read_moment
from bot.tutor.language.wishes.waits import read_wait
from bot.tutor.model.desk import Desk
from bot.tutor.moves.account import ReminderSet
from state.clock.days import minute_of
from state.clock.timetable import date_at
from state.clock.timetable import moment as moment_of
from state.records.learners import Reminder
from state.values import replace

ROUND: Final = 5
"""Minutes: a reminder comes at a time that can be remembered."""

_BESIDE: Final = 2
"""Words beside a moment, at most, for it to be all that is said."""


def read(desk: Desk, text: str) -> Moment | None:
    """Read the day that words name, with its hour if they name one; None without a day.

    What is wished for "in 2 hours" is a moment too.
    """
    typed = typed_words(text)
    if (wait := read_wait(typed)) is not None:
        return after(desk, wait)
    return read_moment(typed, desk.today, desk.learner.language)


def after(desk: Desk, minutes: int) -> Moment:
    """Give the moment after some minutes, at a time that can be remembered."""
    at, zone = desk.now + minutes * 60, desk.learner.zone
    rounded = round(at / (ROUND * 60)) * ROUND * 60
    at = rounded if rounded > desk.now else at
    return Moment(date_at(at, zone), minute_of(at, zone))


def later_today(desk: Desk, time: str) -> str:
    """Give a time of which "later" was said as the next today; as it is, if there is none."""
    now = minute_of(desk.now, desk.learner.zone)
    may_be_meant = (minute_in(one) for one in (time, f"{time} pm"))
    to_come = (one for one in may_be_meant if one is not None and one > now and not is_quiet(one))
    at = next(to_come, None)
    return time if at is None else f"today {at // 60}:{at % 60:02}"


def alone(desk: Desk, text: str) -> Moment | None:
    """Read a day with its hour where that is nearly all that is said: "no, friday at 5"."""
    typed = typed_words(text)
    moment = read_moment(typed, desk.today, desk.learner.language)
    is_all = len(typed) <= len(named_moment(typed).split()) + _BESIDE
    return moment if moment is not None and moment.minute is not None and is_all else None


def is_awaited(desk: Desk, reminder: Reminder) -> bool:
    """Whether one is still to come."""
    return reminder.once is not None and reminder.once > desk.now


def at_another_hour(desk: Desk, reminder: Reminder, minute: int) -> Moment:
    """Give the same day with another hour."""
    return Moment(date_at(reminder.once or desk.now, desk.learner.zone), minute)


def minute(desk: Desk, moment: Moment) -> int:
    """Give the minute of the day: without one, that at which they are reminded on others."""
    reminder = desk.settings.reminder
    usual = AFTER_SCHOOL if reminder is None else reminder.minute
    return usual if moment.minute is None else moment.minute


def reminder_for(desk: Desk, moment: Moment) -> Reminder | None:
    """Give the reminder with that moment in it; None if it is at night, or has passed."""
    wanted, zone = minute(desk, moment), desk.learner.zone
    at = moment_of(moment.day, wanted, zone)
    if is_quiet(wanted) or at is None or at <= desk.now:
        return None
    return replace(desk.settings.reminder or Reminder(wanted, None), once=at)


def said(desk: Desk, reminder: Reminder, *, check_zone: bool, in_place: bool) -> ReminderSet:
    """Say when it comes."""
    at, zone = reminder.once or desk.now, desk.learner.zone
    day = date_at(at, zone)
    return ReminderSet(minute_of(at, zone), desk.learner, desk.now, check_zone, in_place, day)
