"""Word files that are no page of notes: a table of cards, or questions in Aiken or GIFT."""

from typing import Final

from bot.importing.archive import members
from bot.importing.found import Deck, Given
from bot.importing.pages.docx import DOCUMENT, text_of
from bot.importing.readers import aiken, gift, table
from bot.importing.remarks import Refused
from state.values import replace

_READERS: Final = ((aiken.suits, aiken.read), (gift.suits, gift.read), (table.suits, table.read))


def suits(given: Given) -> bool:
    """Whether it is a Word file."""
    return DOCUMENT in members(given.data)


def read(given: Given) -> tuple[Deck, ...]:
    """Read its text as the first kind that it suits; its lines are those of its table or text."""
    text = replace(given, data=text_of(given).encode())
    for is_its, read_as in _READERS:
        if is_its(text):
            return read_as(text)
    raise Refused(
        f"{given.name}: this page has no list of concepts. Put a heading such as `Key "
        "concepts` over them, and write each as `- Name: what it is`, or put questions and "
        "answers into a table of two columns."
    )
