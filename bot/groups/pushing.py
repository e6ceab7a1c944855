"""The question of a slot: is it still to go out, which one, and when is its answer given.

Of several slots that fell due while the bot was away, only the newest is still sent, so that a
group is met with one question and not with three; the others are noted as left out. Slots that are
only minutes old were set for about this time, and each of them is asked, one at a look.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from bot.groups.choosing import choose, moments, next_asked
from bot.groups.desk import GroupDesk
from bot.groups.moves.questions import Heading, PutQuestion
from bot.groups.moves.rounds import NothingToAsk, RanOut
from bot.groups.questions import askable, shown_as, topics_asked
from bot.groups.turn import GroupRecord, GroupTurn, LeaveOut, Put
from bot.tutor.choosing.options import order_by
from bot.tutor.for_group import ANSWER
from bot.tutor.model.links import link
from content.model.items import Item
from state.clock.timetable import awake, date_at, is_in_time, moment, next_morning, next_slot
from state.records.groups import Past, Push, Slot, Timetable
from state.values import replace

PROMPT = 15 * 60
"""Seconds by which a question may be late without the bot having been away: a start takes seconds,
and a thousand groups that are asked at the same time about a minute."""

Due = tuple[tuple[Slot, int], ...]
"""Slots whose moment has come, each with that moment, oldest first."""


def fallen_due(
    timetable: Timetable, waiting: Iterable[tuple[Slot, int]], now: int
) -> tuple[Due, tuple[tuple[int, int | None], ...]]:
    """Split waiting slots at `now`: the moments to deal with, and each slot's next one.

    A moment behind the first that is still prompt waits for the next look, and is its slot's next.
    `waiting` holds each slot's oldest moment that was not dealt with. The next moment, by the
    slot's number, is None where the timetable has no more days for it.
    """
    due: list[tuple[Slot, int]] = []
    following: list[tuple[int, int | None]] = []
    for slot, first in waiting:
        at: int | None = first
        while at is not None and at <= now:
            due.append((slot, at))
            at = next_slot(slot.minute, timetable.hours, at)
        following.append((slot.number, at))
    due.sort(key=lambda one: (one[1], one[0].number))
    prompt = (place for place, (_, at) in enumerate(due, start=1) if now - at <= PROMPT)
    dealt_with = next(prompt, len(due))
    waits = {slot.number: at for slot, at in due[dealt_with:]}
    following = [(number, waits.get(number, at)) for number, at in following]
    return tuple(due[:dealt_with]), tuple(following)


def push(desk: GroupDesk, timetable: Timetable, due: Due) -> GroupTurn:
    """Ask for the newest of these slots that is not too late, and note the others as left out.

    The first slot for which there is nothing to ask says so; those after it are silent.
    """
    open_slots = [one for one in due if _place(timetable, *one) not in desk.noted]
    alive = [one for one in open_slots if _in_time(desk, timetable, one[1])]
    asked = _ask(desk, timetable, *alive[-1]) if alive else None
    left_out = [one for one in open_slots if asked is None or one != alive[-1]]
    records: tuple[GroupRecord, ...] = tuple(
        LeaveOut(*_place(timetable, slot, at)) for slot, at in left_out
    )
    ran_out = _ran_out(desk, timetable, alive[-1][1]) if alive and asked is None else None
    said = (ran_out,) if ran_out else ()
    told = _told(desk, timetable, ran_out) if isinstance(ran_out, RanOut) else ()
    return GroupTurn(said, (*records, *((asked,) if asked else ())), told)


def _told(desk: GroupDesk, timetable: Timetable, ran_out: RanOut) -> tuple[tuple[int, RanOut], ...]:
    """Tell the tutors in private, too: who can add topics may not read along in the group."""
    return tuple((tutor, replace(ran_out, label=timetable.label)) for tutor in desk.tutors)


def _ran_out(desk: GroupDesk, timetable: Timetable, at: int) -> RanOut | NothingToAsk | None:
    """Say when questions go on, if it is at this moment that they have run out."""
    if _following(timetable, desk.past) != at:
        return None
    if not askable(desk.library, topics_asked(desk.library, timetable)):
        return NothingToAsk(only_cards=True)
    next_at = next_asked(desk.library, desk.past, timetable, at)
    return RanOut(next_at, desk.now, timetable.zone) if next_at is not None else None


def _following(timetable: Timetable, past: Sequence[Past]) -> int | None:
    """Give the moment of the slot that followed the last question of the timetable's own."""
    minutes = {slot.number: slot.minute for slot in timetable.slots}
    last = next((one for one in reversed(past) if one.slot in minutes), None)
    at = moment(last.day, minutes[last.slot], timetable.zone) if last else None
    return next(moments(timetable, at), None) if at is not None else None


def _place(timetable: Timetable, slot: Slot, at: int) -> tuple[int, int]:
    """Give a slot's place in the ledger: its local day and its number."""
    return date_at(at, timetable.zone), slot.number


def _in_time(desk: GroupDesk, timetable: Timetable, at: int) -> bool:
    """Tell whether a question may still go out: a little late, but never on another day."""
    today = date_at(desk.now, timetable.zone) == date_at(at, timetable.zone)
    return today and is_in_time(at, desk.now, timetable.hours)


def _ask(desk: GroupDesk, timetable: Timetable, slot: Slot, at: int) -> Put | None:
    """Ask what is lined up, or what suits best; None if there is nothing to ask."""
    refs = askable(desk.library, topics_asked(desk.library, timetable))
    today, number = _place(timetable, slot, at)
    ref = choose(desk.library, desk.past, refs, today, desk.lined_up)
    if ref is None:
        return None
    return ask(desk, timetable, ref, (today, number), reveal_at(timetable, desk.now))


def ask(
    desk: GroupDesk, timetable: Timetable, ref: str, place: tuple[int, int], reveals: int | None
) -> Put:
    """Put a question at a place of the ledger; `reveals` is None in a live round."""
    item = desk.library.item(ref)
    assert item is not None  # noqa: S101  # what is chosen is live
    shown, order = shown_as(item), _order(desk, ref, item, place)
    push = Push(
        chat_id=desk.chat_id,
        day=place[0],
        slot=place[1],
        item=ref,
        version=desk.library.version(ref),
        shown=shown,
        order=order,
        at=desk.now,
        reveal_at=reveals,
        token=desk.fresh,
        thread_id=desk.thread_id,
    )
    question = PutQuestion(
        item=item,
        shown=shown,
        order=order,
        place=f"{place[0]}-{place[1]}",
        address=link(desk.bot_name, f"{ANSWER}{desk.fresh}"),
        heading=_heading(desk, timetable, ref) if reveals is not None else None,
        reveal_at=reveals,
        now=desk.now,
        zone=timetable.zone,
    )
    return Put(push, question)


def _heading(desk: GroupDesk, timetable: Timetable, ref: str) -> Heading:
    return Heading(desk.sent + 1, desk.library.topic_of(ref).title, daily=len(timetable.slots) == 1)


def _order(desk: GroupDesk, ref: str, item: Item, place: tuple[int, int]) -> tuple[int, ...]:
    """Shuffle the options, another way each time."""
    name = f"{desk.chat_id}:{place[0]}:{place[1]}"
    seed = int.from_bytes(blake2b(name.encode(), digest_size=6).digest())
    return order_by(seed, ref, item)


def reveal_at(timetable: Timetable, now: int) -> int:
    """When to give the answer to a question that goes out now; never in silent hours.

    Without a time of the group's own, the next morning.
    """
    if timetable.reveal_after is None:
        return next_morning(timetable.hours, now)
    return awake(now + timetable.reveal_after * 60, timetable.hours)
