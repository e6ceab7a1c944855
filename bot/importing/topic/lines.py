"""A file of a topic as lines, in which entries are found, replaced and added.

Lines that nobody asked to change stay as they are, with their comments and their spacing; that is
why a file is not read into values and written back.
"""

from pathlib import Path

from msgspec import Struct, field

from content.tree import ListNode, MapNode, Node


def indented(lines: list[str], indent: int) -> list[str]:
    """Put the lines of an entry, as it is written at two spaces, at others."""
    return [" " * indent + line[2:] if line.strip() else line for line in lines]


class File(Struct):
    """One file, as it is or as it is to be."""

    path: Path
    lines: list[str]
    ends: str = "\n"
    edits: list[tuple[int, int, list[str]]] = field(default_factory=list)
    """New lines, and those that they take the place of: from which to before which, from 0."""

    @classmethod
    def read(cls, path: Path) -> "File":
        """Read a file that has been found to be sound."""
        return cls.of(path, path.read_bytes())

    @classmethod
    def of(cls, path: Path, data: bytes) -> "File":
        """Take the bytes of such a file."""
        text = data.decode("utf-8-sig")
        ends = "\r\n" if "\r\n" in text else "\n"
        return cls(path, text.replace("\r\n", "\n").rstrip("\n").split("\n"), ends)

    def replace(self, start: int, end: int, lines: list[str]) -> None:
        """Put lines in the place of others; with `start` = `end`, before the line there."""
        self.edits.append((start, end, lines))

    def text(self) -> str:
        """Give the text with every edit."""
        lines = list(self.lines)
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2], reverse=True):
            lines[start:end] = new
        return self.ends.join(lines) + self.ends

    def size(self) -> int:
        """Give the size that the text will have, in bytes, or a little more."""
        added = (line for _, _, lines in self.edits for line in lines)
        return sum(len(line.encode()) + 2 for line in (*self.lines, *added))


class Section(Struct):
    """One list of a file, as `flashcards`, with the lines of its entries."""

    file: File
    blocks: dict[str, tuple[int, int]]
    """By id: from which line to before which, counted from 0."""
    end: int
    """The line before which another entry is put."""
    indent: int

    def lines_of(self, name: str) -> list[str]:
        """Give an entry's lines."""
        start, end = self.blocks[name]
        return self.file.lines[start:end]


def section(file: File, items: tuple[Node, ...]) -> Section | None:
    """Find the entries of a list; None for one that is not written one entry below the other."""
    starts = [_start(file.lines, item.place.line - 1) for item in items]
    if not starts or None in starts or len(set(starts)) < len(starts):
        return None
    begins = [start for start in starts if start is not None]
    indent = _indent(file.lines[begins[0]])
    ends = [*begins[1:], _end(file.lines, begins[-1], indent)]
    blocks = {}
    for item, start, end in zip(items, begins, ends, strict=True):
        if isinstance(item, MapNode) and (name := item.text("id")):
            blocks[name] = (start, _without_notes(file.lines, start, end, indent))
    return Section(file, blocks, _without_notes(file.lines, begins[-1], ends[-1], indent), indent)


def items_of(tree: MapNode, part: str) -> dict[str, tuple[Node, ...]]:
    """Give the entries of a list by the file in which they stand."""
    found: dict[str, tuple[Node, ...]] = {}
    node = tree.entries.get(part)
    for item in node.items if isinstance(node, ListNode) else ():
        found[item.place.file] = (*found.get(item.place.file, ()), item)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _start(lines: list[str], line: int) -> int | None:
    """Find the dash of an entry whose text begins on this line."""
    while line >= 0 and not lines[line].lstrip().startswith("-"):
        if lines[line].strip() and _indent(lines[line]) == 0:
            return None
        line -= 1
    return line if line >= 0 else None


def _end(lines: list[str], start: int, indent: int) -> int:
    """Find where the last entry of a list ends: at the next line that is not further in."""
    for place in range(start + 1, len(lines)):
        text = lines[place].strip()
        if text and not text.startswith("#") and _indent(lines[place]) <= indent:
            return place
    return len(lines)


def _without_notes(lines: list[str], start: int, end: int, indent: int) -> int:
    """Leave empty lines, and notes that stand at the dash or before it, to what follows."""
    while end > start + 1:
        text = lines[end - 1].strip()
        if text and not (text.startswith("#") and _indent(lines[end - 1]) <= indent):
            break
        end -= 1
    return end
