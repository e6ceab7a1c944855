"""How a session keeps the length that it promised: what can wait makes room.

Who was promised four minutes and is kept for seven does not come back tomorrow, and coming back is
what revision lives on. But what a question takes cannot be known beforehand: it may be missed, be
asked once more, or bring a check of a wrong idea. So a session is not cut off by a clock, which
would hit whatever is open. Instead the time that each question took is counted when it is settled,
and as soon as the rest would take too long, what can wait is left out, one question at a time.

The last in the queue waits first, since a queue begins with what matters most; a likely question
at the end stays as long as there is another, and what was missed a moment ago even longer. A check
of a wrong idea waits only if the session would run over by more than a quarter. What is open may be
answered in peace, but after a miss it gets no further try once the time is up: its answer is shown,
and it comes back.
"""

from dataclasses import replace
from math import ceil

from bot.tutor.choosing.items import OPENING_SECONDS, seconds
from bot.tutor.model.session import Drill, Queued, Why
from content.library import Library

AWAY = 300
"""Seconds: somebody who takes longer over a question has been away meanwhile."""

SHORTEST = 2
"""Minutes: whatever is asked, a hint, a second try or a check may come of it."""

STRETCH = 1.25
"""How many times as long as was promised a session may take."""

MISSED = 2
"""How many times as long a question takes that is missed, as a check of a wrong idea may be."""


def fit(library: Library, queue: tuple[Queued, ...], minutes: int) -> tuple[Queued, ...]:
    """Leave out what does not fit into so many minutes, but never everything; 0 has no end."""
    if not minutes:
        return queue
    return _fitted(library, queue, 60 * minutes) or queue[:1]


def promised_minutes(library: Library, queue: tuple[Queued, ...]) -> int:
    """The whole minutes to promise for a queue: rounded up, since late is worse; 2 at least."""
    return max(SHORTEST, ceil(seconds_needed(library, queue) / 60))


def keep_time(library: Library, drill: Drill, now: int) -> Drill:
    """Count the seconds since the last question, and leave out what they leave no room for.

    Somebody who took over five minutes was away: what the question usually takes is counted then.
    A drill without a promise, or without a prompt, stays as it is.
    """
    if not drill.seconds or drill.prompt is None:
        return drill
    took = now - drill.counted_to
    if not 0 <= took <= AWAY:  # a clock may be set back
        took = seconds(library, [drill.prompt.ref])
    spent = drill.spent + took
    queue = _fitted(library, drill.queue, drill.seconds - spent)
    only_checks = all(queued.why is Why.CHECK for queued in queue)
    if only_checks and spent + MISSED * seconds_needed(library, queue) > STRETCH * drill.seconds:
        queue = ()  # the next session has one
    out = len(drill.queue) - len(queue)
    timed = replace(drill, spent=spent, counted_to=now)
    return replace(timed, queue=queue, total=drill.total - out, cut=drill.cut or out > 0)


def is_up(drill: Drill, now: int) -> bool:
    """Whether the promised time is over while a question is open; never without a promise."""
    took = now - drill.counted_to
    return drill.seconds > 0 and 0 <= took <= AWAY and drill.spent + took >= drill.seconds


def _fitted(library: Library, queue: tuple[Queued, ...], room: float) -> tuple[Queued, ...]:
    while seconds_needed(library, queue) > room:
        fewer = without_one(queue)
        if fewer == queue:
            break
        queue = fewer
    return queue


def seconds_needed(library: Library, queue: tuple[Queued, ...]) -> int:
    """How many seconds a queue takes; what is gone from the content takes none."""
    live = [queued for queued in queue if library.item(queued.ref) is not None]
    openings = sum(queued.why is Why.OPENING for queued in live)
    return seconds(library, [queued.ref for queued in live]) + openings * OPENING_SECONDS


def without_one(queue: tuple[Queued, ...], since: int = 0) -> tuple[Queued, ...]:
    """Leave out the last that can wait, from a place on; the same queue if none can.

    A likely one at the end stays as long as there is another, and what was missed a moment ago even
    longer.
    """
    places = [place for place in range(since, len(queue)) if _can_wait(queue, place)]
    if not places:
        return queue
    out = max(places, key=lambda place: (_grade(queue, place), place))
    return queue[:out] + queue[out + 1 :]


def _can_wait(queue: tuple[Queued, ...], place: int) -> bool:
    following = queue[place + 1].why if place + 1 < len(queue) else None
    match queue[place].why:
        case Why.CHECK:
            return False
        case Why.OPENING:  # not without the second question on its concept
            return following is not Why.NEW
        case _:
            return True


def _grade(queue: tuple[Queued, ...], place: int) -> int:
    """Say how well an item can wait: the higher the better."""
    why = queue[place].why
    if why is Why.AGAIN:
        return 0
    return 1 if why in (Why.DUE, Why.LEECH) and place == len(queue) - 1 else 2
