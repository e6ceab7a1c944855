"""One row as an item: a card, or a question where the row has options or says its type."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.grading.text.folding import fold
from bot.importing.found import (
    About,
    Card,
    Choice,
    Cloze,
    Gap,
    Item,
    Number,
    Option,
    Short,
    TrueFalse,
)
from bot.importing.levels import by_levels, name_of
from bot.importing.remarks import LeftOut
from bot.importing.tables.right import right_ones
from content.keys.numbers import as_number

Cells = Mapping[str, tuple[str, ...]]
"""A row's texts by what its columns are; several columns may be options."""

_TRUE: Final = frozenset(
    [
        *("true", "t", "yes", "verdadero", "v", "si", "sí", "cierto", "vrai", "oui"),
        *("wahr", "w", "richtig", "r", "ja", "stimmt"),
    ]
)
_FALSE: Final = frozenset(["false", "f", "no", "falso", "faux", "non", "falsch", "nein"])
_GAP: Final = re.compile(r"\{([^{}]+)\}")
_COMMA: Final = re.compile(r"[+-]?\d{1,15},\d{1,15}(?:[eE][+-]?\d{1,3})?")
_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_CHOICES: Final = frozenset(
    [
        *("choice", "multiplechoice", "mc", "multiselect", "checkbox", "quiz"),
        *("opcion", "opcionmultiple", "seleccionmultiple", "auswahl"),
    ]
)
_WHETHER: Final = frozenset(
    [
        *("truefalse", "trueorfalse", "tf", "verdaderofalso", "verdaderoofalso", "vf"),
        *("richtigfalsch", "richtigoderfalsch", "wahrfalsch", "wahroderfalsch"),
        *("vraifaux", "vraioufaux"),
    ]
)
_FILLED_IN: Final = frozenset(["cloze", "gap", "fillintheblank", "fillintheblanks", "fillin"])
_CARDS: Final = frozenset(["", "card", "flashcard", "basic", "tarjeta", "openended", "open"])


def item_of(cells: Cells, source: str, *, places: bool = False) -> Item:
    """Make an item of a row; LeftOut where it has no question or no answer that can be told.

    `places`: whether a number that says which option is right is its place.
    """
    front = _first(cells, "front")
    if not front:
        raise LeftOut("has no question")
    about: About = {
        "source": source,
        "key": _first(cells, "key"),
        "concept": _concept(cells),
        "why": _first(cells, "why"),
        "hints": _all(cells, "hint")[:3],
        "images": (),
    }
    answer = _first(cells, "correct") or _first(cells, "back")
    if wrong := _all(cells, "wrong"):
        if not answer:
            raise LeftOut("has no right answer")
        made = (Option(answer, right=True), *(Option(text, right=False) for text in wrong))
        return Choice(question=front, options=made, **about)
    if _all(cells, "option") and _kind(cells) in _FILLED_IN and not answer:
        return Short(question=front, answers=_all(cells, "option"), **about)
    if _all(cells, "option"):
        return _choice(front, cells["option"], answer, about, places=places)
    return _typed(front, answer, cells, about)


def _first(cells: Cells, role: str) -> str:
    return next(iter(_all(cells, role)), "")


def _all(cells: Cells, role: str) -> tuple[str, ...]:
    return tuple(cell for cell in cells.get(role, ()) if cell)


def _concept(cells: Cells) -> str:
    """Give its concept, or what says nearly that: a tag, or a deck that lies in another."""
    spaced = by_levels(_first(cells, "spaced tags").split())
    tags = _first(cells, "tags") or next(iter(spaced), "")
    named = name_of(re.split(r"[,;|]", tags)[0].strip())
    above, _, deck = _first(cells, "deck").rpartition("::")
    return _first(cells, "concept") or named or (deck if above else "")


def _choice(
    question: str, options: Sequence[str], correct: str, about: About, *, places: bool
) -> Item:
    given = [option for option in options if option]
    right = right_ones(options, correct, places=places)
    if not right:
        what = f"`{correct}` is none of its options" if correct else "does not say what is right"
        raise LeftOut(what)
    if len(given) == 1:
        raise LeftOut("has one option only")
    if len(given) == 2 and {_truth(option) for option in given} == {True, False}:
        return TrueFalse(statement=question, answer=_truth(next(iter(right))) is True, **about)
    made = tuple(Option(text, text in right) for text in given)
    return Choice(question=question, options=made, several=len(right) > 1, **about)


def _truth(text: str) -> bool | None:
    bare = text.strip().casefold()
    return True if bare in _TRUE else False if bare in _FALSE else None


def _kind(cells: Cells) -> str:
    return re.sub(r"[^a-z]", "", fold(_first(cells, "type")))


def _typed(question: str, answer: str, cells: Cells, about: About) -> Item:
    """Make what its type says; a card where the row says none."""
    kind = _kind(cells)
    if kind in _FILLED_IN or (not answer and _GAP.search(question)):
        return _cloze(question, answer, about)
    if not answer:
        raise LeftOut("has no answer")
    accept = tuple(
        part.strip() for cell in _all(cells, "accept") for part in re.split("[;|]", cell)
    )
    match kind:
        case _ if kind in _WHETHER:
            truth = _truth(answer)
            if truth is None:
                raise LeftOut(f"`{answer}` is neither true nor false")
            return TrueFalse(statement=question, answer=truth, **about)
        case "number" | "numeric" | "numerical" | "numero" | "zahl":
            value, within = _number(answer), _number(_first(cells, "within") or "0")
            unit = _first(cells, "measure")
            return Number(question=question, value=value, tolerance=within, unit=unit, **about)
        case "short" | "shortanswer" | "typed" | "text" | "corta":
            answers = (answer,) if "accept" in cells else tuple(re.split(r"\s*;\s+", answer))
            return Short(question=question, answers=(*filter(None, answers), *accept), **about)
        case _ if kind in _CHOICES:
            raise LeftOut("is a choice and has no options")
        case _ if kind not in _CARDS:
            raise LeftOut(f"is of the type `{_first(cells, 'type')}`, which is not known")
        case _:
            return Card(front=question, back=answer, accept=accept, **about)


def _number(text: str) -> float:
    """Read a number, also with a decimal comma where that is beyond doubt: 1,000 is not."""
    if _COMMA.fullmatch(text) and not _THOUSANDS.fullmatch(text):
        text = text.replace(",", ".")
    try:
        return float(str(as_number(text)))
    except ValueError:
        raise LeftOut(f"`{text}` is no number") from None


def _cloze(text: str, answer: str, about: About) -> Cloze:
    """Read gaps written as `{word|another}`, or one `____` whose word is the answer."""
    if not _GAP.search(text) and answer:
        text = re.sub(r"_{2,}", lambda _: f"{{{answer}}}", text, count=1)
    parts = _GAP.split(text)
    if len(parts) < 3:
        raise LeftOut("has no gap")
    pieces = tuple(
        Gap(tuple(one.strip() for one in part.split("|") if one.strip())) if place % 2 else part
        for place, part in enumerate(parts)
    )
    if any(isinstance(piece, Gap) and not piece.fillings for piece in pieces):
        raise LeftOut("has an empty gap")
    return Cloze(pieces=tuple(piece for piece in pieces if piece), **about)
