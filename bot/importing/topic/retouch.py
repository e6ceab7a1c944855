"""One text of one entry, written anew; all else in its file stays as its author wrote it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.importing.remarks import Refused
from bot.importing.topic.lines import File, indented, items_of, section
from bot.importing.topic.yaml_text import entry, mapping
from content.tree import MapNode, plain

_TOPIC: Final = "topic.yaml"


def retouch(
    files: Mapping[str, bytes], tree: MapNode, part: str, name: str, changed: tuple[str, str]
) -> dict[str, bytes]:
    """Give a topic's files with one key of an entry changed: `changed` is the key and its text.

    `tree` is the topic as it was read from these files, `part` the list that the entry `name` is
    in. Refused where the list is written in a way that cannot be edited line by line.
    """
    node = next(one for one in tree.maps(part) if one.text("id") == name)
    path = Path(Path(node.place.file).name)
    file = File.of(path, files[path.name])
    found = section(file, items_of(tree, part)[node.place.file])
    if found is None or name not in found.blocks:
        raise Refused(f"{path}: write `{part}` one below the other, each after `- `.")
    start, end = found.blocks[name]
    if file.lines[start].lstrip().startswith("- {"):
        whole = entry({**plain(node), changed[0]: changed[1]})
        file.replace(start, end, indented(whole, found.indent))
    else:
        file.replace(*_rewritten(file, node, changed, (start, end)))
    return {**files, path.name: file.text().encode()}


def retitle(files: Mapping[str, bytes], tree: MapNode, title: str) -> dict[str, bytes]:
    """Give a topic's files with another title."""
    path = Path(_TOPIC)
    file = File.of(path, files[_TOPIC])
    at = tree.keys["title"].line - 1
    file.replace(at, _until(file, at, len(file.lines), 0), mapping({"title": title}))
    return {**files, _TOPIC: file.text().encode()}


def _rewritten(
    file: File, node: MapNode, changed: tuple[str, str], block: tuple[int, int]
) -> tuple[int, int, list[str]]:
    """Give the lines that a key stands on, and those that take their place."""
    key, text = changed
    start, end = block
    dash = len(file.lines[start]) - len(file.lines[start].lstrip())
    inside = dash + len(file.lines[start].lstrip()) - len(file.lines[start].lstrip(" -"))
    written = mapping({key: text}, inside)
    if key not in node.keys:
        return end, end, written
    at = node.keys[key].line - 1
    until = _until(file, at, end, inside)
    if at == start:
        written[0] = file.lines[start][:inside] + written[0].lstrip()
    return at, until, written


def _until(file: File, at: int, end: int, inside: int) -> int:
    """Find the line before which the text of a key ends, without the empty lines below it."""
    until = at + 1
    while until < end and _belongs(file.lines[until], inside):
        until += 1
    while not file.lines[until - 1].strip():
        until -= 1
    return until


def _belongs(line: str, inside: int) -> bool:
    """Whether a line goes on with the text of a key that stands so many spaces in."""
    return not line.strip() or len(line) - len(line.lstrip()) > inside
