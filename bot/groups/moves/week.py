"""A week summed up, for a group's tutors and for the group itself."""

from msgspec import Struct

from bot.groups.leaderboard import Board
from content.model.items import Item
from content.model.topic import Concept, Misconception
from state.records.classes import Waiting


class Went(Struct, frozen=True):
    """How one question went."""

    item: Item
    voters: int
    right: int

    @property
    def share(self) -> float:
        """The share of right answers."""
        return self.right / self.voters


class WeekForTutors(Struct, frozen=True):
    """Tell a tutor in private how the week went."""

    chat_id: int
    title: str
    questions: int
    took_part: int
    took_part_before: int
    known: int
    answers: int
    right: int
    about: tuple[str, ...]
    """The concepts that the questions were about."""
    share_before: float | None
    """The share of right answers of the week before; None if there was none."""
    hardest: tuple[Went, ...]
    ideas: tuple[tuple[Misconception, int], ...]
    """Wrong ideas, and how many people showed each."""
    improved: tuple[tuple[Went, float], ...]
    """Questions that came again and went better, with the share of the time before."""
    repeat: tuple[str, ...]
    """Concepts to come back to."""
    consulted: tuple[int, int]
    """What learners asked their tutors, and how much of it is not answered."""
    waiting: Waiting | None
    """What waits for a marker; None for a tutor who is none."""


class WeekForGroup(Struct, frozen=True):
    """Tell the group how its week went."""

    questions: int
    took_part: int
    about: tuple[str, ...]
    """The concepts that the questions were about."""
    went_well: str | None
    """A concept."""
    hardest: Item | None
    """A question that enough answered, and many of them wrongly."""
    remember: Concept
    """What the hardest question is about, or the newest where none was hard."""
    idea: Misconception | None
    board: Board
    bot_name: str
    """For links that open the private chat."""


WeekMove = WeekForTutors | WeekForGroup
