"""The paragraphs of a Word file: its text, its headings and its lists, nothing else of it.

A .docx is a zip file with XML in it; both are read as if an enemy had written them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element  # nosec B405  # the type alone: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from msgspec import Struct

from bot.importing.archive import Archive
from bot.importing.found import Given
from bot.importing.pages.prose import Line, as_entry
from bot.importing.remarks import Refused
from bot.importing.tables.columns import is_heading, is_passed_over
from bot.importing.text import clean

DOCUMENT: Final = "word/document.xml"
_MOST: Final = 20_000_000
_HEADING: Final = re.compile(
    r"(?:heading|t[ií]?tulo|title|[uü]?berschrift|titre) ?([1-6])?", re.IGNORECASE
)
"""The styles of headings, by the names that Word gives them in English, Spanish, German, French."""
_LIST: Final = re.compile(r"(?:list|aufz|liste)[^\d]*(\d?)", re.IGNORECASE)
"""The styles of lists; a number at their end says how far in they stand."""
_CODE: Final = re.compile(r"source ?code|code|(?:html ?)?preformatted", re.IGNORECASE)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(given: Given) -> list[Line]:
    """Give every paragraph, a heading with a `#` and an entry of a list with a `-` before it."""
    lines: list[Line] = []
    for number, block in enumerate(_blocks(given), start=1):
        source = f"paragraph {number}"
        if block.tag == f"{_W}p":
            lines += _paragraph(block, source)
        elif block.tag == f"{_W}tbl":
            lines += [Line(source, row) for row in _entries(_rows(block))]
    return lines


def text_of(given: Given) -> str:
    """Give its tables as rows with tabs, or where it has none, its paragraphs as they stand."""
    blocks = _blocks(given)
    rows = [row for block in blocks if block.tag == f"{_W}tbl" for row in _rows(block)]
    if any(len(row.cells) > 1 for row in rows):
        return "\n".join("\t".join(map(_quoted, row.cells)) for row in rows)
    return "\n".join(_text(block, "\n") for block in blocks if block.tag == f"{_W}p")


def _blocks(given: Given) -> list[Element]:
    xml = Archive(given.data, given.name, given.most).read(DOCUMENT, _MOST)
    try:
        body = fromstring(xml).find(f"{_W}body")
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Refused(f"{given.name}: its text cannot be read ({error}).") from None
    return list(body) if body is not None else []


def _paragraph(paragraph: Element, source: str) -> Iterator[Line]:
    text = _text(paragraph)
    properties = paragraph.find(f"{_W}pPr")
    style = "" if properties is None else _value(properties.find(f"{_W}pStyle"))
    if _CODE.fullmatch(style):
        code = _text(paragraph, "\n").split("\n")
        yield from (Line(source, line, is_code=True) for line in code)
    elif text and (found := _HEADING.match(style)):
        yield Line(source, f"{'#' * int(found[1] or 1)} {text}")
    elif _is_bold(paragraph):
        yield Line(source, f"**{text}**")
    elif properties is not None and properties.find(f"{_W}numPr") is not None:
        level = properties.find(f"{_W}numPr/{_W}ilvl")
        yield Line(source, _entry(text, int(_value(level)) if _value(level).isdecimal() else 0))
    elif found := _LIST.fullmatch(style):
        yield Line(source, _entry(text, int(found[1] or 1) - 1))
    else:
        yield Line(source, text)


def _entry(text: str, depth: int) -> str:
    return f"{'  ' * min(max(depth, 0), 9)}- {text}"


def _is_bold(paragraph: Element) -> bool:
    """Whether every run with a text in it is bold, as in a heading by whoever uses no styles."""
    runs = [run for run in paragraph.iter(f"{_W}r") if _text(run)]
    bold = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(one is not None and _value(one) not in ("0", "false") for one in bold)


class _Row(Struct, frozen=True):
    """A row of a table, and whether it is marked as one of headings."""

    cells: tuple[str, ...]
    is_marked: bool


def _rows(table: Element) -> list[_Row]:
    return [_row(row) for row in table.iter(f"{_W}tr")]


def _row(row: Element) -> _Row:
    paragraphs = [list(cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")]
    cells = tuple(
        "\n".join(filter(None, (_text(one, "\n") for one in cell))).strip() for cell in paragraphs
    )
    bold = [_is_bold(one) for cell in paragraphs for one in cell if _text(one)]
    is_marked = row.find(f"{_W}trPr/{_W}tblHeader") is not None or (bool(bold) and all(bold))
    return _Row(cells, is_marked)


def _entries(rows: Sequence[_Row]) -> Iterator[str]:
    """Read a row as `first cell: the others`, since a table of terms is a list of concepts.

    Columns whose heading says that they hold marks or numbers are passed over.
    """
    if not rows:
        return
    names = rows[0].cells
    passed_over = {place for place, name in enumerate(names) if is_passed_over(name)}
    has_headings = rows[0].is_marked or is_heading(names) or bool(passed_over)
    for row in rows[1:] if has_headings else rows:
        cells = [" ".join(cell.split()) for cell in row.cells]
        yield as_entry([cell for place, cell in enumerate(cells) if place not in passed_over])


def _quoted(cell: str) -> str:
    """Write a cell so that its line breaks end no row."""
    return '"{}"'.format(cell.replace('"', '""')) if set('"\n') & set(cell) else cell


def _text(element: Element, line_break: str = " ") -> str:
    """Join the runs; what was deleted while changes were tracked is no text any more."""
    signs = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
    signs |= {f"{_W}br": line_break, f"{_W}cr": line_break}
    parts = [
        (one.text or "") if one.tag == f"{_W}t" else signs.get(one.tag, "")
        for one in element.iter()
    ]
    return clean("".join(parts)).strip()


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
