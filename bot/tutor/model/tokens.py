"""What a button carries: which activity and prompt it belongs to, and what was tapped.

The data never holds an answer, only the place of what was tapped on the screen, and it is read
against the session of whoever tapped it: a forged one can do no more than a real button could.

Two forms: `4.7.pick.2` (activity 4, prompt 7) and `m.quiz.sales-information` (a menu).
"""

import re
from functools import lru_cache

from msgspec import Struct

_PROMPT = re.compile(r"(\d{1,9})\.(\d{1,9})\.([a-z]{1,12})(?:\.(\d{1,2}))?", re.ASCII)
_MENU = re.compile(r"m\.([a-z]{1,16})(?:\.([A-Za-z0-9/_-]{1,48}))?", re.ASCII)

TAKE_ALONG = "takealong"
"""The verb of a button below a deck: its file is fetched again, which takes longer than a turn."""


class PromptToken(Struct, frozen=True):
    """A tap that belongs to one prompt of one activity."""

    serial: int
    number: int
    verb: str
    argument: int | None = None

    def __str__(self) -> str:
        end = "" if self.argument is None else f".{self.argument}"
        return f"{self.serial}.{self.number}.{self.verb}{end}"


class MenuToken(Struct, frozen=True):
    """A tap that starts something, whatever is going on."""

    verb: str
    argument: str

    def __str__(self) -> str:
        return f"m.{self.verb}.{self.argument}" if self.argument else f"m.{self.verb}"


@lru_cache(maxsize=64)  # one turn reads the same few again and again
def parse(data: str) -> PromptToken | MenuToken | None:
    """Read a button's data; None if it is not of our making."""
    if found := _PROMPT.fullmatch(data):
        serial, number, verb, argument = found.groups()
        return PromptToken(int(serial), int(number), verb, int(argument) if argument else None)
    if found := _MENU.fullmatch(data):
        return MenuToken(found[1], found[2] or "")
    return None
