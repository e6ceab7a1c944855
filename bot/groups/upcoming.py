"""What comes next in a group: shown to its tutors, and changed by a tap.

The questions are shown in private, because a class that has read them beforehand learns nothing
from being asked; in the group there is only a link. The link and the buttons name the group and
give nobody any rights. What has been shown is lined up, so that it comes as it was shown, except
that a question the group misses meanwhile takes its second chance before the others.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.groups.choosing import ahead, swap
from bot.groups.desk import GroupDesk
from bot.groups.moves import Coming, NotSetUp, ShowUpcoming, TutorsOnly, UpcomingInPrivate
from bot.groups.questions import askable
from bot.groups.settings import next_question, slots_at
from bot.groups.tokens import GroupToken, parse
from bot.groups.turn import GroupRecord, GroupToast, GroupTurn, LeaveOut, LineUp, say, shrug
from bot.tutor.model.links import link, mark_of
from bot.tutor.model.rights import Act
from state.clock.timetable import date_at
from state.records.groups import Group, GroupState

SHOWN = 7

UPCOMING = "q_"
"""`/start q_<chat id>` shows what comes next in a group, in private, to whoever may see it."""

LOOK, SWAP, LEAVE = "look", "swap", "leave"

_LINK = re.compile(rf"{UPCOMING}(-\d{{1,18}})", re.ASCII)
_PLACE = re.compile(r"(-\d{1,18})_(\d)_([0-9a-f]{16})", re.ASCII)
_SLOT = re.compile(r"(-\d{1,18})_(\d{6})_([1-3])", re.ASCII)
_GROUP = re.compile(r"(-\d{1,18})", re.ASCII)
_PATTERNS = {LOOK: _GROUP, SWAP: _PLACE, LEAVE: _SLOT}


def chat_of(data: str) -> int | None:
    """The group's chat that a button of the list is about; None for any other button."""
    token = parse(data)
    pattern = _PATTERNS.get(token.verb) if token else None
    found = pattern.fullmatch(token.argument) if token and pattern else None
    return int(found[1]) if found else None


def chat_in(payload: str) -> int | None:
    """The group's chat that a link to the list names; None for any other link."""
    found = _LINK.fullmatch(payload)
    return int(found[1]) if found else None


Moment = tuple[int, int, int]
"""When something is to come: the moment, its date and its slot."""


def command(desk: GroupDesk) -> GroupTurn:
    """`/queue` in the group: the way to the list."""
    if desk.group is None or not desk.group.is_complete:
        return say(NotSetUp())
    if not desk.person.may(Act.CHANGE):
        return say(TutorsOnly())
    return say(UpcomingInPrivate(link(desk.bot_name, f"{UPCOMING}{desk.chat_id}")))


def look(desk: GroupDesk) -> GroupTurn:
    """Show what comes, in private."""
    if desk.group is None or not desk.person.may(Act.CHANGE):
        return _tell(desk, TutorsOnly())
    return _show(desk, desk.group, in_place=False)


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Show what comes, put another question into a place, or leave a slot out."""
    if desk.group is None or not desk.person.may(Act.CHANGE):
        return shrug(GroupToast.NOT_YOURS)
    found = _PATTERNS[token.verb].fullmatch(token.argument)
    if found is None or int(found[1]) != desk.chat_id:
        return shrug(GroupToast.UNKNOWN)
    if token.verb == LOOK:
        return _show(desk, desk.group, in_place=False)
    if token.verb == SWAP:
        return _swap(desk, desk.group, int(found[2]), found[3])
    slot = int(found[2]), int(found[3])
    after = replace(desk, noted=desk.noted | {slot})
    return _show(after, desk.group, (LeaveOut(*slot),))


def _swap(desk: GroupDesk, group: Group, place: int, mark: str) -> GroupTurn:
    """Put another item into a place, if that still holds what the button was under."""
    moments = _moments(desk, group)
    items = _items(desk, group, moments)
    if place >= len(items) or mark_of(items[place]) != mark:
        return replace(_show(desk, group), toast=GroupToast.CHANGED)
    swapped = swap(desk.library, desk.past, _refs(desk, group), items, place, moments[place][1])
    if swapped == items:
        return shrug(GroupToast.NO_OTHER)
    return _show(replace(desk, lined_up=swapped), group, (LineUp(swapped),))


def _show(
    desk: GroupDesk, group: Group, records: tuple[GroupRecord, ...] = (), *, in_place: bool = True
) -> GroupTurn:
    """Show what comes, and line it up so that it will."""
    moments = _moments(desk, group)
    items = _items(desk, group, moments)
    coming = tuple(
        Coming(at, day, slot, ref, item)
        for (at, day, slot), ref in zip(moments, items, strict=False)
        if (item := desk.library.item(ref)) is not None
    )
    is_on = group.state is GroupState.ON
    move = ShowUpcoming(desk.chat_id, group.title, coming, desk.now, group.zone, is_on, in_place)
    kept = () if items == desk.lined_up else (LineUp(items),)
    return replace(_tell(desk, move), records=(*records, *kept))


def _tell(desk: GroupDesk, move: ShowUpcoming | TutorsOnly) -> GroupTurn:
    return GroupTurn(told=((desk.person.number, move),))


def _moments(desk: GroupDesk, group: Group) -> tuple[Moment, ...]:
    """Give when the next questions are to come, were the group on."""
    return tuple(islice(_from(desk, replace(group, state=GroupState.ON)), SHOWN))


def _from(desk: GroupDesk, group: Group) -> Iterator[Moment]:
    at = next_question(group, desk.now, desk.noted)
    while at is not None:
        day = date_at(at, group.zone)
        for slot in slots_at(group, at):
            if (day, slot.number) not in desk.noted:
                yield at, day, slot.number
        at = next_question(group, at, desk.noted)


def _items(desk: GroupDesk, group: Group, moments: tuple[Moment, ...]) -> tuple[str, ...]:
    days = [day for _, day, _ in moments]
    return ahead(desk.library, desk.past, _refs(desk, group), days, desk.lined_up)


def _refs(desk: GroupDesk, group: Group) -> tuple[str, ...]:
    return askable(desk.library, group.topics or desk.library.topics)
