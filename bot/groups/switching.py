"""Pausing, going on, stopping, and leaving the next question out."""

from bot.groups.choosing import next_asked
from bot.groups.desk import GroupDesk
from bot.groups.moves.settings import NotSetUp, SaySkipped, SayState, TutorsOnly
from bot.groups.moving import beside
from bot.groups.settings import changed, slots_at
from bot.groups.tokens import GroupToken
from bot.groups.turn import GroupTurn, LeaveOut, Save, say
from bot.tutor.model.rights import Act
from state.clock.timetable import date_at
from state.records.groups import Timetable


def switch(desk: GroupDesk, verb: str) -> GroupTurn:
    """`/pause`, `/resume`, `/stop` and `/skip`."""
    timetable = desk.timetable
    if timetable is None or not timetable.is_complete:
        return say(NotSetUp(beside(desk)))
    if not desk.person.may(Act.CHANGE):
        return say(TutorsOnly())
    if verb == "skip":
        return _skip(desk, timetable)
    after = changed(timetable, GroupToken(verb), desk.library, desk.now)
    assert after is not None  # noqa: S101  # these three always mean something
    records = (Save(after),) if after != timetable else ()
    next_at = next_asked(desk.library, desk.past, after, desk.now, desk.noted)
    return GroupTurn((SayState(after, next_at, desk.now),), records)


def _skip(desk: GroupDesk, timetable: Timetable) -> GroupTurn:
    """Leave the next question out: its place in the ledger is taken beforehand."""
    skipped_at = next_asked(desk.library, desk.past, timetable, desk.now, desk.noted)
    if skipped_at is None:
        return say(SaySkipped(None, None, desk.now, timetable.zone))
    day = date_at(skipped_at, timetable.zone)
    slots = slots_at(timetable, skipped_at)
    noted = desk.noted | {(day, slot.number) for slot in slots}
    next_at = next_asked(desk.library, desk.past, timetable, desk.now, noted)
    move = SaySkipped(skipped_at, next_at, desk.now, timetable.zone)
    return GroupTurn((move,), tuple(LeaveOut(day, slot.number) for slot in slots))
