"""The lines of a page as prose: without front matter and quotation marks, tables as entries."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from bot.importing.tables.columns import is_heading, is_passed_over
from state.values import replace

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^)]{0,2000}\)")
_EMPHASIS: Final = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.{1,500}?)(?<=\S)\1")
_QUOTED: Final = re.compile(r"^\s{0,3}(?:>\s?)+")
_FENCED: Final = re.compile(r"(\s*)(```|~~~)")
_ROW: Final = re.compile(r"\s*\|(.*)\|\s*")
_RULE: Final = re.compile(r"\s*:?-{2,}:?\s*")
_TITLE: Final = re.compile(r"title:(.*)", re.IGNORECASE)
_FENCE: Final = "---"
_FRONT_MATTER: Final = 40
"""Lines within which front matter has to end."""


class Line(Struct, frozen=True):
    """One line or paragraph, and where it stood."""

    source: str
    text: str
    is_code: bool = False
    """Whether it is a line of a program: its spaces count, and no sign in it means anything."""


def prepared(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Give a page's title, where its front matter says it, and its lines without what only looks.

    A row of a table is an entry `- first cell: the others`, for a table of terms is a list of
    concepts; its headings are left out.
    """
    title, rest = _front_matter(lines)
    told = [one if one.is_code else replace(one, text=_QUOTED.sub("", one.text)) for one in rest]
    return title, list(_without_tables(list(_without_fences(told))))


def plain(text: str) -> str:
    """Take Markdown's emphasis, links and code marks off a text."""
    text = _LINK.sub(r"\1", text)
    for _ in range(2):  # emphasis within emphasis
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def as_entry(cells: Sequence[str]) -> str:
    """Write a row of a table as an entry."""
    first, *others = cells or [""]
    return f"- {first}: {'; '.join(filter(None, others))}" if any(others) else f"- {first}"


def alone(lines: Sequence[Line], is_heading_of_part: Callable[[str], bool]) -> set[int]:
    """Find lines that are an entry each: in a run of lines that all begin with a capital.

    A paragraph that was broken into lines hardly ever does so.
    """
    runs = groupby(
        enumerate(lines),
        key=lambda one: (
            bool(one[1].text.strip()) and not one[1].is_code and not is_heading_of_part(one[1].text)
        ),
    )
    found: set[int] = set()
    for is_text, run in runs:
        places = list(run)
        if is_text and len(places) > 1 and all(_begins(line.text) for _, line in places):
            found |= {place for place, _ in places}
    return found


def _begins(text: str) -> bool:
    first = text.strip().lstrip("\"'“«¿¡*_`(")[:1]
    return first.isupper() or first.isdigit()


def _front_matter(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    texts = [line.text.strip() for line in lines[:_FRONT_MATTER]]
    if not texts or texts[0] != _FENCE or _FENCE not in texts[1:]:
        return "", lines
    end = texts.index(_FENCE, 1)
    titles = [found[1].strip(" \t\"'") for text in texts[1:end] if (found := _TITLE.match(text))]
    return (titles[0] if titles else ""), lines[end + 1 :]


def _without_fences(lines: Sequence[Line]) -> Iterator[Line]:
    """Mark what stands between fences as code, without the space that the first fence has."""
    fence = ""
    indent = 0
    for line in lines:
        found = _FENCED.match(line.text)
        if not fence and found:
            fence, indent = found[2], len(found[1])
        elif fence and found and found[2] == fence:
            fence = ""
        elif fence:
            spaces = len(line.text) - len(line.text.lstrip())
            yield Line(line.source, line.text[min(indent, spaces) :].rstrip(), is_code=True)
        else:
            yield line


def _without_tables(lines: Sequence[Line]) -> Iterator[Line]:
    said: list[int] = []
    for place, line in enumerate(lines):
        row = None if line.is_code else _ROW.fullmatch(line.text)
        cells = [cell.strip() for cell in row[1].split("|")] if row else []
        if not cells:
            yield line
        elif _is_rule(lines, place + 1):
            said = [number for number, name in enumerate(cells) if not is_passed_over(name)]
        elif not _is_rule(lines, place) and any(cells) and not is_heading(cells):
            kept = [cells[number] for number in said if number < len(cells)]
            yield Line(line.source, as_entry(kept or cells))


def _is_rule(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the rule below a table's headings."""
    row = _ROW.fullmatch(lines[place].text) if place < len(lines) else None
    return row is not None and all(_RULE.fullmatch(cell) for cell in row[1].split("|"))
