"""In which order the items of a session stand, once they are chosen."""

from bot.tutor.choosing.items import item_of
from bot.tutor.model.session import Queued
from content.library import Library
from content.model import Flashcard, Item


def apart(library: Library, queue: list[Queued]) -> list[Queued]:
    """Part items that give each other away, keeping the order as far as that allows.

    Where only such items are left, they do stand together.
    """
    waiting, parted = list(queue), list[Queued]()
    while waiting:
        fit = (one for one in waiting if not parted or not _kin(library, parted[-1], one))
        following = next(fit, waiting[0])
        waiting.remove(following)
        parted.append(following)
    return parted


def _kin(library: Library, one: Queued, other: Queued) -> bool:
    return library.are_siblings(one.ref, other.ref)


def confusables_together(library: Library, queue: list[Queued]) -> list[Queued]:
    """Put items on two terms that are taken for each other next to each other."""
    together = list(queue)
    for queued in queue:
        partner = next((s for s in together if s != queued and _confused(library, queued, s)), None)
        if partner is not None and together.index(partner) > together.index(queued) + 1:
            together.remove(partner)
            together.insert(together.index(queued) + 1, partner)
    return together


def _confused(library: Library, one: Queued, other: Queued) -> bool:
    texts = [_text(item_of(library, queued.ref)).casefold() for queued in (one, other)]
    return one.ref.partition("/")[0] == other.ref.partition("/")[0] and any(
        a.casefold() in texts[0] and b.casefold() in texts[1]
        for pair in library.topic_of(one.ref).confusable
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
