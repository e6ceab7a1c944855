"""What a learner may set: zone, reminder, length of sessions, being asked how sure, language.

One message shows it all, and its buttons change it in place. A time of day and a place may also be
typed while they are asked for. The zone is asked for when it first matters: with a first reminder.
"""

from bot.tutor.account import once, reminders
from bot.tutor.choosing import length
from bot.tutor.language import zones
from bot.tutor.language.hours import QUIET_TO, is_quiet, minute_in, minute_near
from bot.tutor.language.wishes.moments import Moment
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer, Writing, beneath
from bot.tutor.moves.account import (
    AskLanguage,
    AskLength,
    AskTime,
    AskZone,
    LanguageSet,
    LengthSet,
    NoTime,
    NoZone,
    QuietTime,
    ReminderOff,
    ReminderSet,
    ReminderStands,
    ShowSettings,
    Snoozed,
    SureSet,
)
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Prefer, Record, Toast, Turn, offering, say, turn_leaving
from state.clock.days import minute_of
from state.clock.timetable import date_at
from state.records.learners import Learner, Reminder
from state.values import replace

LENGTHS = {"2": 2, "4": 4, "0": 0}
"""Minutes of a session, as buttons carry them; 0 goes on until told to stop."""

REMINDED = "reminded"
"""What a reminder leaves behind for one message (`Offer.intent`): whether its time is right."""

ROUND = 5
"""Minutes: a reminder comes at a time that can be remembered."""

TIME, ZONE = "time", "zone"
"""What a text may be asked for (`Writing.about`)."""


def show(desk: Desk, *, in_place: bool = False) -> Turn:
    """Show everything that is set."""
    return _say(desk, _page(desk, desk.learner, desk.settings.reminder, in_place=in_place))


def tap_page(desk: Desk, argument: str) -> Turn:
    """Take the button that opens the settings, or with an argument the one that goes back."""
    return show(desk, in_place=bool(argument))


def remind(desk: Desk, wanted: str, *, in_place: bool = False) -> Turn:
    """Set the reminder to a time as it was typed, turn it off, or ask for the time."""
    if wanted in ("off", "none", "stop", "never"):
        return _no_reminder(desk, in_place=in_place)
    if moment := once.read(desk, wanted):
        return _remind_once(desk, moment)
    minute = minute_in(wanted) if wanted else None
    if minute is None:
        on = desk.settings.reminder is not None and desk.settings.reminder.at is not None
        return _ask(desk, TIME, AskTime(on, in_place))
    return _remind_at(desk, minute, in_place=in_place)


def tap_time(desk: Desk, argument: str) -> Turn:
    """Take a button about the reminder: a minute of the day, "off" or nothing.

    "new" stands on a message that stays, and so asks for the time in one of its own.
    """
    if argument == "new":
        return remind(desk, "")
    if not argument.isdecimal():
        return remind(desk, argument, in_place=True)
    return _remind_at(desk, int(argument) % (24 * 60), in_place=True)


def is_reminded(desk: Desk) -> bool:
    """Whether somebody has a reminder."""
    reminder = desk.settings.reminder
    return reminder is not None and reminder.at is not None


def in_an_hour(desk: Desk) -> int:
    """Give a minute of the day about an hour from now, or after the night."""
    minute = minute_of(desk.now + reminders.SNOOZE_SECONDS, desk.learner.zone)
    return QUIET_TO if is_quiet(minute) else minute - minute % ROUND


def snooze(desk: Desk) -> Turn:
    """Put the reminder off by an hour; without one, begin one at that time."""
    reminder, zone = desk.settings.reminder, desk.learner.zone
    if reminder is None or reminder.at is None:
        return _remind_at(desk, in_an_hour(desk))
    later = reminders.put_off(reminder, zone, desk.now)
    at = later.at or desk.now
    move = Snoozed(minute_of(at, zone), date_at(at, zone) == date_at(desk.now, zone))
    return _reminding(desk, move, later)


def reads(about: str, text: str) -> bool:
    """Whether words are a time, or a place, as was asked for."""
    return (minute_in(text) if about == TIME else zones.find(text)) is not None


def write(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take the time or the place that was asked for; other words are asked for again."""
    back = replace(desk, session=replace(desk.session, activity=writing.before))
    if writing.about == TIME:
        minute = minute_in(text)
        return say(desk, NoTime()) if minute is None else _remind_at(back, minute)
    zone = zones.find(text)
    return say(desk, NoZone()) if zone is None else _move_to(back, zone, in_place=False)


def tap_zone(desk: Desk, argument: str) -> Turn:
    """Take a button about the zone: one of those offered, "yes" to the present one, or nothing."""
    reminder = desk.settings.reminder
    if argument == "yes" and reminder is not None and once.is_awaited(desk, reminder):
        return _say(desk, once.said(desk, reminder, check_zone=False, in_place=True))
    if argument == "yes" and reminder is not None:
        return _say(desk, _set(desk, reminder.minute, check_zone=False, in_place=True))
    if zones.find(argument) == argument:
        return _move_to(desk, argument, in_place=True)
    return _ask(desk, ZONE, AskZone(desk.now, in_place=True))


def tap_length(desk: Desk, argument: str) -> Turn:
    """Take a button about the length of sessions, or offer the lengths."""
    if argument not in LENGTHS:
        return _say(desk, AskLength())
    return _prefer(_choosing(desk), replace(desk.learner, minutes=LENGTHS[argument]))


def tap_sure(desk: Desk, argument: str) -> Turn:
    """Take the button that turns the question "how sure are you?" on or off."""
    return _prefer(desk, replace(desk.learner, confidence=argument == "on"))


def speak(desk: Desk, wanted: str) -> Turn:
    """Speak the language that is named in words, "Spanish" or "español", or offer all."""
    if not wanted:
        return tap_language(desk, "")
    code = language_named(wanted) or wanted
    if code not in desk.settings.languages:
        return _say(desk, LanguageSet(None, desk.settings.languages))
    name, already = desk.settings.languages[code], code == desk.learner.language
    spoken = Prefer(replace(desk.learner, language=code))
    return _say(desk, LanguageSet(name, desk.settings.languages, already), spoken)


def resize(desk: Desk, wanted: str) -> Turn:
    """Make sessions "shorter" or "longer" by a step, as far as there is one."""
    planned = length.planned(desk)
    steps = [2, 4, *([planned] if planned else []), 0]
    step = -1 if wanted == "shorter" else 1
    was = planned or desk.learner.minutes
    place = min(max(steps.index(was) + step, 0), len(steps) - 1)
    learner = replace(desk.learner, minutes=steps[place])
    return _say(_choosing(desk), LengthSet(learner.minutes, was), Prefer(learner))


def _choosing(desk: Desk) -> Desk:
    """Note that the learner has chosen how long sessions are."""
    return replace(desk, session=replace(desk.session, own_length=True))


def set_sure(desk: Desk, wanted: str) -> Turn:
    """Turn the question "how sure are you?" "on" or "off", as it was asked for in words."""
    learner = replace(desk.learner, confidence=wanted == "on")
    return _say(desk, SureSet(learner.confidence), Prefer(learner))


def live_in(desk: Desk, place: str) -> Turn:
    """Let the learner live in a place that was named, or ask for one."""
    zone = zones.find(place) if place else None
    if zone is None:
        return _ask(desk, ZONE, AskZone(desk.now, in_place=False))
    return _move_to(desk, zone, in_place=False)


def tap_language(desk: Desk, argument: str) -> Turn:
    """Take a button with a language, or offer the languages."""
    if not argument:
        return _say(desk, AskLanguage(desk.settings.languages))
    if argument not in desk.settings.languages:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    return _prefer(desk, replace(desk.learner, language=argument))


def _remind_at(desk: Desk, minute: int, *, in_place: bool = False) -> Turn:
    if is_quiet(minute):
        return _ask(desk, TIME, QuietTime(minute, in_place))
    reminder = reminders.set_to(desk.settings.reminder, minute, desk.learner.zone, desk.now)
    move = _set(desk, minute, check_zone=desk.settings.reminder is None, in_place=in_place)
    return _reminding(desk, move, reminder)


def _remind_once(desk: Desk, moment: Moment) -> Turn:
    reminder, minute = once.reminder_for(desk, moment), once.minute(desk, moment)
    if reminder is None:
        no = QuietTime(minute, in_place=False) if is_quiet(minute) else NoTime()
        return _ask(desk, TIME, no)
    check_zone = desk.settings.reminder is None
    move = once.said(desk, reminder, check_zone=check_zone, in_place=False)
    return _reminding(desk, move, reminder)


def _reminding(desk: Desk, move: Move, reminder: Reminder) -> Turn:
    """Keep a reminder, and expect that its time is put right, or confirmed, by the next words."""
    return offering(_say(desk, move, reminder), Offer(desk.now, REMINDED))


def after_reminder(desk: Desk, reply: str | None, text: str) -> Turn | None:
    """Take what is said to a reminder just set: another time, or whether the clock is right."""
    reminder = desk.settings.reminder
    if reminder is None:
        return None
    if desk.intents.find(text) in (
        "no_date",
        "never_mind",
    ):  # "forget it"; one o'clock is not "one"
        return _no_reminder(desk, in_place=False)
    if moment := once.alone(desk, text):
        return _remind_once(desk, moment)
    if (minute := _other_time(desk, reminder, text)) is not None:
        if once.is_awaited(desk, reminder):
            return _remind_once(desk, once.at_another_hour(desk, reminder, minute))
        return _remind_at(desk, minute)
    match reply:
        case "yes" | "sure":
            return _say(desk, ReminderStands(reminder.minute))
        case "no":
            return live_in(desk, "")
        case None if desk.intents.wished(text) is None and desk.intents.denies(text):
            return live_in(desk, "")  # "no thats an hour out"
        case _:
            return None


def _other_time(desk: Desk, reminder: Reminder, text: str) -> int | None:
    """Read the time that a reminder just set is changed to: "8 instead", "no, half seven"."""
    wish = desk.intents.wished(text)
    named = wish.argument if wish is not None and wish.intent == "remind" else ""
    intents = desk.intents
    ways = (text, named, intents.without_asides(text), intents.without_reply(text))
    said = next((one for one in ways if reads(TIME, one)), None)
    if said is None or text.strip().isdecimal():  # "8" may be an answer
        return None
    return minute_near(said, reminder.minute)


def _set(desk: Desk, minute: int, *, check_zone: bool, in_place: bool) -> ReminderSet:
    return ReminderSet(minute, desk.learner, desk.now, check_zone, in_place)


def _no_reminder(desk: Desk, *, in_place: bool) -> Turn:
    reminder = desk.settings.reminder
    records = () if reminder is None else (replace(reminder, at=None, ignored=0, once=None),)
    return _say(desk, ReminderOff(in_place), *records)


def _move_to(desk: Desk, zone: str, *, in_place: bool) -> Turn:
    """Let the learner live in another zone; a reminder keeps its time on the wall."""
    learner, reminder = replace(desk.learner, zone=zone), desk.settings.reminder
    records: tuple[Record, ...] = (Prefer(learner),)
    if reminder is not None:
        reminder = reminders.moved(reminder, desk.learner.zone, zone, desk.now)
        records = (*records, reminder)
    return _say(desk, _page(desk, learner, reminder, in_place=in_place), *records)


def _prefer(desk: Desk, learner: Learner) -> Turn:
    return _say(desk, _page(desk, learner, desk.settings.reminder, in_place=True), Prefer(learner))


def _page(
    desk: Desk, learner: Learner, reminder: Reminder | None, *, in_place: bool
) -> ShowSettings:
    planned = length.planned(replace(desk, learner=learner))
    languages = desk.settings.languages
    return ShowSettings(learner, desk.now, reminder, languages, in_place, planned)


def _say(desk: Desk, move: Move, *records: Record) -> Turn:
    return Turn(desk.session, (move,), records)


def _ask(desk: Desk, about: str, move: Move) -> Turn:
    """Ask for something that may be typed; what was going on goes on afterwards."""
    writing = Writing(about, "", before=beneath(desk.session.activity))
    return turn_leaving(desk, writing, (move,))
