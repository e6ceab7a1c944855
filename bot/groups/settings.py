"""What a tap or a word changes in a group's settings: (settings, token) -> settings.

Settings always agree with themselves: silent hours give way to a time that somebody chose, a day
off that has passed is forgotten, a topic that is not there cannot be chosen.
"""

import re
from dataclasses import replace

from bot.groups.tokens import GroupToken
from bot.tutor.language.zones import find
from content.library import Library
from state.clock.timetable import date_at, moment, next_slot
from state.records.groups import MOST_SLOTS, Group, GroupState, Slot

DAY_MINUTES = 24 * 60

MOST_OFF = 31
"""Days that one tap may take off."""

_SILENCE = re.compile(r"(\d{1,4})-(\d{1,4})", re.ASCII)

_STATES = {
    "pause": GroupState.PAUSED,
    "resume": GroupState.ON,
    "stop": GroupState.STOPPED,
}


def changed(group: Group, token: GroupToken, library: Library, now: int) -> Group | None:
    """The settings after a tap; None for a tap that means nothing, or that would leave none."""
    number = token.number
    match token.verb:
        case "topic" | "tick" | "ticked":
            return _topics(group, token, library)
        case "time" if number is not None:
            return with_times(group, (number,))
        case "add" if number is not None:
            return with_times(group, (*(slot.minute for slot in group.slots), number))
        case "drop" if number is not None:
            left = tuple(slot for slot in group.slots if slot.number != number)
            return replace(group, slots=left) if left else None
        case "days" if number is not None and 0 < number < 128:
            return replace(group, days=number)
        case "zone" if find(token.argument) == token.argument:
            return replace(group, zone=token.argument)
        case "speak":
            return replace(group, language=token.argument)
        case "silent":
            return _silent(group, token.argument)
        case "free" if number is not None and 0 < number <= MOST_OFF:
            tomorrow = date_at(now, group.zone) + 1
            return with_holidays(group, range(tomorrow, tomorrow + number), now)
        case "busy":
            return replace(group, holidays=frozenset())
        case "reveal" if number is not None and number < DAY_MINUTES:
            return replace(group, reveal_after=number or None)
        case "here" if number is not None:
            return replace(group, thread_id=number or None)
        case "pause" | "resume" | "stop":
            return replace(group, state=_STATES[token.verb])
        case _:
            return None


def _topics(group: Group, token: GroupToken, library: Library) -> Group | None:
    """Choose one topic or, with none named, all; or tick one of several on or off."""
    if token.verb == "ticked":
        return group
    if token.argument and token.argument not in library.topics:
        return None
    if token.verb == "topic":
        return replace(group, topics=(token.argument,) if token.argument else ())
    ticked = {*group.topics} ^ {token.argument}
    return replace(group, topics=tuple(topic for topic in library.topics if topic in ticked))


def with_times(group: Group, minutes: tuple[int, ...]) -> Group | None:
    """The settings with these minutes of the day for slots; None if they are too many, or none.

    A time that stays keeps its number, so that what is in the ledger stays true.
    """
    times = sorted(set(minutes))
    if not 0 < len(times) <= MOST_SLOTS or times[0] < 0 or times[-1] >= DAY_MINUTES:
        return None
    kept = [slot for slot in group.slots if slot.minute in times]
    fresh = [minute for minute in times if minute not in {slot.minute for slot in kept}]
    free = [n for n in range(1, MOST_SLOTS + 1) if n not in {slot.number for slot in kept}]
    added = [Slot(number, minute) for number, minute in zip(free, fresh, strict=False)]
    slots = sorted((*kept, *added), key=lambda slot: slot.minute)
    return _awake(replace(group, slots=tuple(slots)))


def _awake(group: Group) -> Group:
    """Let silence give way to the times: it begins later, or ends sooner, whichever is nearer."""
    begins, ends = group.silent_from, group.silent_to
    for slot in group.slots:
        if is_in(slot.minute, begins, ends):
            into, left = (slot.minute - begins) % DAY_MINUTES, (ends - slot.minute) % DAY_MINUTES
            if into < left:
                begins = (slot.minute + 30) % DAY_MINUTES
            else:
                ends = slot.minute
    return replace(group, silent_from=begins, silent_to=ends)


def is_in(minute: int, begins: int, ends: int) -> bool:
    """Whether a minute of the day is in silent hours, which may span midnight."""
    if begins <= ends:
        return begins <= minute < ends
    return minute >= begins or minute < ends


def _silent(group: Group, argument: str) -> Group | None:
    """Set silent hours that leave the times of the day alone."""
    found = _SILENCE.fullmatch(argument)
    if found is None:
        return None
    begins, ends = int(found[1]), int(found[2])
    if max(begins, ends) >= DAY_MINUTES or any(is_in(s.minute, begins, ends) for s in group.slots):
        return None
    return replace(group, silent_from=begins, silent_to=ends)


def with_holidays(group: Group, days: range, now: int) -> Group:
    """The settings with more days off; those that have passed are dropped."""
    today = date_at(now, group.zone)
    return replace(group, holidays=frozenset(d for d in {*group.holidays, *days} if d >= today))


def next_question(
    group: Group, now: int, noted: frozenset[tuple[int, int]] = frozenset()
) -> int | None:
    """The moment of the next question, in seconds of UTC; None while none goes out.

    `noted` are slots that are in the ledger already, by day and number.
    """
    if group.state is not GroupState.ON:
        return None
    moments = [_next(group, slot, now, noted) for slot in group.slots]
    return min((at for at in moments if at is not None), default=None)


def _next(group: Group, slot: Slot, now: int, noted: frozenset[tuple[int, int]]) -> int | None:
    at = next_slot(slot.minute, group.timetable, now)
    while at is not None and (date_at(at, group.zone), slot.number) in noted:
        at = next_slot(slot.minute, group.timetable, at)
    return at


def slots_at(group: Group, at: int) -> tuple[Slot, ...]:
    """The slots that are due at exactly this moment, in seconds of UTC."""
    day = date_at(at, group.zone)
    return tuple(slot for slot in group.slots if moment(day, slot.minute, group.zone) == at)
