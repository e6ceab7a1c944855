"""What is new in a session, and in which order: concepts open in pairs, and climb.

Within a concept questions go from recognising to producing, as fast as they are remembered, and
never ask for more than one step beyond that (see `items.DEMAND`). A concept that is new opens with
one question to guess at, and a second one right after it; where there are few concepts, as in a
list of words, more that ask for as little follow.
"""

from collections.abc import Iterable, Mapping, Set
from itertools import chain, islice, zip_longest

from bot.tutor.choosing.items import demand_of
from bot.tutor.choosing.order import distinct
from bot.tutor.model.session import Queued, Why
from content.library import Library
from state.records.learners import Rating


def fresh_items(
    library: Library,
    topics: Iterable[str],
    met: Mapping[str, Rating],
    room: int,
    told: Set[str] = frozenset(),
    *,
    leave_none_out: bool,
) -> list[Queued]:
    """Choose new items: for concepts already begun the next step, then concepts in pairs.

    What is too high is left out, or else comes when nothing else is new, as before an exam. What is
    `told` by something else that is asked, or was lately, waits; of what is new no two share an
    idea.
    """
    if room <= 0:
        return []
    concepts = chain.from_iterable(library.by_concept(topic).values() for topic in topics)
    begun, openings = list[list[Queued]](), list[list[Queued]]()
    beside, beyond = list[Queued](), list[Queued]()
    for number, refs in enumerate(concepts):
        if met.keys().isdisjoint(refs):
            if len(openings) < room:  # each is an item or two
                untold = _rising(library, (ref for ref in refs if ref not in told))
                openings.append(_opening(library, untold, number))
                beside += _beside(library, untold, openings[-1])
        else:
            unmet = _rising(library, (ref for ref in refs if ref not in met and ref not in told))
            reach = _reach(library, refs, met)
            begun.append(_climb(library, unmet, reach))
            beyond += [Queued(ref, Why.NEW) for ref in unmet if demand_of(library, ref) > reach]
    steps = (queued for one in zip_longest(*begun) for queued in one if queued is not None)
    climbing = islice(distinct(library, steps), room if not openings else room // 2)
    within = chain(climbing, *openings, beside, beyond if leave_none_out else ())
    return list(islice(distinct(library, within), room))


def _rising(library: Library, refs: Iterable[str]) -> list[str]:
    """Put what asks for least first, else in the author's order."""
    return sorted(refs, key=lambda ref: demand_of(library, ref))


def _climb(library: Library, unmet: list[str], reach: int) -> list[Queued]:
    """Put first what is as high as recall allows; what was passed over comes later."""
    within = [ref for ref in unmet if demand_of(library, ref) <= reach]
    return [Queued(ref, Why.NEW) for ref in sorted(within, key=lambda r: -demand_of(library, r))]


def _opening(library: Library, unmet: list[str], number: int) -> list[Queued]:
    """Open a concept: something to guess at, then something to recall; every other one in words."""
    if not unmet:
        return []
    first, *others = unmet
    rest = [ref for ref in others if not library.are_siblings(first, ref)]
    wanted = 2 if number % 2 else 1
    second = next((ref for ref in rest if demand_of(library, ref) == wanted), None)
    second = second or next(iter(rest), None)
    return [Queued(first, Why.OPENING), *([Queued(second, Why.NEW)] if second else [])]


def _beside(library: Library, unmet: list[str], opening: list[Queued]) -> list[Queued]:
    """Give what asks for no more than the opening of its concept: a word list is one concept."""
    taken = {queued.ref for queued in opening}
    lowest = (ref for ref in unmet if demand_of(library, ref) == demand_of(library, unmet[0]))
    return [Queued(ref, Why.NEW) for ref in lowest if ref not in taken]


def _reach(library: Library, refs: Iterable[str], met: Mapping[str, Rating]) -> int:
    """Give the highest demand a new item may make: one more than what was remembered asked for.

    Two misses take the one off again; what asks for least is never too high.
    """
    known = [ref for ref in refs if ref in met]
    firm = [demand_of(library, ref) for ref in known if met[ref] is not Rating.AGAIN]
    missed = sum(met[ref] is Rating.AGAIN for ref in known)
    lowest = min(demand_of(library, ref) for ref in refs)
    return max(lowest, max(firm, default=-1) + 1 - (missed >= 2))
