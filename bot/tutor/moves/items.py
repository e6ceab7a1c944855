"""What is said about how questions do."""

from msgspec import Struct

from bot.analysis.items import Report
from bot.analysis.wrong_answers import WrongAnswer
from content.model.items import Item


class ItemsForTutors(Struct, frozen=True):
    """Say that only tutors can see it."""


class NoFigures(Struct, frozen=True):
    """Say that too few people have met any question yet."""

    people: int
    least: int


class ItemRow(Struct, frozen=True):
    """A question in the list."""

    place: int
    """Its number in the list, from 1."""
    item: Item
    report: Report


class ListItems(Struct, frozen=True):
    """Show a page of the list."""

    rows: tuple[ItemRow, ...]
    page: int
    pages: int
    found: int
    """Questions of which something was found."""
    of: int
    people: int
    too_few: int
    in_place: bool


class ShowItem(Struct, frozen=True):
    """Show everything about one question."""

    row: ItemRow
    topic: str
    """The title of its topic."""
    wrong: tuple[WrongAnswer, ...]
    """What several people answered who were wrong, put together by what it means."""
    page: int
    """The page of the list on which it stands."""


ItemsMove = ItemsForTutors | NoFigures | ListItems | ShowItem
