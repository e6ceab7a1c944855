"""What a tutor sees of a class in private: those who share, one by one; all others as a number."""

from bot.tutor.desk import Desk
from bot.tutor.moves import ChooseGroup, ClassMember, SendTable, ShowClass, TutorsOnly
from bot.tutor.people import Classroom
from bot.tutor.turn import Turn
from state import progress
from state.class_records import Sharer
from state.tables import TABLES

_WEEK = 7


def show(desk: Desk, verb: str) -> Turn:
    """Show a class, or send its tables, asking for the group where there are several."""
    if not desk.people.groups:
        return Turn(desk.session, (TutorsOnly("class"),))
    classroom = desk.people.classroom
    if classroom is None:
        return Turn(desk.session, (ChooseGroup(verb, desk.people.groups),))
    if verb == "csv":
        return Turn(desk.session, tuple(SendTable(classroom.group, name) for name in TABLES))
    members = tuple(_member(desk, classroom, sharer) for sharer in classroom.sharers)
    others = classroom.known - len(members)
    return Turn(desk.session, (ShowClass(classroom.group, members, others),))


def _member(desk: Desk, classroom: Classroom, sharer: Sharer) -> ClassMember:
    """Work out how firm each concept is for somebody who shares, and when they were last here."""
    memories = {memory.item: memory for memory in sharer.memories}
    concepts = []
    unmet = 0
    for topic in desk.library.topics.values():
        if classroom.topics and topic.topic not in classroom.topics:
            continue
        refs = desk.library.refs(topic.topic)
        for concept in topic.concepts:
            of_it = [ref for ref in refs if _is_about(desk, ref, concept.id)]
            standing = progress.mastery(memories, of_it, desk.today)
            if standing.met:
                concepts.append((concept.name, standing.recall))
            else:
                unmet += 1
    weeks = None if sharer.last_day is None else max(0, desk.today - sharer.last_day) // _WEEK
    return ClassMember(sharer.name, weeks, tuple(concepts), unmet)


def _is_about(desk: Desk, ref: str, concept_id: str) -> bool:
    item = desk.library.item(ref)
    return item is not None and item.concept == concept_id
