"""Homework: a tutor sets it for a class in three taps, a learner does it when it suits them.

Nobody hands anything in: what was settled since it was set is done. A tutor sees by name those who
share their progress, and of the others a number where there are enough of them.
"""

import re
from collections.abc import Iterable

from bot.tutor.choosing.items import is_long, item_of
from bot.tutor.choosing.order import distinct
from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import MOST_ITEMS, MOST_OPEN, EndHomework, HomeworkClass, SetHomework
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Drill, Mode, Queued
from bot.tutor.moves import homework as says
from bot.tutor.moves.turn import Toast, Turn, say
from content.ids import topic_id_of
from content.library import Library
from state.clock.timetable import date_at, moment
from state.records.homework import Homework
from state.values import replace

MISSED = "missed"
"""What a button carries in the place of a concept's mark."""

DAYS = (1, 2, 3, 4, 5, 6, 7, 14)
"""Days from today that are offered."""

MOST_SUBJECTS = 60
"""Concepts that are offered: what still can be looked through."""

AT_A_GLANCE = 8
"""Concepts of several topics that are offered at once; of more, the topic is chosen first."""

_CLASS = re.compile(r"([0-9a-f]{16})?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)
"""The topic that was chosen, if one was, and the class."""

_SUBJECT = re.compile(r"([0-9a-f]{16}|missed)(?:-(\d{6}))?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)


def show(desk: Desk, _argument: str) -> Turn:
    """Show what there is to do, and how one's classes stand."""
    found = desk.people.homework
    own = tuple((one, name_of(desk.library, one.homework)) for one in found.own)
    moves: tuple[says.HomeworkMove, ...] = (says.ShowHomework(own, desk.today),) if own else ()
    moves += tuple(_class(desk, one) for one in found.classes)
    return Turn(desk.session, moves or (says.NoHomework(),))


def _class(desk: Desk, one: HomeworkClass) -> says.ShowClassHomework:
    names = tuple(name_of(desk.library, standing.homework) for standing in one.open)
    return says.ShowClassHomework(one, names, date_at(desk.now, one.zone))


def name_of(library: Library, homework: Homework) -> str:
    """Name what homework is about; "" for what a group has missed, or what is taught no more."""
    topic_id, _, concept_id = homework.about.partition("/")
    topic = library.topics.get(topic_id)
    found = [one.name for one in topic.concepts if one.id == concept_id] if topic else []
    return found[0] if found else ""


def tapped(desk: Desk, number: str) -> Turn:
    """Begin a session on what is left of one's homework; without a number, show all."""
    if not number:
        return show(desk, "")
    own = next((o for o in desk.people.homework.own if str(o.homework.number) == number), None)
    if own is None:
        return say(desk, says.HomeworkOver())
    name = name_of(desk.library, own.homework)
    left = [ref for ref in own.homework.items if ref not in own.done and desk.library.asks(ref)]
    if not left:
        return say(desk, says.HomeworkIsDone(own, name))
    topics = tuple(dict.fromkeys(topic_id_of(ref) for ref in left))
    queue = tuple(map(Queued, left))
    return _noting(name, running.begin(desk, Mode.REVISE, queue, topics, whole=True))


def _noting(name: str, turn: Turn) -> Turn:
    """Note in the session that has begun which homework it does, to say at its end."""
    match turn.session.activity:
        case Drill() as drill:
            begun = replace(drill, homework=name)
            return replace(turn, session=replace(turn.session, activity=begun))
        case _:
            return turn


def choose(desk: Desk, argument: str) -> Turn:
    """Ask what the homework of a class is to be about: of many concepts, of which topic first."""
    found = _CLASS.fullmatch(argument)
    one = _named(desk, found[2]) if found else None
    if found is None or one is None:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    if len(one.open) >= MOST_OPEN:
        return say(desk, says.TooMuchHomework())
    topics = [topic for topic in _topics(desk.library, one) if found[1] in (None, mark_of(topic))]
    subjects = tuple(_subjects(desk.library, topics))[:MOST_SUBJECTS]
    missed = len(_missed(desk.library, one)) if found[1] is None else 0
    if len(topics) > 1 and len(subjects) > AT_A_GLANCE:
        named = tuple((mark_of(one), desk.library.topics[one].title) for one in topics)
        return say(desk, says.ChooseHomework(one.group, (), missed, named))
    return say(desk, says.ChooseHomework(one.group, subjects, missed))


def choose_day(desk: Desk, argument: str) -> Turn:
    """Ask by when."""
    found = _SUBJECT.fullmatch(argument)
    one = _named(desk, found[3]) if found else None
    subject = _subject(desk.library, one, found[1]) if found and one else None
    if found is None or one is None or subject is None:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    today = date_at(desk.now, one.zone)
    days = tuple(today + ahead for ahead in DAYS)
    about, items = subject
    name = name_of(desk.library, _homework(one, about, items, today, desk.now))
    return say(desk, says.ChooseHomeworkDay(one.group, name, found[1], len(items), today, days))


def set_for(desk: Desk, argument: str) -> Turn:
    """Set what was chosen."""
    found = _SUBJECT.fullmatch(argument)
    one = _named(desk, found[3]) if found else None
    subject = _subject(desk.library, one, found[1]) if found and one else None
    if found is None or one is None or subject is None or found[2] is None:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    today, day = date_at(desk.now, one.zone), int(found[2])
    if not today < day <= today + max(DAYS):
        return Turn(desk.session, toast=Toast.STALE)
    if len(one.open) >= MOST_OPEN:
        return say(desk, says.TooMuchHomework())
    homework = _homework(one, *subject, day, desk.now)
    name = name_of(desk.library, homework)
    move = says.HomeworkSet(one.group, name, len(homework.items), day, today)
    return Turn(desk.session, (move,), (SetHomework(homework),))


def end(desk: Desk, number: str) -> Turn:
    """Take homework back."""
    for one in desk.people.homework.classes:
        left = tuple(o for o in one.open if str(o.homework.number) != number)
        if len(left) < len(one.open):
            shown = _class(desk, replace(one, open=left))
            return Turn(desk.session, (shown,), (EndHomework(int(number)),))
    return Turn(desk.session, toast=Toast.STALE)


def _homework(
    one: HomeworkClass, about: str, items: tuple[str, ...], day: int, now: int
) -> Homework:
    """Make homework that ends with a day of the group."""
    ends_at = moment(day + 1, 0, one.zone) or now + (day + 1 - date_at(now, one.zone)) * 86_400
    return Homework(0, one.group, about, items, day, ends_at, now)


def _topics(library: Library, one: HomeworkClass) -> list[str]:
    """Name the topics of a class."""
    asked = one.topics or library.topics_in(one.language)
    return [topic for topic in asked if topic in library.topics]


def _subjects(library: Library, topics: Iterable[str]) -> Iterable[tuple[str, str, int]]:
    for topic_id in topics:
        for concept in library.topics[topic_id].concepts:
            about = f"{topic_id}/{concept.id}"
            if items := _items(library, about):
                yield mark_of(about), concept.name, len(items)


def _subject(library: Library, one: HomeworkClass, mark: str) -> tuple[str, tuple[str, ...]] | None:
    """Find what a mark stands for, with its items; None for nothing that can be set."""
    if mark == MISSED:
        missed = _missed(library, one)
        return ("", missed) if missed else None
    for topic_id in _topics(library, one):
        for concept in library.topics[topic_id].concepts:
            about = f"{topic_id}/{concept.id}"
            if mark_of(about) == mark and (items := _items(library, about)):
                return about, items
    return None


def _items(library: Library, about: str) -> tuple[str, ...]:
    """Give the items of a concept, without exam answers, in the author's order."""
    topic_id, _, concept_id = about.partition("/")
    refs = [ref for ref in library.refs(topic_id) if item_of(library, ref).concept == concept_id]
    return _together(library, [ref for ref in refs if not is_long(library, ref)])


def _missed(library: Library, one: HomeworkClass) -> tuple[str, ...]:
    return _together(library, [ref for ref in one.missed if library.asks(ref)])


def _together(library: Library, refs: list[str]) -> tuple[str, ...]:
    """Leave out what would give the answer of another away: all of it is asked in one session."""
    return tuple(queued.ref for queued in distinct(library, map(Queued, refs)))[:MOST_ITEMS]


def _named(desk: Desk, chat: str) -> HomeworkClass | None:
    classes = desk.people.homework.classes
    return next((one for one in classes if one.group.key == chat), None)
