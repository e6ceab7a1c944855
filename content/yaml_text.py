"""Reads a content file into a tree in which every scalar is text and everything knows its line.

YAML turns `no` into False, `12:30` into 750 and `1_000` into a number; here they stay what the
author typed, and the field that wants a number asks for one. Whatever could hide content or make
a small file explode (aliases, tags, doubled keys, deep nesting, a second document) is refused.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml
from msgspec import Struct, field

from content.complaint import Complaint, Place
from content.traps.broken import trap_of
from content.traps.dashes import put_dashes
from content.traps.spaces import in_plain_spaces
from content.traps.texts import cut_short, fences, left_open, typographic
from content.traps.trap import Trap, split_lines
from content.tree import ListNode, MapNode, Node, TextNode

MAX_BYTES = 1_000_000
"""A topic's largest file; a bank of 1,000 questions is a third of this."""

MAX_DEPTH = 20
"""Levels of lists and keys inside one another; the format itself needs six."""

MAX_TRAPS = 50
"""Faults of the writing itself named in one run; a file with more is not YAML at all."""


def read_yaml(path: Path) -> tuple[Node | None, list[Complaint]]:
    """Read one file; the tree is None when the file could not be read to its end."""
    start = Place(str(path), 1)
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):  # reading a pipe would wait for ever
            return None, [Complaint(start, "this is not a file", "Put a file in its place.")]
        if found.st_size > MAX_BYTES:
            return None, [_too_big(start)]
        return parse_yaml(path.read_bytes(), str(path))
    except FileNotFoundError:
        what = "this file is not there"
        return None, [Complaint(start, what, "Write it, or give the one that is meant this name.")]
    except OSError as error:
        what = f"this file cannot be opened ({error.strerror})"
        return None, [Complaint(start, what, "Check its name, and that you may read it.")]


def parse_yaml(raw: bytes, file: str) -> tuple[Node | None, list[Complaint]]:
    """Parse the bytes of a file that is called `file` in complaints."""
    start = Place(file, 1)
    if len(raw) > MAX_BYTES:
        return None, [_too_big(start)]
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(file, raw[: error.start].count(b"\n") + 1)
        what = "this line has a character that is not UTF-8"
        return None, [Complaint(place, what, 'Save the file with the encoding "UTF-8".')]
    if source.startswith("{\\rtf"):
        what = "this is a document of a word processor (RTF)"
        return None, [Complaint(start, what, "Save it again as plain text.")]
    return _parse_mending(source, file)


def _too_big(start: Place) -> Complaint:
    return Complaint(
        start,
        "this file is larger than 1 MB",
        "Split the questions over several files called quiz-1.yaml, quiz-2.yaml and so on.",
    )


def _parse_mending(source: str, file: str) -> tuple[Node | None, list[Complaint]]:
    """Parse; at a known trap, complain, write the line as it was meant, and read on.

    The mended line serves only to find the faults after it: its complaint stays.
    """
    lines = split_lines(source)
    complaints: list[Complaint] = []
    mended: set[int] = set()
    for place in fences(lines):
        what = "three backticks at the margin belong to the page that this was copied from"
        complaints.append(Complaint(Place(file, place + 1), what, "Delete this line."))
        lines[place] = ""
    lines, odd = in_plain_spaces(lines)
    lines, lost = put_dashes(lines)
    complaints += (_complaint(file, trap) for trap in (*odd, *lost))
    while len(mended) < MAX_TRAPS:
        builder = _Builder(file)
        try:
            tree = builder.read("\n".join(lines))
        except yaml.YAMLError as error:
            trap = trap_of(lines, error)
            if trap.line in mended:
                return None, complaints + builder.complaints
            complaints.append(_complaint(file, trap))
            if trap.instead is None:
                return None, complaints + builder.complaints
            mended.add(trap.line)
            lines[trap.line - 1] = trap.instead
        else:
            return tree, complaints + builder.complaints
    return None, complaints


def _complaint(file: str, trap: Trap) -> Complaint:
    return Complaint(Place(file, trap.line), trap.what, trap.mend)


class _StopReadingError(Exception):
    """Nothing sensible can be read after this point; the complaint is already noted."""


class _Builder(Struct):
    """Turns parser events into nodes and notes complaints on the way."""

    file: str
    complaints: list[Complaint] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Of the text that is read."""

    def read(self, source: str) -> Node | None:
        """Build the tree of the only document; None when there is nothing to read."""
        self.lines = source.split("\n")
        events = yaml.parse(source, Loader=yaml.CSafeLoader)
        try:
            return self._document(events)
        except _StopReadingError:
            return None

    def _document(self, events: Iterator[Any]) -> Node | None:
        tree: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if tree is not None:
                self._complain(
                    event,
                    "a line `---` begins a second document here",
                    "Delete that line, so that the file is one document.",
                )
                raise _StopReadingError
            tree = self._node(next(events), events, depth=0)
        if tree is None:
            self.complaints.append(
                Complaint(
                    Place(self.file, 1), "this file is empty", "Write its keys, or delete it."
                )
            )
        return tree

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self._refuse_marks(event)
        match event:
            case yaml.ScalarEvent():
                return self._text(event)
            case yaml.AliasEvent():
                return TextNode(self._place(event), f"*{event.anchor}")
            case _ if depth >= MAX_DEPTH:
                self._complain(
                    event,
                    f"there are more than {MAX_DEPTH} levels of lists and keys inside one another",
                    "Move this nearer to the left margin; no part of a topic is so deep.",
                )
                raise _StopReadingError
            case yaml.SequenceStartEvent():
                items = itertools.takewhile(_is_not(yaml.SequenceEndEvent), events)
                nodes = tuple(self._node(item, events, depth + 1) for item in items)
                return ListNode(self._place(event), nodes)
            case _:
                return self._map(event, events, depth + 1)

    def _text(self, event: Any) -> TextNode:
        value: str = f"{event.tag or ''}{event.value}"
        if not event.style and typographic(value):
            self._complain(
                event,
                "this text stands in typographic quotation marks, which would be shown",
                f'Write straight ones: "{value[1:-1]}".',
            )
        elif not event.style and left_open(value):
            what = "a typographic quotation mark does not keep a text with a comma together"
            self._complain(event, what, 'Put the whole text in straight "double quotes".')
        if not event.style:
            value += self._cut_off(event)
        return TextNode(self._place(event), value)

    def _cut_off(self, event: Any) -> str:
        """Complain of a text that goes on after a number sign, and give what was lost.

        A key with nothing but a note after it has no text that could be cut.
        """
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        rest = line[end.column :]
        cut = cut_short(rest) if event.value or not rest.lstrip().startswith("# ") else None
        if cut is None:
            return ""
        self.complaints.append(Complaint(Place(self.file, end.line + 1), *cut))
        return "" if rest.lstrip().startswith("# ") else rest

    def _map(self, start: Any, events: Iterator[Any], depth: int) -> MapNode:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in itertools.takewhile(_is_not(yaml.MappingEndEvent), events):
            key = self._node(event, events, depth)
            value = self._node(next(events), events, depth)
            if not isinstance(key, TextNode):
                self._complain(
                    event,
                    "a list or a group in brackets stands where a key should be",
                    'If it is the beginning of a text, put the whole text in "double quotes".',
                )
            elif key.value in entries:
                line = keys[key.value].line
                what = f"`{key.value}` is here a second time; it is already on line {line}"
                self._complain(event, what, "Keep one of the two.")
            else:
                entries[key.value], keys[key.value] = value, key.place
        return MapNode(self._place(start), entries, keys)

    def _refuse_marks(self, event: Any) -> None:
        """Complain of `*alias`, `&anchor` and `!tag`, which an author means as text."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse_mark(event, f"*{event.anchor}")
        elif event.anchor:
            self._refuse_mark(event, f"&{event.anchor}")
        elif event.tag:
            self._refuse_mark(event, str(event.tag))

    def _refuse_mark(self, event: Any, mark: str) -> None:
        self._complain(
            event,
            f"`{mark}` begins with a sign that YAML keeps for itself",
            'Put the whole text in "double quotes".',
        )

    def _complain(self, event: Any, what: str, mend: str) -> None:
        self.complaints.append(Complaint(self._place(event), what, mend))

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1)


def _is_not(kind: type) -> Any:
    return lambda event: not isinstance(event, kind)
