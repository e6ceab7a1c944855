"""How a session keeps what it promised: as many questions as it said, in about the minutes it said.

Who was promised six questions in four minutes and is cut off at four, or kept for seven minutes,
does not come back tomorrow, and coming back is what revision lives on. What a question takes cannot
be known beforehand: it may be missed, be asked once more, or bring a check of a wrong idea. So the
time in which the learner was active is counted, from each of their doings to the next; a phone in a
pocket is not, since a gap that is too long counts as what usually lies there; nor is what was said
beside the questions, a wish or a remark, which nobody has promised.

As long as that time lasts, every question that was promised is asked. When it will be over with the
next question, that one is made the last, and it says so: no session ends without having said it.
Whoever has taken longer than usual so far is taken to go on so.
The last one is what matters most of what is left; a check of a wrong idea goes before all, then
what was missed a moment ago, then a likely one. What is open may be answered in peace, but after a
miss it gets no further try once the time is up: its answer is shown, and it comes back.
"""

from math import ceil

from bot.tutor.choosing.items import OPENING_SECONDS, seconds
from bot.tutor.model.drill import Drill, Queued, Stage, Why
from content.library import Library
from state.values import replace

AWAY = 90
"""Seconds: who does nothing for so long has put the phone away, if the question asks for less."""

READING = 15
"""Seconds that it takes to read a verdict and go on."""

SLOWEST = 2.0
"""Times the usual time that somebody is taken to need: a few questions do not tell more."""

SHORTEST = 2
"""Minutes: whatever is asked, a hint, a second try or a check may come of it."""


def fit(library: Library, queue: tuple[Queued, ...], minutes: int) -> tuple[Queued, ...]:
    """Leave out what does not fit into so many minutes, but never everything; 0 has no end."""
    if not minutes:
        return queue
    return _fitted(library, queue, 60 * minutes) or queue[:1]


def promised_minutes(library: Library, queue: tuple[Queued, ...]) -> int:
    """The whole minutes to promise for a queue: rounded up, since late is worse; 2 at least."""
    return max(SHORTEST, ceil(seconds_needed(library, queue) / 60))


def counted(library: Library, drill: Drill, now: int) -> Drill:
    """Count the time since the learner last did something, as far as they were active.

    A gap of more than `AWAY`, or of twice what the open question usually takes if that is longer,
    counts as that usual time only; between a verdict and what follows it, as `READING`.
    """
    if not drill.seconds or drill.prompt is None:
        return drill
    gap = now - drill.counted_to
    usual = seconds(library, [drill.prompt.ref]) if library.item(drill.prompt.ref) else 0
    if drill.prompt.stage is Stage.SETTLED:
        usual = READING
    took = gap if 0 <= gap <= max(AWAY, 2 * usual) else usual  # a clock may be set back
    return replace(drill, spent=drill.spent + took, counted_to=now)


def without_detour(before: Drill, after: Drill) -> Drill:
    """Take back what was counted, if all that came of it was said beside the question."""
    if before.prompt is None or after.prompt is None:
        return after
    prompt = replace(after.prompt, asides=before.prompt.asides)
    alike = replace(after, prompt=prompt, spent=before.spent, counted_to=before.counted_to)
    return replace(after, spent=before.spent) if alike == before else after


def keep_time(library: Library, drill: Drill) -> Drill:
    """Make the next question the last, if the promised time will be over with it.

    That is so where not even half of the one after it would fit. A drill without a promise, or with
    one question left anyway, stays as it is.
    """
    left = drill.seconds - drill.spent - READING  # of the verdict that comes now
    if not drill.seconds or len(drill.queue) < 2:
        return drill
    following, another = (seconds_needed(library, drill.queue[n : n + 1]) for n in (0, 1))
    if _pace(library, drill) * (following + another / 2) <= left:
        return drill
    last = _most_worth(drill.queue)
    return replace(drill, queue=(last,), total=drill.total - len(drill.queue) + 1, cut=True)


def _pace(library: Library, drill: Drill) -> float:
    """Give how many times the usual time the questions so far have taken: 1 at least."""
    refs = (*(one.ref for one in drill.settled), *drill.skipped)
    usual = seconds(library, [ref for ref in refs if library.item(ref) is not None])
    return min(SLOWEST, max(1.0, drill.spent / usual)) if usual else 1.0


def _most_worth(queue: tuple[Queued, ...]) -> Queued:
    """Choose what to ask if only one more can be: what is left when all that can wait is out."""
    while len(queue) > 1 and (fewer := without_one(queue)) != queue:
        queue = fewer
    return queue[0]


def is_up(drill: Drill) -> bool:
    """Whether the promised time is over while a question is open; never without a promise."""
    return drill.seconds > 0 and drill.spent >= drill.seconds


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
