"""Exams and the days up to them: when they are, what may be expected, and pauses.

A plan never counts what has been left undone. It says what is most worth doing today, and what so
many minutes a day lead to; everything it says is reckoned from the learner's own log.
"""

from bisect import bisect_left
from dataclasses import replace
from statistics import mean

from bot.tutor.account import exam_day
from bot.tutor.choosing.items import SECONDS, item_of, kind_of, minutes
from bot.tutor.drill import running
from bot.tutor.language.dates import read_date, read_day
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Prompt, Writing, beneath
from bot.tutor.moves import NotWritten
from bot.tutor.moves.planning import (
    AskExam,
    ExamDay,
    ExamForgotten,
    ExamNotRead,
    Goal,
    NoDate,
    Outlook,
    Paused,
    PauseNotRead,
    PlanningMove,
    ShowPlan,
)
from bot.tutor.moves.turn import BeginPause, ForgetExam, NoteExam, Turn, turn_leaving
from content.library import Library
from content.model import Topic
from state.memory.curve import Curve, learn
from state.memory.forecast import Course, Forecast, Point, forecast
from state.memory.trials import histories
from state.records.learners import EVERYTHING, Pause

FURTHEST = 3 * 366
"""Days to an exam, at most: beyond that it is a slip of the finger."""

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

TODAY_AT_MOST = 16
"""Items that "today" may come to: two sessions. More would be a backlog, not a plan."""

NAMING = 4
"""Letters of a word from which on it can name a topic."""


def exam(desk: Desk, argument: str) -> Turn:
    """Take `/exam`: ask for the day, note the one that is named, or forget all ("no exam")."""
    if not argument:
        return _ask(desk)
    if desk.intents.find(argument) in ("no_exam", "no_date"):
        return forget_all(desk)
    return day_typed(desk, argument)


def day_typed(desk: Desk, text: str) -> Turn:
    """Take a day that was typed, perhaps with the name of a topic, and say what follows from it."""
    words, topic = _without_topic(desk.library, text)
    found = read_day(words, desk.today, desk.learner.language)
    if found is None:
        return _asking(desk, ExamNotRead(NoDate.NOT_READ))
    day = found.day
    if found.is_other_weekday:
        return _asking(desk, ExamNotRead(NoDate.OTHER_WEEKDAY, day, desk.today))
    if not desk.today <= day <= desk.today + FURTHEST:
        return _asking(desk, ExamNotRead(NoDate.PAST if day < desk.today else NoDate.FAR))
    about = topic.topic if topic else EVERYTHING
    history = replace(desk.history, exams={**desk.history.exams, about: day})
    noted = replace(_not_asking(desk), history=history)
    move = exam_day.eve(noted, noted=True) or _plan(noted, noted=True)
    return replace(_say(noted, move), records=(NoteExam(about, day),))


def no_day(desk: Desk) -> Turn:
    """Go back to where somebody was who would rather not name a day."""
    back = _not_asking(desk)
    match back.session.activity:
        case Drill(prompt=Prompt(), over=False) as left:
            return running.put_again(back, left)
        case _:
            return Turn(back.session, (NotWritten(None),))


def forget(desk: Desk, topic: str) -> Turn:
    """Forget one exam; a button's word for which is only believed where there is one."""
    return replace(_say(desk, ExamForgotten()), records=(ForgetExam(topic),))


def plan(desk: Desk) -> Turn:
    """Show what follows from the dates and from how the learner has been doing; changes nothing."""
    shown = exam_day.eve(desk) or _plan(desk, noted=False)
    asked = exam_day.how_it_went(desk)
    return Turn(desk.session, (shown, asked) if asked else (shown,))


def pause(desk: Desk, argument: str) -> Turn:
    """Begin a pause, up to a day if one is named."""
    if not argument:
        begun = BeginPause(Pause(desk.today))
        return replace(_say(desk, Paused(None, desk.today)), records=(begun,))
    until = read_date(argument, desk.today, desk.learner.language)
    if until is None or not desk.today <= until <= desk.today + FURTHEST:
        return _say(desk, PauseNotRead())
    begun = BeginPause(Pause(desk.today, until))
    return replace(_say(desk, Paused(until, desk.today)), records=(begun,))


def outlook(desk: Desk) -> Forecast | None:
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
    foreseen, exam_day = outlook(desk), _in_sight(desk)
    if foreseen is None or exam_day is None or not _is_too_early(desk, foreseen):
        return None
    own = curve(desk)

    def reached(step: int) -> bool:
        return _forecast(desk, exam_day, LADDER[step], own).final.mid >= GOAL

    step = bisect_left(range(len(LADDER)), x=True, key=reached)
    within = step < len(LADDER)
    return Goal(GOAL, LADDER[step] if within else LADDER[-1], within)


def _is_too_early(desk: Desk, foreseen: Forecast) -> bool:
    came_back = len(desk.history.log) - len({review.item for review in desk.history.log})
    return came_back < ENOUGH or foreseen.final.high - foreseen.final.low > TOO_WIDE


def _in_sight(desk: Desk) -> ExamDay | None:
    """Give the nearest exam, if it is neither at hand nor too far away to tell.

    The day before, it is too late for a forecast to help.
    """
    near = next(iter(_to_come(desk)), None)
    is_in_sight = near is not None and 1 < near.day - desk.today <= FORESEEABLE
    return near if is_in_sight else None


def _ask(desk: Desk) -> Turn:
    return _asking(desk, AskExam(desk.today, tuple(_to_come(desk))))


def _asking(desk: Desk, move: PlanningMove) -> Turn:
    """Say something, and take the next words as the day."""
    writing = Writing("exam", "", before=beneath(desk.session.activity))
    return turn_leaving(desk, writing, (move,))


def _not_asking(desk: Desk) -> Desk:
    return replace(desk, session=replace(desk.session, activity=beneath(desk.session.activity)))


def forget_all(desk: Desk) -> Turn:
    """Forget every exam."""
    records = tuple(ForgetExam(topic) for topic in desk.history.exams)
    return replace(_say(desk, ExamForgotten()), records=records)


def _say(desk: Desk, move: PlanningMove) -> Turn:
    return Turn(desk.session, (move,))


def _without_topic(library: Library, text: str) -> tuple[str, Topic | None]:
    """Find the topic that some of the words name, and give the others."""
    words = text.casefold().split()
    named = [
        topic
        for topic in library.topics.values()
        if any(len(word) >= NAMING and word in _title_words(topic) for word in words)
    ]
    if len(named) != 1:
        return text, None
    return " ".join(word for word in words if word not in _title_words(named[0])), named[0]


def _title_words(topic: Topic) -> set[str]:
    return {*topic.title.casefold().split(), "for", "in"}


def _plan(desk: Desk, *, noted: bool) -> ShowPlan:
    exams = _to_come(desk)
    early = goal(desk)
    refs = _refs(desk, exams[0] if exams else None)
    known = {memory.item: memory for memory in desk.history.memories}
    due = [ref for ref in refs if ref in known and known[ref].due <= desk.today]
    return ShowPlan(
        today=desk.today,
        exams=tuple(exams),
        noted=noted,
        outlooks=() if early else tuple(_outlooks(desk)),
        goal=early,
        unmet=sum(ref not in known for ref in refs),
        total=len(refs),
        minutes_today=minutes(desk.library, due[:TODAY_AT_MOST]) if due else 0,
    )


def _to_come(desk: Desk) -> list[ExamDay]:
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


def _refs(desk: Desk, exam_day: ExamDay | None) -> list[str]:
    """Give the items an exam is about: its topic's, or those of all begun without own dates."""
    if exam_day is not None and exam_day.topic is not None:
        return list(desk.library.refs(exam_day.topic.topic))
    free = [topic for topic in desk.library.topics if topic not in desk.history.exams]
    met = {memory.item.partition("/")[0] for memory in desk.history.memories}
    begun = [topic for topic in free if topic in met] or free
    return [ref for topic in begun for ref in desk.library.refs(topic)]


def _outlooks(desk: Desk) -> list[Outlook]:
    """Give what about as much as lately would lead to, and what a little more would, if more."""
    exam_day = _in_sight(desk)
    if exam_day is None:
        return []
    spent, _ = _pace(desk)
    forgetting = curve(desk)
    step = min(range(len(LADDER) - 1), key=lambda place: abs(LADDER[place] - spent))
    first, second = (
        _outlook(a_day, _forecast(desk, exam_day, a_day, forgetting).final)
        for a_day in LADDER[step : step + 2]
    )
    return [first, second] if round(second.mid, 2) > round(first.mid, 2) else [first]


def _outlook(a_day: int, final: Point) -> Outlook:
    return Outlook(a_day, final.low, final.mid, final.high)


def _forecast(desk: Desk, exam_day: ExamDay, a_day: float, forgetting: Curve) -> Forecast:
    refs = _refs(desk, exam_day)
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


def curve(desk: Desk) -> Curve:
    """Give how this learner forgets, learnt from the log: for bars and forecasts alike."""
    return learn(histories(desk.history.log).values(), desk.history.parameters)


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
