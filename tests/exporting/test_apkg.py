"""Our packages in Anki itself: the same notes, the same fields, and back again unharmed."""

from pathlib import Path

import pytest

from bot.exporting import apkg
from bot.exporting.topic import deck_of
from bot.importing.found import Given
from bot.importing.readers import anki
from tests.shipped import shipped


@pytest.mark.parametrize("name", ["la-celula", "sales-information"])
def test_a_topic_opens_in_anki_and_comes_back_the_same(name: str, tmp_path: Path) -> None:
    package = pytest.importorskip(
        "anki.collection", reason="no Anki here: pip install '.[anki]', where it has a wheel"
    )
    deck = deck_of(shipped().topics[name])
    ours = tmp_path / "ours.apkg"
    ours.write_bytes(apkg.write(deck).data)
    collection = package.Collection(str(tmp_path / "collection.anki2"))
    request = package.ImportAnkiPackageRequest(package_path=str(ours))
    found = collection.import_anki_package(request)
    (written,) = anki.read(Given("ours.apkg", ours.read_bytes()))

    assert len(found.log.new) == len(written.items)
    assert collection.decks.by_name(deck.title) is not None
    assert collection.card_count() == len(written.items)
    fields = {note: collection.get_note(note).fields for note in collection.find_notes("")}
    assert all(len(texts) in (2, 4) and texts[0] for texts in fields.values())

    theirs = tmp_path / "theirs.apkg"
    options = package.ExportAnkiPackageOptions(legacy=False)
    collection.export_anki_package(out_path=str(theirs), options=options, limit=None)
    collection.close()
    (back,) = anki.read(Given("theirs.apkg", theirs.read_bytes()))
    assert sorted(map(str, back.items)) == sorted(map(str, written.items))


def test_a_second_import_brings_notes_up_to_date_and_adds_none(tmp_path: Path) -> None:
    package = pytest.importorskip("anki.collection", reason="no Anki here")
    path = tmp_path / "ours.apkg"
    path.write_bytes(apkg.write(deck_of(shipped().topics["la-celula"])).data)
    collection = package.Collection(str(tmp_path / "collection.anki2"))
    counted = []
    for _ in range(2):
        collection.import_anki_package(package.ImportAnkiPackageRequest(package_path=str(path)))
        counted.append((collection.note_count(), collection.card_count()))
    ((notes, cards),) = set(counted)
    assert notes == cards > 0
    collection.close()
