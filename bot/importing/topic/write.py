"""The front door of this room: a deck and a folder give what would be written, and then it is."""

import tempfile
from pathlib import Path

from bot.importing.found import Deck
from bot.importing.topic import images
from bot.importing.topic.build import Built, build
from bot.importing.topic.folder import read_folder
from bot.importing.topic.language import guess
from bot.importing.topic.merge import Merged, merge
from bot.importing.topic.sound import make_sound


def plan(deck: Deck, source: str, folder: Path, *, title: str = "", language: str = "") -> Merged:
    """Work out what becomes of a deck in a folder, which may hold a topic already.

    `source` names the deck's file. Refused when the topic that is there has faults.
    """
    there = read_folder(folder)
    built = build(deck, there.title or title or deck.title, there.known)
    language = there.language or language or deck.language or guess(_texts(built))
    make_sound(built, language)
    return merge(there, built, source, language)


def save(merged: Merged) -> None:
    """Write the files, each whole or not at all; what was imported is noted last."""
    merged.folder.path.mkdir(parents=True, exist_ok=True)
    images.save(merged.built.images, merged.folder.path)
    for path, text in merged.files.items():
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=".", delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(file.name).replace(path)


def _texts(built: Built) -> list[str]:
    return [value for one in built.entries for value in one.keys.values() if isinstance(value, str)]
