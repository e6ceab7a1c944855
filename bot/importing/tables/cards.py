"""A table's rows as items: cards, and questions where a table has options or says a type.

A row that cannot be asked is left out with a remark that names it; the others go on.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.importing.found import Deck, Given, Item
from bot.importing.remarks import LeftOut, NoHeadings, Refused, Remark, left_out, nothing_to_ask
from bot.importing.tables.columns import (
    asked_for,
    asks_whether,
    is_of_results,
    language_of,
    roles_of,
)
from bot.importing.tables.items import Cells, item_of
from bot.importing.tables.right import are_places, is_unclear
from bot.importing.tables.rows import Row, Table
from state.privacy.spreadsheet import cell
from state.values import replace

_NAME: Final = re.compile(r"[A-ZÄÖÜÁÉÍÓÚÑ][^\W\d_]*(?: [^\W\d_]+)?")
"""A word or two, the first with a capital, as headings are written."""
_NUMBER: Final = re.compile(r"\s*[-+]?\d[\d.,]*\s*(?:%|/\s*\d+)?\s*")
_FEW: Final = 2
_HEADING_WITHIN: Final = 20
"""Rows from the top among which headings are looked for: Kahoot's stand in the eighth."""


def deck_of(table: Table, given: Given, title: str) -> Deck:
    """Make a deck of a table; Refused when nobody can tell what its columns are."""
    remarks = list(table.remarks)
    roles, rows, heading = _columns(table, given)
    if not heading and not given.columns:
        remarks += _perhaps_a_heading(rows)
    assumed = {"type": ("true/false",)} if asks_whether(heading) else {}
    items, told = _items(rows, roles, assumed)
    remarks += told
    if not items:
        row = f"row in the sheet {table.name}" if table.name else "row"
        raise nothing_to_ask(given.name, row, remarks)
    for name, role in zip(heading, roles, strict=False):
        if role == "?" and name:
            remarks.append(left_out("the headings", f"nothing is known by the name `{name}`"))
    if "picture" in roles:
        remarks.append(left_out("the headings", "links to pictures are not fetched"))
    return Deck(title, language_of(heading), items=tuple(items), remarks=tuple(remarks))


def _perhaps_a_heading(rows: Sequence[Row]) -> list[Remark]:
    """Name a first row that may be one of headings in words that are not known.

    Nobody can be sure: "Lernwort;Englisch" above "Hund;dog" is known by a capital that others lack.
    """
    if len(rows) <= _FEW or not all(_NAME.fullmatch(one) for one in rows[0].cells):
        return []
    first, *others = rows
    columns = zip(*(row.cells for row in others if len(row.cells) == len(first.cells)), strict=True)
    if all(2 * sum(cell[:1].isupper() for cell in column) > len(column) for column in columns):
        return []
    shown = " - ".join(first.cells)
    what = f"taken as a card: {shown} (delete the line if these are the names of the columns)"
    return [Remark(first.source, what)]


def _items(
    rows: Sequence[Row], roles: Sequence[str], assumed: Cells
) -> tuple[list[Item], list[Remark]]:
    """Make an item of each row that says anything, and say of the others why they are none."""
    items: list[Item] = []
    remarks: list[Remark] = []
    seen: dict[str, str] = {}
    told = [(row, _cells(row, roles)) for row in rows if _says_anything(row, roles)]
    places = are_places(_right(cells) for _, cells in told)
    for row, cells in told:
        try:
            _refuse_more(row, roles)
            item = item_of({**assumed, **cells}, row.source, places=places)
        except LeftOut as why:
            remarks.append(left_out(row.source, why))
            continue
        same = repr(replace(item, source="")).casefold()
        if same in seen:
            remarks.append(left_out(row.source, f"the same as {seen[same]}"))
            continue
        if not places and is_unclear(*_right(cells)):
            what = "taken for the text of an option, not for its number"
            remarks.append(Remark(row.source, f"`{_right(cells)[1]}` was {what}"))
        seen[same] = row.source
        items.append(item)
    return items, remarks


def _right(cells: Cells) -> tuple[Sequence[str], str]:
    """Give a row's options, and what it says is right."""
    told = (*cells.get("correct", ()), *cells.get("back", ()))
    return cells.get("option", ()), next(filter(None, told), "")


def _refuse_more(row: Row, roles: Sequence[str]) -> None:
    """Raise LeftOut for a row with more cells than there are columns."""
    if any(row.cells[len(roles) :]):
        many = len(row.cells)
        raise LeftOut(f"has {many} cells for {len(roles)} columns (a separator in a text?)")


def _columns(table: Table, given: Given) -> tuple[tuple[str, ...], Sequence[Row], Sequence[str]]:
    """Say what the columns are, which rows are theirs, and what their headings say."""
    if given.columns:
        roles = asked_for(given.columns)
        rows = table.rows[1:] if table.rows and roles_of(table.rows[0].cells) else table.rows
        return roles, rows, ()
    for place, row in enumerate(table.rows[:_HEADING_WITHIN]):
        if roles := roles_of(row.cells):
            return roles, table.rows[place + 1 :], row.cells
    if told := _told_columns(table.told):
        return told, table.rows, ()
    if counted := _beside_numbers(table.rows, given.name):
        return counted, table.rows[1:], ()
    width = max((len(row.cells) for row in table.rows), default=0)
    usual = sorted(len(row.cells) for row in table.rows)[len(table.rows) // 2] if width else 0
    if usual == 2:
        return ("front", "back"), table.rows, ()
    first = table.rows[0].source if table.rows else "line 1"
    sheet = f" of the sheet {table.name}" if table.name else ""
    columns = "1 column" if usual == 1 else f"{usual} columns"
    raise NoHeadings(
        f"{given.name}: {first}{sheet} has {columns} and no headings that are known. Write above "
        "each column what is in it: question and answer, or option, correct, why, topic."
    )


def _beside_numbers(rows: Sequence[Row], name: str) -> tuple[str, ...]:
    """Find two columns that are left beside those of numbers, by headings that say so.

    Refused where fewer are left: a list of names and scores asks nothing.
    """
    if len(rows) < _FEW:
        return ()
    first, *others = rows
    columns = list(
        zip(*(row.cells for row in rows if len(row.cells) == len(first.cells)), strict=True)
    )
    roles = [
        "-" if is_of_results(column[0]) and all(map(_NUMBER.fullmatch, column[1:])) else ""
        for column in columns
    ]
    if "-" not in roles or len(others) >= _FEW * len(columns[0]):
        return ()
    left = roles.count("")
    if left < _FEW:
        heading = columns[roles.index("-")][0]
        raise Refused(
            f"{name}: {first.source} says that `{heading}` is a column of numbers, and beside it "
            "stand no questions with their answers. A card is a question and its answer on a line."
        )
    texts = iter(("front", "back"))
    return tuple(role or next(texts) for role in roles) if left == _FEW else ()


def _told_columns(told: Mapping[str, str]) -> tuple[str, ...]:
    """Read which column is what from the first lines of Anki's text files, counted from 1."""
    places = {
        int(number): role
        for name, role in (
            ("guid column", "key"),
            ("notetype column", "-"),
            ("deck column", "deck"),
            ("tags column", "spaced tags"),
        )
        if (number := told.get(name, "")).isdecimal() and 0 < int(number) < 100
    }
    if not told.keys() & {"html", "notetype", "deck"} and not places:
        return ()
    texts = iter(("front", "back"))
    width = len(places) + 2 if places else 2
    return tuple(
        places.get(column) or next(texts, "?") for column in range(1, max(width, *places, 2) + 1)
    )


def _cells(row: Row, roles: Sequence[str]) -> Cells:
    found: dict[str, tuple[str, ...]] = {}
    for role, text in zip(roles, row.cells, strict=False):
        found[role] = (*found.get(role, ()), _as_written(text.strip()))
    return found


def _says_anything(row: Row, roles: Sequence[str]) -> bool:
    """Whether it holds more than a number of its own, as the empty rows of a template do."""
    told = (cell for cell, role in zip(row.cells, roles, strict=False) if role not in "-?")
    return any(told) or any(row.cells[len(roles) :])


def _as_written(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a text as a formula."""
    formula = text.lstrip("'")
    return text[1:] if text.startswith("'") and cell(formula) != formula else text
