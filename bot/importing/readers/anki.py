"""Anki's packages, `.apkg` and `.colpkg`, of every age."""

from bot.importing.anki.collection import TABLES, collection_of
from bot.importing.anki.database import opened
from bot.importing.anki.decks import decks_of
from bot.importing.anki.package import COLLECTIONS, Package
from bot.importing.archive import members
from bot.importing.found import Deck, Given
from bot.importing.remarks import nothing_to_ask


def suits(given: Given) -> bool:
    """Whether it is an archive with one of Anki's collections in it."""
    return bool(members(given.data) & set(COLLECTIONS))


def read(given: Given) -> tuple[Deck, ...]:
    """Read a package as a deck for each of Anki's."""
    package = Package(given)
    media = package.media()
    with opened(package.collection(), given.name, TABLES) as db:
        collection = collection_of(db, given.name)
    decks = tuple(deck for deck in decks_of(collection, media) if deck.items or deck.remarks)
    if not any(deck.items for deck in decks):
        remarks = [one for deck in decks for one in deck.remarks]
        raise nothing_to_ask(given.name, "card in it", remarks)
    return decks
