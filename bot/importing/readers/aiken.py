"""Aiken files, as Moodle reads and other course systems write them."""

from bot.importing.found import Deck, Given
from bot.importing.moodle.aiken import ANSWER, OPTION, questions_of
from bot.importing.moodle.deck import deck_of
from bot.importing.moodle.question import Question
from bot.importing.remarks import Remark
from bot.importing.text import decode, text_in


def suits(given: Given) -> bool:
    """Whether it has options by letter and a line that says which is right."""
    lines = text_in(given).split("\n")
    return any(map(ANSWER.fullmatch, lines)) and any(map(OPTION.fullmatch, lines))


def read(given: Given) -> tuple[Deck, ...]:
    """Read the file as one deck."""
    read = list(questions_of(decode(given).text))
    questions = [one for one in read if isinstance(one, Question)]
    return deck_of(given, questions, [one for one in read if isinstance(one, Remark)])
