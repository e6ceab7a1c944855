"""A page of notes as its sections: headings in any order and wording, bullets of any kind.

Works on lines, each with where it stood, so that a text, Markdown and a Word file are one thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.importing.found import Remark
from bot.importing.pages.headings import Part, bare, could_be, part_of

_BULLET: Final = re.compile(
    r"(\s*)(?:[-*+•‣▪●○◦·–—➢✓]|o(?=\s)|\d{1,2}[.)]|[a-z][.)]|\[[ xX]\])\s+(?=\S)"  # noqa: RUF001
)
_NUMBER: Final = re.compile(r"\s*\d{1,2}[.)]\s")
_NAMED: Final = re.compile(r"[^\W\d_][^.:]{1,60}: +\S")
_RULE: Final = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*")
_HEADING: Final = re.compile(r"\s*(#{1,6})\s+\S")
_BOLD: Final = re.compile(r"\s*(?:\*\*|__)(?P<text>[^*_]+)(?:\*\*|__)\s*:?\s*")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS: Final = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.{1,500}?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph, and where it stood."""

    source: str
    text: str


@dataclass(slots=True)
class Entry:
    """One bullet or paragraph of a section."""

    source: str
    text: str
    indent: int = -1
    """How far in its bullet stands; -1 for a paragraph."""
    numbered: bool = False


@dataclass(slots=True)
class Page:
    """What a page holds."""

    title: str = ""
    lead: str = ""
    """What stands before the first heading."""
    sections: dict[Part, list[Entry]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def read_page(lines: Sequence[Line]) -> Page:
    """Part a page into its sections; lines under a heading that is not known are told."""
    page = Page()
    section: list[Entry] | None = None
    strange: list[Line] = []
    after_space = True
    for line in lines:
        if not line.text.strip() or _RULE.fullmatch(line.text):
            after_space = True
            continue
        part = part_of(_heading(line.text))
        if part is not None and not _goes_on_counting(line.text, section):
            section = page.sections.setdefault(part, [])
        elif _is_title(page, line.text):
            page.title = plain(bare(line.text))
        elif _HEADING.match(line.text) and section is not page.sections.get(Part.CONCEPTS, ()):
            section = None
            strange.append(line)
        elif section is not None:
            named = section is page.sections.get(Part.CONCEPTS)
            _add(section, line, after_space=after_space, named=named)
        elif strange:
            strange.append(line)
        else:
            page.lead = f"{page.lead} {plain(line.text)}".strip()
        after_space = False
    page.remarks += _left_out(strange)
    return page


def parts_in(lines: Sequence[Line]) -> set[Part]:
    """Name the parts that a page has headings for."""
    return {part for line in lines if (part := part_of(_heading(line.text)))}


def plain(text: str) -> str:
    """Take Markdown's emphasis, links and code marks off a text."""
    text = _LINK.sub(r"\1", text)
    for _ in range(2):  # emphasis within emphasis
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def _heading(text: str) -> str:
    """Give the text of a heading; empty for a line that is none."""
    if _BULLET.match(text) and not _NUMBER.match(text):
        return ""
    return bare(text) if could_be(text) else ""


def _goes_on_counting(text: str, section: list[Entry] | None) -> bool:
    """Whether a line with a number, as "3. Key terms", is an entry of the list before it."""
    return bool(_NUMBER.match(text) and section and section[-1].numbered)


def _is_title(page: Page, text: str) -> bool:
    first = not page.sections and not page.title and not page.lead
    return first and could_be(text)


def _add(section: list[Entry], line: Line, *, after_space: bool, named: bool) -> None:
    """Add a bullet, a heading of a concept, or what goes on from the line before.

    Where there are no bullets, a line that has a name and a colon begins an entry, and so does one
    after the end of a sentence, unless each entry is to have a name.
    """
    bullet = _BULLET.match(line.text)
    heading = _HEADING.match(line.text) or _BOLD.fullmatch(line.text)
    text = plain(line.text[bullet.end() :] if bullet else line.text)
    if heading:
        section.append(Entry(line.source, plain(bare(line.text)) + ":"))
        return
    indent = len(bullet[1].expandtabs(4)) if bullet else -1
    last = section[-1] if section else None
    indents = [entry.indent for entry in section if entry.indent >= 0]
    outermost = min(indents, default=indent)
    nested = bullet is not None and indent > outermost + 1
    begins = _NAMED.match(line.text) or (last and not named and last.text[-1] in ".!?")
    follows = not bullet and not after_space and (indents or not begins)
    of_heading = last is not None and last.indent < 0 and last.text.endswith(":")
    if last and (nested or follows or of_heading):
        last.text += f" {text}"
    else:
        section.append(Entry(line.source, text, indent, bool(_NUMBER.match(line.text))))


def _left_out(strange: Sequence[Line]) -> Iterator[Remark]:
    """Tell of each heading that is not known how many lines went with it."""
    at = ""
    counts: dict[str, int] = {}
    for line in strange:
        if _HEADING.match(line.text):
            at = f"{line.source}|{bare(line.text)}"
        counts[at] = counts.get(at, -1) + 1
    for named, count in counts.items():
        source, _, heading = named.partition("|")
        what = f"no part of a topic is known by the heading `{heading}`"
        yield Remark(source, f"{what}: {count} lines left out")
