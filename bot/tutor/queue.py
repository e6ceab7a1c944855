"""What comes next: what is due, weakest first; a check of a wrong idea; then something new.

Pure functions from memories and content to a queue. New items climb, concept by concept, from
recognising to producing, and never more than a rung above what has been remembered. A concept that
is new opens with one question to guess at, and a second one right after it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from math import ceil

from bot.tutor import misconceptions
from bot.tutor.session import Slot, Why
from content.library import Library
from content.model import Flashcard, Item
from state.records import Holding, Memory, Rating
from state.schedule import recall

DUE_LIMIT = 60
"""Due items looked at for one session: enough to choose the weakest from."""

QUIZ_ITEMS = 10

RECENT = 20
"""Reviews that "recent accuracy" looks back on."""

ENOUGH = 0.6
"""Recent accuracy from which new items are added."""

NEW_AT_MOST = 2
"""New items in a session that has other work to do."""

FIRST_SESSION = 6
"""Items of a session that has little or nothing due; the rest is new."""

RUNGS = {
    "true_false": 0,
    "choice": 0,
    "multi_select": 0,
    "match": 0,
    "order": 0,
    "flashcard": 1,
    "cloze": 1,
    "number": 1,
    "short": 2,
    "extended": 3,
}
"""From recognising, over recalling with support, to producing, to writing as in the exam."""

SECONDS = {
    "true_false": 20,
    "choice": 30,
    "flashcard": 25,
    "multi_select": 40,
    "match": 45,
    "order": 50,
    "cloze": 35,
    "number": 35,
    "short": 45,
    "extended": 140,
}
"""How long one item takes, its explanation read: what simulated learners took, who read and type at
published speeds (`benchmarks/dialogue/reading.py`), until there are logs to measure."""

OPENING_SECONDS = 20
"""What the explanation of a new concept adds."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to choose from for one learner."""

    due: tuple[Memory, ...] = ()
    met: Mapping[str, Rating] | None = None
    """Items met, with the rating each got last."""
    rechecks: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    accuracy: float | None = None
    """The share of recent reviews that were remembered; None before the first."""


def kind_of(item: Item) -> str:
    """Name an item's kind as the content files do."""
    return item.kind if isinstance(item, Flashcard) else item.type


def size_of(minutes: int) -> int:
    """Give the number of items of a session of so many minutes (0: until told to stop)."""
    return {2: 4, 4: 8}.get(minutes, 8)


def compose(
    library: Library, topics: Iterable[str], shelf: Shelf, today: int, size: int
) -> tuple[Slot, ...]:
    """Choose the items of a session."""
    live = {ref: None for topic in topics for ref in library.refs(topic)}
    again = [ref for ref in shelf.rechecks if ref in live]
    weakest = sorted(shelf.due, key=lambda memory: (recall(memory, today), memory.item))
    due = [memory.item for memory in weakest if memory.item in live and memory.item not in again]
    old = [Slot(ref) for ref in (again + due)[:size]]
    check = _check(library, shelf, today, live, {slot.ref for slot in old})
    room = min(size - len(old) - len(check), _new_allowed(shelf, len(old) + len(check)))
    fresh = _new(library, live, shelf.met or {}, room)
    beside = _confusables_together(library, old)
    return _in_order(beside, check, fresh)


def quiz_items(library: Library, topic_id: str, order: tuple[int, ...]) -> tuple[Slot, ...]:
    """Choose the questions of a quiz: all kinds that one try can settle, concepts taking turns.

    `order` is a shuffle of the topic's live items, so that two quizzes differ.
    """
    refs = library.refs(topic_id)
    mixed = [refs[index] for index in order]
    fit = [ref for ref in mixed if kind_of(item_of(library, ref)) not in ("flashcard", "extended")]
    return tuple(Slot(ref) for ref in turns(library, fit)[:QUIZ_ITEMS])


def minutes(library: Library, refs: Iterable[str], openings: int = 0) -> int:
    """Estimate how long items take together, in whole minutes, rounded up: late is worse."""
    seconds = sum(SECONDS[kind_of(item_of(library, ref))] for ref in refs)
    return max(1, ceil((seconds + openings * OPENING_SECONDS) / 60))


def turns(library: Library, refs: Iterable[str]) -> list[str]:
    """Let the concepts take turns, each keeping its own order."""
    by_concept: dict[str, list[str]] = {}
    for ref in refs:
        by_concept.setdefault(_concept(library, ref), []).append(ref)
    rounds = zip_longest(*by_concept.values())
    return [ref for one_round in rounds for ref in one_round if ref is not None]


def item_of(library: Library, ref: str) -> Item:
    """Give an item that is known to be there."""
    item = library.item(ref)
    assert item is not None  # noqa: S101  # references here come from the library itself
    return item


def _new_allowed(shelf: Shelf, others: int) -> int:
    """Say how many new items a session may hold beside `others`."""
    if shelf.accuracy is not None and shelf.accuracy < ENOUGH:
        return 0 if others else NEW_AT_MOST
    return max(NEW_AT_MOST, FIRST_SESSION - others)


def _check(
    library: Library, shelf: Shelf, today: int, live: Mapping[str, None], taken: set[str]
) -> list[Slot]:
    """Choose one check of a wrong idea that is held, or that was cleared a while ago."""
    for holding in shelf.holdings:
        if misconceptions.wants_check(holding, today):
            ref = misconceptions.check_for(library, holding, without=taken)
            if ref is not None and ref in live:
                return [Slot(ref, Why.CHECK)]
    return []


def _new(library: Library, live: Iterable[str], met: Mapping[str, Rating], room: int) -> list[Slot]:
    """Choose new items: for concepts already begun the next rung, then concepts in pairs."""
    by_concept: dict[str, list[str]] = {}
    for ref in live:
        by_concept.setdefault(_concept(library, ref), []).append(ref)
    begun, openings = [], []
    for number, refs in enumerate(by_concept.values()):
        unmet = sorted((r for r in refs if r not in met), key=lambda r: _rung(library, r))
        if len(unmet) == len(refs):
            openings.append(_opening(library, unmet, number))
        else:
            reach = _reach(library, refs, met)
            begun.append([Slot(r, Why.NEW) for r in unmet if _rung(library, r) <= reach])
    climbing = [slot for one in zip_longest(*begun) for slot in one if slot is not None]
    return [*climbing[: room if not openings else room // 2], *chain(*openings)][: max(0, room)]


def _opening(library: Library, unmet: list[str], number: int) -> list[Slot]:
    """Open a concept: something to guess at, then something to recall; every other one in words."""
    first, *rest = unmet
    wanted = 2 if number % 2 else 1
    second = next((ref for ref in rest if _rung(library, ref) == wanted), None)
    second = second or next(iter(rest), None)
    return [Slot(first, Why.OPENING), *([Slot(second, Why.NEW)] if second else [])]


def _reach(library: Library, refs: list[str], met: Mapping[str, Rating]) -> int:
    """Give the highest rung that may be new: one above what was remembered, less two misses."""
    known = [ref for ref in refs if ref in met]
    firm = [_rung(library, ref) for ref in known if met[ref] is not Rating.AGAIN]
    missed = sum(met[ref] is Rating.AGAIN for ref in known)
    return max(0, max(firm, default=-1) + 1 - (missed >= 2))


def _confusables_together(library: Library, slots: list[Slot]) -> list[Slot]:
    """Put items on two terms that are taken for each other next to each other."""
    together = list(slots)
    for slot in slots:
        partner = next((s for s in together if s != slot and _confused(library, slot, s)), None)
        if partner is not None and together.index(partner) > together.index(slot) + 1:
            together.remove(partner)
            together.insert(together.index(slot) + 1, partner)
    return together


def _confused(library: Library, one: Slot, other: Slot) -> bool:
    texts = [_text(item_of(library, slot.ref)).casefold() for slot in (one, other)]
    return one.ref.partition("/")[0] == other.ref.partition("/")[0] and any(
        a.casefold() in texts[0] and b.casefold() in texts[1]
        for pair in library.topic_of(one.ref).confusable
        for a, b in (pair, pair[::-1])
    )


def _text(item: Item) -> str:
    return f"{item.front} {item.back}" if isinstance(item, Flashcard) else item.ask


def _in_order(old: list[Slot], check: list[Slot], fresh: list[Slot]) -> tuple[Slot, ...]:
    """Put it together: due items, the check among them, what is new, and a likely one at the end.

    Due items come weakest first, so the last of them is the one that is best remembered.
    """
    if not fresh or len(old) < 2:
        return (*old[:1], *check, *old[1:], *fresh)
    return (*old[:1], *check, *old[1:-1], *fresh, old[-1])


def _rung(library: Library, ref: str) -> int:
    return RUNGS[kind_of(item_of(library, ref))]


def _concept(library: Library, ref: str) -> str:
    return f"{ref.partition('/')[0]}/{item_of(library, ref).concept}"
