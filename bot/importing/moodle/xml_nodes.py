"""XML as nodes that know their line; no entities, no outside files, and bounded.

defusedxml refuses what makes XML dangerous. Its tree has no lines, and an author looks for lines.
"""

from collections.abc import Callable, Iterator
from typing import Final

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError
from msgspec import Struct, field

from bot.importing.found import Given
from bot.importing.remarks import Refused

MAX_BYTES: Final = 100_000_000
"""A bank of 2,000 questions with their pictures, which XML holds as text."""
MAX_NODES: Final = 2_000_000
_DEEPEST: Final = 40
"""Moodle's own files are seven levels deep."""


class Node(Struct):
    """One element, its attributes and what is in it."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give its own text."""
        return "".join(self.parts)

    def all(self, *tags: str) -> Iterator["Node"]:
        """List the elements in it that have one of these names."""
        return (child for child in self.children if child.tag in tags)

    def one(self, tag: str) -> "Node | None":
        """Give the first element in it that has this name."""
        return next(self.all(tag), None)

    def words(self, tag: str) -> str:
        """Give the text of an element in it, or of the `text` in that; empty when it is not there.

        Moodle writes names as `<name><text>...</text></name>`.
        """
        node = self.one(tag)
        inner = node.one("text") if node else None
        found = inner or node
        return found.text.strip() if found else ""


def parse(given: Given) -> Node:
    """Read a file's XML; Refused, with the line, when it is broken, dangerous or too large."""
    if len(given.data) > MAX_BYTES:
        raise Refused(f"{given.name}: this XML is larger than {MAX_BYTES // 1_000_000} MB.")
    builder = _Builder(given.name)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.line = lambda: int(parser.parser.CurrentLineNumber)
    try:
        parser.feed(given.data)
        parser.close()
    except ParseError as error:
        line = error.position[0]
        raise Refused(f"{given.name}:{line}: this XML is broken here ({error.msg}).") from None
    except DefusedXmlException:
        what = "it declares entities, which no export of a course does"
        raise Refused(f"{given.name}:{builder.line()}: {what}.") from None
    except (ValueError, LookupError) as error:
        raise Refused(f"{given.name}: this XML cannot be read ({error}).") from None
    if builder.root is None:
        raise Refused(f"{given.name}: there is nothing in this XML.")
    return builder.root


class _Builder:
    """What the parser calls for each tag and text."""

    def __init__(self, name: str) -> None:
        self.root: Node | None = None
        self.line: Callable[[], int] = lambda: 1
        self._name = name
        self._open: list[Node] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, self.line())
        self._count += 1
        if self._count > MAX_NODES or len(self._open) >= _DEEPEST:
            what = f"more than {MAX_NODES} elements, or {_DEEPEST} in each other"
            raise Refused(f"{self._name}:{node.line}: {what}.")
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def close(self) -> None:
        """Have nothing left to do."""
