"""The front door of this room: a deck and a folder give what would be written, and then it is."""

import tempfile
from pathlib import Path

from bot.importing.found import Deck
from bot.importing.topic.build import Built, build
from bot.importing.topic.entries import identity
from bot.importing.topic.folder import read_folder
from bot.importing.topic.language import guess
from bot.importing.topic.merge import Merged, merge
from bot.importing.topic.sound import make_sound
from content.ids import same


def plan(deck: Deck, source: str, folder: Path, *, title: str = "", language: str = "") -> Merged:
    """Work out what becomes of a deck in a folder, which may hold a topic already.

    `source` names the deck's file. Refused when the topic that is there has faults. A concept that
    was named by the deck stays it when the topic is renamed.
    """
    there = read_folder(folder)
    was_called_so = identity("Concept", "", same(deck.title)) in there.known.recorded
    called = deck.title if was_called_so else there.title or title or deck.title
    built = build(deck, called, there.known)
    language = there.language or language or deck.language or guess(_texts(built))
    make_sound(built, language)
    return merge(there, built, source, language)


def save(merged: Merged) -> None:
    """Write the files, each whole or not at all; what was imported is noted last."""
    merged.folder.path.mkdir(parents=True, exist_ok=True)
    for name, data in merged.built.images.data.items():
        image = merged.folder.path / name
        if not image.exists():  # its name says what is in it
            _put(image, data())
    for path, text in merged.files.items():
        _put(path, text.encode())


def _put(path: Path, data: bytes) -> None:
    """Write a file; one that is there may be read by whoever could read it before."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    draft = Path(file.name)
    draft.chmod(path.stat().st_mode if path.exists() else 0o644)
    draft.replace(path)


def _texts(built: Built) -> list[str]:
    return [value for one in built.entries for value in one.keys.values() if isinstance(value, str)]
