"""What a tutor sees of a class in private: those who share, one by one; all others as a number."""

from bot.tutor.model.desk import Desk
from bot.tutor.model.people import Classroom, TakeOff
from bot.tutor.moves import people as moves
from bot.tutor.moves.turn import Turn, say
from state.memory import progress
from state.memory.activity import WEEK
from state.memory.curve import Curve
from state.records.classes import Sharer
from state.records.exports import TABLES

_CURVE = Curve()
"""What learners have in common: a class is looked at without the logs of its members."""


def show(desk: Desk, verb: str) -> Turn:
    """Show a class, its tables or its nicknames, asking for the group where there are several."""
    if not desk.people.groups:
        return say(desk, moves.TutorsOnly("class"))
    classroom = desk.people.classroom
    if classroom is None:
        return say(desk, moves.ChooseGroup(verb, desk.people.groups))
    if verb == "csv":
        return Turn(desk.session, tuple(moves.SendTable(classroom.group, name) for name in TABLES))
    if verb == "nicknames":
        return say(desk, moves.ShowNicknames(classroom.group, classroom.nicknames))
    members = tuple(_member(desk, classroom, sharer) for sharer in classroom.sharers)
    shown = moves.ShowClass(
        classroom.group, members, classroom.others, bool(classroom.nicknames), classroom.timetables
    )
    return say(desk, shown)


def take_off(desk: Desk, argument: str) -> Turn:
    """Take a name off the leaderboard, "number-group" in the button, and show those that stay."""
    classroom = desk.people.classroom
    number = argument.partition("-")[0]
    if classroom is None:
        return show(desk, "nicknames")
    taken = next((one for one in classroom.nicknames if str(one.number) == number), None)
    left = tuple(one for one in classroom.nicknames if one is not taken)
    shown = moves.ShowNicknames(classroom.group, left, in_place=True)
    return Turn(desk.session, (shown,), (TakeOff(taken),) if taken else ())


def _member(desk: Desk, classroom: Classroom, sharer: Sharer) -> moves.ClassMember:
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
            mastery = progress.mastery(memories, of_it, desk.today, _CURVE)
            if mastery.met:
                concepts.append((concept.name, mastery.recall))
            else:
                unmet += 1
    weeks = None if sharer.last_day is None else max(0, desk.today - sharer.last_day) // WEEK
    return moves.ClassMember(sharer.name, weeks, tuple(concepts), unmet)


def _is_about(desk: Desk, ref: str, concept_id: str) -> bool:
    item = desk.library.item(ref)
    return item is not None and item.concept == concept_id
