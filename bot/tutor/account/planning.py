"""Exams and the days up to them: when they are, the plan for them, and pauses.

A plan never counts what has been left undone. It says what is most worth doing today, and what so
many minutes a day lead to (see `outlook`).
"""

from bot.tutor.account import exam_day, outlook
from bot.tutor.choosing.items import TODAY_AT_MOST, minutes
from bot.tutor.drill import running
from bot.tutor.language.dates import ReadDay, read_date, read_day, read_first_day
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.session import Offer, PlanTold, Writing, beneath
from bot.tutor.moves import planning as moves
from bot.tutor.moves.contests import NotWritten
from bot.tutor.moves.turn import BeginPause, ForgetExam, NoteExam, Turn, offering, say, turn_leaving
from content.library import Library
from content.model.topic import Topic
from state.clock.days import WEEK
from state.records.learners import EVERYTHING, Pause
from state.values import replace

EXAM = "exam"
"""What a text may be asked for (`Writing.about`)."""

NOTED = "exam_noted"
"""What a noted exam leaves behind for one message (`Offer.intent`): whether its day is right."""

PAUSED = "paused"
"""The same of a pause without an end, which may follow."""

A_MOMENT = 10 * 60
"""Seconds for which a plan that was shown is still on the screen, as a rule."""

FURTHEST = 3 * 366
"""Days to an exam, at most: beyond that it is a slip of the finger."""

NAMING = 4
"""Letters of a word from which on it can name a topic."""


def exam(desk: Desk, argument: str) -> Turn:
    """Take `/exam`: ask for the day, note the one that is named, or forget all ("no exam")."""
    if not argument:
        return _asking(desk, moves.AskExam(desk.today, tuple(outlook.to_come(desk))))
    if desk.intents.find(argument) in ("no_exam", "no_date"):
        return forget_all(desk)
    return day_typed(desk, argument)


def day_typed(desk: Desk, text: str, about: Topic | None = None) -> Turn:
    """Take a day that was typed, perhaps with the name of a topic, and say what follows from it.

    It is for the exam in the topic `about` where none is named.
    """
    words, topic = _without_topic(desk.library, text)
    topic = topic or about
    found = _day_in(desk, words)
    if found is None:
        return _not_read(desk)
    if found.is_other_weekday:
        return _asking(desk, moves.ExamNotRead(moves.NoDate.OTHER_WEEKDAY, found.day, desk.today))
    return _noted(desk, found.day, topic)


def _noted(desk: Desk, day: int, topic: Topic | None) -> Turn:
    """Note the day of an exam, if it is one, and say what follows from it."""
    if not desk.today <= day <= desk.today + FURTHEST:
        return _asking(
            desk, moves.ExamNotRead(moves.NoDate.PAST if day < desk.today else moves.NoDate.FAR)
        )
    exam = topic.topic if topic else EVERYTHING
    history = replace(desk.history, exams={**desk.history.exams, exam: day})
    noted = replace(_not_asking(desk), history=history)
    move = exam_day.eve(noted, noted=True) or _plan(noted, noted=True)
    said = Turn(_told(noted, move).session, (move,), (NoteExam(exam, day),))
    return offering(said, Offer(desk.now, NOTED, exam))


def put_right(desk: Desk, about: str, text: str) -> Turn | None:
    """Take another day for the exam just noted, "no wait, friday"; None for other words.

    Who says "no, next friday" to a Friday means the one after.
    """
    intents = desk.intents
    ways = (text, intents.without_asides(text), intents.without_reply(text))
    words = next((one for one in ways if reads(desk, one)), None)
    if words is None:
        return None
    topic, day = desk.library.topics.get(about), read_date(words, desk.today, desk.learner.language)
    denies = intents.denies(text) and not any(map(str.isdecimal, words))
    if denies and day is not None and day == desk.history.exams.get(about):
        return _noted(desk, day + WEEK, topic)
    return day_typed(desk, words, topic)


def reads(desk: Desk, text: str) -> bool:
    """Whether words name a day, perhaps beside a topic."""
    return _day_in(desk, _without_topic(desk.library, text)[0]) is not None


def _day_in(desk: Desk, words: str) -> ReadDay | None:
    language, bare = desk.learner.language, desk.intents.without_asides(words)
    return read_day(bare, desk.today, language) or read_first_day(words, desk.today, language)


def _not_read(desk: Desk) -> Turn:
    """Ask for the day again, in other words than the last time."""
    times = desk.session.puzzled + 1
    asked = _asking(desk, moves.ExamNotRead(moves.NoDate.NOT_READ, times=times))
    return replace(asked, session=replace(asked.session, puzzled=times))


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
    return Turn(_untold(desk).session, (moves.ExamForgotten(),), (ForgetExam(topic),))


def plan(desk: Desk) -> Turn:
    """Show what follows from the dates and from how the learner has been doing.

    How long a day should be is kept: sessions are as long from then on (`choosing.length`).
    """
    shown = exam_day.eve(desk) or _standing(desk, _plan(desk, noted=False))
    asked = exam_day.how_it_went(desk)
    session = exam_day.told(_told(desk, shown).session, shown, desk.today)
    return Turn(session, (shown, asked) if asked else (shown,))


def pause(desk: Desk, argument: str) -> Turn:
    """Begin a pause, up to a day if one is named."""
    if not argument:
        return offering(_pausing(desk, None), Offer(desk.now, PAUSED))
    until = read_date(argument, desk.today, desk.learner.language)
    if until is None or not desk.today <= until <= desk.today + FURTHEST:
        return say(desk, moves.PauseNotRead())
    return _pausing(desk, until)


def paused_until(desk: Desk, text: str) -> Turn | None:
    """Take the end of a pause that has just begun, "until sunday"; None for other words."""
    intents = desk.intents
    ways = (text, intents.without_asides(text), intents.without_reply(text))
    day = next((one for one in ways if reads(desk, one)), None)
    return None if day is None else pause(desk, day)


def _pausing(desk: Desk, until: int | None) -> Turn:
    begun = BeginPause(Pause(desk.today, until))
    return Turn(desk.session, (moves.Paused(until, desk.today),), (begun,))


def _asking(desk: Desk, move: moves.PlanningMove) -> Turn:
    """Say something, and take the next words as the day."""
    writing = Writing(EXAM, "", before=beneath(desk.session.activity))
    return turn_leaving(desk, writing, (move,))


def _not_asking(desk: Desk) -> Desk:
    return replace(desk, session=replace(desk.session, activity=beneath(desk.session.activity)))


def forget_all(desk: Desk) -> Turn:
    """Forget every exam."""
    records = tuple(ForgetExam(topic) for topic in desk.history.exams)
    return Turn(_untold(desk).session, (moves.ExamForgotten(),), records)


def _told(desk: Desk, shown: moves.ShowPlan | moves.ShowEve) -> Desk:
    """Note how long a day should be, as far as what is shown says so."""
    if not isinstance(shown, moves.ShowPlan):
        return _untold(desk)
    return replace(desk, session=replace(desk.session, plan=_says(desk, shown)))


def _says(desk: Desk, shown: moves.ShowPlan) -> PlanTold | None:
    """Sum up what a plan says, if it says how long a day should be."""
    a_day = shown.goal.minutes if shown.goal else next((o.minutes for o in shown.outlooks), None)
    if a_day is None or not shown.exams:
        return None
    return PlanTold(a_day, shown.exams[0].day, 0 if shown.stands else desk.now)


def _standing(desk: Desk, shown: moves.ShowPlan) -> moves.ShowPlan:
    """Say no more than that a plan stands if it has just been shown whole."""
    before, now = desk.session.plan, _says(desk, shown)
    if before is None or now is None or desk.now - before.whole_at > A_MOMENT:
        return shown
    is_same = (before.minutes, before.exam) == (now.minutes, now.exam)
    return replace(shown, stands=now.minutes) if is_same else shown


def _untold(desk: Desk) -> Desk:
    return replace(desk, session=replace(desk.session, plan=None))


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


def _plan(desk: Desk, *, noted: bool) -> moves.ShowPlan:
    exams = outlook.to_come(desk)
    early = outlook.goal(desk)
    refs = outlook.about(desk, exams[0] if exams else None)
    known = {memory.item: memory for memory in desk.history.memories}
    due = [ref for ref in refs if ref in known and known[ref].due <= desk.today]
    return moves.ShowPlan(
        today=desk.today,
        exams=tuple(exams),
        noted=noted,
        outlooks=() if early else tuple(outlook.outlooks(desk)),
        goal=early,
        unmet=sum(ref not in known for ref in refs),
        total=len(refs),
        minutes_today=minutes(desk.library, due[:TODAY_AT_MOST]) if due else 0,
    )
