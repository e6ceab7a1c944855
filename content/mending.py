"""Writes a topic's files as their author meant them, where that is beyond doubt.

What is mended: names that an editor has lengthened, the encoding, line ends, tabs and odd spaces in
front, quotation marks that YAML needs or that a word processor bent, dashes that it bent or that
are missing, a space after a key or a dash, and ids that are missing. Every letter stays: a line is
taken as the reader of traps would read it on only where that differs in quotation marks, dashes,
spaces and backslashes. Whatever would need a guess is left to its author, with its complaint.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import yaml
from msgspec import Struct, field

from content.complaint import Place
from content.files import is_read, meant_name, part_files
from content.ids import free, slug
from content.traps.broken import trap_of
from content.traps.dashes import put_dashes
from content.traps.spaces import readable, spaced
from content.traps.texts import cut_short, fences, typographic
from content.traps.trap import in_quotes, split_lines
from content.tree import MapNode, Node
from content.yaml_text import MAX_BYTES, parse_yaml

_MOST_MENDS: Final = 1_000
_LETTERS: Final = re.compile("[\\s\\\\\"'“”„«»‘’‚*+–—−•‣●·-]")  # noqa: RUF001
"""What may differ between a line and the same line mended."""
_PAIR: Final = re.compile(r"(\s*(?:- +)*[A-Za-z_][\w-]*: +)([^\s\"'\[{|>#](?:.*\S)?)\s*")
_NAMED_BY: Final = {
    "concepts": ("", "name"),
    "misconceptions": ("", "name"),
    "marking_points": ("mp-", "mark"),
    "flashcards": ("f-", "front"),
    "questions": ("q-", "ask"),
}
"""For each list: what an id begins with, and the text that it is made of."""

_LISTS: Final = tuple(_NAMED_BY)


class _Mended(Struct):
    """One file while it is being mended."""

    path: Path
    lines: list[str]
    done: list[str] = field(default_factory=list)

    def replace(self, place: int, line: str, what: str) -> None:
        """Write another line, counted from 0, and say why."""
        self.lines[place] = line
        self.says(place, what)

    def says(self, place: int, what: str) -> None:
        self.done.append(f"{Place(str(self.path), place + 1)}: {what}")


def mend_folder(folder: Path) -> list[str]:
    """Mend every file of a topic in place, and say what was done, line by line."""
    done = _called(folder)
    taken: set[str] = set()
    paths = [folder / "topic.yaml", *(path for path, _ in part_files(folder))]
    files = [mended for path in paths if (mended := _read(path))]
    for mended in files:
        _straighten(mended)
        taken |= _ids(mended)
    for mended in files:
        _name(mended, taken)
        if mended.done:
            text = "\n".join(mended.lines).rstrip("\n") + "\n"
            mended.path.write_text(text, encoding="utf-8", newline="\n")
        done += mended.done
    return done


def _called(folder: Path) -> list[str]:
    """Give a file the name that it was meant to have, where no other file has it."""
    done = []
    for path in sorted(folder.iterdir()):
        name = meant_name(path.name)
        if name != path.name and is_read(name) and not (folder / name).exists():
            path.rename(folder / name)
            done.append(f"{Place(str(path), 1)}: is called `{name}` now")
    return done


def _read(path: Path) -> _Mended | None:
    """Read a file in whatever encoding it has; None where it is missing or far too large."""
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    raw = path.read_bytes()
    text, encoding = _decoded(raw)
    mended = _Mended(path, split_lines(text.removeprefix("\ufeff")))
    if encoding:
        mended.says(0, f"was {encoding}, and is UTF-8 now")
    if text.startswith("\ufeff"):
        mended.says(0, "a byte mark before the first key is gone")
    if "\r" in text:
        mended.says(0, "lines end as they do everywhere now")
    return mended


def _decoded(raw: bytes) -> tuple[str, str]:
    """Decode, and name the encoding where it is not UTF-8; Latin-1 is a part of Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        bare = raw.removeprefix(b"\xef\xbb\xbf")  # two programs have written it
        return bare.decode("cp1252", errors="replace"), "Windows-1252"


def _straighten(mended: _Mended) -> None:
    for place in fences(mended.lines):
        mended.replace(place, "", "backticks of the page that it was copied from are gone")
    _in_spaces(mended)
    dashed, lost = put_dashes(mended.lines)
    for trap in lost:
        mended.says(trap.line - 1, f"{trap.what}; put right")
    mended.lines[:] = dashed
    _each(mended, _trap)
    _each(mended, _bent)


def _in_spaces(mended: _Mended) -> None:
    """Write plain spaces in front of every line: for a tab as many as make the file readable."""
    lines = readable(mended.lines) or [spaced(line, 2) for line in mended.lines]
    pairs = enumerate(zip(mended.lines, lines, strict=True))
    odd = [place for place, (before, after) in pairs if before != after and before.strip()]
    for place in odd:
        mended.lines[place] = lines[place]
    if odd:
        everywhere = f", in {len(odd)} lines" if len(odd) > 1 else ""
        mended.says(odd[0], f"spaces in front, not tabs{everywhere}")


def _each(mended: _Mended, find: Callable[[_Mended], tuple[int, str, str] | None]) -> None:
    """Mend what is found, one after the other, because each may hide the next."""
    tried: set[tuple[int, str]] = set()
    for _ in range(_MOST_MENDS):
        found = find(mended)
        if found is None:
            return
        place, line, what = found
        before = mended.lines[place]
        if line.lstrip() == before.lstrip() or _letters(line) != _letters(before):
            return  # how far in a line belongs is a guess, and so is any other letter
        if (place, what) in tried:
            return  # it was not that
        tried.add((place, what))
        mended.replace(place, line, what)


def _letters(line: str) -> str:
    return _LETTERS.sub("", line)


def _trap(mended: _Mended) -> tuple[int, str, str] | None:
    """Find where YAML gives up, and how the line was meant."""
    try:
        list(_events(mended))
    except yaml.YAMLError as error:
        trap = trap_of(mended.lines, error)
        line, meant = mended.lines[trap.line - 1], trap.instead or ""
        if _letters(line) != _letters(meant):
            meant = _quoted(line)
        return (trap.line - 1, meant, f"{trap.what}; put right") if meant else None
    return None


def _quoted(line: str) -> str:
    """Put a text that stands behind its key in quotation marks; empty where a note follows it."""
    found = _PAIR.fullmatch(line)
    return found[1] + in_quotes(found[2]) if found and "  #" not in found[2] else ""


def _bent(mended: _Mended) -> tuple[int, str, str] | None:
    """Find a text that a number sign cuts, or one in typographic quotation marks."""
    try:
        events = list(_events(mended))
    except yaml.YAMLError:
        return None
    for event in events:
        if isinstance(event, yaml.ScalarEvent) and not event.style:
            start: Any = event.start_mark  # a parsed event has both marks
            end: Any = event.end_mark
            if start.line != end.line or end.line >= len(mended.lines):
                continue
            line = mended.lines[end.line]
            head, text, rest = line[: start.column], event.value, line[end.column :]
            if text and cut_short(rest) and not set("{[") & set(head):
                quoted = head + in_quotes(line[start.column :].rstrip())
                return end.line, quoted, "quoted, for a number sign cut its text"
            if typographic(text):
                return end.line, head + in_quotes(text[1:-1]) + rest, "straight quotation marks"
    return None


def _events(mended: _Mended) -> Iterator[Any]:
    return yaml.parse("\n".join(mended.lines), Loader=yaml.CSafeLoader)


def _tree(mended: _Mended) -> MapNode | None:
    node: Node | None
    node, _ = parse_yaml("\n".join(mended.lines).encode(), str(mended.path))
    return node if isinstance(node, MapNode) else None


def _ids(mended: _Mended) -> set[str]:
    tree = _tree(mended)
    groups = [one for part in _LISTS for one in tree.maps(part)] if tree else []
    return {name for group in groups for key in ("id", "was") if (name := group.text(key))}


def _name(mended: _Mended, taken: set[str]) -> None:
    """Give an id to every entry that has none, from the last to the first, for lines are added."""
    tree = _tree(mended)
    if tree is None:
        return
    nameless = [
        (group, part) for part in _LISTS for group in tree.maps(part) if "id" not in group.entries
    ]
    for group, part in sorted(nameless, key=lambda one: -one[0].place.line):
        prefix, key = _NAMED_BY[part]
        place = group.place.line - 1
        entry = re.match(r"(\s*)- (\{ *)?(?=\S)", mended.lines[place])
        if entry is None or not group.text(key):
            continue
        name = free(slug(group.text(key) or "", prefix), taken)
        taken.add(name)
        rest = mended.lines[place][entry.end() :]
        if entry[2]:
            mended.lines[place] = f"{entry[0]}id: {name}, {rest}"
        else:
            mended.lines[place : place + 1] = [f"{entry[0]}id: {name}", f"{entry[1]}  {rest}"]
        mended.says(place, f"has an id now, `{name}`")
