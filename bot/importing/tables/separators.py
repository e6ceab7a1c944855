"""Which sign parts the cells of a text, told by the file itself or by how evenly it cuts the lines.

Excel may say `sep=;` in its first line, Anki begins with lines such as `#separator:tab`, Quizlet
lets its users choose anything, also between the cards.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from bot.importing.found import Given
from bot.importing.latex import shown
from bot.importing.markup import from_auto, from_html
from bot.importing.remarks import Remark
from bot.importing.tables.columns import is_heading
from bot.importing.tables.own_signs import (
    INNER,
    asked_and_answered,
    in_blocks,
    on_one_line,
    sign_between,
)
from bot.importing.tables.rows import Row, Table, going_on, split
from bot.importing.text import decode

_SINGLE: Final = ("\t", ";", ",", "|")
_LOOKED_AT: Final = 200
_EVENLY: Final = 0.8
"""Share of rows that have as many cells as most have; below it the sign is one of the text."""

_SEP: Final = re.compile(r'"?sep=(.)"?[^\n]*\n', re.IGNORECASE)
_DIRECTIVE: Final = re.compile(
    r"#(separator|html|columns|notetype|deck|tags|(?:notetype|deck|tags|guid) column):(.*)\n",
    re.IGNORECASE,
)
_NAMED: Final = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "space": " ",
    "colon": ":",
}
_MARKUP: Final = re.compile(
    r"""
      <(b|i|u|em|strong|sub|sup|div|span|p|li|ul|ol|font)(?:\ [^<>]{0,200})?>[^<>]{0,500}</\1>
    | \S<br\ ?/?>                         # a break behind a text
    | &(?:nbsp|amp|lt|gt|quot|\#39);
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What only markup has."""
_ON_MARKUP: Final = re.compile(
    r"\b(?:html|xml|css|tags?|etiquetas?|entit(?:y|ies))\b", re.IGNORECASE
)
_CELL: Final = 2_000
"""Characters of a cell in which markup is looked for."""
_MARKED_UP: Final = Remark(
    "the file",
    "its cells hold HTML, which was read: `#html:false` as its first line keeps every sign",
)
_RULE: Final = re.compile(r"[-: ]*-{3}[-: ]*")
"""The line under the heading of a Markdown table."""


def read_table(given: Given) -> Table | None:
    """Read a text as a table; None when nothing parts its lines evenly."""
    found = decode(given)
    remarks = () if found.sure else (_read_as(found.encoding),)
    told, text, first = _told(found.text)
    separator = told.get("separator")
    if not separator:
        cards = on_one_line(text) or asked_and_answered(text, first) or in_blocks(text, first)
        if cards:
            return Table("", tuple(cards), remarks, told)
        separator = separator_of(text)
    if separator is None:
        return None
    rows, faults = _rows(text, separator, first)
    if told.get("html") == "true":
        rows = [Row(row.source, tuple(from_html(cell).text for cell in row.cells)) for row in rows]
    elif "html" not in told and is_marked_up(rows):
        rows = [Row(row.source, tuple(from_auto(cell).text for cell in row.cells)) for row in rows]
        faults = [*faults, _MARKED_UP]
    else:
        rows = [Row(row.source, tuple(map(_with_signs, row.cells))) for row in rows]
    return Table("", tuple(rows), (*remarks, *faults), told)


def _with_signs(cell: str) -> str:
    """Write formulas in signs, as everywhere."""
    return shown(cell) if "\\" in cell or "$$" in cell else cell


def is_marked_up(rows: Sequence[Row]) -> bool:
    """Whether cells hold HTML as flashcard programs write it, and nothing says they teach HTML."""
    marked = False
    for row in rows[1:]:  # the first may be one of headings, and `tags` is one
        for cell in row.cells:
            if _ON_MARKUP.search(cell):
                return False
            marked = marked or (("<" in cell or "&" in cell) and bool(_MARKUP.search(cell[:_CELL])))
    return marked


def separator_of(text: str) -> str | None:
    """Find the sign that parts cells most evenly; None when there is none."""
    sample = "\n".join(text.split("\n")[:_LOOKED_AT])
    for sign in _SINGLE:
        for longer in (3 * sign, 2 * sign):
            if _is_one_sign(sample, sign, longer):
                return longer
    shares = {sign: _evenness(split(sample, sign)[0]) for sign in _SINGLE if sign in sample}
    best = max(shares, key=lambda sign: shares[sign], default="")
    if best and shares[best] >= _EVENLY:
        return best
    if "\t" in shares and "\n" in sample:  # a definition in several lines has no tab in most
        return "\t"
    lines = [line for line in sample.split("\n") if line.strip()]
    return sign_between(lines) or None


def _evenness(rows: list[Row]) -> float:
    """Give the share of rows with the usual number of cells, or 1 where a row is a heading."""
    counts = Counter(len(row.cells) for row in rows)
    if not counts:
        return 0.0
    if any(is_heading(row.cells) for row in rows[:20]):
        return 1.0
    usual, times = counts.most_common(1)[0]
    return times / len(rows) if usual > 1 else 0.0


def _is_one_sign(sample: str, sign: str, longer: str) -> bool:
    """Whether a sign always stands several times, as in `dog;;perro`: no cell is always empty."""
    return longer in INNER and sample.count(sign) == len(longer) * sample.count(longer) > 0


def _told(text: str) -> tuple[Mapping[str, str], str, int]:
    """Take off the lines in which a file says how it is written."""
    if found := _SEP.match(text):
        return {"separator": found[1]}, text[found.end() :], 2
    told: dict[str, str] = {}
    while found := _DIRECTIVE.match(text):
        told[found[1].lower()] = found[2].strip()
        text = text[found.end() :]
    if "separator" in told:
        name = told["separator"].lower()
        told["separator"] = _NAMED.get(name, told["separator"])
    return told, text, 1 + len(told)


def _rows(text: str, separator: str, first: int) -> tuple[list[Row], list[Remark]]:
    if separator in INNER:
        rows = [
            Row(f"line {number}", tuple(part.strip() for part in line.split(separator, 1)))
            for number, line in enumerate(text.split("\n"), start=first)
            if line.strip()
        ]
        return rows, []
    rows, remarks = split(text, separator, first)
    if separator == "\t":
        rows, more = going_on(rows)
        remarks += more
    if separator == "|":
        rows = [_without_rims(row) for row in rows if not all(map(_is_rule, row.cells))]
    return rows, remarks


def _without_rims(row: Row) -> Row:
    """Take the empty cells before the first `|` and after the last off, as Markdown has them."""
    cells = row.cells
    start, end = int(not cells[0]), len(cells) - int(len(cells) > 1 and not cells[-1])
    return Row(row.source, cells[start:end])


def _is_rule(cell: str) -> bool:
    return not cell or _RULE.fullmatch(cell) is not None


def _read_as(encoding: str) -> Remark:
    return Remark("the file", f"is not UTF-8 and was read as {encoding}: look at its accents")
