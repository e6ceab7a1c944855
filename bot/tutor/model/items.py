"""How the questions of a tutor's classes do: what a turn about it looks at."""

from msgspec import Struct

from bot.analysis.items import Report


class ItemFigures(Struct, frozen=True):
    """What the answers of some learners say about each item, the most urgent first."""

    reports: tuple[Report, ...]
    people: int
    """Learners whose answers were looked at."""
    too_few: int
    """Items that too few of them have met to say anything."""
