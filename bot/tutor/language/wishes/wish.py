"""What somebody seems to wish for, and which of several wishes it is.

A wish is guessed by one language's examples (`wishes`) or by its meaning
(`bot.tutor.finding.by_meaning`), and done, asked back or left alone by how sure that is.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from state.values import replace

DO: Final = 0.742
"""From here on a message is so like an example that it is done."""
ASK: Final = 0.5
"""From here on it is asked whether that was meant. Both are chosen on our own wishes, which are in
`tests/wishes`, and on labelled answers, none of which may be taken for one."""

LIKELY: Final = 0.61
"""From here on it is asked about even where words may be an answer."""

CLOSE: Final = 0.04
"""By how much a wish must be more alike than the next, for one to be meant and not the other."""


class Wish(Struct, frozen=True):
    """What a message most likely asks for."""

    intent: str
    likeness: float
    """How alike the message and the nearest example are, 0 to 1."""
    argument: str = ""
    """The time, day or other thing that it names, as typed."""
    is_bare: bool = False
    """Whether a single word is all that they share, which is easily something else."""
    speaks: bool = False
    """Whether it speaks to the tutor: "I", "you", "please" are in few answers."""

    @property
    def is_sure(self) -> bool:
        """Whether it is so like an example that it may be done without asking."""
        return self.likeness >= DO


def best_of(found: Iterable[tuple[Wish, ...]], least: float) -> Wish | None:
    """Choose between languages: the likeliest wish, which is asked about if another is as likely.

    Of several that are, one that names something ("auf deutsch") has more to be known by. None
    where nothing is as likely as `least`.
    """
    ranked = sorted((wish for many in found for wish in many), key=lambda wish: -wish.likeness)
    if not ranked or ranked[0].likeness < least:
        return None
    best = ranked[0]
    close = [wish for wish in ranked if best.likeness - wish.likeness < CLOSE]
    if best.likeness < 1 - CLOSE / 16 and any(wish.intent != best.intent for wish in close):
        best = next((wish for wish in close if wish.argument), best)
        return replace(best, likeness=min(best.likeness, DO - CLOSE))
    return best
