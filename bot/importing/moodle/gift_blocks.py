"""A GIFT file as blocks, one a question, each with its line, its category and what comments say.

Moodle parts questions at empty lines. An empty line inside braces is taken as a part of the
answers, which Moodle does not do and people write; braces that are never closed end where the next
question plainly begins.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

SIGNS: Final = "\\~=#{}:n"
"""What a backslash may stand before; `\\n` is a line break."""
_FIRST: Final = 0xFDD0
"""The first of the code points that are never characters (Unicode, chapter 23.7), which stand for
escaped signs while a text is parted at the others."""
_MASKED: Final = {sign: chr(_FIRST + place) for place, sign in enumerate(SIGNS)}
_UNMASK: Final = {ord(mask): "\n" if sign == "n" else sign for sign, mask in _MASKED.items()}
_NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")
_TAG: Final = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.){1,200})\]")


def mask(text: str) -> str:
    """Put a sign of its own for each escaped one, so that what is left means what it says."""
    text = _NONCHARACTERS.sub("", text)
    return re.sub(r"\\([\\~=#{}:n])", lambda found: _MASKED[found[1]], text)


def unmask(text: str) -> str:
    """Put the signs back that were escaped."""
    return text.translate(_UNMASK)


class Block(Struct):
    """One question as it is written, its escapes masked."""

    line: int
    category: str
    key: str
    tags: tuple[str, ...]
    lines: list[str] = field(default_factory=list)
    open: int = 0
    """How many braces are open at its end."""

    @property
    def text(self) -> str:
        """Give its lines as one text."""
        return "\n".join(self.lines).strip("\n")

    def add(self, line: str) -> None:
        """Add a line."""
        self.lines.append(line)
        self.open += line.count("{") - line.count("}")


def blocks(text: str) -> Iterator[Block]:
    """Part a file; a line that is a comment counts as none, and only its id and tags are read."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        yield from reader.read(number, mask(line))
    yield from reader.end()


class _Reader:
    """Where the reading of a file has come to."""

    def __init__(self) -> None:
        self._category = ""
        self._block: Block | None = None
        self._key = ""
        self._tags: tuple[str, ...] = ()
        self._after_gap = False

    def read(self, number: int, line: str) -> Iterator[Block]:
        bare = line.strip()
        if bare.startswith("//"):
            self._comment(bare)
        elif not bare:
            if self._block and self._block.open <= 0:
                yield from self.end()
            self._after_gap = True
        elif bare.startswith("$CATEGORY:"):
            yield from self.end()
            self._category = unmask(bare.removeprefix("$CATEGORY:"))
        else:
            if self._begins(bare):
                yield from self.end()
            self._start(number).add(line)
            self._after_gap = False

    def end(self) -> Iterator[Block]:
        """Give the question that was being read."""
        if self._block:
            yield self._block
        self._block = None

    def _begins(self, bare: str) -> bool:
        """Whether a line plainly begins a question although the one before was not closed."""
        if not self._block:
            return False
        if self._block.open <= 0:
            is_whole = "}" in self._block.text
            answered = self._block.lines[-1].rstrip().endswith("}") and "{" in bare
            return is_whole and (answered or bare.startswith("::"))
        return self._after_gap and (bare.startswith("::") or "{" in bare)

    def _start(self, number: int) -> Block:
        if self._block is None:
            self._block = Block(number, self._category, self._key, self._tags)
            self._key, self._tags = "", ()
        return self._block

    def _comment(self, line: str) -> None:
        """Note the id number and the tags, which Moodle writes into the comment before."""
        found = _TAG.findall(unmask(line))
        self._key = next((value for name, value in found if name == "id"), self._key)
        self._tags += tuple(value.strip() for name, value in found if name == "tag")
