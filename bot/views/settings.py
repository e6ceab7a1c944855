"""The settings, on one message whose buttons change it in place."""

from collections.abc import Mapping
from typing import assert_never

from bot.tutor.language.zones import OFFERED
from bot.tutor.model.tokens import MenuToken
from bot.tutor.moves import account
from bot.views.days import clock, clock_at, place_text
from bot.views.menus import menu
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from state.records.learners import Reminder

Settings = (
    account.ShowSettings
    | account.AskTime
    | account.ReminderSet
    | account.ReminderOff
    | account.QuietTime
    | account.NoTime
    | account.AskZone
    | account.NoZone
    | account.AskLength
    | account.AskLanguage
    | account.LanguageSet
    | account.LengthSet
    | account.SureSet
    | account.ReminderStands
    | account.Snoozed
)

TIMES = (8 * 60, 12 * 60 + 30, 17 * 60, 19 * 60 + 30)
"""Before school, in the lunch break, after school, in the evening: minutes of the day."""


def show(move: Settings, t: Texts) -> Message:
    """Show a page of the settings."""
    match move:
        case account.ShowSettings():
            return _all(move, t)
        case account.AskTime(is_on=is_on):
            return Message(t("settings.ask_time"), _times(t, is_on=is_on), move.in_place)
        case account.QuietTime(minute=minute):
            text = t("settings.quiet", time=clock(minute))
            return Message(text, _times(t, is_on=False), move.in_place)
        case account.NoTime():
            return Message(t("settings.no_time"), _times(t, is_on=False))
        case account.ReminderSet():
            return _reminder_set(move, t)
        case account.ReminderStands(minute=minute):
            return Message(t("settings.reminder_stands", time=clock(minute)), _another_time(t))
        case account.Snoozed(minute=minute, today=today):
            key = "settings.snoozed_today" if today else "settings.snoozed_tomorrow"
            return Message(t(key, time=clock(minute)), _another_time(t))
        case account.ReminderOff():
            return Message(t("settings.reminder_off"), in_place=move.in_place)
        case account.AskZone():
            return Message(t("settings.ask_zone"), _zones(move.now, t), move.in_place)
        case account.NoZone():
            return Message(t("settings.no_zone"))
        case account.AskLength():
            rows = tuple((_button(t, f"more_{n}", "length", str(n)),) for n in (2, 4, 0))
            return Message(t("settings.ask_length"), (*rows, _back(t)), in_place=True)
        case account.AskLanguage(languages=languages):
            return Message(t("settings.ask_language"), _languages(languages, t), in_place=True)
        case account.LanguageSet(name=None, languages=languages):
            return Message(t("settings.language_unknown"), _languages(languages, t)[:-1])
        case account.LanguageSet(already=already):
            text = t("settings.language_already" if already else "settings.language_set")
            return Message(text, menu(t, "settings"))
        case account.LengthSet():
            return Message(_length_set(move, t), menu(t, "settings"))
        case account.SureSet(on=on):
            return Message(t("settings.sure_set_on" if on else "settings.sure_set_off"))
        case _:
            assert_never(move)


def _length_set(move: account.LengthSet, t: Texts) -> Html:
    if move.minutes == move.was:
        return t("settings.length_longest" if not move.was else "settings.length_shortest")
    if not move.minutes:
        return t("settings.length_endless")
    return t("settings.length_set", minutes=move.minutes)


def _all(move: account.ShowSettings, t: Texts) -> Message:
    learner, zone = move.learner, move.learner.zone
    several = len(move.languages) > 1
    body = paragraphs(
        t("settings.head"),
        lines(
            t("settings.zone", city=place_text(zone, t), time=clock_at(move.now, zone)),
            _reminder(move.reminder, t),
            _length(move, t),
            t("settings.goal", minutes=learner.goal) if learner.goal else t("settings.no_goal"),
            t("settings.sure_on" if learner.confidence else "settings.sure_off"),
            t("settings.language", name=t.plain("language")) if several else None,
        ),
    )
    sure = ("do_not_ask", "off") if learner.confidence else ("do_ask", "on")
    rows: Rows = (
        (_button(t, "zone", "zone"), _button(t, "reminder", "remind")),
        (_button(t, "length", "length"), _button(t, "goal", "goal")),
        (_button(t, sure[0], "asksure", sure[1]),),
        *(((_button(t, "language", "language"),),) if several else ()),
        *menu(t, "privacy"),
    )
    return Message(body, rows, move.in_place)


def _length(move: account.ShowSettings, t: Texts) -> Html:
    if move.planned is not None:
        return t("settings.length_planned", minutes=move.planned)
    minutes = move.learner.minutes
    return t("settings.length", minutes=minutes) if minutes else t("settings.endless")


def _reminder(reminder: Reminder | None, t: Texts) -> Html:
    if reminder is None or reminder.at is None:
        return t("settings.no_reminder")
    return t("settings.reminder", time=clock(reminder.minute))


def _reminder_set(move: account.ReminderSet, t: Texts) -> Message:
    said = t("settings.reminder_set", time=clock(move.minute))
    if not move.check_zone:
        return Message(said, menu(t, "settings"), move.in_place)
    asked = t("settings.right_time", time=clock_at(move.now, move.learner.zone))
    rows = ((_button(t, "zone_yes", "zone", "yes"), _button(t, "zone_no", "zone")),)
    return Message(paragraphs(said, asked), rows, move.in_place)


def _another_time(t: Texts) -> Rows:
    return ((_button(t, "another_time", "remind", "new"),),)


def _times(t: Texts, *, is_on: bool) -> Rows:
    times = tuple(Button(clock(at), str(MenuToken("remind", str(at)))) for at in TIMES)
    off = ((_button(t, "no_reminder", "remind", "off"),),) if is_on else ()
    return (times, *off, _back(t))


def _zones(now: int, t: Texts) -> Rows:
    buttons = [
        Button(
            t.plain("button.zone_offered", time=clock_at(now, zone), city=place_text(zone, t)),
            str(MenuToken("zone", str(index))),
        )
        for index, zone in enumerate(OFFERED)
    ]
    return (*(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)), _back(t))


def _languages(languages: Mapping[str, str], t: Texts) -> Rows:
    rows = ((Button(name, str(MenuToken("language", code))),) for code, name in languages.items())
    return (*rows, _back(t))


def _back(t: Texts) -> tuple[Button, ...]:
    return (_button(t, "back_to_settings", "settings", "back"),)


def _button(t: Texts, name: str, verb: str, argument: str = "") -> Button:
    return Button(t.plain(f"button.{name}"), str(MenuToken(verb, argument)))
