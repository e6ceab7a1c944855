"""A learner's own reminder: asked for, set, put off, turned off."""

from bot.tutor.moves import account as moves
from bot.views.account.settings import back
from bot.views.buttons import begins, by_name, menu
from bot.views.days import clock, clock_at, date_text, weekdays_text
from bot.views.message import Message, Rows, paragraphs
from bot.views.texts import Texts
from state.clock.days import day_of
from state.clock.timetable import EVERY_DAY, date_at

TIMES = (8 * 60, 12 * 60 + 30, 17 * 60, 19 * 60 + 30)
"""Before school, in the lunch break, after school, in the evening: minutes of the day."""


def show(move: moves.ReminderMove, t: Texts) -> Message:
    """Show one step of setting a reminder."""
    match move:
        case moves.AskTime():
            return _ask_time(move, t)
        case moves.QuietTime(minute=minute):
            text = t("settings.quiet", time=clock(minute))
            return Message(text, _times(t), move.in_place)
        case moves.NoTime():
            return Message(t("settings.no_time"), _times(t))
        case moves.ReminderSet():
            return _reminder_set(move, t)
        case moves.ReminderStands(minute=minute):
            return Message(t("settings.reminder_stands", time=clock(minute)), _another_time(t))
        case moves.Snoozed(minute=minute, today=today):
            key = "settings.snoozed_today" if today else "settings.snoozed_tomorrow"
            return Message(t(key, time=clock(minute)), _another_time(t))
        case moves.ReminderOff():
            return Message(t("settings.reminder_off"), in_place=move.in_place)


def _ask_time(move: moves.AskTime, t: Texts) -> Message:
    """Ask for the time; whoever is reminded already is told when."""
    if move.daily is None:
        return Message(t("settings.ask_time"), _times(t), move.in_place)
    days = weekdays_text(move.days, t)
    asked = t("settings.ask_other_time", days=days, time=clock(move.daily))
    return Message(asked, _times(t, days=move.days), move.in_place)


def _reminder_set(move: moves.ReminderSet, t: Texts) -> Message:
    days = weekdays_text(move.days, t)
    said = t("settings.reminder_set", days=days, time=clock(move.minute))
    if move.day is not None and move.day == day_of(move.now, move.learner.zone):
        said = t("settings.snoozed_today", time=clock(move.minute))
    elif move.day is not None:
        date = date_text(move.day, date_at(move.now, move.learner.zone), t)
        said = t("settings.reminder_once", date=date, time=clock(move.minute))
    if not move.check_zone:
        return Message(said, menu(t, "settings"), move.in_place)
    asked = t("settings.right_time", time=clock_at(move.now, move.learner.zone))
    rows = ((by_name(t, "zone_yes", "zone", "yes"), by_name(t, "zone_no", "zone")),)
    return Message(paragraphs(said, asked), rows, move.in_place)


def _another_time(t: Texts) -> Rows:
    return ((by_name(t, "another_time", "remind", "new"),),)


def _times(t: Texts, *, days: int = 0) -> Rows:
    """Offer times, and to whoever is reminded on some days, 0 for none, other days or none."""
    times = tuple(begins(clock(at), "remind", str(at)) for at in TIMES)
    if not days:
        return (times, back(t))
    other = "weekdays" if days == EVERY_DAY else "daily"
    off = by_name(t, "no_reminder", "remind", "off")
    return (times, (by_name(t, other, "remind", other), off), back(t))
