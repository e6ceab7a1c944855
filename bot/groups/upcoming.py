"""What comes next in a group: shown to its tutors, and changed by a tap.

The questions are shown in private, because a class that has read them beforehand learns nothing
from being asked; in the group there is only a link. The link and the buttons name the group and
give nobody any rights. What has been shown is lined up, so that it comes as it was shown, except
that a question the group misses meanwhile takes its second chance before the others.
"""

import re
from collections.abc import Iterator
from itertools import islice

from bot.groups.choosing import ahead, swap
from bot.groups.desk import GroupDesk
from bot.groups.moves.rounds import Coming, ShowUpcoming, UpcomingInPrivate
from bot.groups.moves.settings import NotSetUp, TutorsOnly
from bot.groups.moving import beside
from bot.groups.questions import askable, topics_asked
from bot.groups.settings import next_question, slots_at
from bot.groups.tokens import GroupToken, parse
from bot.groups.turn import GroupRecord, GroupToast, GroupTurn, LeaveOut, LineUp, say, shrug
from bot.tutor.model.links import link, mark_of
from bot.tutor.model.rights import Act
from state.clock.timetable import date_at
from state.records.groups import Timetable, TimetableState
from state.values import replace

SHOWN = 7

UPCOMING = "q_"
"""`/start q_<chat id>_<thread id>` shows what comes next, in private, to whoever may see it.

Links and buttons from before a group could have several timetables lack the thread; then it is the
only one of the group.
"""

LOOK, SWAP, LEAVE = "look", "swap", "leave"

_THERE = r"(-\d{1,18})(?:\.(\d{1,10}))?"
_LINK = re.compile(rf"{UPCOMING}(-\d{{1,18}})(?:_(\d{{1,10}}))?", re.ASCII)
_PLACE = re.compile(rf"{_THERE}_(\d)_([0-9a-f]{{16}})", re.ASCII)
_SLOT = re.compile(rf"{_THERE}_(\d{{6}})_([1-3])", re.ASCII)
_PATTERNS = {LOOK: re.compile(_THERE, re.ASCII), SWAP: _PLACE, LEAVE: _SLOT}

There = tuple[int, int | None]
"""A group and a topic of its forum; None for its only timetable."""


def there(chat_id: int, thread_id: int) -> str:
    """Name a timetable on a button in private."""
    return f"{chat_id}.{thread_id}"


def named_on(data: str) -> There | None:
    """What a button of the list is about; None for any other button."""
    token = parse(data)
    pattern = _PATTERNS.get(token.verb) if token else None
    found = pattern.fullmatch(token.argument) if token and pattern else None
    return _there(found) if found else None


def named_in(payload: str) -> There | None:
    """What a link to the list names; None for any other link."""
    found = _LINK.fullmatch(payload)
    return _there(found) if found else None


def _there(found: re.Match[str]) -> There:
    return int(found[1]), int(found[2]) if found[2] else None


Moment = tuple[int, int, int]
"""When something is to come: the moment, its date and its slot."""


def command(desk: GroupDesk) -> GroupTurn:
    """`/queue` in the group: the way to the list."""
    if desk.timetable is None or not desk.timetable.is_complete:
        return say(NotSetUp(beside(desk)))
    if not desk.person.may(Act.CHANGE):
        return say(TutorsOnly())
    return say(UpcomingInPrivate(link(desk.bot_name, f"{UPCOMING}{desk.chat_id}_{desk.thread_id}")))


def look(desk: GroupDesk) -> GroupTurn:
    """Show what comes, in private."""
    if not desk.person.may(Act.CHANGE):
        return _tell(desk, TutorsOnly())
    if desk.timetable is None:
        return _tell(desk, NotSetUp(desk.timetables))
    return _show(desk, desk.timetable, in_place=False)


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Show what comes, put another question into a place, or leave a slot out."""
    if desk.timetable is None or not desk.person.may(Act.CHANGE):
        return shrug(GroupToast.NOT_YOURS)
    found = _PATTERNS[token.verb].fullmatch(token.argument)
    if found is None or int(found[1]) != desk.chat_id:
        return shrug(GroupToast.UNKNOWN)
    if token.verb == LOOK:
        return _show(desk, desk.timetable, in_place=False)
    if token.verb == SWAP:
        return _swap(desk, desk.timetable, int(found[3]), found[4])
    slot = int(found[3]), int(found[4])
    after = replace(desk, noted=desk.noted | {slot})
    return _show(after, desk.timetable, (LeaveOut(*slot),))


def _swap(desk: GroupDesk, timetable: Timetable, place: int, mark: str) -> GroupTurn:
    """Put another item into a place, if that still holds what the button was under."""
    moments = _moments(desk, timetable)
    items = _items(desk, timetable, moments)
    if place >= len(items) or mark_of(items[place]) != mark:
        return replace(_show(desk, timetable), toast=GroupToast.CHANGED)
    swapped = swap(desk.library, desk.past, _refs(desk, timetable), items, place, moments[place][1])
    if swapped == items:
        return shrug(GroupToast.NO_OTHER)
    return _show(replace(desk, lined_up=swapped), timetable, (LineUp(swapped),))


def _show(
    desk: GroupDesk,
    timetable: Timetable,
    records: tuple[GroupRecord, ...] = (),
    *,
    in_place: bool = True,
) -> GroupTurn:
    """Show what comes, and line it up so that it will."""
    moments = _moments(desk, timetable)
    items = _items(desk, timetable, moments)
    coming = tuple(
        Coming(at, day, slot, ref, item)
        for (at, day, slot), ref in zip(moments, items, strict=False)
        if (item := desk.library.item(ref)) is not None
    )
    is_on = timetable.state is TimetableState.ON
    place = there(desk.chat_id, timetable.thread_id)
    move = ShowUpcoming(place, timetable.label, coming, desk.now, timetable.zone, is_on, in_place)
    kept = () if items == desk.lined_up else (LineUp(items),)
    return replace(_tell(desk, move), records=(*records, *kept))


def _tell(desk: GroupDesk, move: ShowUpcoming | TutorsOnly | NotSetUp) -> GroupTurn:
    return GroupTurn(told=((desk.person.number, move),))


def _moments(desk: GroupDesk, timetable: Timetable) -> tuple[Moment, ...]:
    """Give when the next questions are to come, were the group on."""
    return tuple(islice(_from(desk, replace(timetable, state=TimetableState.ON)), SHOWN))


def _from(desk: GroupDesk, timetable: Timetable) -> Iterator[Moment]:
    at = next_question(timetable, desk.now, desk.noted)
    while at is not None:
        day = date_at(at, timetable.zone)
        for slot in slots_at(timetable, at):
            if (day, slot.number) not in desk.noted:
                yield at, day, slot.number
        at = next_question(timetable, at, desk.noted)


def _items(desk: GroupDesk, timetable: Timetable, moments: tuple[Moment, ...]) -> tuple[str, ...]:
    days = [day for _, day, _ in moments]
    return ahead(desk.library, desk.past, _refs(desk, timetable), days, desk.lined_up)


def _refs(desk: GroupDesk, timetable: Timetable) -> tuple[str, ...]:
    return askable(desk.library, topics_asked(desk.library, timetable))
