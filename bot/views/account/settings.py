"""The settings, on one message whose buttons change it in place."""

from collections.abc import Mapping

from bot.tutor.language.zones import offered
from bot.tutor.moves import account as moves
from bot.views.buttons import begins, by_name, in_rows, menu
from bot.views.days import clock, clock_at, date_text, place_text, weekdays_text
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from state.clock.timetable import date_at
from state.records.learners import Reminder


def show(move: moves.SettingsMove, t: Texts) -> Message:
    """Show a page of the settings."""
    match move:
        case moves.ShowSettings():
            return _all(move, t)
        case moves.AskZone():
            return Message(t("settings.ask_zone"), _zones(move.now, t), move.in_place)
        case moves.NoZone():
            return Message(t("settings.no_zone"))
        case moves.AskLength():
            return _ask_length(move, t)
        case moves.AskLanguage(languages=languages):
            return Message(t("settings.ask_language"), _languages(languages, t), in_place=True)
        case moves.LanguageSet(name=None, languages=languages):
            return Message(t("settings.language_unknown"), _languages(languages, t)[:-1])
        case moves.LanguageSet(already=already):
            text = t("settings.language_already" if already else "settings.language_set")
            return Message(text, menu(t, "settings"))
        case moves.LengthSet():
            return Message(_length_set(move, t), menu(t, "settings"))
        case moves.CardsSet(asked=asked):
            return Message(t("settings.cards_on" if asked else "settings.cards_off"))
        case moves.SureSet(on=on):
            return Message(t("settings.sure_set_on" if on else "settings.sure_set_off"))


def _ask_length(move: moves.AskLength, t: Texts) -> Message:
    rows = tuple((by_name(t, f"more_{n}", "length", str(n)),) for n in (2, 4, 0))
    asked, lasts = t("settings.ask_length"), move.minutes
    if lasts is None:
        return Message(asked, (*rows, back(t)), in_place=True)
    says = t("settings.lasts", minutes=lasts) if lasts else t("settings.lasts_endless")
    return Message(paragraphs(says, asked), rows)


def _length_set(move: moves.LengthSet, t: Texts) -> Html:
    if move.minutes == move.was:
        return t("settings.length_longest" if not move.was else "settings.length_shortest")
    if not move.minutes:
        return t("settings.length_endless")
    return t("settings.length_set", minutes=move.minutes)


def _all(move: moves.ShowSettings, t: Texts) -> Message:
    learner, zone = move.learner, move.learner.zone
    several = len(move.languages) > 1
    body = paragraphs(
        t("settings.head"),
        lines(
            t("settings.zone", city=place_text(zone, t), time=clock_at(move.now, zone)),
            _reminder(move.reminder, t),
            _once(move, t),
            _length(move, t),
            t("settings.goal", minutes=learner.goal) if learner.goal else t("settings.no_goal"),
            t("settings.sure_on" if learner.confidence else "settings.sure_off"),
            t("settings.language", name=t.plain("language")) if several else None,
        ),
    )
    sure = ("do_not_ask", "off") if learner.confidence else ("do_ask", "on")
    rows: Rows = (
        (by_name(t, "zone", "zone"), by_name(t, "reminder", "remind")),
        (by_name(t, "length", "length"), by_name(t, "goal", "goal")),
        (by_name(t, sure[0], "asksure", sure[1]),),
        *(((by_name(t, "language", "language"),),) if several else ()),
        *menu(t, "privacy"),
    )
    return Message(body, rows, move.in_place)


def _length(move: moves.ShowSettings, t: Texts) -> Html:
    if move.planned is not None:
        return t("settings.length_planned", minutes=move.planned)
    minutes = move.learner.minutes
    return t("settings.length", minutes=minutes) if minutes else t("settings.endless")


def _reminder(reminder: Reminder | None, t: Texts) -> Html:
    if reminder is None or reminder.at is None:
        return t("settings.no_reminder")
    days = weekdays_text(reminder.days, t)
    return t("settings.reminder", days=days, time=clock(reminder.minute))


def _once(move: moves.ShowSettings, t: Texts) -> Html | None:
    """Tell of a reminder that was asked for once, while it is still to come."""
    at = None if move.reminder is None else move.reminder.once
    if at is None or at <= move.now:
        return None
    zone = move.learner.zone
    date = date_text(date_at(at, zone), date_at(move.now, zone), t)
    return t("settings.once", date=date, time=clock_at(at, zone))


def _zones(now: int, t: Texts) -> Rows:
    buttons = [
        begins(
            t.plain("button.zone_offered", time=clock_at(now, zone), city=place_text(zone, t)),
            "zone",
            zone,
        )
        for zone in offered(t.plain("language_code"))
    ]
    return (*in_rows(buttons, 2), back(t))


def _languages(languages: Mapping[str, str], t: Texts) -> Rows:
    rows = ((begins(name, "language", code),) for code, name in languages.items())
    return (*rows, back(t))


def back(t: Texts) -> tuple[Button, ...]:
    """Give the row that leads back to all settings."""
    return (by_name(t, "back_to_settings", "settings", "back"),)
