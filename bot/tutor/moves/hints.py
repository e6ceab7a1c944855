"""Steps of help, as values: what each kind of hint does."""

from enum import StrEnum

from msgspec import Struct


class HintKind(StrEnum):
    """What a hint does; each kind is worded in its own way."""

    NUDGE = "nudge"  # the author's words
    GAP = "gap"  # the answer, but for its letters
    IDEA = "idea"  # the concept that the question is about
    NOT_THIS = "not_this"  # one option that is wrong, and why
    HOW_MANY = "how_many"  # the number of right options
    FIRST = "first"  # the first step
    PAIR = "pair"  # one pair
    BEGINS = "begins"  # how the back of a card begins


class Hint(Struct, frozen=True):
    """One step of help."""

    kind: HintKind
    text: str
    more: str = ""
    """What a concept says, why an option is wrong, what belongs to a term."""
