"""Reads files of `tests/formats` as `viva import` does, and makes archives of the real shapes."""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from bot.importing.found import Card, Deck, Given
from bot.importing.recognise import recognise

FORMATS = Path(__file__).parents[1] / "formats"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_all(name: str, data: bytes | None = None, columns: tuple[str, ...] = ()) -> list[Deck]:
    """Read a file of `tests/formats`, or these bytes under that name."""
    content = (FORMATS / name).read_bytes() if data is None else data
    given = Given(Path(name).name, content, columns)
    return list(recognise(given).read(given))


def read(name: str, data: bytes | None = None, columns: tuple[str, ...] = ()) -> Deck:
    """Read a file that holds one deck."""
    (deck,) = read_all(name, data, columns)
    return deck


def cards(deck: Deck) -> list[tuple[str, str]]:
    """Give the fronts and backs of a deck's cards that are no drafts."""
    return [(one.front, one.back) for one in deck.items if isinstance(one, Card) and not one.draft]


def told(deck: Deck) -> list[str]:
    """Give the remarks as an author reads them."""
    return [f"{one.source}: {one.text}" for one in deck.remarks]


def packed(members: dict[str, bytes | str]) -> bytes:
    """Pack a zip file."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def workbook(sheets: dict[str, list[list[str | float]]], **more: bytes) -> bytes:
    """Write a workbook as Excel does, its texts in the cells."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _related({"officeDocument": "xl/workbook.xml"}),
        "xl/_rels/workbook.xml.rels": _related(
            {f"worksheet{n}": f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)}
        ),
        "xl/workbook.xml": _sheets(list(sheets)),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet(rows)
    return packed({**parts, **more})


def sheet(rows: list[list[str | float]]) -> str:
    """Write the rows of a sheet."""
    written = "".join(
        f'<row r="{number}">{"".join(map(_cell, _names(number), row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _names(row: int) -> list[str]:
    return [f"{letter}{row}" for letter in "ABCDEFGHIJKLMNOP"]


def _cell(name: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
    return f'<c r="{name}"><v>{value}</v></c>'


def _sheets(names: list[str]) -> str:
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rworksheet{n}"/>'
        for n, name in enumerate(names, start=1)
    )
    spaces = f'xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"'
    return f"<workbook {spaces}><sheets>{listed}</sheets></workbook>"


def _related(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELATIONS}/{kind.rstrip("0123456789")}" '
        f'Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def document(paragraphs: list[tuple[str, str]]) -> bytes:
    """Write a Word file of paragraphs, each a style (or "list" or "") and a text."""
    written = "".join(
        f"<w:p>{_style(style)}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    return packed({"word/document.xml": body(written)})


def body(blocks: str) -> str:
    """Wrap blocks as the text of a Word file."""
    return f'<w:document xmlns:w="{_WORD}"><w:body>{blocks}</w:body></w:document>'


def _style(style: str) -> str:
    if style == "list":
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:pPr>{numbered}</w:pPr>"
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
