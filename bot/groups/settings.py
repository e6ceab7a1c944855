"""What a tap or a word changes in a group's settings: (settings, token) -> settings.

Settings always agree with themselves: silent hours give way to a time that somebody chose, a day
off that has passed is forgotten, a topic that is not there cannot be chosen.
"""

import re

from bot.groups.tokens import GroupToken
from bot.tutor.language.zones import find
from content.library import Library
from state.clock.timetable import date_at, moment, next_slot
from state.records.groups import MOST_SLOTS, Slot, Timetable, TimetableState
from state.values import replace

DAY_MINUTES = 24 * 60

MOST_OFF = 31
"""Days that one tap may take off."""

_SILENCE = re.compile(r"(\d{1,4})-(\d{1,4})", re.ASCII)

_STATES = {
    "pause": TimetableState.PAUSED,
    "resume": TimetableState.ON,
    "stop": TimetableState.STOPPED,
}


def changed(
    timetable: Timetable, token: GroupToken, library: Library, now: int
) -> Timetable | None:
    """The settings after a tap; None for a tap that means nothing, or that would leave none."""
    number = token.number
    match token.verb:
        case "topic" | "tick" | "ticked":
            return _topics(timetable, token, library)
        case "time" if number is not None:
            return with_times(timetable, (number,))
        case "add" if number is not None:
            return with_times(timetable, (*(slot.minute for slot in timetable.slots), number))
        case "drop" if number is not None:
            left = tuple(slot for slot in timetable.slots if slot.number != number)
            return replace(timetable, slots=left) if left else None
        case "days" if number is not None and 0 < number < 128:
            return replace(timetable, days=number)
        case "zone" if find(token.argument) == token.argument:
            return replace(timetable, zone=token.argument)
        case "speak":
            return replace(timetable, language=token.argument)
        case "silent":
            return _silent(timetable, token.argument)
        case "free" if number is not None and 0 < number <= MOST_OFF:
            tomorrow = date_at(now, timetable.zone) + 1
            return with_holidays(timetable, range(tomorrow, tomorrow + number), now)
        case "busy":
            return replace(timetable, holidays=frozenset())
        case "reveal" if number is not None and number < DAY_MINUTES:
            return replace(timetable, reveal_after=number or None)
        case "pause" | "resume" | "stop":
            return replace(timetable, state=_STATES[token.verb])
        case _:
            return None


def _topics(timetable: Timetable, token: GroupToken, library: Library) -> Timetable | None:
    """Choose one topic or, with none named, all; or tick one of several on or off."""
    if token.verb == "ticked":
        return timetable
    if token.argument and token.argument not in library.topics:
        return None
    if token.verb == "topic":
        return replace(timetable, topics=(token.argument,) if token.argument else ())
    ticked = {*timetable.topics} ^ {token.argument}
    return replace(timetable, topics=tuple(topic for topic in library.topics if topic in ticked))


def with_times(timetable: Timetable, minutes: tuple[int, ...]) -> Timetable | None:
    """The settings with these minutes of the day for slots; None if they are too many, or none.

    A time that stays keeps its number, so that what is in the ledger stays true.
    """
    times = sorted(set(minutes))
    if not 0 < len(times) <= MOST_SLOTS or times[0] < 0 or times[-1] >= DAY_MINUTES:
        return None
    kept = [slot for slot in timetable.slots if slot.minute in times]
    fresh = [minute for minute in times if minute not in {slot.minute for slot in kept}]
    free = [n for n in range(1, MOST_SLOTS + 1) if n not in {slot.number for slot in kept}]
    added = [Slot(number, minute) for number, minute in zip(free, fresh, strict=False)]
    slots = sorted((*kept, *added), key=lambda slot: slot.minute)
    return _awake(replace(timetable, slots=tuple(slots)))


def _awake(timetable: Timetable) -> Timetable:
    """Let silence give way to the times: it begins later, or ends sooner, whichever is nearer."""
    begins, ends = timetable.silent_from, timetable.silent_to
    for slot in timetable.slots:
        if is_in(slot.minute, begins, ends):
            into, left = (slot.minute - begins) % DAY_MINUTES, (ends - slot.minute) % DAY_MINUTES
            if into < left:
                begins = (slot.minute + 30) % DAY_MINUTES
            else:
                ends = slot.minute
    return replace(timetable, silent_from=begins, silent_to=ends)


def is_in(minute: int, begins: int, ends: int) -> bool:
    """Whether a minute of the day is in silent hours, which may span midnight."""
    if begins <= ends:
        return begins <= minute < ends
    return minute >= begins or minute < ends


def _silent(timetable: Timetable, argument: str) -> Timetable | None:
    """Set silent hours that leave the times of the day alone."""
    found = _SILENCE.fullmatch(argument)
    if found is None:
        return None
    begins, ends = int(found[1]), int(found[2])
    if max(begins, ends) >= DAY_MINUTES or any(
        is_in(s.minute, begins, ends) for s in timetable.slots
    ):
        return None
    return replace(timetable, silent_from=begins, silent_to=ends)


def with_holidays(timetable: Timetable, days: range, now: int) -> Timetable:
    """The settings with more days off; those that have passed are dropped."""
    today = date_at(now, timetable.zone)
    return replace(
        timetable, holidays=frozenset(d for d in {*timetable.holidays, *days} if d >= today)
    )


def next_question(
    timetable: Timetable, now: int, noted: frozenset[tuple[int, int]] = frozenset()
) -> int | None:
    """The moment of the next question, in seconds of UTC; None while none goes out.

    `noted` are slots that are in the ledger already, by day and number.
    """
    if timetable.state is not TimetableState.ON:
        return None
    moments = [_next(timetable, slot, now, noted) for slot in timetable.slots]
    return min((at for at in moments if at is not None), default=None)


def _next(
    timetable: Timetable, slot: Slot, now: int, noted: frozenset[tuple[int, int]]
) -> int | None:
    at = next_slot(slot.minute, timetable.hours, now)
    while at is not None and (date_at(at, timetable.zone), slot.number) in noted:
        at = next_slot(slot.minute, timetable.hours, at)
    return at


def slots_at(timetable: Timetable, at: int) -> tuple[Slot, ...]:
    """The slots that are due at exactly this moment, in seconds of UTC."""
    day = date_at(at, timetable.zone)
    return tuple(slot for slot in timetable.slots if moment(day, slot.minute, timetable.zone) == at)
