"""Moodle's XML: every kind of question with its feedback, and the pictures packed into it."""

import base64
import binascii
from collections.abc import Callable
from pathlib import PurePosixPath

from bot.importing.found import Deck, Given
from bot.importing.moodle.deck import deck_of, path_of
from bot.importing.moodle.question import Kind, Question
from bot.importing.moodle.xml_nodes import Node, parse
from bot.importing.moodle.xml_questions import Texts, question_of
from bot.importing.remarks import LeftOut, Remark, left_out


def suits(given: Given) -> bool:
    """Whether it begins as Moodle's XML does."""
    head = given.data[:2_000].replace(b"\x00", b"")
    return b"<quiz" in head and head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<")


def read(given: Given) -> tuple[Deck, ...]:
    """Read the file as one deck."""
    questions: list[Question] = []
    remarks: list[Remark] = []
    pictures = _Pictures()
    path: tuple[str, ...] = ()
    paths: set[tuple[str, ...]] = set()
    for node in parse(given).all("question"):
        if node.attributes.get("type") == "category":
            path = path_of(node.words("category"))
            if about := _about(node, path):
                questions.append(about)
            continue
        if node.words("hidden") == "1":
            remarks.append(left_out(f"line {node.line}", "it is hidden in Moodle"))
            continue
        paths.add(path)
        try:
            category = path[-1] if path else ""
            questions.append(question_of(node, category, Texts(pictures.take)))
        except LeftOut as why:
            remarks.append(left_out(f"line {node.line}", why))
    return deck_of(given, questions, remarks, pictures.media, paths=paths)


def _about(node: Node, path: tuple[str, ...]) -> Question | None:
    """Read what a category says of itself."""
    said = Texts(lambda _, name: name).of(node.one("info"))
    source = f"line {node.line}"
    if not said or not path:
        return None
    return Question(source=source, kind=Kind.DESCRIPTION, text=said, category=path[-1])


class _Pictures:
    """The files that are packed into the texts; two of one name are kept apart."""

    def __init__(self) -> None:
        self.media: dict[str, Callable[[], bytes]] = {}
        self._packed: dict[str, str] = {}

    def take(self, node: Node, name: str) -> str:
        """Give the name under which the deck has a picture of this element."""
        packed = next(
            (file.text for file in node.all("file") if file.attributes.get("name") == name), ""
        )
        free = name
        number = 1
        while self._packed.get(free, packed) != packed:
            number += 1
            path = PurePosixPath(name)
            free = f"{path.stem}-{number}{path.suffix}"
        if packed:
            self._packed[free] = packed
            self.media[free] = lambda: _unpacked(packed)
        return free


def _unpacked(packed: str) -> bytes:
    try:
        return base64.b64decode(packed, validate=False)
    except binascii.Error:
        return b""
