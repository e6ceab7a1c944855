"""Puts the entries of a deck into a topic's folder, and never over what its author has changed."""

from collections import Counter
from itertools import count
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from bot.importing.remarks import Remark, nothing_to_ask
from bot.importing.topic.build import Built
from bot.importing.topic.entries import New
from bot.importing.topic.folder import PARTS, Folder
from bot.importing.topic.lines import File, indented
from bot.importing.topic.record import FILE, RecordedEntry, digest, record_text
from bot.importing.topic.yaml_text import entry, mapping
from content.ids import slug

MOST_BYTES: Final = 900_000
"""A file's size, below the 1 MB that is read; what is more goes into another file."""

_ABOUT: Final = {
    "misconceptions": (
        "# Wrong ideas that learners hold. Say in `instead` what is so, and under `listen_for` how",
        "# somebody types it who believes it.",
    ),
    "marking_points": (
        "# A mark is given when one phrase from every line of `credit_when` is there: take away",
        "# what need not be said, and add beside each word others that your learners use.",
    ),
}

_NAMES: Final = {"flashcards": "flashcards", "questions": "quiz"}
_NOTE: Final = (
    "# Made by `viva import` from {source}. Change what you like: importing again adds what is new",
    "# and leaves alone what you have changed.",
)


class Merged(Struct):
    """The folder as it is to be, while that is worked out."""

    folder: Folder
    built: Built
    source: str
    """The file that the deck is out of."""
    language: str
    new: dict[str, list[New]] = field(default_factory=lambda: {part: [] for part in PARTS})
    """The entries that are added, by the list they belong to."""
    files: dict[Path, str] = field(default_factory=dict)
    """The texts of all files that are written."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many entries were `new`, `changed`, `as before`, `yours`, `deleted by you`."""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether something that can be asked was imported into the folder before."""
        asked = self.built.of("flashcards", "questions")
        return any(one.identity in self.folder.record for one in asked)

    def lines_of(self, part: str) -> list[str]:
        """Give the lines of the new entries of a list."""
        return [line for one in self.new[part] for line in entry(one.entry(self.built.concepts))]


def merge(folder: Folder, built: Built, source: str, language: str) -> Merged:
    """Work out what the folder's files will hold; nothing is written here.

    Raises Refused where nothing is left of which a topic could be made.
    """
    if not folder.title and not built.of("concepts"):
        raise nothing_to_ask(source, "card or question", built.remarks)
    merged = Merged(folder, built, source, language, remarks=list(built.remarks))
    renewed = {one.id for one in built.entries}
    record = {name: one for name, one in folder.record.items() if one.id not in renewed}
    for one in built.entries:
        lines = entry(one.entry(built.concepts))
        if _is_new(merged, one, lines):
            merged.new[one.part].append(one)
            merged.counts["new"] += 1
        record[one.identity] = RecordedEntry(one.id, one.part, digest(lines), source)
    _say_what_is_gone(merged)
    if folder.title:
        _add(merged)
    else:
        _topic_file(merged)
    _items(merged)
    merged.files = {file.path: file.text() for file in folder.files.values() if file.edits}
    merged.files[folder.path / FILE] = record_text(record)
    return merged


def _is_new(merged: Merged, one: New, lines: list[str]) -> bool:
    """Tell whether an entry is to be added; one that stands there is renewed, or left alone."""
    folder = merged.folder
    section = folder.section_of(one.part, one.id)
    before = folder.record.get(one.identity)
    if section is None:
        if before is not None or one.id in folder.known.recorded.values():
            merged.counts["deleted by you"] += 1
            return False
        return True
    written = section.lines_of(one.id)
    if digest(written) == digest(lines):
        merged.counts["as before"] += 1
    elif _as_left(folder, one.id, written):
        start, end = section.blocks[one.id]
        section.file.replace(start, end, indented(lines, section.indent))
        merged.counts["changed"] += 1
    else:
        merged.counts["yours"] += 1
        if before is None or before.digest != digest(lines):
            what = f"changed in the file, and by you in {section.file.path.name}: yours is kept"
            merged.remarks.append(Remark(one.source, what))
    return False


def _as_left(folder: Folder, name: str, written: list[str]) -> bool:
    """Whether an entry's lines are as some import has written them."""
    found = digest(written)
    return any(one.id == name and one.digest == found for one in folder.record.values())


def _say_what_is_gone(merged: Merged) -> None:
    """Remark on entries that came from this file, are no longer in it, and still stand there."""
    here = {one.id for one in merged.built.entries}
    gone = [
        one.id
        for one in merged.folder.record.values()
        if one.came_from == merged.source
        and one.id not in here
        and merged.folder.section_of(one.part, one.id) is not None
    ]
    if gone:
        names = ", ".join(gone[:5]) + (f" and {len(gone) - 5} more" if len(gone) > 5 else "")
        what = f"no longer has {names}: kept; write `status: retired` where nobody is to be asked"
        merged.remarks.append(Remark("the file", what))


def _add(merged: Merged) -> None:
    """Add to the lists of a topic.yaml that is there."""
    folder, built = merged.folder, merged.built
    file = folder.files[str(folder.path / "topic.yaml")]
    for part in PARTS[:3]:
        lines, sections = merged.lines_of(part), folder.sections[part]
        if lines and sections:
            file.replace(sections[0].end, sections[0].end, indented(lines, sections[0].indent))
        elif lines:
            file.replace(len(file.lines), len(file.lines), _list(part, lines))
    if built.tips and not folder.has_tips:
        end = len(file.lines)
        file.replace(end, end, ["", *mapping({"exam_tips": built.tips})])


def _topic_file(merged: Merged) -> None:
    """Write topic.yaml, in the order of the guide."""
    built, language = merged.built, merged.language
    lines = [
        *_note(merged.source),
        "",
        "# Its name for the bot: never change it once people are learning.",
        *mapping({"topic": slug(built.title)}),
        *mapping({"title": built.title, "language": language, "synopsis": built.synopsis}),
    ]
    lines += _list("concepts", merged.lines_of("concepts"))
    if built.tips:
        lines += ["", *mapping({"exam_tips": built.tips})]
    for part in PARTS[1:3]:
        if merged.new[part]:
            lines += _list(part, merged.lines_of(part))
    path = merged.folder.path / "topic.yaml"
    merged.folder.files[str(path)] = File(path, [], edits=[(0, 0, lines)])


def _list(part: str, lines: list[str]) -> list[str]:
    """Write a list with the note that tells its author what to make of it."""
    return ["", *_ABOUT.get(part, ()), f"{part}:", *lines]


def _note(source: str) -> list[str]:
    return [line.format(source=source) for line in _NOTE]


def _items(merged: Merged) -> None:
    """Put items at the end of their last file; where that is full, into another one."""
    for part, name in _NAMES.items():
        end = _Ending(merged.folder, part, name, merged.source)
        for one in merged.new[part]:
            end.add(entry(one.entry(merged.built.concepts)))
        end.close()


class _Ending:
    """The end of the last file of a part, which moves on to the next file when one is full."""

    def __init__(self, folder: Folder, part: str, name: str, source: str) -> None:
        self._folder, self._part, self._name, self._source = folder, part, name, source
        sections = folder.sections[part]
        self._section = sections[-1] if sections else None
        self._size = self._section.file.size() if self._section else 0
        self._lines: list[str] = []

    def add(self, lines: list[str]) -> None:
        """Add the lines of one entry."""
        size = sum(len(line.encode()) + 2 for line in lines)
        if self._size + size > MOST_BYTES:
            self.close()
            self._section, self._size = None, 0
        self._lines += lines
        self._size += size

    def close(self) -> None:
        """Put what was added into the file."""
        if not self._lines:
            return
        if self._section:
            lines = indented(self._lines, self._section.indent)
            self._section.file.replace(self._section.end, self._section.end, lines)
        else:
            path = self._free_path()
            start = [*_note(self._source), "", f"{self._part}:"]
            self._folder.files[str(path)] = File(path, [], edits=[(0, 0, [*start, *self._lines])])
        self._lines = []

    def _free_path(self) -> Path:
        folder = self._folder
        names = (f"{self._name}{f'-{number}' if number > 1 else ''}.yaml" for number in count(1))
        paths = (folder.path / name for name in names)
        return next(path for path in paths if not path.exists() and str(path) not in folder.files)
