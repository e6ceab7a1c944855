"""A deck as Aiken: choices of one right option, and what is true or false; nothing else fits."""

from html import escape
from typing import Final

from bot.exporting.written import Written, without_concepts, without_pictures
from bot.importing.found import Choice, Deck, Item, TrueFalse
from bot.importing.markup import from_auto
from bot.importing.moodle.aiken import ANSWER, OPTION
from bot.importing.remarks import Remark

_WORDS: Final = {"es": ("Verdadero", "Falso")}
_ENGLISH: Final = ("True", "False")


def write(deck: Deck) -> Written:
    """Write a deck; the remarks name all questions that Aiken has no form for."""
    remarks = without_concepts(deck)
    parts = [part for item in deck.items if (part := _question(item, deck.language, remarks))]
    return Written(("\n\n".join(parts) + "\n").encode(), (*remarks, *without_pictures(deck)))


def _question(item: Item, language: str, remarks: list[Remark]) -> str:
    match item:
        case TrueFalse(statement=asked, answer=answer):
            options = list(_WORDS.get(language, _ENGLISH))
            right = 0 if answer else 1
        case Choice(question=asked, several=False):
            options = [one.text for one in item.options]
            right = next(place for place, one in enumerate(item.options) if one.right)
        case _:
            remarks.append(Remark(item.source, "Aiken has choices of one option only: left out"))
            return ""
    asked = _line(asked)
    if OPTION.fullmatch(asked) or ANSWER.fullmatch(asked):
        remarks.append(Remark(item.source, "its question begins as an option does: left out"))
        return ""
    if (
        item.why
        or item.hints
        or (isinstance(item, Choice) and any(o.because for o in item.options))
    ):
        remarks.append(Remark(item.source, "Aiken has no explanations and no hints"))
    lines = [f"{_letter(place)}. {_line(text)}" for place, text in enumerate(options)]
    return "\n".join([asked, *lines, f"ANSWER: {_letter(right)}"])


def _line(text: str) -> str:
    """Write a text on one line; one that Moodle would read as HTML is escaped."""
    line = " ".join(text.split())
    return line if from_auto(line).text == line else escape(line, quote=False)


def _letter(place: int) -> str:
    return chr(ord("A") + place)
