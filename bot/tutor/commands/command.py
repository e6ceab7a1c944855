"""What a command is: what it needs loaded, who handles it, and how it may be given.

It comes with a slash, as plain words, on a button, or in a link into the private chat.
"""

from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct

from bot.tutor.model.desk import Desk, Need
from bot.tutor.moves.turn import Turn

Handler = Callable[[Desk, str], Turn]
"""Takes what stands behind the command's name: "" where nothing does."""


class Words(Enum):
    """Where plain words that mean a command give it."""

    NEVER = auto()
    BETWEEN = auto()  # only while no question is open, to which they might belong
    ALWAYS = auto()


class Buttons(Enum):
    """What becomes of the buttons of a message when one of them gives a command."""

    NEVER = auto()  # no button gives it
    STAY = auto()
    GO = auto()


class Command(Struct, frozen=True):
    """Something that can be asked for by name."""

    name: str
    handler: Handler
    loads: Need = Need.NOTHING
    words: Words = Words.NEVER
    buttons: Buttons = Buttons.NEVER
    tapped: Handler | None = None
    """What handles a button, where a tap means something else than the name alone."""
    slash: bool = True
    """Whether it may be typed with a slash."""
    in_groups: bool = False
    """Whether a group in which it is typed is given the link into the private chat."""

    @property
    def begins(self) -> bool:
        """Whether it begins something else: said in a sentence over a question, it is asked."""
        return self.words is Words.BETWEEN or (
            self.buttons is Buttons.GO and bool(self.loads & (Need.SHELF | Need.AIMS))
        )

    @property
    def linked(self) -> bool:
        """Whether a link into the private chat may name it: only what is about groups."""
        return self.slash and bool(self.loads & Need.PEOPLE)
