"""What a learner wants left out of a session: cards, if they have said so.

As long as there is anything else to ask: of a list of words, which holds nothing but cards, they
are not left out.
"""

from collections.abc import Iterable

from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Queued
from content.library import Library
from content.model.items import Flashcard


def left_out(desk: Desk, topics: Iterable[str]) -> frozenset[str]:
    """Name the items of some topics that are not to be asked."""
    if not desk.session.no_cards:
        return frozenset()
    refs = (ref for topic in topics for ref in desk.library.refs(topic))
    return frozenset(ref for ref in refs if is_card(desk.library, ref))


def wanted(desk: Desk, queue: tuple[Queued, ...]) -> tuple[Queued, ...]:
    """Leave cards out of a queue, unless it has nothing else."""
    if not desk.session.no_cards:
        return queue
    return questions(desk.library, queue) or queue


def questions(library: Library, queue: tuple[Queued, ...]) -> tuple[Queued, ...]:
    """Give what is no card."""
    return tuple(one for one in queue if not is_card(library, one.ref))


def is_card(library: Library, ref: str) -> bool:
    """Whether an item is a flashcard."""
    return isinstance(library.item(ref), Flashcard)
