"""How long a learner takes to read and to answer: the clock that promises are held against.

Independent of the tutor's own estimate (`bot.tutor.choosing.composer.SECONDS`): built from what is
known of reading and typing, not from kinds of items. A line that was read before is not read again,
as when a message is redrawn; an explanation of what one had right is skimmed.
"""

from collections.abc import Iterable

READ = 238 / 60
"""Words a second: adults reading plain non-fiction silently (Brysbaert 2019)."""

SKIM = 0.5
"""The share of an explanation that is read after a right answer."""

TYPED = 36.2 * 5 / 60
"""Characters a second on a phone: the mean of 37,370 people (Palin and others 2019)."""

TAP = 1.2
"""Seconds to find and tap a button."""

THINK = 3.0
"""Seconds before an answer is tapped; twice that before one is typed. An assumption."""

THINK_TYPED = 6.0


def reading(lines: Iterable[str], *, skimmed: bool = False) -> float:
    """Give the seconds that it takes to read lines."""
    words = sum(len(line.split()) for line in lines)
    return words / READ * (SKIM if skimmed else 1.0)


def typing(text: str) -> float:
    """Give the seconds that it takes to type an answer, the thought before it included."""
    return THINK_TYPED + len(text) / TYPED
