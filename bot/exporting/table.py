"""A deck as a table (CSV) that a spreadsheet opens and `viva import` reads.

In UTF-8 with a byte order mark, as Excel needs it. What begins like a formula gets an apostrophe,
which the importer removes again.
"""

import csv
import io
from collections.abc import Sequence
from typing import Final

from bot.exporting.written import Written, as_cards, without_concepts, without_pictures
from bot.importing import found
from bot.importing.remarks import Remark
from state.privacy.spreadsheet import cell

_OPTIONS: Final = tuple(f"option {number}" for number in range(1, 9))
_HINTS: Final = ("hint 1", "hint 2", "hint 3")
COLUMNS: Final = (
    *("id", "type", "question", "answer", "accept"),
    *("correct", *_OPTIONS),
    *("within", "units", *_HINTS, "why", "concept"),
)
_NUMBERS, _LETTERS = tuple("12345678"), tuple("abcdefgh")


def write(deck: found.Deck) -> Written:
    """Write a deck; the remarks name what the table has no column for."""
    remarks = without_concepts(deck)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for item in deck.items:
        for row in _rows(item, remarks):
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return Written(out.getvalue().encode("utf-8-sig"), (*remarks, *without_pictures(deck)))


def _cell(text: str) -> str:
    """Keep a text from being a formula; one that looks kept already gets an apostrophe more."""
    formula = text.lstrip("'")
    return f"'{text}" if cell(formula) != formula else text


def _rows(item: found.Item, remarks: list[Remark]) -> list[dict[str, str]]:
    about = {
        "id": item.key,
        "why": item.why,
        "concept": item.concept,
        **dict(zip(_HINTS, item.hints, strict=False)),
    }
    match item:
        case found.Card(front=front, back=back, accept=accept):
            also = _list(item, accept, remarks)
            return [{**about, "question": front, "answer": back, "accept": also}]
        case found.Choice() if named := _named(item):
            if any(one.because for one in item.options):
                what = "what is said of its options has no column"
                remarks.append(Remark(item.source, what))
            made = dict(zip(_OPTIONS, (one.text for one in item.options), strict=False))
            return [{**about, "question": item.question, "correct": named, **made}]
        case found.TrueFalse(statement=statement, answer=answer):
            truth = "true" if answer else "false"
            return [{**about, "type": "true_false", "question": statement, "answer": truth}]
        case found.Short() if not item.points:
            if item.wrong:
                remarks.append(Remark(item.source, "its wrong samples have no column"))
            first, *others = item.answers
            kind = {"type": "short", "question": item.question, "answer": first}
            return [{**about, **kind, "accept": _list(item, others, remarks)}]
        case found.Number(question=question, value=value, unit=unit):
            if item.slips:
                remarks.append(Remark(item.source, "its slips have no column"))
            kind = {"type": "number", "question": question, "answer": f"{value!r}"}
            return [{**about, **kind, "within": f"{item.tolerance!r}", "units": unit}]
        case found.Cloze() if not _signs(item) & set("{}|"):
            return [{**about, "type": "cloze", "question": _with_gaps(item)}]
        case _:
            remarks.append(Remark(item.source, "the table has no form for it: made of cards"))
            return [row for card in as_cards(item) for row in _rows(card, remarks)]


def _with_gaps(item: found.Cloze) -> str:
    return "".join(
        one if isinstance(one, str) else "{" + "|".join(one.fillings) + "}" for one in item.pieces
    )


def _signs(item: found.Cloze) -> set[str]:
    texts = (one if isinstance(one, str) else "".join(one.fillings) for one in item.pieces)
    return set("".join(texts))


def _list(item: found.Item, texts: Sequence[str], remarks: list[Remark]) -> str:
    """Put texts into one cell; those that would be parted there are named."""
    parted = [text for text in texts if set(";|") & set(text)]
    if parted:
        told = ", ".join(f"`{text}`" for text in parted)
        remarks.append(Remark(item.source, f"a cell of several answers cannot hold {told}"))
    return "; ".join(text for text in texts if text not in parted)


def _named(item: found.Choice) -> str:
    """Say which options are right: one by its words, several by their numbers or letters.

    An option whose text could be read as a place is named by its letter. Empty where even that is
    ambiguous, because numbers and letters are among the options themselves.
    """
    right = [place for place, one in enumerate(item.options) if one.right]
    texts = {one.text.strip().casefold() for one in item.options}
    first = item.options[right[0]].text
    if len(right) == 1 and first.strip() not in _NUMBERS:
        return first
    for names in (_NUMBERS, _LETTERS) if len(right) > 1 else (_LETTERS,):
        if texts.isdisjoint(names[place] for place in right):
            return "|".join(names[place] for place in right)
    return ""
