"""Which question a group gets next, and which will follow.

No question comes twice within a fortnight, unless the group missed it: then once more, after three
to seven days. Concepts take turns, so that a week is about the whole topic. Most questions are ones
that can be tapped; now and then one has to be answered in words. Nothing here is left to chance, so
that what `/queue` shows is what will come.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.groups.questions import askable, shown_as, topics_asked
from bot.groups.settings import next_question
from content.ids import topic_id_of
from content.library import Library
from state.clock.timetable import date_at
from state.records.groups import MOST_SLOTS, Past, Shown, Timetable

REST = 14
"""Days before a question may come again."""

SECOND_CHANCE = range(3, 8)
"""Days after which a question that was missed comes once more."""

FEWEST_VOTERS = 2
"""One person's miss is not the group's."""

AHEAD = REST * MOST_SLOTS
"""Moments that are looked through for the next question: by then all have rested."""

WORDS_EVERY = 4
"""Of so many questions one is to be answered in words."""


def choose(
    library: Library,
    past: Sequence[Past],
    refs: Iterable[str],
    today: int,
    lined_up: Iterable[str] = (),
) -> str | None:
    """Choose the item to ask next, as a ref; None if all have come within a fortnight.

    `past` is what was asked, oldest first; `refs` is what may be asked. A second chance comes
    before what is lined up, since its days are numbered; then comes what would suit best.
    """
    ranked = rank(library, past, refs, today)
    if not ranked or _is_second_chance([p for p in past if p.item == ranked[0]], today):
        return next(iter(ranked), None)
    return next((ref for ref in lined_up if ref in ranked), ranked[0])


def ahead(
    library: Library,
    past: Sequence[Past],
    refs: Sequence[str],
    days: Iterable[int],
    lined_up: Sequence[str] = (),
) -> tuple[str, ...]:
    """Foresee the items of some days, one each; fewer where there are not enough.

    It chooses as `choose` will, as if nobody missed anything meanwhile.
    """
    so_far, waiting, coming = list(past), list(lined_up), []
    for place, day in enumerate(days):
        ref = choose(library, so_far, refs, day, waiting)
        if ref is None:
            break
        waiting = [one for one in waiting if one != ref]
        so_far.append(Past(ref, day, place + 1, 0, 0))
        coming.append(ref)
    return tuple(coming)


def next_asked(
    library: Library,
    past: Sequence[Past],
    timetable: Timetable,
    after: int,
    noted: frozenset[tuple[int, int]] = frozenset(),
) -> int | None:
    """Give the next moment behind `after` at which there will be something to ask, if any.

    `noted` are slots that are in the ledger already, by day and number.
    """
    refs = askable(library, topics_asked(library, timetable))
    for at in islice(moments(timetable, after, noted), AHEAD):
        if rank(library, past, refs, date_at(at, timetable.zone)):
            return at
    return None


def moments(
    timetable: Timetable, after: int, noted: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[int]:
    """Go through the moments of a timetable's slots behind another moment, in order."""
    at = next_question(timetable, after, noted)
    while at is not None:
        yield at
        at = next_question(timetable, at, noted)


def rank(library: Library, past: Sequence[Past], refs: Iterable[str], today: int) -> list[str]:
    """The items that may come on a day, the one that suits best first.

    First comes a second chance; then items of the kind whose turn it is (in words, or tapped), of
    the concept that was asked about longest ago.
    """
    times: dict[str, list[Past]] = defaultdict(list)
    for one in past:
        times[one.item].append(one)
    last = {one.item: place for place, one in enumerate(past)}
    turns = {_concept(library, one.item): place for place, one in enumerate(past)}
    wordy = _is_time_for_words(library, past)

    def order(ref: str) -> tuple[bool, bool, int, int]:
        if _is_second_chance(times[ref], today):
            return False, False, last[ref], 0
        turn = turns.get(_concept(library, ref), -1)
        return True, _in_words(library, ref) != wordy, turn, last.get(ref, -1)

    return sorted((ref for ref in refs if _may_come(times[ref], today)), key=order)


def _may_come(times: Sequence[Past], today: int) -> bool:
    """Tell whether an item has rested, or is to come once more; `times` is when it was asked."""
    return not times or today - times[-1].day >= REST or _is_second_chance(times, today)


def _is_second_chance(times: Sequence[Past], today: int) -> bool:
    """Tell whether an item is to come once more because the group missed it the first time."""
    if not times or today - times[-1].day not in SECOND_CHANCE:
        return False
    is_first = len(times) == 1 or times[-1].day - times[-2].day >= REST
    return is_first and was_missed(times[-1])


def was_missed(one: Past) -> bool:
    """Whether fewer than half had it right; never on the answers of one person alone."""
    return one.voters >= FEWEST_VOTERS and 2 * one.right < one.voters


def swap(
    library: Library,
    past: Sequence[Past],
    refs: Iterable[str],
    coming: Sequence[str],
    place: int,
    today: int,
) -> tuple[str, ...]:
    """Put another item into a place of what is coming; swapping on goes through all there are."""
    others = {*coming[:place], *coming[place + 1 :]}
    free = [ref for ref in rank(library, past, refs, today) if ref not in others]
    mine = coming[place]
    if mine not in free:
        free.insert(0, mine)
    other = free[(free.index(mine) + 1) % len(free)]
    return (*coming[:place], other, *coming[place + 1 :])


def _concept(library: Library, ref: str) -> str | None:
    item = library.item(ref)
    return f"{topic_id_of(ref)}/{item.concept}" if item else None


def _in_words(library: Library, ref: str) -> bool:
    item = library.item(ref)
    return item is not None and shown_as(item) is Shown.WORDS


def _is_time_for_words(library: Library, past: Sequence[Past]) -> bool:
    """Tell whether the last few questions could all be tapped."""
    last = past[-(WORDS_EVERY - 1) :]
    return len(last) == WORDS_EVERY - 1 and not any(_in_words(library, one.item) for one in last)
