"""The pages that ask for one setting of a group: a question, and its answers to tap."""

from bot.groups.moves import settings as moves
from bot.groups.moving import HERE, can_be_moved
from bot.groups.settings import is_in
from bot.tutor.language.zones import offered
from bot.views.buttons import in_rows
from bot.views.days import clock, clock_at, place_text
from bot.views.groups.buttons import back, button
from bot.views.groups.names import name_of, names_text
from bot.views.groups.times import holidays_text, reveal_text, silence_text, times_text
from bot.views.menus import title_in
from bot.views.message import Button, Message, Rows, paragraphs
from bot.views.people.classroom import clipped
from bot.views.texts import Html, Texts
from content.model.topic import Topic
from state.records.groups import MOST_SLOTS, Timetable

TIMES = (8 * 60, 12 * 60 + 30, 17 * 60, 19 * 60)
"""Before lessons, at lunch, after school, in the evening."""

WEEKS = ((0b0011111, "week"), (0b1111111, "every_day"), (0b0010101, "mwf"), (0b0001010, "tt"))

MOST_MOVED = 3
"""Timetables that are offered to be moved: more are no choice but a list."""

SILENCES = ((21, 7), (21, 8), (22, 7), (20, 7))
"""Hours that are offered for silence, from and to."""


def show(move: moves.AskMove, t: Texts) -> Message:
    """Show a page."""
    match move:
        case moves.AskTopics():
            return _ask_topics(move, t)
        case moves.AskLanguage():
            rows = (*_languages(move.languages), back(t))
            return Message(t("group.ask_language"), rows, in_place=True)
        case moves.AskTime():
            return _ask_time(move, t)
        case moves.AskDays():
            return _ask_days(move, t)
        case moves.AskZone():
            return _ask_zone(move, t)
        case moves.AskSilence():
            return _ask_silence(move, t)
        case moves.AskTimes():
            return _ask_times(move, t)
        case moves.AskHolidays():
            return _ask_holidays(move, t)
        case moves.AskReveal():
            return _ask_reveal(move, t)


def _ask_topics(move: moves.AskTopics, t: Texts) -> Message:
    """Offer all topics, each of them, and to tick several."""
    if move.ticking:
        rows = [
            (button(_tick(topic, move.chosen, t), "tick", topic.topic),) for topic in move.topics
        ]
        rows.append((button(t.plain("group.button.ticked"), "ticked"),))
        asked = paragraphs(t("group.tick_topics"), _left_out(move.left_out, t))
        return Message(asked, tuple(rows), move.in_place)
    rows = [(button(title_in(topic, t), "topic", topic.topic),) for topic in move.topics]
    rows.append((button(t.plain("group.button.all"), "topic"),))
    if len(move.topics) > 2:
        rows.append((button(t.plain("group.button.several"), "several"),))
    speaking, beside = _speaking(move.languages, t), _beside(move.beside, t)
    asked = paragraphs(beside, speaking, t("group.ask_topics"), _left_out(move.left_out, t))
    moving = move_here(move.beside, t)
    return Message(asked, (*rows, *_languages(move.languages), *moving), move.in_place)


def _left_out(topics: tuple[Topic, ...], t: Texts) -> Html | None:
    """Say which topics are not offered, and why."""
    titles = ", ".join(topic.title for topic in topics)
    return t("group.left_out", titles=titles) if topics else None


def _beside(others: tuple[Timetable, ...], t: Texts) -> Html | None:
    """Say that what is set up is for this topic alone, where others have timetables."""
    return t("group.beside", others=names_text(others, t)) if others else None


def move_here(others: tuple[Timetable, ...], t: Texts) -> Rows:
    """Offer to move a timetable here, of those that do not run elsewhere."""
    moved = [one for one in others if can_be_moved(one)][:MOST_MOVED]
    return tuple((_move_button(one, t),) for one in moved)


def _move_button(one: Timetable, t: Texts) -> Button:
    label = t.plain("group.button.here", name=clipped(name_of(one, t)))
    return button(label, HERE, str(one.thread_id))


def _speaking(others: moves.Languages, t: Texts) -> Html | None:
    """Say in which language the group is spoken to, where there is a choice."""
    return t("group.speaking", language=t.plain("language")) if others else None


def _languages(languages: moves.Languages) -> Rows:
    buttons = tuple(button(name, "speak", code) for code, name in languages)
    return in_rows(buttons, 3)


def _tick(topic: Topic, chosen: tuple[str, ...], t: Texts) -> str:
    key = "group.ticked" if topic.topic in chosen else "group.unticked"
    return t.plain(key, title=title_in(topic, t))


def _ask_time(move: moves.AskTime, t: Texts) -> Message:
    """Offer usual times, and another zone."""
    times = tuple(button(clock(minute), "time", str(minute)) for minute in TIMES)
    zone = button(t.plain("group.button.zone"), "zones")
    text = t(
        "group.ask_time",
        now=clock_at(move.now, move.timetable.zone),
        zone=place_text(move.timetable.zone, t),
    )
    moving = move_here(move.beside, t)
    rows = (times[:2], times[2:], (zone,), *_languages(move.languages), *moving)
    speaking, beside = _speaking(move.languages, t), _beside(move.beside, t)
    return Message(paragraphs(beside, speaking, text), rows, move.in_place)


def _ask_days(move: moves.AskDays, t: Texts) -> Message:
    buttons = tuple(
        button(t.plain(f"group.button.{name}"), "days", str(days)) for days, name in WEEKS
    )
    rows: Rows = (buttons[:2], buttons[2:])
    if move.timetable.days:
        rows = (*rows, back(t))
    return Message(t("group.ask_days"), rows, move.in_place)


def _ask_zone(move: moves.AskZone, t: Texts) -> Message:
    """Offer zones where many live who speak the language."""
    buttons = [
        button(place_text(zone, t), "zone", zone) for zone in offered(t.plain("language_code"))
    ]
    rows = (*in_rows(buttons, 2), back(t))
    text = t(
        "group.ask_zone",
        now=clock_at(move.now, move.timetable.zone),
        zone=place_text(move.timetable.zone, t),
    )
    return Message(text, rows, in_place=True)


def _ask_silence(move: moves.AskSilence, t: Texts) -> Message:
    """Offer silent hours that leave the group's own times alone."""
    offered = [(begins * 60, ends * 60) for begins, ends in SILENCES]
    fit = [
        span for span in offered if not any(is_in(s.minute, *span) for s in move.timetable.slots)
    ]
    rows = [
        (button(t.plain("group.hours", begins=clock(a), ends=clock(b)), "silent", f"{a}-{b}"),)
        for a, b in fit
    ]
    rows.append((button(t.plain("group.button.no_silence"), "silent", "0-0"),))
    text = t("group.ask_silence", hours=silence_text(move.timetable, t))
    return Message(text, (*rows, back(t)), in_place=True)


def _ask_times(move: moves.AskTimes, t: Texts) -> Message:
    """Offer to add a time, as far as there is room, or to take one out."""
    timetable, taken = move.timetable, {slot.minute for slot in move.timetable.slots}
    more = len(timetable.slots) < MOST_SLOTS
    rows = [
        (button(t.plain("group.button.add", time=clock(minute)), "add", str(minute)),)
        for minute in TIMES
        if more and minute not in taken
    ]
    if len(timetable.slots) > 1:
        rows += [
            (button(t.plain("group.button.drop", time=clock(s.minute)), "drop", str(s.number)),)
            for s in sorted(timetable.slots, key=lambda slot: slot.minute)
        ]
    text = t("group.ask_times", times=times_text(timetable))
    return Message(text, (*rows, back(t)), in_place=True)


def _ask_holidays(move: moves.AskHolidays, t: Texts) -> Message:
    """Offer days off from tomorrow on."""
    rows = [
        (button(t.plain(f"group.button.free_{days}"), "free", str(days)),) for days in (1, 7, 14)
    ]
    if move.timetable.holidays:
        rows.append((button(t.plain("group.button.busy"), "busy"),))
    text = t("group.ask_holidays", off=holidays_text(move.timetable, move.now, t))
    return Message(text, (*rows, back(t)), in_place=True)


def _ask_reveal(move: moves.AskReveal, t: Texts) -> Message:
    """Offer when the answer is given."""
    rows = [(button(t.plain("group.button.morning"), "reveal", "0"),)]
    rows += [
        (button(t.plain("group.button.after", hours=hours), "reveal", str(hours * 60)),)
        for hours in (1, 3, 6)
    ]
    text = t("group.ask_reveal", when=reveal_text(move.timetable, t))
    return Message(text, (*rows, back(t)), in_place=True)
