"""What there is to know of an item before it is asked: its kind, its demand, how long it takes."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import ceil
from random import Random
from typing import Final

from bot.tutor.choosing.options import shown_order
from content.ids import topic_id_of
from content.library import Library
from content.model.items import Item, kind_of
from content.model.topic import Concept, Topic

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
    "extended": 180,
}
"""How long one item takes, its explanation read: what simulated learners took, who read and type at
published speeds (`benchmarks/dialogue/reading.py`), until there are logs to measure. An exam answer
took 140 in the mean and 220 to 280 with a second try, so more is set aside for it."""

_BETWEEN_SIDES: Final = " – "  # noqa: RUF001  # as an import writes it

OPENING_SECONDS = 10
"""What the explanation of a new concept adds: some fifty words, skimmed after a right answer."""

TODAY_AT_MOST = 16
"""Items that "today" may come to: two sessions. More would be a backlog, not a plan."""

MOST_DRAWN = 300
"""Items that a quiz or a mock exam is drawn from: ten or so are chosen, and a turn must not take
longer the more a topic holds."""


def drawn(library: Library, topic_id: str, seed: int) -> Sequence[str]:
    """Shuffle a topic's live items by a seed; of a topic with very many, draw some questions."""
    refs = library.refs(topic_id)
    if len(refs) > MOST_DRAWN:
        questions = library.questions(topic_id)
        chance = Random(f"{seed}:{topic_id}")  # noqa: S311  # nosec  # a shuffled quiz, not a secret
        return chance.sample(questions, min(len(questions), MOST_DRAWN))
    return [refs[index] for index in shown_order(seed, topic_id, len(refs))]


def is_long(library: Library, ref: str) -> bool:
    """Whether an item takes too long to be asked twice in a session: an exam answer does."""
    return kind_of(item_of(library, ref)) == "extended"


def item_of(library: Library, ref: str) -> Item:
    """Look up an item that is known to be there; AssertionError if it is not."""
    item = library.item(ref)
    assert item is not None  # noqa: S101  # references here come from the library itself
    return item


def is_explained(topic: Topic, concept: Concept) -> bool:
    """Whether more is said of a concept than what is on its own cards.

    Where a deck brings no words of its own, an import lists its cards there (`bot.importing`): good
    to read through beforehand, but an answer to nobody's "why?".
    """
    lines = [one for one in concept.say.splitlines() if one != "…"]
    if not lines or not all(_BETWEEN_SIDES in one for one in lines):
        return True
    begins = lines[0].partition(_BETWEEN_SIDES)[0].rstrip("…")
    fronts = (one.front for one in topic.flashcards if one.concept == concept.id)
    return not any(front.replace("\n", " ").startswith(begins) for front in fronts)


def seconds(library: Library, refs: Iterable[str]) -> int:
    """How long items take together, explanations read: the sum of `SECONDS`."""
    return sum(SECONDS[kind_of(item_of(library, ref))] for ref in refs)


def minutes(library: Library, refs: Iterable[str]) -> int:
    """The same in whole minutes, rounded up; 1 at least."""
    return max(1, ceil(seconds(library, refs) / 60))


def interleaved(library: Library, refs: Iterable[str]) -> list[str]:
    """Interleave items by concept: one of each in turn, each concept keeping its own order."""
    by_concept: dict[str, list[str]] = {}
    for ref in refs:
        by_concept.setdefault(concept_of(library, ref), []).append(ref)
    rounds = zip_longest(*by_concept.values())
    return [ref for one_round in rounds for ref in one_round if ref is not None]


def concept_of(library: Library, ref: str) -> str:
    """Name an item's concept so that no two topics have one in common."""
    return f"{topic_id_of(ref)}/{item_of(library, ref).concept}"
