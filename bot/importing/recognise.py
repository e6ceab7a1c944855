"""Finds out what a file is by looking into it; a name is only what somebody called it.

The first reader in the table that suits the file reads it: archives and markup know themselves by
their first bytes, and what suits nothing more particular is a table, or nothing at all.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from bot.importing.found import Deck, Given
from bot.importing.readers import aiken, anki, gift, moodle_xml, page, table, word, workbook
from bot.importing.remarks import Refused
from bot.importing.text import looks_like_text
from content.one_file import is_of_a_topic


class Format(Struct, frozen=True):
    """One kind of file: `suits` looks, and never raises; `read` gives a deck for each topic."""

    name: str
    """What a person calls it, as in `an Anki deck`."""
    suits: Callable[[Given], bool]
    read: Callable[[Given], tuple[Deck, ...]]


FORMATS: tuple[Format, ...] = (
    Format("an Excel workbook", workbook.suits, workbook.read),
    Format("an Anki deck", anki.suits, anki.read),
    Format("Moodle's XML", moodle_xml.suits, moodle_xml.read),
    Format("Aiken", aiken.suits, aiken.read),
    Format("Moodle's GIFT", gift.suits, gift.read),
    Format("a page of notes", page.suits, page.read),
    Format("a Word file of cards or questions", word.suits, word.read),
    Format("a table of text (TSV, CSV, Quizlet)", table.suits, table.read),
)
"""Every format that is read, the most particular first."""

_OTHERS: Final = {
    b"%pdf": "this is a PDF, which holds no lines but ink. Save it as Word (.docx) or as text.",
    b"{\\rtf": "this is rich text (RTF). Save it as Word (.docx) or as text.",
    b"<!doctype html": "this is a web page. Copy its text into a Word file, or save it as text.",
    b"<html": "this is a web page. Copy its text into a Word file, or save it as text.",
    b"pk\x03\x04": "this archive is damaged, or holds nothing that is known.",
    b"{": "this is JSON, which is not read. Save it as a table (CSV).",
}
"""What people send that is nothing of these, by how it begins, and what would help."""


def recognise(given: Given) -> Format:
    """Say what a file is; Refused when it is nothing that can be read."""
    if is_of_a_topic(given.data):
        raise Refused(
            f"{given.name}: this is a topic's own file already, and needs no import. Put it into "
            "the topic's folder, and try it with `viva preview FOLDER`."
        )
    for kind in FORMATS:
        if kind.suits(given):
            return kind
    if not given.data.replace(b"\x00", b"").strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refused(f"{given.name}: this file is empty.")
    begins = given.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, told in _OTHERS.items():
        if begins.startswith(start):
            raise Refused(f"{given.name}: {told}")
    if looks_like_text(given.data):
        raise Refused(
            f"{given.name}: it does not say where a question ends and its answer begins. Put one "
            "question on a line, then a tab or a semicolon, then its answer. Or send a page of "
            "notes with headings such as `Key concepts` and `Common mistakes`."
        )
    known = ", ".join(kind.name for kind in FORMATS)
    raise Refused(f"{given.name}: this is no file that can be read. Known are: {known}.")
