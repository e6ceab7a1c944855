"""Homework: a learner does it when it suits them, and a tutor sees how a class stands.

Nobody hands anything in: what was settled since it was set is done. A tutor sees by name those who
share their progress, and of the others a number where there are enough of them.
"""

from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Queued
from bot.tutor.model.homework import HomeworkClass
from bot.tutor.moves import homework as says
from bot.tutor.moves.turn import Turn, say
from content.ids import topic_id_of
from content.library import Library
from state.clock.timetable import date_at
from state.values import replace


def show(desk: Desk, _argument: str) -> Turn:
    """Show what there is to do, and how one's classes stand."""
    found = desk.people.homework
    own = tuple((one, name_of(desk.library, one.homework.about)) for one in found.own)
    moves: tuple[says.HomeworkMove, ...] = (says.ShowHomework(own, desk.today),) if own else ()
    moves += tuple(of_class(desk, one) for one in found.classes)
    return Turn(desk.session, moves or (says.NoHomework(),))


def of_class(desk: Desk, one: HomeworkClass) -> says.ShowClassHomework:
    """Show how a class stands with all that was set for it."""
    names = tuple(name_of(desk.library, standing.homework.about) for standing in one.open)
    return says.ShowClassHomework(one, names, date_at(desk.now, one.zone))


def name_of(library: Library, about: str) -> str:
    """Name what homework is about; "" for what a group has missed, or what is taught no more."""
    topic_id, _, concept_id = about.partition("/")
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
    name = name_of(desk.library, own.homework.about)
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
