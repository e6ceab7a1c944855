"""What a learner has answered in another program, and what became of it here."""

from msgspec import Struct


class Brought(Struct, frozen=True):
    """What a deck holds of its sender's answers, before they have decided about it."""

    answers: int
    items: int
    """Of what is taught, and was not answered here yet: what can be taken along now."""
    waiting: int = 0
    """Items of topics that were sent with it and are not published."""
    before: int = 0
    """Items that were answered here already; those keep what they have."""


class TakenAlong(Struct, frozen=True):
    """What went into the review log."""

    answers: int
    items: int
    near: int = 0
    """Items of which the other log does not go back to the beginning."""
    before: int = 0
    """Items that were answered here already, and were left as they are."""
