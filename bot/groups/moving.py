"""Which timetables of a group can be moved to another topic of its forum.

One that does not run can go where another would begin, with all that it has asked, so that a topic
that was deleted takes nothing with it.
"""

from bot.groups.desk import GroupDesk
from state.records.groups import Timetable, TimetableState

HERE = "here"
"""What the button carries that moves a timetable to the topic where it stands."""


def beside(desk: GroupDesk) -> tuple[Timetable, ...]:
    """The group's other timetables."""
    return tuple(one for one in desk.timetables if one.thread_id != desk.thread_id)


def movable(desk: GroupDesk) -> tuple[Timetable, ...]:
    """What can be moved to the topic on the desk: what does not run, if nothing is set up there."""
    if desk.timetable is not None:
        return ()
    return tuple(one for one in beside(desk) if can_be_moved(one))


def can_be_moved(one: Timetable) -> bool:
    """Whether a timetable may be moved to another topic: nobody waits for it where it is."""
    return one.is_complete and one.state is not TimetableState.ON
