"""What a learner revises for, so that what can be asked of it is said in one place."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.tutor.model.shelf import Shelf
from content.ids import topic_id_of
from content.library import Library


class Course(Struct, frozen=True):
    """Some topics, and the days of their exams; as long as there are items to ask."""

    library: Library
    topics: tuple[str, ...]
    exams: Mapping[str, int]
    """The day of the exam of each topic that has one to come."""
    without: frozenset[str] = frozenset()
    """What is not asked for now, though it can be."""

    def __len__(self) -> int:
        """How many items can be asked."""
        return sum(len(self.library.refs(topic)) for topic in self.topics)

    def __contains__(self, ref: str) -> bool:
        """Whether an item can be asked, and is not left out."""
        can_be_asked = topic_id_of(ref) in self.topics and self.library.asks(ref)
        return can_be_asked and ref not in self.without

    def unmet(self, met: frozenset[str]) -> int:
        """How many items that can be asked are not among those met."""
        return len(self) - sum(
            len(met.intersection(self.library.refs(topic))) for topic in self.topics
        )

    def is_hardly_met(self, met: frozenset[str]) -> bool:
        """Whether fewer than half of the items are among those met.

        On the eve of an exam what is new is worth more then than another look at the little that is
        known.
        """
        return self.unmet(met) * 2 > len(self)

    @property
    def exam(self) -> int | None:
        """The day of the nearest exam."""
        return min(self.exams.values(), default=None)


def course_of(library: Library, topics: Iterable[str], shelf: Shelf, today: int) -> Course:
    """Find what the learner revises for: the days of exams that are still to come."""
    topics = tuple(dict.fromkeys(topics))
    days = {topic: shelf.exams.get(topic, shelf.exams.get("")) for topic in topics}
    return Course(
        library,
        topics,
        {topic: day for topic, day in days.items() if day is not None and day >= today},
    )
