"""Google Forms: a sheet of responses, which holds no key, and yet says what is right.

A quiz of Google Forms downloads with a column `[Score]` beside every question. An answer that had
full marks is right, one that had none is wrong; whose answers they were is not looked at.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.importing.found import Choice, Deck, Given, Item, Option, Refused, Remark, Short
from bot.importing.tables.rows import Table

_STAMP: Final = re.compile(r"timestamp|marca temporal|horodateur|zeitstempel", re.IGNORECASE)
_SCORE: Final = re.compile(r"(.+?)\s*\[(?:score|puntuaci[oó]n|points)\]", re.IGNORECASE | re.DOTALL)
_MARKS: Final = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*/\s*(\d+(?:[.,]\d+)?)\s*")
_OPTIONS: Final = 6
"""So few different answers of many people were options to choose from."""
_TIMES: Final = 2
"""How often, on average, an option has to have been chosen to be taken for one."""


@dataclass(slots=True)
class _Asked:
    """One question and what people answered."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def is_responses(table: Table) -> bool:
    """Whether this is a sheet of responses: its first column says when each was sent."""
    return bool(table.rows and _STAMP.match(table.rows[0].cells[0]))


def deck_of_responses(table: Table, given: Given, title: str) -> Deck:
    """Make questions of the responses; Refused where no scores say which were right."""
    heading = table.rows[0].cells
    scored = {
        found[1].strip(): place
        for place, name in enumerate(heading)
        if (found := _SCORE.fullmatch(name))
    }
    asked = {name: place for place, name in enumerate(heading) if name.strip() in scored}
    if not asked:
        raise Refused(
            f"{given.name}: {table.rows[0].source}: these are responses to a form, without scores. "
            "Make the form a quiz and download its responses as CSV, or give a table with the "
            "columns question, option 1, option 2, correct."
        )
    items: list[Item] = []
    remarks: list[Remark] = []
    for name, place in asked.items():
        item = _item(name.strip(), _answers(table, place, scored[name.strip()]))
        if item is None:
            remarks.append(Remark(f"the column `{name}`", "nobody answered it right: left out"))
        else:
            items.append(item)
    return Deck(title, items=tuple(items), remarks=tuple(remarks))


def _answers(table: Table, place: int, score: int) -> _Asked:
    asked = _Asked()
    for row in table.rows[1:]:
        cells: Mapping[int, str] = dict(enumerate(row.cells))
        answer, marks = cells.get(place, "").strip(), _MARKS.fullmatch(cells.get(score, ""))
        if not answer or not marks:
            continue
        got, most = (float(number.replace(",", ".")) for number in marks.groups())
        if most and got == most:
            asked.right[answer] += 1
        elif got == 0:
            asked.wrong[answer] += 1
    return asked


def _item(question: str, asked: _Asked) -> Item | None:
    """Ask as it seems to have been asked: few different answers were options."""
    if not asked.right:
        return None
    source = f"the column `{question}`"
    right = [answer for answer, _ in asked.right.most_common()]
    wrong = [answer for answer, _ in asked.wrong.most_common() if answer not in asked.right]
    different = len(right) + len(wrong)
    times = asked.right.total() + asked.wrong.total()
    if len(right) == 1 and 2 <= different <= _OPTIONS and times >= _TIMES * different:
        options = (Option(right[0], right=True), *(Option(text, right=False) for text in wrong))
        return Choice(question=question, options=options, source=source)
    return Short(question=question, answers=tuple(right), wrong=tuple(wrong), source=source)
