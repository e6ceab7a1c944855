"""The cards of a collection as decks: a topic for each deck at the top, concepts out of its tags.

A card's concept is its first tag, one that stands below others before one that does not, for Anki
sorts them and `biology::cells` says more of a subject than `hard`; without a tag it is the deck
below the topic's in which the card lies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from bot.importing.anki.cards import SOUND, item_of
from bot.importing.anki.collection import CardRow, Collection
from bot.importing.found import Deck, Item, Media, pictures_of
from bot.importing.levels import Path, by_levels, in_common, name_of
from bot.importing.remarks import LeftOut, Remark, left_out

_OF_ANKI: Final = frozenset(["leech", "marked", "missing-media"])
"""Tags that Anki gives by itself."""


def decks_of(collection: Collection, media: Media) -> Iterator[Deck]:
    """Give a deck for each of Anki's at the top that has a card which can be asked."""
    rows: dict[str, list[tuple[Path, CardRow]]] = defaultdict(list)
    for row in collection.cards:
        path = collection.decks.get(row.deck) or ("Deck",)
        rows[path[0]].append((path, row))
    for found in rows.values():
        yield _deck(found, collection, media)


def _deck(rows: Sequence[tuple[Path, CardRow]], collection: Collection, media: Media) -> Deck:
    base = in_common(path for path, _ in rows)
    items: list[Item] = []
    remarks: list[Remark] = []
    told: Counter[str] = Counter()

    def lose_picture() -> None:
        told["pictures"] += 1

    for path, row in rows:
        subjects = by_levels(tag for tag in row.tags if tag.lower() not in _OF_ANKI)
        concept = name_of(subjects[0]) if subjects else ": ".join(path[len(base) :])
        told["tags"] += len(subjects) > 1
        told["sounds"] += any(SOUND.search(text) for text in row.texts)
        try:
            items.append(item_of(row, collection.types.get(row.kind), concept, lose_picture))
        except LeftOut as why:
            remarks.append(left_out(f"note {row.note}", why))
    shown = {one.name for item in items for one in pictures_of(item)}
    return Deck(
        ": ".join(base),
        items=tuple(items),
        media={name: media[name] for name in sorted(shown & media.keys())},
        remarks=(*remarks, *_summed_up(told)),
    )


def _summed_up(told: Counter[str]) -> Iterator[Remark]:
    if count := told["tags"]:
        yield Remark(_cards(count), "one of several tags is the concept, the others are left out")
    if count := told["pictures"]:
        yield Remark(_cards(count), "pictures of explanations are left out")
    if count := told["sounds"]:
        yield Remark(_cards(count), "sounds are left out")


def _cards(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"
