"""All settings of a group on one page, with a door to each page that changes one."""

from bot.groups.moves.settings import ShowMore, ShowSettings, ShowWhen
from bot.views.days import place_text
from bot.views.groups.buttons import back, door
from bot.views.groups.names import name_of, topics_text
from bot.views.groups.times import (
    days_text,
    holidays_text,
    moment_text,
    reveal_text,
    silence_text,
    times_text,
)
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from state.records.groups import Timetable, TimetableState


def show(move: ShowSettings | ShowWhen | ShowMore, t: Texts) -> Message:
    """Show a page of settings."""
    match move:
        case ShowSettings():
            return _show_settings(move, t)
        case ShowWhen():
            return _show_when(move, t)
        case ShowMore():
            return _show_more(move, t)


def _show_settings(move: ShowSettings, t: Texts) -> Message:
    """Show all settings with what can be done about them; after setting up, what to expect."""
    html = paragraphs(
        _begun(move, t) if move.begun else None,
        t("group.begun_private") if move.begun and move.address else None,
        lines(_topic(move, t), *_listed(move, t)),
        _standing(move, t),
    )
    return Message(html, _doors(move, t), move.in_place)


def _topic(move: ShowSettings, t: Texts) -> Html | None:
    """Say which topic of the group this is about, where there are several."""
    if not move.several:
        return None
    return t("group.settings.topic", name=name_of(move.timetable, t))


def _begun(move: ShowSettings, t: Texts) -> Html | None:
    if move.next_at is None:
        return None
    when = moment_text(move.next_at, move.now, move.timetable.zone, t)
    return t("group.begun", when=when, reveal=reveal_text(move.timetable, t))


def _listed(move: ShowSettings, t: Texts) -> list[Html]:
    timetable = move.timetable
    rows = [t("group.settings.topics", topics=topics_text(move.topics, t))]
    reveal = t("group.settings.reveal", when=reveal_text(timetable, t))
    return [*rows, *_times(timetable, move.now, t), reveal, *_seldom(timetable, t)]


def _times(timetable: Timetable, now: int, t: Texts) -> list[Html]:
    """Say when questions go out, and when none do."""
    days, times = days_text(timetable.days, t), times_text(timetable)
    rows = [
        t("group.settings.times", days=days, times=times),
        t("group.settings.silence", hours=silence_text(timetable, t)),
    ]
    if timetable.holidays:
        rows.append(t("group.settings.holidays", off=holidays_text(timetable, now, t)))
    return rows


def _seldom(timetable: Timetable, t: Texts) -> list[Html]:
    return [
        t("group.settings.zone", zone=place_text(timetable.zone, t)),
        t("group.settings.language", name=t.plain("language")),
    ]


def _standing(move: ShowSettings, t: Texts) -> Html | None:
    """Say whether questions go out, and when the next one does."""
    match move.timetable.state:
        case TimetableState.PAUSED:
            return t("group.settings.paused")
        case TimetableState.STOPPED:
            return t("group.settings.stopped")
        case TimetableState.CUT_OFF:
            return t("group.settings.cut_off")
        case TimetableState.ON if move.next_at is None:
            return t("group.settings.nothing_next")
        case TimetableState.ON if move.begun:
            return None
        case TimetableState.ON:
            when = moment_text(move.next_at, move.now, move.timetable.zone, t)
            return t("group.settings.next", when=when)


def _show_when(move: ShowWhen, t: Texts) -> Message:
    """Show all that decides when a question comes."""
    rows: Rows = (
        (door(t, "days", "week"), door(t, "times", "times")),
        (door(t, "holidays", "off"), door(t, "silence", "hush")),
        back(t),
    )
    return Message(lines(*_times(move.timetable, move.now, t)), rows, in_place=True)


def _show_more(move: ShowMore, t: Texts) -> Message:
    rows: Rows = (
        (door(t, "languages", "languages"), door(t, "zones", "zones")),
        _switches(move.timetable.state, t),
        back(t),
    )
    return Message(lines(*_seldom(move.timetable, t)), rows, in_place=True)


def _switches(state: TimetableState, t: Texts) -> tuple[Button, ...]:
    """Pause, stop or go on: whatever is not so already."""
    match state:
        case TimetableState.ON:
            return (door(t, "pause", "pause"), door(t, "stop", "stop"))
        case TimetableState.STOPPED:
            return (door(t, "start", "resume"),)
        case TimetableState.PAUSED | TimetableState.CUT_OFF:
            return (door(t, "resume", "resume"), door(t, "stop", "stop"))


def _doors(move: ShowSettings, t: Texts) -> Rows:
    """Offer what is changed most, and one way to the rest: five buttons at most.

    Right after setting up there is nothing to change, but perhaps a private chat to open.
    """
    if move.begun and move.address:
        private = Button(t.plain("group.button.open_private"), move.address)
        return ((private,), (door(t, "change", "settings"),))
    last = _switches(move.timetable.state, t)[0]
    return (
        (door(t, "topics", "topics"), door(t, "when", "when")),
        (door(t, "answers", "answers"), door(t, "more", "more")),
        (last,),
    )
