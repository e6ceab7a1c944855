"""Packages made by hand, sound or hostile: schema 11 as small as it can be."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from bot.importing.found import Deck, Given
from bot.importing.readers import anki
from bot.importing.remarks import Refused

BASIC, CLOZE = 1, 2
MODELS = {
    BASIC: {
        "name": "Basic",
        "type": 0,
        "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}],
        "tmpls": [
            {
                "name": "Card 1",
                "ord": 0,
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}",
            }
        ],
    },
    CLOZE: {
        "name": "Cloze",
        "type": 1,
        "flds": [{"name": "Text", "ord": 0}, {"name": "Back Extra", "ord": 1}],
        "tmpls": [
            {
                "name": "Cloze",
                "ord": 0,
                "qfmt": "{{cloze:Text}}",
                "afmt": "{{cloze:Text}}<br>\n{{Back Extra}}",
            }
        ],
    },
}
SCHEMA = """
    CREATE TABLE col (id integer primary key, models text, decks text);
    CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text);
    CREATE TABLE cards (id integer primary key, nid integer, did integer, odid integer,
                        ord integer);
"""
Note = tuple[int, str, str, int]
"""Its type, its fields with `|` between them, its tags, and how many cards it has."""

SOUND = (BASIC, "front|back", "", 1)


def database(
    notes: Sequence[Note], *, more: str = "", models: object = None, schema: str = SCHEMA
) -> bytes:
    """Write a collection; `more` is SQL of whoever means harm."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(schema)
    decks = {"1": {"name": "Default"}}
    if "CREATE TABLE col" in schema:
        types = json.dumps(models or MODELS)
        db.execute("INSERT INTO col VALUES (1, ?, ?)", (types, json.dumps(decks)))
    for number, (kind, texts, tags, cards) in enumerate(notes, start=1):
        row = (number, f"guid{number}", kind, tags, texts.replace("|", "\x1f"))
        db.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", row)
        for place in range(cards):
            db.execute("INSERT INTO cards VALUES (NULL, ?, 1, 0, ?)", (number, place))
    db.executescript(more)
    data = db.serialize()
    db.close()
    return data


def package(members: Mapping[str, bytes]) -> Given:
    """Pack members into an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return Given("cards.apkg", packed.getvalue())


def read(*notes: Note, models: object = None) -> Deck:
    """Read notes as the one deck that they are."""
    (deck,) = anki.read(package({"collection.anki2": database(notes, models=models)}))
    return deck


def with_template(front: str, back: str, fields: str) -> Deck:
    """Read one note whose type has this template and the fields A, B and C."""
    model = {
        "name": "Own",
        "type": 0,
        "flds": [{"name": name, "ord": place} for place, name in enumerate("ABC")],
        "tmpls": [{"name": "Card 1", "ord": 0, "qfmt": front, "afmt": back}],
    }
    return read((BASIC, fields, "", 1), models={BASIC: model})


def refused(given: Given) -> str:
    """Give what is said of a file that is not taken."""
    with pytest.raises(Refused) as why:
        anki.read(given)
    return str(why.value)
