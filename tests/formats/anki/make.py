"""Writes the packages beside this file, with Anki itself: `python -m tests.formats.anki.make`.

The tests read what is written here, so that they need no Anki, and a reader can be held against
what Anki really writes: schema 11 and 18, with and without zstd.
"""

import base64
import tempfile
from pathlib import Path
from typing import Any

from anki.collection import Collection, ExportAnkiPackageOptions

HERE = Path(__file__).parent
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

NOTES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Basic", "Spanish::Nouns", ("house", "<b>la casa</b>"), ("home",)),
    ("Basic", "Spanish::Nouns", ("salt &amp; pepper<br>(two words)", "sal y pimienta"), ()),
    ("Basic", "Spanish::Nouns", ('dog <img src="dog one.png">', "el perro[sound:perro.mp3]"), ()),
    ("Basic (and reversed card)", "Spanish::Verbs", ("to eat", "comer"), ("verbs::er_verbs",)),
    (
        "Basic (optional reversed card)",
        "Spanish::Verbs",
        ("to drink", "beber", "yes"),
        ("verbs::er_verbs", "marked"),
    ),
    (
        "Basic (optional reversed card)",
        "Spanish::Verbs",
        ("to read", "leer", ""),
        ("leech", "verbs::er_verbs", "hard"),
    ),
    ("Basic (type in the answer)", "Spanish::Verbs", ("to live", "vivir"), ()),
    (
        "Cloze",
        "Spanish::Verbs",
        (
            "<div>{{c1::Soy::ser}} de {{c2::Chile}} y {{c1::tengo::tener}} 20 años.</div>",
            "<i>ser</i> for origin",
        ),
        (),
    ),
    ("Cloze", "Spanish::Verbs", ("{{c1::El {{c2::gato}} negro}} duerme.", ""), ()),
    ("Basic", "Capitals", ("Capital of H<sub>2</sub>O-rich Iceland?", "Reykjavík"), ()),
    ("Basic", "Capitals", ('<img src="dog one.png">', ""), ()),
)
"""Note type, deck, fields and tags."""


def fill(collection: Any) -> None:
    """Add the notes, and the files that they name."""
    media = Path(collection.media.dir())
    (media / "dog one.png").write_bytes(PICTURE)
    (media / "perro.mp3").write_bytes(b"ID3 not really")
    for place, (kind, deck, fields, tags) in enumerate(NOTES):
        note = collection.new_note(collection.models.by_name(kind))
        note.fields[: len(fields)] = fields
        note.tags = list(tags)
        note.guid = f"viva{place:02}"
        collection.add_note(note, collection.decks.id(deck))


def main() -> None:
    """Write every kind of package."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        fill(collection)
        for name, legacy in (("schema-11.apkg", True), ("schema-18.apkg", False)):
            options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
            collection.export_anki_package(out_path=str(HERE / name), options=options, limit=None)
        out = str(HERE / "everything.colpkg")
        collection.export_collection_package(out, include_media=True, legacy=False)


if __name__ == "__main__":
    main()
