"""What a learner revises for, so that what can be asked of it is said in one place."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.tutor.model.shelf import Shelf
from content.ids import topic_id_of
from content.library import Library
from state.memory import plan


class Course(Struct, frozen=True):
    """Some topics, the days of their exams, and what the learner knows of them today."""

    library: Library
    topics: tuple[str, ...]
    exams: Mapping[str, int]
    """The day of the exam of each topic that has one to come."""
    shelf: Shelf
    today: int
    without: frozenset[str] = frozenset()
    """What is not asked for now, though it can be."""

    def __len__(self) -> int:
        """How many items can be asked."""
        return sum(len(self.library.refs(topic)) for topic in self.topics)

    def __contains__(self, ref: str) -> bool:
        """Whether an item can be asked, and is not left out."""
        can_be_asked = topic_id_of(ref) in self.topics and self.library.asks(ref)
        return can_be_asked and ref not in self.without

    @property
    def unmet(self) -> int:
        """How many items that can be asked the learner has not met."""
        met = self.shelf.met
        return len(self) - sum(
            len(met.intersection(self.library.refs(topic))) for topic in self.topics
        )

    @property
    def exam(self) -> int | None:
        """The day of the nearest exam."""
        return min(self.exams.values(), default=None)

    @property
    def is_eve(self) -> bool:
        """Whether an exam is tomorrow or today."""
        return self.exam is not None and self.exam - self.today <= plan.EVE

    @property
    def left(self) -> float | None:
        """How many questions are left until the nearest exam; None without one."""
        if self.exam is None:
            return None
        return plan.questions_left(self.shelf.pace, self.today, self.exam)

    @property
    def retention(self) -> float:
        """The chance of recall (0 to 1) that its items should have when they come back.

        The nearer the exam, the firmer: see `state.memory.plan.retention`.
        """
        return plan.retention(self.left, len(self))


def is_hardly_met(unmet: int, items: int) -> bool:
    """Whether fewer than half of some items have been met.

    On the eve of an exam what is new is worth more then than another look at the little that is
    known.
    """
    return unmet * 2 > items


def course_of(library: Library, topics: Iterable[str], shelf: Shelf, today: int) -> Course:
    """Find what the learner revises for: the days of exams that are still to come."""
    topics = tuple(dict.fromkeys(topics))
    days = {topic: shelf.exams.get(topic, shelf.exams.get("")) for topic in topics}
    exams = {topic: day for topic, day in days.items() if day is not None and day >= today}
    return Course(library, topics, exams, shelf, today)
