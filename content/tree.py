"""A content file as read: texts, lists and groups of keys, each knowing its file and line.

Nothing here judges. A rule asks a group for what it needs and gets nothing where the author wrote
something else, so a rule never fails on a file that is full of faults.
"""

from typing import Any

from msgspec import Struct

from content.complaint import Place


class TextNode(Struct, frozen=True):
    """A scalar, exactly as typed."""

    place: Place
    value: str


class ListNode(Struct, frozen=True):
    """A list."""

    place: Place
    items: tuple["Node", ...]


class MapNode(Struct, frozen=True):
    """Keys and their values, in the author's order; `keys` says where each key stands."""

    place: Place
    entries: dict[str, "Node"]
    keys: dict[str, Place]

    def text(self, key: str) -> str | None:
        """Give the text under `key`, without surrounding space; None when there is no text."""
        node = self.entries.get(key)
        return node.value.strip() if isinstance(node, TextNode) else None

    def texts(self, key: str) -> tuple[TextNode, ...]:
        """Give the texts in the list under `key`, leaving out whatever is no text."""
        return tuple(node for node in self._items(key) if isinstance(node, TextNode))

    def maps(self, key: str) -> tuple["MapNode", ...]:
        """Give the groups of keys in the list under `key`, leaving out whatever else is there."""
        return tuple(node for node in self._items(key) if isinstance(node, MapNode))

    def at(self, key: str) -> Place:
        """Say where `key` stands, or where this group begins when it has no such key."""
        return self.keys.get(key, self.place)

    def _items(self, key: str) -> tuple["Node", ...]:
        node = self.entries.get(key)
        return node.items if isinstance(node, ListNode) else ()


Node = TextNode | ListNode | MapNode


def plain(node: Node) -> Any:
    """Give the tree as bare dicts, lists and texts, for pydantic."""
    match node:
        case TextNode():
            return node.value
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key: plain(value) for key, value in node.entries.items()}


def place_of(node: Node, path: tuple[int | str, ...]) -> Place:
    """Say where the thing at `path` stands, or the nearest thing around it that exists."""
    place = node.place
    for step in path:
        if isinstance(node, MapNode) and step in node.entries:
            place, node = node.keys[str(step)], node.entries[str(step)]
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place
