"""What is new comes as if every item of the topic had been looked at, though few of them are."""

from collections.abc import Iterable
from itertools import chain, islice, zip_longest

from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.new_items import Known, fresh_items
from bot.tutor.choosing.order import distinct
from bot.tutor.model.drill import Queued, Why
from content.model.items import demand_of
from tests.tutor.laying import LIBRARY

TOPICS = tuple(LIBRARY.topics)
REFS = tuple(ref for topic in TOPICS for ref in LIBRARY.refs(topic))


def demand(ref: str) -> int:
    return demand_of(item_of(LIBRARY, ref))


def plainly(known: Known, topics: Iterable[str], room: int, *, exam: bool) -> list[Queued]:
    """The rules of what is new, written down over whole lists."""
    begun, openings = list[list[Queued]](), list[list[Queued]]()
    beside, beyond = list[Queued](), list[Queued]()
    concepts = chain.from_iterable(LIBRARY.by_concept(topic).values() for topic in topics)
    for number, refs in enumerate(concepts):
        unmet = sorted((ref for ref in refs if ref not in known.met | known.told), key=demand)
        if known.met.isdisjoint(refs):
            if len(openings) < room:
                openings.append(opening(unmet, number))
                taken = {queued.ref for queued in openings[-1]}
                lowest = [ref for ref in unmet if demand(ref) == demand(unmet[0])]
                beside += [Queued(ref, Why.NEW) for ref in lowest if ref not in taken]
        else:
            reach = reach_of(refs, known)
            within = [ref for ref in unmet if demand(ref) <= reach]
            begun.append([Queued(ref, Why.NEW) for ref in sorted(within, key=lambda r: -demand(r))])
            beyond += [Queued(ref, Why.NEW) for ref in unmet if demand(ref) > reach]
    steps = (queued for one in zip_longest(*begun) for queued in one if queued is not None)
    climbing = islice(distinct(LIBRARY, steps), room if not openings else room // 2)
    within_reach = chain(climbing, *openings, beside, beyond if exam else ())
    return list(islice(distinct(LIBRARY, within_reach), room))


def opening(unmet: list[str], number: int) -> list[Queued]:
    if not unmet:
        return []
    first, *others = unmet
    rest = [ref for ref in others if not LIBRARY.are_siblings(first, ref)]
    wanted = [ref for ref in rest if demand(ref) == (2 if number % 2 else 1)]
    return [Queued(first, Why.OPENING), *(Queued(ref, Why.NEW) for ref in (wanted + rest)[:1])]


def reach_of(refs: Iterable[str], known: Known) -> int:
    firm = [demand(ref) for ref in refs if ref in known.met - known.missed]
    missed = sum(ref in known.missed for ref in refs)
    return max(min(map(demand, refs)), max(firm, default=-1) + 1 - (missed >= 2))


@st.composite
def knowns(draw: st.DrawFn) -> Known:
    """Items met (often many, often of one concept), some of them missed, and some told."""
    some = st.sets(st.sampled_from(REFS))
    met = draw(some)
    if draw(st.booleans()):
        met |= {ref for ref in REFS if ref.startswith(TOPICS[0])} - draw(some)
    missed = {ref for ref in draw(some) if ref in met}
    return Known(frozenset(met), frozenset(missed), frozenset(draw(some)))


@given(
    knowns(),
    st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True),
    st.integers(1, 8),
)
def test_no_item_is_chosen_that_the_rules_over_whole_lists_would_not_choose(
    known: Known, topics: list[str], room: int
) -> None:
    for exam in (False, True):
        chosen = fresh_items(LIBRARY, topics, known, room, leave_none_out=exam)
        assert chosen == plainly(known, topics, room, exam=exam)
