"""Moodle's GIFT: questions in plain text, their answers in braces."""

import re
from typing import Final

from bot.importing.found import Deck, Given
from bot.importing.moodle.deck import deck_of, path_of
from bot.importing.moodle.gift import question_of
from bot.importing.moodle.gift_blocks import blocks, mask
from bot.importing.moodle.question import Question
from bot.importing.remarks import LeftOut, Remark, left_out
from bot.importing.tables.columns import begins_a_table
from bot.importing.text import decode, text_in

_ANSWERS: Final = re.compile(
    r"\{\s*(?:[=~#]|%-?\d|(?:T|F|TRUE|FALSE)\s*[}#])|^\s*::[^\n]*::[^{]*\{|^\s*\$CATEGORY:",
    re.IGNORECASE | re.MULTILINE,
)
"""What no other text has: a brace with an answer's sign behind it, a title, a category."""


def suits(given: Given) -> bool:
    """Whether it has answers in braces, as GIFT writes them."""
    text = text_in(given)
    return "{" in text and not begins_a_table(text) and _ANSWERS.search(mask(text)) is not None


def read(given: Given) -> tuple[Deck, ...]:
    """Read the file as one deck."""
    questions: list[Question] = []
    remarks: list[Remark] = []
    paths: set[tuple[str, ...]] = set()
    for block in blocks(decode(given).text):
        paths.add(path_of(block.category))
        try:
            questions.append(question_of(block))
        except LeftOut as why:
            remarks.append(left_out(f"line {block.line}", why))
    return deck_of(given, questions, remarks, paths=paths)
