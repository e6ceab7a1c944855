"""What a button in a group carries: a verb, and perhaps what it is about.

The data gives nobody any rights: whoever taps is looked up, and what a verb may do is decided from
that. It never holds an answer, only places on the screen and names that anybody may know.

The form is `g.day.31`, or `g.hide`; the whole fits Telegram's 64 bytes.
"""

import re

from msgspec import Struct

_TOKEN = re.compile(r"g\.([a-z_]{1,14})(?:\.([A-Za-z0-9/_.+-]{1,54}))?", re.ASCII)


class GroupToken(Struct, frozen=True):
    """A tap on a button in a group."""

    verb: str
    argument: str = ""

    def __str__(self) -> str:
        return f"g.{self.verb}.{self.argument}" if self.argument else f"g.{self.verb}"

    @property
    def number(self) -> int | None:
        """The argument as a small number; None if it is none."""
        return int(self.argument) if re.fullmatch(r"\d{1,9}", self.argument, re.ASCII) else None


def parse(data: str) -> GroupToken | None:
    """Read a button's data; None if it is not of our making."""
    found = _TOKEN.fullmatch(data)
    return GroupToken(found[1], found[2] or "") if found else None


def ledger_place(data: str) -> tuple[int, int] | None:
    """The day and slot that a button of a question names; None if it names none."""
    token = parse(data)
    found = re.match(r"(\d{6})-(\d{1,3})-", token.argument, re.ASCII) if token else None
    return (int(found[1]), int(found[2])) if found else None
