"""A page of notes as its sections: headings in any order and wording, bullets of any kind.

Works on lines, each with where it stood, so that a text, Markdown and a Word file are one thing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from bot.importing.pages.headings import PLAIN, Part, bare, could_be, manner_of, manners_of, part_of
from bot.importing.pages.prose import Line, alone, plain, prepared
from bot.importing.remarks import Remark

_RIGHT, _WRONG = "✓✔☑✅", "✗✘✖❌"
_BULLET: Final = re.compile(
    rf"""
    (\s*)
    (?: [-*+•‣▪●○◦·–—➢➤►▸▶◆★☐{_RIGHT}{_WRONG}] | o(?=\s)
      | \d{{1,2}}(?:\.\d{{1,2}}){{1,2}}\.?                          # 1.2 or 1.2.3.
      | \d{{1,2}}[.)] | \(\w{{1,2}}\) | (?:[ivx]{{2,5}}|[a-z])[.)]  # 1. (a) iv) b.
      | \[[\ xX]\]                                                  # a box to tick
    )
    \s+ (?: \[[\ xX]\] \s+ )? (?=\S)
    """,  # noqa: RUF001
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"\s*\d{1,2}[.)]\s")
_NAMED: Final = re.compile(r"[^\W\d_][^.:=]{1,60}?(?::\s+|\s[=–—→-]\s+)\S")  # noqa: RUF001
_RULE: Final = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*")
_INLINE: Final = re.compile(r"([^\W\d_][\w ]{2,30}):\s+(\S.*)")
_SO_IT_IS: Final = re.compile(
    r"(?:reality|fact|the truth|truth|correction|correct|in fact|actually"
    r"|realidad|en realidad|verdad|lo correcto|richtig|in wirklichkeit|tats[aä]chlich)\s*[:–—-]\s",  # noqa: RUF001
    re.IGNORECASE,
)
"""What stands before what is so, below what is not."""
_LONGEST_TITLE: Final = 120
_TITLED: Final = re.compile(
    r"(?:topic|title|subject|tema|t[ií]tulo|thema|titel)\s*[:–—]\s*(\S.*)",  # noqa: RUF001
    re.IGNORECASE,
)


class Entry(Struct):
    """One bullet or paragraph of a section."""

    source: str
    text: str
    indent: int = -1
    """How far in its bullet stands; -1 for a paragraph."""
    numbered: bool = False
    is_heading: bool = False
    """Whether a heading below that of the concepts made it."""
    so: str = ""
    """What is right, behind a tick, where the entry has a cross before it."""
    is_crossed: bool = False


class Page(Struct):
    """What a page holds."""

    title: str = ""
    lead: str = ""
    """What stands before the first heading."""
    sections: dict[Part, list[Entry]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def read_page(given: Sequence[Line]) -> Page:
    """Part a page into its sections; lines under a heading that is not known are told."""
    title, lines = prepared(given)
    manners = manners_of(line.text for line in lines if not line.is_code)
    singly = alone(lines, lambda text: bool(manner_of(text) and part_of(bare(text))))
    reader = _Reader(manners)
    for place, line in enumerate(lines):
        reader.take(line, is_alone=place in singly)
    page = reader.page
    page.title = page.title or title
    page.remarks += _left_out(reader.strange)
    return page


class _Reader(Struct):
    """Takes the lines of a page one by one, and knows below which heading it stands."""

    manners: frozenset[str]
    """The manners in which the headings of known parts are written."""
    page: Page = field(default_factory=Page)
    section: list[Entry] | None = None
    """Where entries go; None before the first heading, and below one that is not known."""
    strange: list[Line] = field(default_factory=list)
    """Headings that are not known, and what stands below them."""
    after_space: bool = True

    def take(self, line: Line, *, is_alone: bool) -> None:
        """Take a line; one that `is_alone` has empty lines around it."""
        if not line.text.strip() or _RULE.fullmatch(line.text):
            self.after_space = True
        elif line.is_code:
            self._add_code(line)
        else:
            self._take_text(line, is_alone=is_alone)
            self.after_space = False

    def _take_text(self, line: Line, *, is_alone: bool) -> None:
        page, manner = self.page, manner_of(line.text)
        of_concepts = self.section is not None and self.section is page.sections.get(Part.CONCEPTS)
        part = part_of(bare(line.text)) if manner in self.manners else None
        if part is not None and not _goes_on_counting(line.text, manner, self.section):
            self.section = page.sections.setdefault(part, [])
        elif title := _title_of(page, line.text, manner):
            page.title = title
        elif _begins_another(manner, self.manners, of_concepts=of_concepts):
            self.section = None
            self.strange.append(line)
        elif self.section is not None:
            begins = self.after_space or (is_alone and not of_concepts)
            _add(self.section, line, after_space=begins, named=of_concepts)
        elif self.strange:
            self.strange.append(line)
        elif not page.sections and (said := _synopsis(line.text)):
            self.section = page.sections.setdefault(Part.SYNOPSIS, [])
            self.section.append(Entry(line.source, plain(said)))
        else:
            page.lead = f"{page.lead} {plain(line.text)}".strip()

    def _add_code(self, line: Line) -> None:
        """Add a line of a program to what it stands below, with its spaces."""
        if self.section:
            self.section[-1].text += f"\n{line.text}"
        elif self.section is None and self.strange:
            self.strange.append(line)
        else:
            self.page.lead = f"{self.page.lead}\n{line.text}".strip()


def parts_in(lines: Sequence[Line]) -> set[Part]:
    """Name the parts that a page has headings for."""
    _, prose = prepared(lines)
    texts = [line.text for line in prose if not line.is_code]
    manners = manners_of(texts)
    named = (bare(text) for text in texts if manner_of(text) in manners)
    return {part for heading in named if (part := part_of(heading))}


def _goes_on_counting(text: str, manner: str, section: list[Entry] | None) -> bool:
    """Whether a line with a number, as "3. Key terms", is an entry of the list before it."""
    return bool(manner == "number" and _NUMBER.match(text) and section and section[-1].numbered)


def _title_of(page: Page, text: str, manner: str) -> str:
    """Give what a page's first line calls it; empty where it is no title."""
    if page.sections or page.title or page.lead:
        return ""
    named = bare(text)
    if found := _TITLED.fullmatch(named):
        return plain(found[1])
    is_marked = bool(manner) and manner != PLAIN and len(text) <= _LONGEST_TITLE
    is_title = (is_marked or could_be(text)) and not _BULLET.match(text)
    return plain(named) if is_title else ""


def _begins_another(manner: str, manners: frozenset[str], *, of_concepts: bool) -> bool:
    """Whether a heading that is not known begins a section of its own.

    Below the concepts, a heading of another kind than those of the parts is a concept's name.
    """
    if not manner.startswith(("#", "bold", "capitals")):
        return False
    return manner in manners or (not of_concepts and manner.startswith("#"))


def _synopsis(text: str) -> str:
    """Give what a line says behind "Overview: "; empty if it does not begin so."""
    found = _INLINE.fullmatch(text.strip())
    return found[2] if found and part_of(found[1]) is Part.SYNOPSIS else ""


def _add(section: list[Entry], line: Line, *, after_space: bool, named: bool) -> None:
    """Add a bullet, a heading of a concept, or what goes on from the line before.

    Where there are no bullets, a line that has a name and a colon begins an entry, and so does one
    after the end of a sentence, unless each entry is to have a name.
    """
    bullet = _BULLET.match(line.text)
    manner = manner_of(line.text)
    text = plain(line.text[bullet.end() :] if bullet else line.text)
    if manner.startswith(("#", "bold")):
        section.append(Entry(line.source, plain(bare(line.text)) + ":", is_heading=True))
        return
    indent = len(bullet[1].expandtabs(4)) if bullet else -1
    last = section[-1] if section else None
    indents = [entry.indent for entry in section if entry.indent >= 0]
    outermost = min(indents, default=indent)
    nested = bullet is not None and indent > outermost + 1
    begins = _NAMED.match(text) or (last and not named and last.text[-1] in ".!?")
    follows = not bullet and not after_space and (indents or not begins)
    of_heading = last is not None and (
        (last.indent < 0 and last.text.endswith(":"))
        or (last.is_heading and not _NAMED.match(text))
        or (not named and _SO_IT_IS.match(text) is not None)
    )
    sign = line.text.strip()[:1]
    if last and last.is_crossed and sign in _RIGHT:
        last.so = f"{last.so} {text}".strip()
    elif last and (nested or follows or of_heading):
        between = "; " if nested and last.text[-1:].isalnum() else " "
        last.text += f"{between}{text}"
    else:
        is_numbered = bool(_NUMBER.match(line.text))
        section.append(Entry(line.source, text, indent, is_numbered, is_crossed=sign in _WRONG))


def _left_out(strange: Sequence[Line]) -> Iterator[Remark]:
    """Tell of each heading that is not known how many lines went with it."""
    at = ""
    counts: dict[str, int] = {}
    for line in strange:
        if not line.is_code and manner_of(line.text).startswith(("#", "bold", "capitals")):
            at = f"{line.source}|{bare(line.text)}"
        counts[at] = counts.get(at, -1) + 1
    for named, count in counts.items():
        source, _, heading = named.partition("|")
        what = f"no part of a topic is known by the heading `{heading}`"
        lines = "1 line" if count == 1 else f"{count} lines"
        yield Remark(source, f"{what}: {lines} left out")
