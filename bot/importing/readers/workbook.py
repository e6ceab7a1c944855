"""Excel workbooks: a deck for each sheet that is a table, Kahoot's and Google's among them."""

from pathlib import PurePath
from typing import Final

from bot.importing.archive import members
from bot.importing.found import Deck, Given
from bot.importing.remarks import Refused, Remark
from bot.importing.tables.cards import deck_of
from bot.importing.tables.forms import deck_of_responses, is_responses
from bot.importing.tables.rows import Table
from bot.importing.tables.workbook import WORKBOOK, is_old, read_workbook
from state.values import replace

_REPORT: Final = "RawReportData Data"
"""The sheet of Kahoot's reports that has the questions; the others tell of the players."""


def suits(given: Given) -> bool:
    """Whether this is a workbook, or an old one that has to be refused by its name."""
    return is_old(given.data) or WORKBOOK in members(given.data)


def read(given: Given) -> tuple[Deck, ...]:
    """Read the sheets; those that cannot be read are told beside those that can."""
    if is_old(given.data):
        raise Refused(
            f"{given.name}: this is a file of Excel or Word before 2007, or it has a password. "
            "Save it as .xlsx or .docx without one."
        )
    book = read_workbook(given)
    tables = [table for table in book.tables if table.name == _REPORT] or book.tables
    decks: list[Deck] = []
    refused: list[str] = []
    for table in tables:
        try:
            decks.append(_deck(table, given, alone=len(tables) == 1))
        except Refused as why:
            refused.append(str(why))
    if not decks:
        what = "is hidden" if book.hidden else "is empty"
        raise Refused("\n".join(refused) or f"{given.name}: this workbook {what}.")
    hidden = [f"{name} is hidden: show it to have it read." for name in book.hidden]
    notes = tuple(Remark("another sheet", f"{why} Left out") for why in (*refused, *hidden))
    last = decks[-1]
    return (*decks[:-1], replace(last, remarks=(*last.remarks, *notes)))


def _deck(table: Table, given: Given, *, alone: bool) -> Deck:
    title = PurePath(given.name).stem if alone else table.name
    read_as = deck_of_responses if is_responses(table) else deck_of
    return read_as(table, given, title)
