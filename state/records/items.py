"""What learners have made of each item, for whoever wrote it."""

from msgspec import Struct


class Whose(Struct, frozen=True):
    """Whose answers are looked at."""

    chats: tuple[int, ...] | None = None
    """Those of people seen in one of these groups; None for everybody's."""
    only_sharing: bool = True
    """Of those people, only of those who share their progress there."""
    most: int = 2**31
    """Of so many of them at most: those who revised last."""


class Meeting(Struct, frozen=True):
    """How one learner did when they met an item for the first time."""

    learner: int
    item: str
    right: bool
    """Whether it was right with no help, as it counts now; a guess that came off does not count."""
    outcome: str = ""
    """Of the first response; empty for a flashcard that they judged themselves."""
    response: str = ""
    picks: tuple[int, ...] = ()
    """What was chosen, as the author's indices; empty where it was typed or not kept."""
    seconds: int | None = None
    hinted: bool = False
    """Whether they have ever asked for help with it."""


class Voiced(Struct, frozen=True):
    """What learners have said about an item: how many of them."""

    contested: int = 0
    """Said that an answer of theirs was right after all."""
    confirmed: int = 0
    """Were asked what they meant, and said that it was what is right."""
    reported: int = 0
    """Said that something is wrong with it."""
