"""A learner's own reminder: set, moved, put off or turned off, by words or by a tap.

One of every day or of some days of the week (`weekly`), and one that was asked for once (`once`),
go the same way. The zone is asked for when it first matters: with a first reminder.
"""

from bot.tutor.account import once, reminders, settings, weekly
from bot.tutor.account.settings import TIME, ZONE
from bot.tutor.language.hours import QUIET_TO, is_quiet, minute_in, minute_near
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.moments import Moment, is_uneven
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer
from bot.tutor.moves.account import (
    AskTime,
    NoTime,
    QuietTime,
    ReminderOff,
    ReminderSet,
    ReminderStands,
    Snoozed,
)
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Turn, offering, say
from bot.tutor.understanding.open_item import may_be_answer
from state.clock.days import minute_of
from state.clock.timetable import EVERY_DAY, date_at, next_daily
from state.records.learners import Reminder
from state.values import replace

REMINDED = "reminded"
"""What a reminder leaves behind for one message (`Offer.intent`): whether its time is right."""

_BRIEF = 8
"""Words, at most, of what moves a reminder just set to other days."""


def remind(desk: Desk, wanted: str, *, in_place: bool = False) -> Turn:
    """Set the reminder to a time as it was typed, turn it off, or ask for the time."""
    if wanted in ("off", "none", "stop", "never"):
        return _turn_off(desk, in_place=in_place)
    if (week := weekly.read(desk, wanted)) is not None:
        return _remind_weekly(desk, week, in_place=in_place)
    if moment := once.read(desk, wanted):
        return _remind_once(desk, moment)
    minute = minute_in(wanted) if wanted else None
    if minute is None:
        return settings.ask(desk, TIME, _asking(desk.settings.reminder, in_place=in_place))
    return _remind_at(desk, minute, in_place=in_place)


def _asking(reminder: Reminder | None, *, in_place: bool) -> AskTime:
    """Ask for the time, beside the one that there is."""
    if reminder is None or reminder.at is None:
        return AskTime(None, in_place)
    return AskTime(reminder.minute, in_place, reminder.days)


def tap_time(desk: Desk, argument: str) -> Turn:
    """Take a button about the reminder: a minute of the day, days in words, "off" or nothing.

    "new" stands on a message that stays, and so asks for the time in one of its own.
    """
    if argument == "new":
        return remind(desk, "")
    if not argument.isdecimal():
        return remind(desk, argument, in_place=True)
    return _remind_at(desk, int(argument) % (24 * 60), in_place=True)


def tap_zone(desk: Desk, argument: str) -> Turn:
    """Take a button about the zone: "yes" says that a reminder just set shows the right time."""
    reminder = desk.settings.reminder
    if argument != "yes" or reminder is None:
        return settings.tap_zone(desk, argument)
    if once.is_awaited(desk, reminder):
        return say(desk, once.said(desk, reminder, check_zone=False, in_place=True))
    return say(desk, _set(desk, reminder, check_zone=False, in_place=True))


def time_typed(desk: Desk, text: str) -> Turn:
    """Take the time that was asked for; other words are asked for again."""
    minute = minute_in(text)
    return say(desk, NoTime()) if minute is None else _remind_at(settings.back(desk), minute)


def is_on(desk: Desk) -> bool:
    """Whether somebody has a reminder of every day, or of days of the week."""
    reminder = weekly.reminder_of(desk)
    return reminder is not None and reminder.at is not None


def was_asked_for(desk: Desk) -> bool:
    """Whether somebody has ever wished for a reminder, so that "later" needs no question."""
    return not _is_first(weekly.reminder_of(desk))


def in_an_hour(desk: Desk) -> Moment:
    """Give the moment an hour from now, or after the night."""
    later = once.after(desk, reminders.SNOOZE_SECONDS // 60)
    if later.minute is None or not is_quiet(later.minute):
        return later
    morning = next_daily(QUIET_TO, desk.learner.zone, desk.now)
    return Moment(date_at(morning, desk.learner.zone), QUIET_TO)


def snooze(desk: Desk) -> Turn:
    """Put the reminder off by an hour; without one, remind once at that time."""
    reminder, zone = desk.settings.reminder, desk.learner.zone
    if reminder is None or reminder.at is None:
        return _remind_once(desk, in_an_hour(desk))
    later = reminders.put_off(reminder, zone, desk.now)
    at = later.at or desk.now
    move = Snoozed(minute_of(at, zone), date_at(at, zone) == date_at(desk.now, zone))
    return _reminding(desk, move, later)


def after_reminder(desk: Desk, reply: str | None, text: str, *, of_zone: bool) -> Turn | None:
    """Take what is said to a reminder just set: another time, or whether that is right.

    `of_zone` says that it was asked whether the clock is.
    """
    reminder = desk.settings.reminder
    if reminder is None:
        return None
    if desk.intents.find(text) in ("no_date", "never_mind"):  # "forget it"
        return _turn_off(desk, in_place=False)
    if (turn := _other_days(desk, text)) is not None:
        return turn
    if (minute := _other_time(desk, reminder, text)) is not None:
        if once.is_awaited(desk, reminder):
            return _remind_once(desk, once.at_another_hour(desk, reminder, minute))
        return _remind_at(desk, minute)
    match reply:
        case "yes" | "sure" if once.is_awaited(desk, reminder):
            return say(desk, once.said(desk, reminder, check_zone=False, in_place=False))
        case "yes" | "sure":
            return say(desk, ReminderStands(reminder.minute))
        case "no":
            return _not_so(desk, was_asked=of_zone)
        case None if desk.intents.wished(text) is None and desk.intents.denies(text):
            return _not_so(desk, was_asked=of_zone)  # "no thats an hour out"
        case _:
            return None


def _other_days(desk: Desk, text: str) -> Turn | None:
    """Move a reminder just set to other days, "only weekdays", or to one: "no, friday at 5"."""
    is_said_of_it = len(text.split()) <= _BRIEF and not may_be_answer(desk)
    if is_said_of_it and (week := weekly.read(desk, text)) is not None:
        return _remind_weekly(desk, week)
    moment = once.alone(desk, text)
    return None if moment is None else _remind_once(desk, moment)


def _not_so(desk: Desk, *, was_asked: bool) -> Turn:
    """Ask where somebody lives whose clock shows another time, or else for the time they want."""
    return settings.live_in(desk, "") if was_asked else remind(desk, "")


def _other_time(desk: Desk, reminder: Reminder, text: str) -> int | None:
    """Read the time that a reminder just set is changed to: "8 instead", "no, half seven"."""
    intents = desk.intents
    wish = intents.wished(text)
    if is_uneven(typed_words(text)):
        return None  # "every two days" names no hour
    named = wish.argument if wish is not None and wish.intent == "remind" else ""
    ways = (text, named, intents.without_asides(text), intents.without_reply(text))
    said = next((one for one in ways if minute_in(one) is not None), None)
    if said is None or text.strip().isdecimal():  # "8" may be an answer
        return None
    return minute_near(said, reminder.minute)


def _remind_at(desk: Desk, minute: int, *, in_place: bool = False) -> Turn:
    days = None if desk.settings.reminder is None else desk.settings.reminder.days
    return _remind_weekly(desk, weekly.WeeklyTime(days or EVERY_DAY, minute), in_place=in_place)


def _remind_weekly(desk: Desk, week: weekly.WeeklyTime, *, in_place: bool = False) -> Turn:
    """Remind on some days of the week; whoever leaves none out of every day wants none."""
    before = desk.settings.reminder
    if not week.days:
        return _turn_off(desk, in_place=in_place)
    if is_quiet(week.minute):
        asked = settings.ask(desk, TIME, QuietTime(week.minute, in_place))
        kept = replace(before or Reminder(week.minute, None), days=week.days)
        return asked if week.days == EVERY_DAY else replace(asked, records=(kept,))
    reminder = reminders.set_to(before, week.minute, desk.learner.zone, desk.now, week.days)
    move = _set(desk, reminder, check_zone=_is_first(before), in_place=in_place)
    return _reminding(desk, move, reminder)


def _remind_once(desk: Desk, moment: Moment) -> Turn:
    reminder, minute = once.reminder_for(desk, moment), once.minute(desk, moment)
    if reminder is None:
        no = QuietTime(minute, in_place=False) if is_quiet(minute) else NoTime()
        return settings.ask(desk, TIME, no)
    check_zone = desk.settings.reminder is None
    move = once.said(desk, reminder, check_zone=check_zone, in_place=False)
    return _reminding(desk, move, reminder)


def _is_first(before: Reminder | None) -> bool:
    """Whether there has been no reminder yet, though days for one may have been named."""
    return before is None or not (before.at or before.once or before.sent)


def _reminding(desk: Desk, move: Move, reminder: Reminder) -> Turn:
    """Keep a reminder, and expect that its time is put right, or confirmed, by the next words."""
    of_zone = isinstance(move, ReminderSet) and move.check_zone
    offer = Offer(desk.now, REMINDED, ZONE if of_zone else "")
    return offering(Turn(desk.session, (move,), (reminder,)), offer)


def _set(desk: Desk, reminder: Reminder, *, check_zone: bool, in_place: bool) -> ReminderSet:
    minute, days = reminder.minute, reminder.days
    return ReminderSet(minute, desk.learner, desk.now, check_zone, in_place, days=days)


def _turn_off(desk: Desk, *, in_place: bool) -> Turn:
    reminder = desk.settings.reminder
    if reminder is None:
        return Turn(desk.session, (ReminderOff(in_place),))
    off = replace(reminder, at=None, ignored=0, once=None, days=EVERY_DAY)
    return Turn(desk.session, (ReminderOff(in_place),), (off,))
