"""Aiken files, as Moodle reads and other course systems write them."""

from bot.importing.found import Deck, Given, Refused, Remark
from bot.importing.moodle.aiken import ANSWER, OPTION, questions_of
from bot.importing.moodle.deck import deck_of
from bot.importing.moodle.question import Question
from bot.importing.text import decode, looks_like_text


def suits(given: Given) -> bool:
    """Whether it has options by letter and a line that says which is right."""
    if not looks_like_text(given.data):
        return False
    try:
        lines = decode(given).text.split("\n")
    except Refused:
        return False
    return any(map(ANSWER.fullmatch, lines)) and any(map(OPTION.fullmatch, lines))


def read(given: Given) -> tuple[Deck, ...]:
    """Read the file as one deck."""
    questions: list[Question] = []
    remarks: list[Remark] = []
    for one in questions_of(decode(given).text):
        if isinstance(one, Question):
            questions.append(one)
        else:
            remarks.append(Remark(f"line {one[0]}", f"{one[1]}: left out"))
    return deck_of(given, questions, remarks)
