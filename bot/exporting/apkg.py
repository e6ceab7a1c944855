"""A deck as an Anki package of schema 11, which every Anki since 2012 reads.

Written by hand rather than with genanki: that leaves out `schedVer`, by which Anki knows how the
log is to be read, and brings four more packages for two dozen lines of SQL. An item's id makes its
guid, so that a second import into Anki brings a note up to date and keeps its history.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b, sha1
from html import escape
from typing import Final

from bot.exporting.note_types import GAPS, MADE, SIDES, TYPED, deck_json, model_json
from bot.exporting.written import Written, as_cards, with_formulas, without_concepts
from bot.importing.found import Card, Choice, Cloze, Deck, Item, Picture, Short, pictures_of
from bot.importing.remarks import Remark

_SCHEMA: Final = """
    CREATE TABLE col (
        id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
        ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
        conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL,
        tags text NOT NULL);
    CREATE TABLE notes (
        id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
        usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
        csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (
        id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
        mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
        due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
        lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
        odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (
        id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
        ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
        time integer NOT NULL, type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
"""
"""Anki's rslib/src/storage/schema11.sql, without its indexes, which it makes itself."""
_PACKED: Final = (2026, 1, 1, 0, 0, 0)
_CONFIG: Final = {"schedVer": 2, "curDeck": 1, "activeDecks": [1], "nextPos": 1}


def write(deck: Deck) -> Written:
    """Write a deck; the remarks name what Anki has no place for."""
    remarks = [*without_concepts(deck), *with_formulas(deck)]
    notes = [note for item in deck.items for note in _notes(item, remarks)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        named = {one.name for item in deck.items for one in pictures_of(item)}
        names = sorted(named & deck.media.keys())
        listed = json.dumps({str(place): name for place, name in enumerate(names)})
        for name, data in (("collection.anki2", _collection(deck, notes)), ("media", listed)):
            archive.writestr(zipfile.ZipInfo(name, _PACKED), data)
        for place, name in enumerate(names):  # one at a time, and as small as they will get
            archive.writestr(zipfile.ZipInfo(str(place), _PACKED), deck.media[name]())
    return Written(packed.getvalue(), tuple(remarks))


_Note = tuple[str, int, tuple[str, ...], str]
"""Its guid, its type, its fields and its tag."""


def _notes(item: Item, remarks: list[Remark]) -> Iterator[_Note]:
    concept = item.concept.replace(" ", "_")
    match item:
        case Cloze():
            if any(len(gap.fillings) > 1 for gap in item.gaps):
                remarks.append(Remark(item.source, "Anki has one filling a gap: the first"))
            text = _gap_text(item) + _shown(item.images)
            yield item.key, GAPS, (text, _html(item.why)), concept
        case Short() if not item.points:
            if item.wrong or item.hints:
                remarks.append(Remark(item.source, "Anki has no wrong samples and no ladder"))
            first, *others = item.answers
            asked = _html(item.question) + _shown(item.images)
            yield item.key, TYPED, (asked, _html(first), _also(others), _html(item.why)), concept
        case _:
            if not isinstance(item, Card):
                remarks.append(Remark(item.source, "Anki has cards only: made one"))
            for card in as_cards(item):
                front = _html(card.front) + _shown(_on_front(item, card))
                back = _html(card.back) + _shown(card.back_images)
                yield card.key, SIDES, (front, back, _also(card.accept), _html(card.why)), concept


def _on_front(item: Item, card: Card) -> tuple[Picture, ...]:
    """Give the pictures of what is asked, those of options after them in their order."""
    options = item.options if isinstance(item, Choice) else ()
    return (*card.images, *(one.image for one in options if one.image is not None))


def _shown(pictures: Iterable[Picture]) -> str:
    """Show pictures below a text, with their words."""
    tags = (f'<br><img src="{escape(one.name)}" alt="{escape(one.alt)}">' for one in pictures)
    return "".join(tags)


def _also(answers: Iterable[str]) -> str:
    return "<br>".join(map(_html, answers))


def _html(text: str) -> str:
    """Escape a text, and in it what begins a gap, a formula or a sound to Anki: `{{`, `::`, `[`."""
    html = escape(text, quote=False).replace("{", "&#123;").replace("}", "&#125;")
    html = html.replace("[", "&#91;")
    return html.replace("::", "&#58;&#58;").replace("\n", "<br>")


def _gap_text(item: Cloze) -> str:
    """Write all gaps with one number, so that they are asked together, as here."""
    hints = iter(item.hints)
    parts: list[str] = []
    for one in item.pieces:
        if isinstance(one, str):
            parts.append(_html(one))
        else:
            hint = next(hints, "")
            hidden = _html(one.fillings[0]) + (f"::{_html(hint)}" if hint else "")
            parts.append(f"{{{{c1::{hidden}}}}}")
    return "".join(parts)


def _collection(deck: Deck, notes: list[_Note]) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(_SCHEMA)
        number = _number(deck.title)
        db.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')",
            (
                *(MADE, MADE * 1000, MADE * 1000),
                *(json.dumps(_CONFIG), model_json(), deck_json(number, deck.title)),
            ),
        )
        for place, (guid, kind, fields, tag) in enumerate(notes, start=1):
            note = MADE * 1000 + place
            db.execute(
                "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
                (
                    *(note, f"{deck.title}/{guid}", kind, MADE, f" {tag} " if tag else ""),
                    *("\x1f".join(fields), fields[0], _sum(fields[0])),
                ),
            )
            db.execute(
                "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (note, note, number, MADE, place),
            )
        return bytes(db.serialize())


def _number(title: str) -> int:
    """Make a deck's id of its title: any number above that of the default deck."""
    return MADE * 1000 + int.from_bytes(blake2b(title.encode(), digest_size=4).digest())


def _sum(field: str) -> int:
    """Sum a note's first field up, as Anki does to find doubles."""
    return int(sha1(field.encode(), usedforsecurity=False).hexdigest()[:8], 16)
