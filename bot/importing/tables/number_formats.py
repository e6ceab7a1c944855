"""Numbers as Excel shows them: a cell that holds 0.25 may say 25%, and one that holds 7, 007.

A number's format is a code (ECMA-376 part 1, 18.8.31), and few of them change what a learner has
to know. Percentages and leading zeros are written as they are shown; a sign of money or a unit is
put beside the number. The rest is left as it is.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final
from xml.sax.saxutils import escape  # nosec B406  # it writes

_BUILT_IN: Final = {9: "0%", 10: "0.00%"}
"""Those of the formats without a code of their own that matter here (18.8.30)."""
_FORMAT: Final = re.compile(rb"<numFmt\b[^>]{0,500}>")
_CELL_STYLES: Final = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE: Final = re.compile(rb"<xf\b[^>]{0,1000}>")
_CELL: Final = re.compile(
    rb"""
    <c\ r="([A-Z]{1,3}\d{1,7})"\ s="(\d{1,5})"(?:\ t="n")?>     # its place and its style
    (?: <f\b[^<>]{0,200} (?: /> | >[^<]{0,10000}</f> ) )?       # a formula
    <v>([-+.0-9eE]{1,30})</v></c>                               # the number
    """,
    re.VERBOSE,
)
_ATTRIBUTE: Final = re.compile(rb'\b(numFmtId|formatCode)="([^"]{0,300})"')
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_ZEROS: Final = re.compile(r"0{2,15}")
_DECIMALS: Final = re.compile(r"\.(0{1,10})")
_DATE: Final = re.compile("[dmyhs]", re.IGNORECASE)
_MOST: Final = 1_000
"""Formats and styles that are looked at."""


def codes_of(styles: bytes) -> dict[int, str]:
    """Give the code of each style of a workbook, by its place."""
    named = {}
    for found in _FORMAT.findall(styles)[:_MOST]:
        told = dict(_ATTRIBUTE.findall(found))
        named[_int(told.get(b"numFmtId", b""))] = _plain(told.get(b"formatCode", b""))
    cells = _CELL_STYLES.search(styles)
    codes = {}
    for place, found in enumerate(_STYLE.findall(cells[0] if cells else b"")[:_MOST]):
        number = _int(dict(_ATTRIBUTE.findall(found)).get(b"numFmtId", b""))
        if code := named.get(number) or _BUILT_IN.get(number):
            codes[place] = code
    return codes


def written_out(sheet: bytes, codes: Mapping[int, str]) -> bytes:
    """Write the numbers of a sheet that are shown in another way as texts."""

    def shown(found: re.Match[bytes]) -> bytes:
        code = codes.get(int(found[2]))
        try:
            text = as_shown(float(found[3]), code) if code else None
        except ValueError:
            text = None
        if text is None:
            return found[0]
        return b'<c r="%b" t="inlineStr"><is><t>%b</t></is></c>' % (found[1], escape(text).encode())

    return _CELL.sub(shown, sheet) if codes else sheet


def as_shown(number: float, code: str) -> str | None:
    """Write a number as a code shows it; None where it is a date, or the code changes little."""
    plain = f"{number:.15g}"
    code = code.split(";", maxsplit=1)[0]
    texts = _QUOTED.sub("", code)
    if _DATE.search(texts):
        return None
    if "%" in texts:
        return f"{number * 100:.12g}%"
    if _ZEROS.fullmatch(texts) and number.is_integer() and number >= 0:
        return plain.zfill(len(texts))
    beside = "".join(part for found in _QUOTED.findall(code) for part in found).strip()
    beside = beside or "".join(sign for sign in texts if sign in "€$£¥")
    if not beside or "E" in texts.upper() or "/" in texts:
        return None
    decimals = _DECIMALS.search(texts)
    plain = f"{number:.{len(decimals[1])}f}" if decimals else plain
    return f"{beside} {plain}" if code.find(beside) < _first_digit(code) else f"{plain} {beside}"


def _first_digit(code: str) -> int:
    found = re.search("[0#?]", code)
    return found.start() if found else len(code)


def _int(text: bytes) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else -1


def _plain(code: bytes) -> str:
    return unescape(code.decode("utf-8", "replace"))
