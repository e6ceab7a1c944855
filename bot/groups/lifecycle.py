"""The bot's life in a group: added, thrown out, muted, a forum topic closed, opened again or gone.

Questions stop at once where nothing can be written, and the timetable is kept. Its tutors are told
in private, once, because the group cannot be. What the bot was turned off for by Telegram alone
(muted, topic closed) goes on by itself when that is over; after having been thrown out it only
offers to, since whoever threw it out may have meant it. A topic that is gone never comes back, so
its timetable stops, until it is moved to another.

A closed topic is not replaced by General: a tutor chose the place, and General is everybody's.
"""

from collections.abc import Iterable

from bot.groups.desk import GroupDesk
from bot.groups.events import TOPIC_CLOSED, TOPIC_GONE, LetIn, ShutOut, TopicClosed
from bot.groups.moves.move import GroupMove
from bot.groups.moves.questions import TellBack, TellShutOut
from bot.groups.moves.settings import Hello, SayState
from bot.groups.settings import next_question
from bot.groups.setup import topics_of
from bot.groups.turn import GroupRecord, GroupToast, GroupTurn, Save, say, shrug
from bot.tutor.model.rights import Act
from state.records.groups import Timetable, TimetableState
from state.values import replace

AGAIN = "again"
"""What the button carries that goes on with all that was kept."""


def hello(desk: GroupDesk) -> GroupTurn:
    """Say who this is and how to begin; what was set up before is offered again, if it rests."""
    kept = _kept(desk)
    here = kept == (desk.timetable,)
    at_work = bool(_which(kept, TimetableState.ON))
    before = tuple((one, topics_of(desk, one)) for one in kept)
    return say(Hello(before, change=here, at_work=at_work))


def _kept(desk: GroupDesk) -> tuple[Timetable, ...]:
    return tuple(one for one in desk.timetables if one.is_complete)


def again(desk: GroupDesk) -> GroupTurn:
    """Go on with what was cut off, or else with all that is kept, in every topic."""
    if not desk.person.may(Act.CHANGE):
        return shrug(GroupToast.NOT_YOURS)
    kept = _kept(desk)
    resting = _which(kept, TimetableState.CUT_OFF) or kept
    if not resting:
        return shrug(GroupToast.UNKNOWN)
    on = [replace(one, state=TimetableState.ON) for one in resting]
    first = min(on, key=lambda one: _next(desk, one) or float("inf"))
    return GroupTurn(
        (SayState(first, _next(desk, first), desk.now),), tuple(Save(one) for one in on)
    )


def respond(desk: GroupDesk, event: LetIn | ShutOut | TopicClosed) -> GroupTurn:
    """Take note of what Telegram lets us do in the group."""
    here = (desk.timetable,) if desk.timetable is not None else ()
    match event:
        case LetIn(added=True) if _which(desk.timetables, TimetableState.ON):
            return GroupTurn()
        case LetIn(added=True):
            return hello(desk)
        case LetIn():
            return _back(desk, desk.timetables, _title(desk))
        case ShutOut(why=why):
            if why in (TOPIC_CLOSED, TOPIC_GONE):
                return _shut_out(desk, here, why, _label(desk))
            return _shut_out(desk, desk.timetables, why, _title(desk))
        case TopicClosed(closed=True):
            return _shut_out(desk, here, TOPIC_CLOSED, _label(desk))
        case TopicClosed():
            return _back(desk, here, _label(desk))


def _shut_out(desk: GroupDesk, which: tuple[Timetable, ...], why: str, called: str) -> GroupTurn:
    """Stop at once, keep the settings, tell the tutors; what was off stays as it was."""
    on = _which(which, TimetableState.ON)
    if not on:
        return GroupTurn()
    state = TimetableState.STOPPED if why == TOPIC_GONE else TimetableState.CUT_OFF
    records = tuple(Save(replace(one, state=state)) for one in on)
    return _telling(desk, TellShutOut(called, why), records)


def _back(desk: GroupDesk, which: tuple[Timetable, ...], called: str) -> GroupTurn:
    on = [replace(one, state=TimetableState.ON) for one in _which(which, TimetableState.CUT_OFF)]
    if not on:
        return GroupTurn()
    first = min(on, key=lambda one: _next(desk, one) or float("inf"))
    move = TellBack(called, _next(desk, first), desk.now, first.zone)
    return _telling(desk, move, tuple(Save(one) for one in on))


def _which(some: Iterable[Timetable], state: TimetableState) -> tuple[Timetable, ...]:
    return tuple(one for one in some if one.state is state)


def _title(desk: GroupDesk) -> str:
    """Name the group, as what happened to it as a whole is told."""
    return desk.timetables[0].title if desk.timetables else desk.title


def _label(desk: GroupDesk) -> str:
    """Name the topic on the desk, as what happened to it is told."""
    return desk.timetable.label if desk.timetable else _title(desk)


def _next(desk: GroupDesk, one: Timetable) -> int | None:
    """Give the next question; what is left out is known of the topic on the desk alone."""
    noted = desk.noted if one.thread_id == desk.thread_id else frozenset()
    return next_question(one, desk.now, noted)


def _telling(desk: GroupDesk, move: GroupMove, records: tuple[GroupRecord, ...]) -> GroupTurn:
    return GroupTurn(records=records, told=tuple((tutor, move) for tutor in desk.tutors))
