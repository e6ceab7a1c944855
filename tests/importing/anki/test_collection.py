"""Note types, notes and cards out of tables that anybody may have filled."""

import pytest

from bot.importing.readers import anki
from tests.importing.anki.packages import BASIC, SOUND, database, package, refused


def test_a_large_note_with_many_cards_is_not_copied_for_each() -> None:
    note = (BASIC, "a" * 1_000_000 + "|back", "", 400)
    assert "its cards have more than" in refused(package({"collection.anki2": database([note])}))


@pytest.mark.parametrize(
    "models",
    [
        {"1": {"name": "no fields"}},
        {"1": None},
        {"one": {}},
        [1, 2],
        {"1": {"name": "x", "type": 0, "flds": [{"ord": "x"}], "tmpls": []}},
    ],
)
def test_note_types_of_another_shape_are_refused(models: object) -> None:
    data = database([SOUND], models=models)
    assert "note types are damaged" in refused(package({"collection.anki2": data}))


def test_rows_of_other_types_are_no_cards() -> None:
    more = """
        INSERT INTO notes VALUES (7, x'00', 'one', 4, 5);
        INSERT INTO cards VALUES (NULL, 7, 'x', 0, 0);
    """
    (deck,) = anki.read(package({"collection.anki2": database([SOUND], more=more)}))
    assert len(deck.items) == 1
