"""What a tutor sees of a class in private: those who share, one by one; all others as a number."""

from collections import Counter, defaultdict
from typing import Final

from msgspec import Struct

from bot.tutor.model.desk import Desk
from bot.tutor.model.people import Classroom, TakeOff
from bot.tutor.moves import people as moves
from bot.tutor.moves.progress import FIRM
from bot.tutor.moves.turn import Turn, say
from state.clock.days import WEEK
from state.memory import progress
from state.memory.curve import Curve
from state.records.classes import Sharer
from state.records.exports import TABLES

_TELLING: Final = 3
"""Members from whom on it is told how firm a concept is for a class."""

_LEAST: Final = 5
"""Concepts that are told of a class as a whole."""

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
    subjects = _subjects(desk, classroom)
    members = tuple(_member(desk, subjects, sharer) for sharer in classroom.sharers)
    shown = moves.ShowClass(
        classroom.group,
        members,
        classroom.others,
        bool(classroom.nicknames),
        classroom.timetables,
        _least_firm(members),
    )
    return say(desk, shown)


def members(desk: Desk, argument: str) -> Turn:
    """Show some members of a class one by one, from "place-group" in the button on."""
    classroom, begin = desk.people.classroom, argument.partition("-")[0]
    if classroom is None or not begin.isdecimal():
        return show(desk, "class")
    here = int(begin)
    subjects = _subjects(desk, classroom)
    sharers = classroom.sharers[here : here + moves.AT_A_GLANCE]
    some = tuple(_member(desk, subjects, sharer) for sharer in sharers)
    if not some:
        return show(desk, "class")
    return say(desk, moves.ShowMembers(classroom.group, some, here, len(classroom.sharers)))


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


class _Subject(Struct, frozen=True):
    """A concept of the class's topics, and the items that are about it."""

    name: str
    refs: tuple[str, ...]


def _subjects(desk: Desk, classroom: Classroom) -> tuple[_Subject, ...]:
    """Give the concepts of a class; one whose name another topic has, too, is told with its own."""
    topics = [
        topic
        for topic in desk.library.topics.values()
        if not classroom.topics or topic.topic in classroom.topics
    ]
    named = Counter(concept.name for topic in topics for concept in topic.concepts)
    subjects = []
    for topic in topics:
        about = desk.library.by_concept(topic.topic)
        for concept in topic.concepts:
            name = f"{concept.name} ({topic.title})" if named[concept.name] > 1 else concept.name
            subjects.append(_Subject(name, about.get(concept.id, ())))
    return tuple(subjects)


def _member(desk: Desk, subjects: tuple[_Subject, ...], sharer: Sharer) -> moves.ClassMember:
    """Work out how firm each concept is for somebody who shares, and when they were last here."""
    memories = {memory.item: memory for memory in sharer.memories}
    masteries = [
        (subject.name, progress.mastery(memories, subject.refs, desk.today, _CURVE))
        for subject in subjects
    ]
    met = tuple((name, mastery.recall) for name, mastery in masteries if mastery.met)
    weeks = None if sharer.last_day is None else max(0, desk.today - sharer.last_day) // WEEK
    return moves.ClassMember(sharer.name, weeks, met, len(subjects) - len(met))


def _least_firm(members: tuple[moves.ClassMember, ...]) -> tuple[moves.ClassConcept, ...]:
    """Give the concepts that the fewest hold firmly of those who have met them, the worst first."""
    recalls: defaultdict[str, list[float]] = defaultdict(list)
    for member in members:
        for name, recall in member.concepts:
            recalls[name].append(recall)
    told = [(name, some) for name, some in recalls.items() if len(some) >= _TELLING]
    told.sort(key=lambda one: sum(one[1]) / len(one[1]))
    counted = (
        moves.ClassConcept(name, sum(recall >= FIRM for recall in some), len(some))
        for name, some in told
    )
    return tuple(one for one in counted if one.firm < one.met)[:_LEAST]
