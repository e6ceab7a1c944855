"""The bot's life in a group: added, thrown out, muted, a forum topic closed or opened again.

Questions stop at once when the group cannot be written to, and the schedule is kept. Its tutors are
told in private, because the group cannot be. What the bot was turned off for by Telegram alone
(muted, topic closed) goes on by itself when that is over; after having been thrown out it only
offers to, since whoever threw it out may have meant it.

A closed topic is not replaced by General: a tutor chose the place, and General is everybody's.
"""

from dataclasses import replace

from bot.groups.desk import GroupDesk
from bot.groups.events import TOPIC_CLOSED, LetIn, ShutOut, TopicClosed
from bot.groups.moves import GroupMove, Hello, TellBack, TellShutOut
from bot.groups.settings import next_question
from bot.groups.setup import topics_of
from bot.groups.turn import GroupRecord, GroupTurn, Save, say
from state.records.groups import GroupState


def hello(desk: GroupDesk) -> GroupTurn:
    """Say who this is and how to begin; what was set up before is offered again."""
    if desk.group is None or not desk.group.is_complete:
        return say(Hello(None))
    return say(Hello(desk.group, topics_of(desk, desk.group)))


def respond(desk: GroupDesk, event: LetIn | ShutOut | TopicClosed) -> GroupTurn:
    """Take note of what Telegram lets us do in the group."""
    match event:
        case LetIn(added=True) if desk.group is not None and desk.group.state is GroupState.ON:
            return GroupTurn()
        case LetIn(added=True):
            return hello(desk)
        case LetIn():
            return _back(desk)
        case ShutOut(why=why):
            return shut_out(desk, why)
        case TopicClosed(thread_id=thread_id, closed=closed):
            if desk.group is None or desk.group.thread_id != thread_id:
                return GroupTurn()
            return shut_out(desk, TOPIC_CLOSED) if closed else _back(desk)


def shut_out(desk: GroupDesk, why: str) -> GroupTurn:
    """Stop at once, keep the schedule, tell the tutors; a group that was off stays as it was."""
    if desk.group is None or desk.group.state is not GroupState.ON:
        return GroupTurn()
    after = replace(desk.group, state=GroupState.CUT_OFF)
    return _telling(desk, TellShutOut(desk.title, why), (Save(after),))


def _back(desk: GroupDesk) -> GroupTurn:
    if desk.group is None or desk.group.state is not GroupState.CUT_OFF:
        return GroupTurn()
    after = replace(desk.group, state=GroupState.ON)
    next_at = next_question(after, desk.now, desk.noted)
    return _telling(desk, TellBack(desk.title, next_at, desk.now, after.zone), (Save(after),))


def _telling(desk: GroupDesk, move: GroupMove, records: tuple[GroupRecord, ...]) -> GroupTurn:
    return GroupTurn(records=records, told=tuple((tutor, move) for tutor in desk.tutors))
