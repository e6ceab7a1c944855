"""The pages on which a group is set up and changed: each one question, and its answers to tap."""

from bot.groups.moves import (
    AskDays,
    AskHolidays,
    AskLanguage,
    AskReveal,
    AskSilence,
    AskTime,
    AskTimes,
    AskTopics,
    AskZone,
    ShowMore,
    ShowSettings,
    ShowWhen,
)
from bot.groups.moves.settings import Languages
from bot.groups.moving import HERE, can_be_moved
from bot.groups.settings import is_in
from bot.groups.tokens import GroupToken
from bot.tutor.language.zones import OFFERED
from bot.views.groups.times import (
    clock,
    days_text,
    holidays_text,
    moment_text,
    reveal_text,
    silence_text,
    times_text,
)
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.people import clipped
from bot.views.places import place_text
from bot.views.texts import Html, Texts, safe
from content.model import Topic
from state.clock.days import wall_at
from state.records.groups import MOST_SLOTS, Timetable, TimetableState

TIMES = (8 * 60, 12 * 60 + 30, 17 * 60, 19 * 60)
"""Before lessons, at lunch, after school, in the evening."""

WEEKS = ((0b0011111, "week"), (0b1111111, "every_day"), (0b0010101, "mwf"), (0b0001010, "tt"))

MOST_MOVED = 3
"""Timetables that are offered to be moved: more are no choice but a list."""

SILENCES = ((21, 7), (21, 8), (22, 7), (20, 7))
"""Hours that are offered for silence, from and to."""


def ask_topics(move: AskTopics, t: Texts) -> Message:
    """Offer all topics, each of them, and to tick several."""
    if move.ticking:
        rows = [
            (_button(_tick(topic, move.chosen, t), "tick", topic.topic),) for topic in move.topics
        ]
        rows.append((_button(t.plain("group.button.ticked"), "ticked"),))
        return Message(t("group.tick_topics"), tuple(rows), move.in_place)
    rows = [(_button(topic.title, "topic", topic.topic),) for topic in move.topics]
    rows.append((_button(t.plain("group.button.all"), "topic"),))
    if len(move.topics) > 2:
        rows.append((_button(t.plain("group.button.several"), "several"),))
    speaking, beside = _speaking(move.languages, t), _beside(move.beside, t)
    asked = paragraphs(beside, speaking, t("group.ask_topics"))
    moving = move_here(move.beside, t)
    return Message(asked, (*rows, *_languages(move.languages), *moving), move.in_place)


def _beside(others: tuple[Timetable, ...], t: Texts) -> Html | None:
    """Say that what is set up is for this topic alone, where others have timetables."""
    return t("group.beside", others=names_text(others, t)) if others else None


def names_text(timetables: tuple[Timetable, ...], t: Texts) -> Html:
    """Name the forum topics that timetables run in."""
    return Html(", ".join(dict.fromkeys(safe(name_of(one, t)) for one in timetables)))


def name_of(timetable: Timetable, t: Texts) -> str:
    """Name the forum topic that a timetable runs in."""
    if timetable.name:
        return timetable.name
    return t.plain("group.topic_unnamed" if timetable.thread_id else "group.topic_general")


def move_here(others: tuple[Timetable, ...], t: Texts) -> Rows:
    """Offer to move a timetable here, of those that do not run elsewhere."""
    moved = [one for one in others if can_be_moved(one)][:MOST_MOVED]
    return tuple((_move_button(one, t),) for one in moved)


def _move_button(one: Timetable, t: Texts) -> Button:
    label = t.plain("group.button.here", name=clipped(name_of(one, t)))
    return _button(label, HERE, str(one.thread_id))


def _speaking(others: Languages, t: Texts) -> Html | None:
    """Say in which language the group is spoken to, where there is a choice."""
    return t("group.speaking", language=t.plain("language")) if others else None


def _languages(languages: Languages) -> Rows:
    buttons = tuple(_button(name, "speak", code) for code, name in languages)
    return tuple(buttons[n : n + 3] for n in range(0, len(buttons), 3))


def ask_language(move: AskLanguage, t: Texts) -> Message:
    """Offer all languages, each by its own name."""
    return Message(t("group.ask_language"), (*_languages(move.languages), _back(t)), move.in_place)


def _tick(topic: Topic, chosen: tuple[str, ...], t: Texts) -> str:
    key = "group.ticked" if topic.topic in chosen else "group.unticked"
    return t.plain(key, title=topic.title)


def ask_time(move: AskTime, t: Texts) -> Message:
    """Offer usual times, and another zone."""
    times = tuple(_button(clock(minute), "time", str(minute)) for minute in TIMES)
    zone = _button(t.plain("group.button.zone"), "zones")
    text = t("group.ask_time", now=_now(move.timetable, move.now), zone=move.timetable.zone)
    moving = move_here(move.beside, t)
    rows = (times[:2], times[2:], (zone,), *_languages(move.languages), *moving)
    speaking, beside = _speaking(move.languages, t), _beside(move.beside, t)
    return Message(paragraphs(beside, speaking, text), rows, move.in_place)


def ask_days(move: AskDays, t: Texts) -> Message:
    """Offer usual weeks."""
    buttons = tuple(
        _button(t.plain(f"group.button.{name}"), "days", str(days)) for days, name in WEEKS
    )
    rows: Rows = (buttons[:2], buttons[2:])
    if move.timetable.days:
        rows = (*rows, _back(t))
    return Message(t("group.ask_days"), rows, move.in_place)


def ask_zone(move: AskZone, t: Texts) -> Message:
    """Offer zones that lie far apart."""
    buttons = [_button(place_text(zone, t), "zone", zone) for zone in OFFERED]
    rows = (*(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)), _back(t))
    text = t("group.ask_zone", now=_now(move.timetable, move.now), zone=move.timetable.zone)
    return Message(text, rows, move.in_place)


def ask_silence(move: AskSilence, t: Texts) -> Message:
    """Offer silent hours that leave the group's own times alone."""
    offered = [(begins * 60, ends * 60) for begins, ends in SILENCES]
    fit = [
        span for span in offered if not any(is_in(s.minute, *span) for s in move.timetable.slots)
    ]
    rows = [
        (_button(t.plain("group.hours", begins=clock(a), ends=clock(b)), "silent", f"{a}-{b}"),)
        for a, b in fit
    ]
    rows.append((_button(t.plain("group.button.no_silence"), "silent", "0-0"),))
    text = t("group.ask_silence", hours=silence_text(move.timetable, t))
    return Message(text, (*rows, _back(t)), move.in_place)


def ask_times(move: AskTimes, t: Texts) -> Message:
    """Offer to add a time, as far as there is room, or to take one out."""
    timetable, taken = move.timetable, {slot.minute for slot in move.timetable.slots}
    more = len(timetable.slots) < MOST_SLOTS
    rows = [
        (_button(t.plain("group.button.add", time=clock(minute)), "add", str(minute)),)
        for minute in TIMES
        if more and minute not in taken
    ]
    if len(timetable.slots) > 1:
        rows += [
            (_button(t.plain("group.button.drop", time=clock(s.minute)), "drop", str(s.number)),)
            for s in sorted(timetable.slots, key=lambda slot: slot.minute)
        ]
    text = t("group.ask_times", times=times_text(timetable))
    return Message(text, (*rows, _back(t)), move.in_place)


def ask_holidays(move: AskHolidays, t: Texts) -> Message:
    """Offer days off from tomorrow on."""
    rows = [
        (_button(t.plain(f"group.button.free_{days}"), "free", str(days)),) for days in (1, 7, 14)
    ]
    if move.timetable.holidays:
        rows.append((_button(t.plain("group.button.busy"), "busy"),))
    text = t("group.ask_holidays", off=holidays_text(move.timetable, move.now, t))
    return Message(text, (*rows, _back(t)), move.in_place)


def ask_reveal(move: AskReveal, t: Texts) -> Message:
    """Offer when the answer is given."""
    rows = [(_button(t.plain("group.button.morning"), "reveal", "0"),)]
    rows += [
        (_button(t.plain("group.button.after", hours=hours), "reveal", str(hours * 60)),)
        for hours in (1, 3, 6)
    ]
    text = t("group.ask_reveal", when=reveal_text(move.timetable, t))
    return Message(text, (*rows, _back(t)), move.in_place)


def show_settings(move: ShowSettings, t: Texts) -> Message:
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
        t("group.settings.zone", zone=timetable.zone),
        t("group.settings.language", name=t.plain("language")),
    ]


def topics_text(topics: tuple[Topic, ...], t: Texts) -> Html:
    """Name the topics that questions come from."""
    if not topics:
        return t("group.all_topics")
    return Html(", ".join(safe(topic.title) for topic in topics))


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


def show_when(move: ShowWhen, t: Texts) -> Message:
    """Show all that decides when a question comes."""
    rows: Rows = (
        (_door(t, "days", "week"), _door(t, "times", "times")),
        (_door(t, "holidays", "off"), _door(t, "silence", "hush")),
        _back(t),
    )
    return Message(lines(*_times(move.timetable, move.now, t)), rows, move.in_place)


def show_more(move: ShowMore, t: Texts) -> Message:
    """Show what is seldom changed."""
    rows: Rows = (
        (_door(t, "languages", "languages"), _door(t, "zones", "zones")),
        _switches(move.timetable.state, t),
        _back(t),
    )
    return Message(lines(*_seldom(move.timetable, t)), rows, move.in_place)


def _switches(state: TimetableState, t: Texts) -> tuple[Button, ...]:
    """Pause, stop or go on: whatever is not so already."""
    match state:
        case TimetableState.ON:
            return (_door(t, "pause", "pause"), _door(t, "stop", "stop"))
        case TimetableState.STOPPED:
            return (_door(t, "start", "resume"),)
        case TimetableState.PAUSED | TimetableState.CUT_OFF:
            return (_door(t, "resume", "resume"), _door(t, "stop", "stop"))


def _doors(move: ShowSettings, t: Texts) -> Rows:
    """Offer what is changed most, and one way to the rest: five buttons at most.

    Right after setting up there is nothing to change, but perhaps a private chat to open.
    """
    if move.begun and move.address:
        private = Button(t.plain("group.button.open_private"), move.address)
        return ((private,), (_door(t, "change", "settings"),))
    last = _switches(move.timetable.state, t)[0]
    return (
        (_door(t, "topics", "topics"), _door(t, "when", "when")),
        (_door(t, "answers", "answers"), _door(t, "more", "more")),
        (last,),
    )


def _door(t: Texts, name: str, verb: str) -> Button:
    return _button(t.plain(f"group.button.{name}"), verb)


def _button(label: str, verb: str, argument: str = "") -> Button:
    return Button(label, str(GroupToken(verb, argument)))


def _back(t: Texts) -> tuple[Button, ...]:
    return (_door(t, "back", "settings"),)


def _now(timetable: Timetable, now: int) -> str:
    wall = wall_at(now, timetable.zone)
    return clock(wall.hour * 60 + wall.minute)
