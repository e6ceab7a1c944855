"""Where the days up to an exam lead, reckoned from the learner's own log.

What may be expected of so many minutes a day, with a range; or, of whom it is too early to tell
that, what would bring them to a good pass.
"""

from bisect import bisect_left
from statistics import mean

from bot.tutor.choosing.items import SECONDS, item_of
from bot.tutor.model.desk import Desk
from bot.tutor.moves.planning import ExamDay, Goal, Outlook
from content.ids import topic_id_of
from content.model.items import kind_of
from state.memory.curve import Curve, learn
from state.memory.forecast import Course, Forecast, forecast
from state.memory.retrievals import histories
from state.records.learners import EVERYTHING

FORESEEABLE = 180
"""Days for which a forecast is made: beyond half a year too much can change."""

LADDER = (2, 3, 5, 8, 12, 20, 30)
"""Minutes a day that a plan may speak of: steps that feel different."""

NEWCOMER = (3, 0.7)
"""Minutes a day, and the share of days, of somebody who has not shown their own yet."""

GOAL = 0.7
"""The share of the items to know on the day that somebody new is told a way to: a good pass."""

ENOUGH = 20
"""Questions that came back, from which it is told what so many minutes a day lead to. Before that
what is said would be about all learners, and discourage most: nobody knows much on a first day."""

TOO_WIDE = 0.5
"""A range wider than half of all there is says nothing to anybody, whatever it is made from."""

FORTNIGHT = 14


def foreseen(desk: Desk) -> Forecast | None:
    """Forecast the nearest exam, if the learner goes on as in the last fortnight.

    None without an exam, on its day, and for one more than half a year away.
    """
    exam_day = _in_sight(desk)
    if exam_day is None:
        return None
    spent, _ = _pace(desk)
    return _forecast(desk, exam_day, spent, curve(desk))


def goal(desk: Desk) -> Goal | None:
    """Give what would bring to a good pass somebody of whom it is too early to say more.

    None where it is not, and without an exam in sight. Whether it is too early is asked here and
    nowhere else: of the text of a plan, of what stands with its dates, and of the picture.
    """
    way, exam_day = foreseen(desk), _in_sight(desk)
    if way is None or exam_day is None or not _is_too_early(desk, way):
        return None
    own = curve(desk)

    def reached(step: int) -> bool:
        return _forecast(desk, exam_day, LADDER[step], own).final.mid >= GOAL

    step = bisect_left(range(len(LADDER)), x=True, key=reached)
    within = step < len(LADDER)
    return Goal(GOAL, LADDER[step] if within else LADDER[-1], within)


def outlooks(desk: Desk) -> list[Outlook]:
    """Give what about as much as lately would lead to, and what a little more would, if more."""
    exam_day = _in_sight(desk)
    if exam_day is None:
        return []
    spent, _ = _pace(desk)
    forgetting = curve(desk)
    step = min(range(len(LADDER) - 1), key=lambda place: abs(LADDER[place] - spent))
    first, second = (
        Outlook(a_day, final.low, final.mid, final.high)
        for a_day in LADDER[step : step + 2]
        for final in [_forecast(desk, exam_day, a_day, forgetting).final]
    )
    return [first, second] if round(second.mid, 2) > round(first.mid, 2) else [first]


def curve(desk: Desk) -> Curve:
    """Give how this learner forgets, learnt from the log: for bars and forecasts alike."""
    return learn(histories(desk.history.log).values(), desk.history.parameters)


def to_come(desk: Desk) -> list[ExamDay]:
    """Give the exams that are still to come, the nearest first; of topics that still exist."""
    days = {
        topic: day
        for topic, day in desk.history.exams.items()
        if day >= desk.today and (topic == EVERYTHING or topic in desk.library.topics)
    }
    return [
        ExamDay(desk.library.topics.get(topic), day, is_only=len(days) == 1)
        for topic, day in sorted(days.items(), key=lambda one: (one[1], one[0]))
    ]


def about(desk: Desk, exam_day: ExamDay | None) -> list[str]:
    """Give the items an exam is about: its topic's, or those of all begun without own dates.

    A topic is begun as soon as it was chosen.
    """
    if exam_day is not None and exam_day.topic is not None:
        return list(desk.library.refs(exam_day.topic.topic))
    free = [topic for topic in desk.library.topics if topic not in desk.history.exams]
    met = {topic_id_of(memory.item) for memory in desk.history.memories}
    begun = [topic for topic in free if topic in met or topic == desk.session.chosen]
    return [ref for topic in begun or free for ref in desk.library.refs(topic)]


def _is_too_early(desk: Desk, way: Forecast) -> bool:
    came_back = len(desk.history.log) - len({review.item for review in desk.history.log})
    return came_back < ENOUGH or way.final.high - way.final.low > TOO_WIDE


def _in_sight(desk: Desk) -> ExamDay | None:
    """Give the nearest exam, if it is neither at hand nor too far away to tell.

    The day before, it is too late for a forecast to help.
    """
    near = next(iter(to_come(desk)), None)
    is_in_sight = near is not None and 1 < near.day - desk.today <= FORESEEABLE
    return near if is_in_sight else None


def _forecast(desk: Desk, exam_day: ExamDay, a_day: float, forgetting: Curve) -> Forecast:
    refs = about(desk, exam_day)
    known = {memory.item: memory for memory in desk.history.memories}
    met = [known[ref] for ref in refs if ref in known]
    _, attendance = _pace(desk)
    course = Course(
        today=desk.today,
        exam=exam_day.day,
        questions=max(1, round(60 * a_day / _seconds(desk, refs))),
        attendance=attendance,
    )
    return forecast(met, len(refs) - len(met), course, forgetting)


def _pace(desk: Desk) -> tuple[float, float]:
    """Give the minutes of a usual day on which the learner came, and the share of such days."""
    active = [tally for tally in desk.history.lately.tallies if tally.reviews]
    lately = [tally for tally in active if tally.day > desk.today - FORTNIGHT]
    if not lately:
        return NEWCOMER
    first = min(tally.day for tally in active)
    days = min(FORTNIGHT, desk.today - first + 1)
    seconds = _seconds(desk, [memory.item for memory in desk.history.memories])
    spent = sum(tally.reviews for tally in lately) * seconds / 60 / len(lately)
    # Somebody new has shown too little: what newcomers do counts as much as three days.
    return spent, (len(lately) + 3 * NEWCOMER[1]) / (days + 3)


def _seconds(desk: Desk, refs: list[str]) -> float:
    """Give how long one of some items takes on average."""
    live = [ref for ref in refs if desk.library.item(ref) is not None]
    if not live:
        return mean(SECONDS.values())
    return mean(SECONDS[kind_of(item_of(desk.library, ref))] for ref in live)
