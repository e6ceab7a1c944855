"""What is new in a session, and in which order: concepts open in pairs, and climb.

Within a concept questions go from recognising to producing, as fast as they are remembered, and
never ask for more than one step beyond that (`content.model.items.DEMAND`). A concept that is new
opens with one question to guess at, and a second one right after it; where there are few concepts,
as in a list of words, more questions of the same low demand follow.

A topic may hold thousands of items, and a session takes a handful. So the demand of items is looked
up in the library, not worked out again, and only as many items are looked at as are needed:
everything here is an iterator.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from msgspec import Struct

from bot.tutor.choosing.order import distinct
from bot.tutor.model.drill import Queued, Why
from content.library import Library


class Known(Struct, frozen=True):
    """What is no longer new."""

    met: frozenset[str]
    missed: frozenset[str]
    """Of those, what was not remembered last."""
    told: frozenset[str] = frozenset()
    """What something else tells that is asked today, or was lately; it waits."""

    def new_of(self, refs: Iterable[str]) -> Iterator[str]:
        """Leave out what was met, or was told."""
        return (ref for ref in refs if ref not in self.met and ref not in self.told)


Levels = dict[int, tuple[str, ...]]
"""The items of a concept by their demand, rising."""


def fresh_items(
    library: Library, topics: Iterable[str], known: Known, room: int, *, leave_none_out: bool
) -> list[Queued]:
    """Choose new items: for concepts already begun the next step, then concepts in pairs.

    What is too high is left out, or else comes when nothing else is new, as before an exam. Of what
    is new no two share an idea.
    """
    if room <= 0:
        return []
    begun, openings = list[Levels](), list[list[Queued]]()
    beside = list[Iterator[Queued]]()
    concepts = ((topic, one) for topic in topics for one in library.by_concept(topic))
    for number, (topic, concept) in enumerate(concepts):
        levels = library.rising(topic, concept)
        if not known.met.isdisjoint(library.by_concept(topic)[concept]):
            begun.append(levels)
        elif len(openings) < room:  # each is an item or two
            openings.append(_opening(library, levels, known, number))
            beside.append(_beside(levels, known, openings[-1]))
    steps = _in_turn([_climb(levels, known) for levels in begun])
    climbing = islice(distinct(library, steps), room if not openings else room // 2)
    beyond = (_beyond(levels, known) for levels in begun if leave_none_out)
    within = chain(climbing, *openings, *beside, chain.from_iterable(beyond))
    return list(islice(distinct(library, within), room))


def _in_turn(steps: list[Iterator[Queued]]) -> Iterator[Queued]:
    """Take one of each, then the second of each, until all are at their end."""
    while steps:
        left = []
        for one in steps:
            for queued in islice(one, 1):
                left.append(one)
                yield queued
        steps = left


def _climb(levels: Levels, known: Known) -> Iterator[Queued]:
    """Put first what is as high as recall allows; what was passed over comes later."""
    reach = _reach(levels, known)
    within = (levels[demand] for demand in reversed(levels) if demand <= reach)
    yield from _new(known, chain.from_iterable(within))


def _beyond(levels: Levels, known: Known) -> Iterator[Queued]:
    """Give what asks for too much yet, what asks for least first."""
    reach = _reach(levels, known)
    beyond = (levels[demand] for demand in levels if demand > reach)
    yield from _new(known, chain.from_iterable(beyond))


def _new(known: Known, refs: Iterable[str]) -> Iterator[Queued]:
    return (Queued(ref, Why.NEW) for ref in known.new_of(refs))


def _opening(library: Library, levels: Levels, known: Known, number: int) -> list[Queued]:
    """Open a concept: something to guess at, then something to recall; every other one in words."""
    first = next(known.new_of(chain.from_iterable(levels.values())), None)
    if first is None:
        return []
    wanted = levels.get(2 if number % 2 else 1, ())
    near = {first, *library.siblings_of(first)}
    rest = known.new_of(chain(wanted, chain.from_iterable(levels.values())))
    second = next((ref for ref in rest if ref not in near), None)
    return [Queued(first, Why.OPENING), *([Queued(second, Why.NEW)] if second else [])]


def _beside(levels: Levels, known: Known, opening: list[Queued]) -> Iterator[Queued]:
    """Give what asks for no more than the opening of its concept: a word list is one concept."""
    taken = {queued.ref for queued in opening}
    lowest = (refs for refs in levels.values() if not taken.isdisjoint(refs))
    return (queued for queued in _new(known, next(lowest, ())) if queued.ref not in taken)


def _reach(levels: Levels, known: Known) -> int:
    """Give the highest demand a new item may make: one more than what was remembered asked for.

    After two misses it is no more than what was remembered; the lowest demand is never too high.
    """
    firm = (one for one in reversed(levels) if known.met.intersection(levels[one]) - known.missed)
    missed = sum(len(known.missed.intersection(refs)) for refs in levels.values())
    return max(min(levels), next(firm, -1) + 1 - (missed >= 2))
