"""What a learner may set: zone, length of sessions, being asked how sure, language.

One message shows it all, the reminder too (`own_reminder`), and its buttons change it in place. A
place may also be typed while it is asked for.
"""

from typing import Final

from bot.tutor.account import reminders
from bot.tutor.choosing import length
from bot.tutor.choosing.length import USUAL
from bot.tutor.language import zones
from bot.tutor.language.plain import plain
from bot.tutor.language.wishes.slots import language_named, minutes_named, number_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer, Writing, beneath
from bot.tutor.moves.account import (
    AskLanguage,
    AskLength,
    AskZone,
    LanguageSet,
    LengthSet,
    NoZone,
    ShowSettings,
    SureSet,
)
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Prefer, Record, Toast, Turn, offering, say, turn_leaving
from bot.tutor.understanding.open_item import may_be_answer
from state.records.learners import Learner, Reminder
from state.values import replace

SECONDS_EACH: Final = 40
"""Seconds that a question takes, as a rule: a session of four minutes has six."""

_ENDLESS: Final = ("revise_0", "mixed")
"""What is meant by no end where a length is asked for: "all of them"."""

LENGTHS = {"2": 2, "4": 4, "0": 0}
"""Minutes of a session, as buttons carry them; 0 goes on until told to stop."""

LENGTH: Final = "length"
"""What the question how long a session should be leaves behind (`Offer.intent`)."""

TIME, ZONE = "time", "zone"
"""What a text may be asked for (`Writing.about`)."""


def show(desk: Desk, *, in_place: bool = False) -> Turn:
    """Show everything that is set."""
    return _say(desk, _page(desk, desk.learner, desk.settings.reminder, in_place=in_place))


def tap_page(desk: Desk, argument: str) -> Turn:
    """Take the button that opens the settings, or with an argument the one that goes back."""
    return show(desk, in_place=bool(argument))


def tap_zone(desk: Desk, argument: str) -> Turn:
    """Take a button with a zone, or, without one, offer some."""
    if zones.find(argument) == argument:
        return _move_to(desk, argument, in_place=True)
    return ask(desk, ZONE, AskZone(desk.now, in_place=True))


def place_typed(desk: Desk, text: str) -> Turn:
    """Take the place that was asked for; other words are asked for again."""
    zone = zones.find(text)
    return say(desk, NoZone()) if zone is None else _move_to(back(desk), zone, in_place=False)


def tap_length(desk: Desk, argument: str) -> Turn:
    """Take a button about the length of sessions, or offer the lengths."""
    if argument not in LENGTHS:
        return offering(_say(desk, AskLength()), Offer(desk.now, LENGTH))
    return _prefer(_choosing(desk), replace(desk.learner, minutes=LENGTHS[argument]))


def tell_length(desk: Desk) -> Turn:
    """Say how long a session is, and offer the lengths."""
    planned = length.planned(desk)
    lasts = desk.learner.minutes if planned is None else planned
    return offering(_say(desk, AskLength(lasts)), Offer(desk.now, LENGTH))


def length_named(desk: Desk, text: str) -> str:
    """Give the length nearest to what a reply to that question names, as a button; "" for none.

    It names minutes or questions, or no end; a bare number may be the answer to a question.
    """
    if desk.intents.find(text) in _ENDLESS:
        return "0"
    words = desk.intents.without_fillers(plain(text)).split()
    minutes = minutes_named(" ".join(words))
    match words:
        case [number] if number.isdecimal() and not may_be_answer(desk):
            minutes = int(number)
        case [number, what] if desk.intents.is_question(what):
            questions = number_named(number)
            minutes = None if questions is None else questions * SECONDS_EACH // 60
    if minutes is None:
        return ""
    return "0" if minutes > USUAL + 1 else min("42", key=lambda one: abs(int(one) - minutes))


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
        return ask(desk, ZONE, AskZone(desk.now, in_place=False))
    return _move_to(desk, zone, in_place=False)


def tap_language(desk: Desk, argument: str) -> Turn:
    """Take a button with a language, or offer the languages."""
    if not argument:
        return _say(desk, AskLanguage(desk.settings.languages))
    if argument not in desk.settings.languages:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    return _prefer(desk, replace(desk.learner, language=argument))


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


def ask(desk: Desk, about: str, move: Move) -> Turn:
    """Ask for something that may be typed; what was going on goes on afterwards."""
    writing = Writing(about, "", before=beneath(desk.session.activity))
    return turn_leaving(desk, writing, (move,))


def back(desk: Desk) -> Desk:
    """Go back to what was going on before something was asked for."""
    return replace(desk, session=replace(desk.session, activity=beneath(desk.session.activity)))
