"""The paragraphs of a Word file: its text, its headings and its lists, nothing else of it.

A .docx is a zip file with XML in it; both are read as if an enemy had written them.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element  # nosec B405  # the type alone: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bot.importing.archive import Archive
from bot.importing.found import Given, Refused
from bot.importing.pages.prose import Line, as_entry
from bot.importing.tables.columns import is_heading
from bot.importing.text import clean

DOCUMENT: Final = "word/document.xml"
_MOST: Final = 20_000_000
_HEADING: Final = re.compile(
    r"(?:heading|t[ií]?tulo|title|[uü]?berschrift|titre) ?([1-6])?", re.IGNORECASE
)
"""The styles of headings, by the names that Word gives them in English, Spanish, German, French."""
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(given: Given) -> list[Line]:
    """Give every paragraph, a heading with a `#` and an entry of a list with a `-` before it."""
    xml = Archive(given.data, given.name, given.most).read(DOCUMENT, _MOST)
    try:
        body = fromstring(xml).find(f"{_W}body")
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Refused(f"{given.name}: its text cannot be read ({error}).") from None
    blocks = list(body) if body is not None else []
    lines: list[Line] = []
    for number, block in enumerate(blocks, start=1):
        source = f"paragraph {number}"
        if block.tag == f"{_W}p":
            lines.append(Line(source, _paragraph(block)))
        elif block.tag == f"{_W}tbl":
            lines += [Line(source, row) for row in _table(block)]
    return lines


def _paragraph(paragraph: Element) -> str:
    text = _text(paragraph)
    properties = paragraph.find(f"{_W}pPr")
    style = "" if properties is None else _value(properties.find(f"{_W}pStyle"))
    if text and (found := _HEADING.match(style)):
        return f"{'#' * int(found[1] or 1)} {text}"
    if _is_bold(paragraph):
        return f"**{text}**"
    if properties is not None and properties.find(f"{_W}numPr") is not None:
        level = properties.find(f"{_W}numPr/{_W}ilvl")
        depth = int(_value(level)) if _value(level).isdecimal() else 0
        return f"{'  ' * min(depth, 9)}- {text}"
    return f"- {text}" if style.lower().startswith("list") else text


def _is_bold(paragraph: Element) -> bool:
    """Whether every run with a text in it is bold, as in a heading by whoever uses no styles."""
    runs = [run for run in paragraph.iter(f"{_W}r") if _text(run)]
    bold = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(one is not None and _value(one) not in ("0", "false") for one in bold)


def _table(table: Element) -> Iterator[str]:
    """Read a row as `first cell: the others`, for a table of terms is a list of concepts."""
    for row in table.iter(f"{_W}tr"):
        cells = [
            " ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")).strip()
            for cell in row.iter(f"{_W}tc")
        ]
        if not is_heading(cells):
            yield as_entry(cells)


def _text(element: Element) -> str:
    """Join the runs; what was deleted while changes were tracked is no text any more."""
    signs = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
    parts = [
        (one.text or "") if one.tag == f"{_W}t" else signs.get(one.tag, "")
        for one in element.iter()
    ]
    return clean("".join(parts)).strip()


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
