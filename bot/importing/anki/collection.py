"""What lies in a collection: note types, decks, and the cards of each note; schemas 11 and 18.

Up to schema 11 note types and decks are JSON in the one row of `col`; from 15 on they have tables
of their own, whose `config` is a message (proto/anki/notetypes.proto).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from bot.importing.anki import wire
from bot.importing.anki.database import Database
from bot.importing.remarks import Refused

_KIND, _CLOZE = 1, 1
"""Field and value of a note type's config that say that it has gaps."""
_FRONT, _BACK = 1, 2
"""Fields of a template's config."""
_PATH: Final = "\x1f"
"""What parts the levels of a deck's name from schema 15 on, and the fields of a note ever since."""


class Template(Struct, frozen=True):
    """How one card of a note looks: `{{Field}}` in HTML."""

    front: str
    back: str


class NoteType(Struct, frozen=True):
    """The fields of a note and the cards that are made of them."""

    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    has_gaps: bool

    def template(self, place: int) -> Template | None:
        """Give the template of a card; all gaps of a note share the one."""
        place = 0 if self.has_gaps else place
        return self.templates[place] if 0 <= place < len(self.templates) else None


class CardRow(Struct, frozen=True):
    """One card: a note, and which of its cards it is."""

    note: int
    guid: str
    kind: int
    """The id of its note type."""
    place: int
    """Which template of its type, or which gap, from 0."""
    deck: int
    tags: tuple[str, ...]
    texts: tuple[str, ...]
    """Its fields."""


class Collection(Struct, frozen=True):
    """Everything in it that is looked at."""

    types: Mapping[int, NoteType]
    decks: Mapping[int, tuple[str, ...]]
    """The name of each deck, level by level."""
    cards: tuple[CardRow, ...]


TABLES: Final = ("col", "notes", "cards", "notetypes", "fields", "templates", "decks")
"""The tables that are looked at."""
_NOTES: Final = "SELECT id, guid, mid, tags, flds FROM notes"
_CARDS: Final = "SELECT nid, ord, CASE odid WHEN 0 THEN did ELSE odid END FROM cards"
"""A card in a filtered deck has its own under `odid`."""
_MOST_TEXT: Final = 300_000_000
"""Characters of all cards together; a card costs what its note has."""


def collection_of(db: Database, name: str) -> Collection:
    """Read a collection; Refused when it is none."""
    if not {"notes", "cards", "col"} <= db.tables:
        raise Refused(f"{name}: there are no notes and cards in its collection.")
    try:
        if {"notetypes", "fields", "templates", "decks"} <= db.tables:
            types, decks = _types_of_tables(db), _decks_of_table(db)
        else:
            types, decks = _of_json(db)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(f"{name}: its note types are damaged.") from None
    return Collection(types, decks, tuple(_cards(db, name)))


def _cards(db: Database, name: str) -> Iterator[CardRow]:
    """Read the cards in the order of their notes; rows whose values are of another kind are none.

    Notes and cards are put together here: in a query, one large note with many cards would be
    copied for each.
    """
    places: dict[int, list[tuple[int, int]]] = {}
    for row in db.rows(_CARDS):
        match row:
            case (int(note), int(place), int(deck)):
                places.setdefault(note, []).append((place, deck))
    left = _MOST_TEXT
    for row in sorted(db.rows(_NOTES), key=lambda row: str(row[0]).zfill(20)):
        match row:
            case (int(note), str(guid), int(kind), str(tags), str(texts)):
                fields = tuple(texts.split(_PATH))
                left -= len(texts) * len(places.get(note, ()))
                if left < 0:
                    raise Refused(f"{name}: its cards have more than {_MOST_TEXT} characters.")
                for place, deck in sorted(places.get(note, ())):
                    yield CardRow(note, guid, kind, place, deck, tuple(tags.split()), fields)


def _of_json(db: Database) -> tuple[dict[int, NoteType], dict[int, tuple[str, ...]]]:
    ((models, decks),) = db.rows("SELECT models, decks FROM col LIMIT 1")
    types = {int(key): _type_of_json(one) for key, one in json.loads(str(models)).items()}
    names = {int(key): str(one["name"]) for key, one in json.loads(str(decks)).items()}
    return types, {key: tuple(name.split("::")) for key, name in names.items()}


def _type_of_json(model: Mapping[str, Any]) -> NoteType:
    fields = sorted(model["flds"], key=lambda one: int(one["ord"]))
    templates = sorted(model["tmpls"], key=lambda one: int(one["ord"]))
    return NoteType(
        tuple(str(one["name"]) for one in fields),
        tuple(Template(str(one["qfmt"]), str(one["afmt"])) for one in templates),
        model.get("type") == 1,
    )


def _types_of_tables(db: Database) -> dict[int, NoteType]:
    fields: dict[int, dict[int, str]] = {}
    for kind, place, name in db.rows("SELECT ntid, ord, name FROM fields"):
        fields.setdefault(_int(kind), {})[_int(place)] = str(name)
    templates: dict[int, dict[int, Template]] = {}
    for kind, place, config in db.rows("SELECT ntid, ord, config FROM templates"):
        sides = (wire.text(_bytes(config), field) for field in (_FRONT, _BACK))
        templates.setdefault(_int(kind), {})[_int(place)] = Template(*sides)
    return {
        _int(kind): NoteType(
            tuple(text for _, text in sorted(fields.get(_int(kind), {}).items())),
            tuple(one for _, one in sorted(templates.get(_int(kind), {}).items())),
            wire.number(_bytes(config), _KIND) == _CLOZE,
        )
        for kind, config in db.rows("SELECT id, config FROM notetypes")
    }


def _decks_of_table(db: Database) -> dict[int, tuple[str, ...]]:
    rows = db.rows("SELECT id, name FROM decks")
    return {_int(key): tuple(str(name).split(_PATH)) for key, name in rows}


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError(value)
    return value
