"""What may stand in one session, and in which order it stands, once it is chosen."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from bot.tutor.choosing.items import concept_of, is_long, item_of
from bot.tutor.model.drill import Queued, Why
from content.ids import topic_id_of
from content.library import Library
from content.model.items import Flashcard, Item


def distinct(
    library: Library, queue: Iterable[Queued], beside: Iterable[Queued] = ()
) -> Iterator[Queued]:
    """Leave out what shares an idea with something before it, or with what it stands `beside`.

    What one of them shows would answer the other, unless it is there to check just that.
    """
    taken = {one.ref for one in beside}
    for queued in queue:
        near = {queued.ref, *library.siblings_of(queued.ref)}
        if queued.why is Why.CHECK or taken.isdisjoint(near):
            taken.add(queued.ref)
            yield queued


def begun_briefly(library: Library, queue: list[Queued]) -> list[Queued]:
    """Put something short before an exam question that stands first, if there is anything short.

    Who comes back after a day and meets a page to write first tends to put it off till tomorrow.
    """
    brief = next((one for one in queue if not is_long(library, one.ref)), None)
    return queue if brief is None else [brief, *(one for one in queue if one is not brief)]


def apart(library: Library, queue: list[Queued]) -> list[Queued]:
    """Part items of one concept, keeping the order as far as that allows: mixed, they last longer.

    Where only such items are left, they do stand together.
    """
    waiting, parted = list(queue), list[Queued]()
    while waiting:
        last = concept_of(library, parted[-1].ref) if parted else None
        fit = (one for one in waiting if concept_of(library, one.ref) != last)
        following = next(fit, waiting[0])
        waiting.remove(following)
        parted.append(following)
    return parted


def confusables_together(library: Library, queue: list[Queued]) -> list[Queued]:
    """Put items on two terms that are taken for each other next to each other."""
    together = list(queue)
    for queued in queue:
        partner = next(
            (s for s in together if s != queued and _confused(library, queued.ref, s.ref)), None
        )
        if partner is not None and together.index(partner) > together.index(queued) + 1:
            together.remove(partner)
            together.insert(together.index(queued) + 1, partner)
    return together


def _confused(library: Library, one: str, other: str) -> bool:
    texts = [_text(item_of(library, ref)).casefold() for ref in (one, other)]
    return topic_id_of(one) == topic_id_of(other) and any(
        a.casefold() in texts[0] and b.casefold() in texts[1]
        for pair in library.topic_of(one).confusable
        for a, b in (pair, pair[::-1])
    )


def _text(item: Item) -> str:
    return f"{item.front} {item.back}" if isinstance(item, Flashcard) else item.ask


def in_order(old: list[Queued], check: list[Queued], fresh: list[Queued]) -> tuple[Queued, ...]:
    """Put it together: due items, the check among them, what is new, and a likely one at the end.

    Due items come weakest first, so the last of them is the one that is best remembered.
    """
    if not fresh or len(old) < 2:
        return (*old[:1], *check, *old[1:], *fresh)
    return (*old[:1], *check, *old[1:-1], *fresh, old[-1])


def spaced(library: Library, queue: tuple[Queued, ...]) -> tuple[Queued, ...]:
    """Part neighbours on one concept, as far as others can come between; the first stays first.

    A new concept is explained with the verdict on its first question: to copy that into the second
    a moment later would prove nothing. Terms that get confused stay together.
    """

    @cache  # the same two are neighbours in most of what is tried
    def touch(one: str, other: str) -> bool:
        same = concept_of(library, one) == concept_of(library, other)
        return same and not _confused(library, one, other)

    touching = _touching(queue, touch)
    while touching:
        at = touching[0]
        moves = [(one, to) for one in (at, at - 1) if one for to in range(1, len(queue))]
        moves.sort(key=lambda move: abs(move[0] - move[1]))
        others = [_moved(queue, *move) for move in moves]
        better = min(others, key=lambda other: len(_touching(other, touch)), default=queue)
        left = _touching(better, touch)
        if len(left) >= len(touching):
            break
        queue, touching = better, left
    return queue


def _touching(queue: tuple[Queued, ...], touch: Callable[[str, str], bool]) -> list[int]:
    """Give the places of what touches what stands before it."""
    neighbours = enumerate(pairwise(queue), 1)
    return [place for place, (one, other) in neighbours if touch(one.ref, other.ref)]


def _moved(queue: tuple[Queued, ...], place: int, to: int) -> tuple[Queued, ...]:
    rest = queue[:place] + queue[place + 1 :]
    return (*rest[:to], queue[place], *rest[to:])
