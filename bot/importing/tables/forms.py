"""Responses to a quiz, which hold no key, and yet say what is right.

Google Forms and Microsoft Forms give a sheet with a column of points beside every question. An
answer that had full marks is right, one that had none is wrong; whose answers they were is not
looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from bot.importing.found import Choice, Deck, Given, Item, Option, Short
from bot.importing.remarks import Refused, Remark, left_out
from bot.importing.tables.rows import Row, Table

_STAMP: Final = re.compile(
    r"timestamp|marca temporal|horodateur|zeitstempel|start time|hora de inicio|startzeit",
    re.IGNORECASE,
)
_POINTS: Final = r"(?:total )?(?:score|points?|puntuaci[oó]n|puntaje|puntos|punkte|punktzahl|note)"
_SCORE: Final = re.compile(rf"(.+?)\s*\[{_POINTS}\]", re.IGNORECASE | re.DOTALL)
_POINTS_OF: Final = re.compile(rf"{_POINTS}\s*[-–:]\s*(.+)", re.IGNORECASE | re.DOTALL)  # noqa: RUF001
"""The columns of Google's sheets, and of Microsoft's."""
_MARKS: Final = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/\s*(\d+(?:[.,]\d+)?)\s*)?")
_OPTIONS: Final = 6
"""So few different answers of many people were options to choose from."""
_TIMES: Final = 2
"""How often, on average, an option has to have been chosen to be taken for one."""


class _Asked(Struct):
    """One question and what people answered."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def is_responses(table: Table) -> bool:
    """Whether this is a sheet of responses: one of its first columns says when each was sent."""
    return bool(table.rows) and any(_STAMP.match(name) for name in table.rows[0].cells[:3])


def deck_of_responses(table: Table, given: Given, title: str) -> Deck:
    """Make questions of the responses; Refused where no scores say which were right."""
    heading = [name.strip() for name in table.rows[0].cells]
    scored = {
        found[1].strip(): place
        for place, name in enumerate(heading)
        if (found := _SCORE.fullmatch(name) or _POINTS_OF.fullmatch(name))
    }
    asked = {name: place for place, name in enumerate(heading) if name in scored}
    if not asked:
        raise Refused(
            f"{given.name}: {table.rows[0].source}: these are responses to a form, without scores "
            "of each question. Make the form a quiz and download its responses as CSV, or give a "
            "table with the columns question, option 1, option 2, correct."
        )
    items: list[Item] = []
    remarks: list[Remark] = []
    for name, place in asked.items():
        item = _item(name, _answers(table.rows[1:], place, scored[name]))
        if item is None:
            remarks.append(left_out(f"the column `{name}`", "nobody answered it right"))
        else:
            items.append(item)
    if not items:
        raise Refused(f"{given.name}: nobody answered any of its questions right.")
    return Deck(title, items=tuple(items), remarks=tuple(remarks))


def _answers(rows: Sequence[Row], place: int, score: int) -> _Asked:
    """Tell right answers from wrong ones; where a sheet has no full mark, the best had it."""
    asked = _Asked()
    marked = list(_marked(rows, place, score))
    best = max((got for _, got, _ in marked), default=0.0)
    for answer, got, most in marked:
        if got == (most or best) > 0:
            asked.right[answer] += 1
        elif got == 0:
            asked.wrong[answer] += 1
    return asked


def _marked(rows: Sequence[Row], place: int, score: int) -> Iterator[tuple[str, float, float]]:
    """Give each answer, what it earned and what could be earned, 0 where that is not told."""
    for row in rows:
        cells: Mapping[int, str] = dict(enumerate(row.cells))
        answer, marks = cells.get(place, "").strip(), _MARKS.fullmatch(cells.get(score, ""))
        if answer and marks:
            got, most = (float(number.replace(",", ".")) for number in marks.groups("0"))
            yield answer, got, most


def _item(question: str, asked: _Asked) -> Item | None:
    """Ask as it seems to have been asked: few different answers were options."""
    if not asked.right:
        return None
    source = f"the column `{question}`"
    right = [answer for answer, _ in asked.right.most_common()]
    wrong = [answer for answer, _ in asked.wrong.most_common() if answer not in asked.right]
    if options := _ticked(right, wrong):
        return Choice(question=question, options=options, several=True, source=source)
    different = len(right) + len(wrong)
    times = asked.right.total() + asked.wrong.total()
    if len(right) == 1 and 2 <= different <= _OPTIONS and times >= _TIMES * different:
        made = (Option(right[0], right=True), *(Option(text, right=False) for text in wrong))
        return Choice(question=question, options=made, source=source)
    return Short(question=question, answers=tuple(right), wrong=tuple(wrong), source=source)


def _ticked(right: Sequence[str], wrong: Sequence[str]) -> tuple[Option, ...]:
    """Give the options of a question where several boxes are ticked; empty where it is none.

    What was ticked stands with semicolons between it. All who were right ticked the same.
    """
    sets = [_boxes(answer) for answer in right]
    if len(set(map(frozenset, sets))) != 1 or len(sets[0]) < 2:
        return ()
    every = dict.fromkeys([*sets[0], *(box for answer in wrong for box in _boxes(answer))])
    shared = any(box in sets[0] for answer in wrong for box in _boxes(answer))
    if not 2 < len(every) <= 2 * _OPTIONS or not shared:
        return ()
    return tuple(Option(box, box in sets[0]) for box in every)


def _boxes(answer: str) -> list[str]:
    return [box.strip() for box in answer.split(";") if box.strip()]
