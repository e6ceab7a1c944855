"""How a session keeps the length that it promised: what can wait makes room.

Time is counted from question to question, when one is settled. What can wait is left out as soon as
the rest would take too long, one question at a time. A check of a wrong idea waits only if the
session would run over by more than a quarter. What is open may be answered in peace, but after a
miss it gets no further try once the time is up: its answer is shown, and it comes back.
"""

from dataclasses import replace
from math import ceil

from bot.tutor.choosing.items import OPENING_SECONDS, seconds
from bot.tutor.model.session import Drill, Slot, Why
from content.library import Library

AWAY = 300
"""Seconds: somebody who takes longer over a question has been away meanwhile."""

SHORTEST = 2
"""Minutes: whatever is asked, a hint, a second try or a check may come of it."""

STRETCH = 1.25
"""How many times as long as was promised a session may take."""

MISSED = 2
"""How many times as long a question takes that is missed, as a check of a wrong idea may be."""


def planned(library: Library, slots: tuple[Slot, ...], minutes: int) -> tuple[Slot, ...]:
    """Leave out what does not fit into the minutes that were chosen; 0 minutes have no end."""
    if not minutes:
        return slots
    return _fitting(library, slots, 60 * minutes) or slots[:1]


def promise(library: Library, slots: tuple[Slot, ...]) -> int:
    """Give the whole minutes that a session will take, rounded up: late is worse."""
    return max(SHORTEST, ceil(needed(library, slots) / 60))


def kept(library: Library, drill: Drill, now: int) -> Drill:
    """Count the time since the last question, and leave out what it leaves no room for."""
    if not drill.seconds or drill.prompt is None:
        return drill
    took = now - drill.counted_to
    if not 0 <= took <= AWAY:  # a clock may be set back
        took = seconds(library, [drill.prompt.ref])
    spent = drill.spent + took
    queue = _fitting(library, drill.queue, drill.seconds - spent)
    only_checks = all(slot.why is Why.CHECK for slot in queue)
    if only_checks and spent + MISSED * needed(library, queue) > STRETCH * drill.seconds:
        queue = ()  # the next session has one
    out = len(drill.queue) - len(queue)
    timed = replace(drill, spent=spent, counted_to=now)
    return replace(timed, queue=queue, total=drill.total - out, cut=drill.cut or out > 0)


def is_up(drill: Drill, now: int) -> bool:
    """Tell whether the promised time is over while a question is open."""
    took = now - drill.counted_to
    return drill.seconds > 0 and 0 <= took <= AWAY and drill.spent + took >= drill.seconds


def _fitting(library: Library, queue: tuple[Slot, ...], room: float) -> tuple[Slot, ...]:
    while needed(library, queue) > room:
        fewer = without_one(queue)
        if fewer == queue:
            break
        queue = fewer
    return queue


def needed(library: Library, slots: tuple[Slot, ...]) -> int:
    """Estimate the seconds that questions take; those that are gone from the content take none."""
    live = [slot for slot in slots if library.item(slot.ref) is not None]
    openings = sum(slot.why is Why.OPENING for slot in live)
    return seconds(library, [slot.ref for slot in live]) + openings * OPENING_SECONDS


def without_one(slots: tuple[Slot, ...], since: int = 0) -> tuple[Slot, ...]:
    """Leave out the last that can wait, from a place on; the same slots if none can.

    A likely one at the end stays as long as there is another, and what was missed a moment ago even
    longer.
    """
    places = [place for place in range(since, len(slots)) if _can_wait(slots, place)]
    if not places:
        return slots
    out = max(places, key=lambda place: (_grade(slots, place), place))
    return slots[:out] + slots[out + 1 :]


def _can_wait(slots: tuple[Slot, ...], place: int) -> bool:
    following = slots[place + 1].why if place + 1 < len(slots) else None
    match slots[place].why:
        case Why.CHECK:
            return False
        case Why.OPENING:  # not without the second question on its concept
            return following is not Why.NEW
        case _:
            return True


def _grade(slots: tuple[Slot, ...], place: int) -> int:
    """Say how well a slot can wait: the higher the better."""
    why = slots[place].why
    if why is Why.AGAIN:
        return 0
    return 1 if why in (Why.DUE, Why.LEECH) and place == len(slots) - 1 else 2
