"""Tables of text: tabs, commas, semicolons and whatever else parts a card's front from its back."""

from pathlib import PurePath

from bot.importing.found import Deck, Given
from bot.importing.remarks import Refused
from bot.importing.tables.cards import deck_of
from bot.importing.tables.forms import deck_of_responses, is_responses
from bot.importing.tables.separators import read_table
from bot.importing.text import looks_like_text


def suits(given: Given) -> bool:
    """Whether some sign parts its lines evenly."""
    if not looks_like_text(given.data):
        return False
    try:
        return read_table(given) is not None
    except Refused:
        return True  # it is a table, and reading it says what is wrong


def read(given: Given) -> tuple[Deck, ...]:
    """Read a table as one deck."""
    table = read_table(given)
    if table is None:
        raise Refused(f"{given.name}: put a tab between the front and the back on each line.")
    title = table.told.get("deck") or PurePath(given.name).stem
    if is_responses(table):
        return (deck_of_responses(table, given, title),)
    return (deck_of(table, given, title),)
