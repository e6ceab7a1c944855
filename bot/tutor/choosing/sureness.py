"""Of which questions it is worth asking how sure the learner is.

What is learnt from it is a confident error, which wants another correction than a gap does, or a
lucky guess, which is no knowledge. So it is asked where one of the two is likeliest. With p the
chance of recall and k the options a guess can fall on, an answer is a lucky guess with the chance
(1 - p) / k. It is a confident error with about (1 - p) p: somebody is as sure of an answer as it
seems familiar, which goes with p. Together that is (1 - p) (p + 1 / k): near nothing for what is
firm, and most in the middle, rather below it where a guess can be right.
"""

from collections.abc import Iterable

from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.misconceptions import name_of
from bot.tutor.choosing.options import options_of
from bot.tutor.model.drill import Queued, Why
from bot.tutor.model.shelf import Shelf
from content.library import Library
from content.model.items import kind_of
from state.memory.schedule import DEFAULT_RETENTION, recall

ONE_IN = 4
"""Questions of which one, at most, is asked about: more often drives people away."""

NEVER_MET = 0.25
"""The chance that something is known that has never been asked: that of first meetings in
`state.memory.curve`."""

WRONG_IDEA = 0.5
"""What a wrong idea adds that this learner has shown: whoever holds one is sure of it."""

LEAST = 0.15
"""What it must tell to be worth asking: what is recalled nine times in ten tells less."""


def worth_asking(
    library: Library, shelf: Shelf, today: int, queue: Iterable[Queued]
) -> tuple[str, ...]:
    """Choose a quarter of the items of a session, rounded down: those that tell most, as refs.

    They lie apart, for twice running is too often, however seldom it is asked after that.
    """
    queue = tuple(queue)
    chances = _chances(shelf, today, frozenset(one.ref for one in queue))
    tells = {
        one.ref: _tells(library, shelf, one, chances.get(one.ref, NEVER_MET))
        for one in queue
        if _can_be_asked(library, one)
    }
    best = sorted((ref for ref in tells if tells[ref] >= LEAST), key=lambda ref: -tells[ref])
    places = {one.ref: place for place, one in enumerate(queue)}
    chosen = list[str]()
    for ref in best:
        if all(abs(places[ref] - places[other]) >= ONE_IN for other in chosen):
            chosen.append(ref)
    return tuple(chosen[: len(queue) // ONE_IN])


def _chances(shelf: Shelf, today: int, refs: frozenset[str]) -> dict[str, float]:
    """Give the chance of recall of what was met; what is not due yet is taken to be firm."""
    near = {one.item: one for one in shelf.memories if one.item in refs}
    known = {ref: recall(one, today, shelf.parameters) for ref, one in near.items()}
    return dict.fromkeys(refs & shelf.resting.items, DEFAULT_RETENTION) | known


def _can_be_asked(library: Library, queued: Queued) -> bool:
    """Not of a guess at something new, nor of a card that learners judge themselves."""
    kind = kind_of(item_of(library, queued.ref))
    return queued.why is not Why.OPENING and kind not in ("flashcard", "extended")


def _tells(library: Library, shelf: Shelf, queued: Queued, chance: float) -> float:
    options = options_of(library.item(queued.ref))
    likely = (1 - chance) * (chance + (1 / options if options else 0))
    return likely + WRONG_IDEA * (queued.why is Why.CHECK or _is_tied(library, shelf, queued.ref))


def _is_tied(library: Library, shelf: Shelf, ref: str) -> bool:
    """Tell whether an item bears on a wrong idea that has been heard from this learner."""
    heard = {holding.misconception for holding in shelf.holdings if holding.hits}
    item = item_of(library, ref)
    return any(
        item.id in wrong.check_with and name_of(ref, wrong.id) in heard
        for wrong in library.topic_of(ref).misconceptions
    )
