"""What comes next: what is due, weakest first, then something new, easiest first.

Pure functions from memories and content to a list of references. New items come in turns: a tap, a
card, a tap, something to type; within each lane the concepts take turns too, and each climbs from
recognising to producing. So a session has variety, and every one has something to put in words.
"""

from collections.abc import Collection, Iterable
from itertools import zip_longest

from content.library import Library
from content.model import Flashcard, Item, Topic
from state.records import Memory
from state.schedule import recall

SESSION_ITEMS = 8
"""Items a session: 6 to 10 is three to four minutes on a phone."""

QUIZ_ITEMS = 10
"""Items a quiz."""

DUE_LIMIT = 60
"""Due items looked at for one session: enough to choose the weakest from."""

_CLIMB = {
    "true_false": 0,
    "choice": 0,
    "flashcard": 1,
    "multi_select": 2,
    "match": 2,
    "order": 2,
    "cloze": 3,
    "number": 3,
    "short": 4,
    "extended": 5,
}
"""From recognising to producing."""

_LANES = ({"true_false", "choice"}, {"flashcard"}, {"multi_select", "match", "order"})
"""Kinds that take turns with the typed ones; exam answers come when all else has been met."""

_SECONDS = {
    "true_false": 12,
    "choice": 20,
    "flashcard": 12,
    "multi_select": 30,
    "match": 35,
    "order": 35,
    "cloze": 20,
    "number": 30,
    "short": 35,
    "extended": 120,
}
"""How long one item takes, its explanation read: our estimate until there are logs to measure."""


def kind_of(item: Item) -> str:
    """Name an item's kind as the content files do."""
    return item.kind if isinstance(item, Flashcard) else item.type


def compose(
    library: Library,
    topics: Iterable[str],
    due: Iterable[Memory],
    known: Collection[str],
    today: int,
    size: int = SESSION_ITEMS,
) -> tuple[str, ...]:
    """Choose the items of a session: due ones by lowest recall, filled up with new ones."""
    live = {ref: None for topic in topics for ref in library.refs(topic)}
    weakest = sorted(due, key=lambda memory: (recall(memory, today), memory.item))
    chosen = [memory.item for memory in weakest if memory.item in live][:size]
    fresh = (ref for ref in _by_turns(library, live) if ref not in known)
    return (*chosen, *_first(fresh, size - len(chosen)))


def quiz_items(library: Library, topic: Topic, seed_order: tuple[int, ...]) -> tuple[str, ...]:
    """Choose the questions of a quiz: all kinds that one try can settle, concepts taking turns.

    `seed_order` is a shuffle of the topic's live items, so that two quizzes differ.
    """
    refs = library.refs(topic.topic)
    mixed = [refs[index] for index in seed_order]
    fit = [ref for ref in mixed if kind_of(_item(library, ref)) not in ("flashcard", "extended")]
    return tuple(_first(_turns(library, fit), QUIZ_ITEMS))


def minutes(library: Library, refs: Iterable[str]) -> int:
    """Estimate how long items take together, in whole minutes, at least one."""
    seconds = sum(_SECONDS[kind_of(_item(library, ref))] for ref in refs)
    return max(1, round(seconds / 60))


def _by_turns(library: Library, refs: Iterable[str]) -> list[str]:
    """Order new items: lanes take turns, concepts take turns in a lane, exam answers come last."""
    climbing = sorted(refs, key=lambda ref: _CLIMB[kind_of(_item(library, ref))])
    kinds = {ref: kind_of(_item(library, ref)) for ref in climbing}
    lanes = [[ref for ref in climbing if kinds[ref] in lane] for lane in _LANES]
    other = [ref for ref in climbing if not any(kinds[ref] in lane for lane in _LANES)]
    lanes.append([ref for ref in other if kinds[ref] != "extended"])
    rounds = zip_longest(*(_turns(library, lane) for lane in lanes))
    mixed = [ref for one_round in rounds for ref in one_round if ref is not None]
    return mixed + [ref for ref in other if kinds[ref] == "extended"]


def _turns(library: Library, refs: Iterable[str]) -> list[str]:
    """Let the concepts take turns, each keeping its own order."""
    by_concept: dict[str, list[str]] = {}
    for ref in refs:
        by_concept.setdefault(_item(library, ref).concept, []).append(ref)
    rounds = zip_longest(*by_concept.values())
    return [ref for one_round in rounds for ref in one_round if ref is not None]


def _first(refs: Iterable[str], count: int) -> list[str]:
    return [ref for _, ref in zip(range(count), refs, strict=False)]


def _item(library: Library, ref: str) -> Item:
    item = library.item(ref)
    assert item is not None  # noqa: S101  # references here come from the library itself
    return item
