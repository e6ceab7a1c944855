"""What does not come in, and why: of a file as a whole, or of something in it.

Every text is for whoever has made the file: where the thing stood, what is wrong, what would help.
"""

from collections.abc import Sequence

from msgspec import Struct


class Refused(Exception):
    """A file that cannot be read at all; the text says why, with its line, and what would help."""


class NoHeadings(Refused):
    """A table whose columns cannot be told apart; its owner may name them with `--columns`."""


class LeftOut(Exception):
    """Something in a file that cannot be asked; the text says why, in the words of its author."""


class Remark(Struct, frozen=True):
    """What was left out or changed, and why."""

    source: str
    """Where it stood, as its owner can find it: `line 12`, `row 3 of Fruit`, `note 15022`."""
    text: str


def left_out(source: str, why: object) -> Remark:
    """Tell why something does not come in."""
    return Remark(source, f"{why}: left out")


def nothing_to_ask(name: str, what: str, remarks: Sequence[Remark]) -> Refused:
    """Say of a file that nothing in it can be asked, and of the first things why."""
    whys = "; ".join(f"{one.source}: {one.text}" for one in remarks[:20])
    return Refused(f"{name}: there is no {what} that can be asked. {whys}".strip())
