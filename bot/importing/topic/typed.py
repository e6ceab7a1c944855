"""Items that are answered by typing, as the keys of our files."""

import math
import re
from typing import Final

from bot.importing.found import Cloze, Extended, Number, Short
from bot.importing.remarks import LeftOut
from bot.importing.topic.made import Made, Names, card, fitting, question_keys
from bot.importing.topic.yaml_text import Value
from content.model.fields import MOST_LABEL, MOST_TEXT

_POINTS: Final = 8
_BLANK: Final = "____"


def cloze(item: Cloze) -> Made:
    """Make a text with gaps."""
    if not item.gaps or not all(gap.fillings for gap in item.gaps):
        raise LeftOut("it has no gap, or one without a word")
    ask = "".join(
        escaped(piece)
        if isinstance(piece, str)
        else "{" + "|".join(map(escaped, piece.fillings)) + "}"
        for piece in item.pieces
    )
    made = question_keys(item, "cloze", ask)
    made.asked = item.with_blanks(_BLANK)
    return made


def escaped(text: str) -> str:
    """Put a backslash before what would begin, end or part a gap."""
    return re.sub(r"[{}|\\]", r"\\\g<0>", text)


def cloze_card(item: Cloze) -> Made:
    """Make a card whose back is what was in the gaps."""
    return card(item, item.with_blanks(_BLANK), item.answer, ())


def short(item: Short) -> Made:
    """Make a question in words; a card where no answer is short enough for a key."""
    ideas = item.points or (item.answers,)
    answers = [text.strip() for text in item.answers if text.strip()]
    if not answers:
        raise LeftOut("it has no answer")
    if not all(any(len(text) <= MOST_LABEL for text in idea) for idea in ideas):
        made = card(item, item.question, answers[0], tuple(answers[1:]))
        made.says(f"its answer is longer than {MOST_LABEL} characters: made a card")
        return made
    made = question_keys(item, "short", item.question)
    points: list[Value] = []
    for idea in ideas[:_POINTS]:
        wordings = fitting(made, idea, "wording")
        points.append({"idea": str(wordings[0]).rstrip("*"), "any": wordings})
    made.keys["points"] = points
    if len(points) > 1:
        made.keys["need"] = min(item.need or len(points), len(points))
    made.keys["model"] = answers[0].replace("*", "")[:MOST_TEXT]
    wrong = [text.strip() for text in item.wrong if 0 < len(text.strip()) <= MOST_TEXT]
    if wrong:
        made.keys["samples"] = {"wrong": wrong}
    return made


def number(item: Number) -> Made:
    """Make a question for a number, with its slips."""
    if not math.isfinite(item.value) or not math.isfinite(item.tolerance):
        raise LeftOut("its answer is no number")
    made = question_keys(item, "number", item.question)
    made.keys["answer"] = item.value
    if item.tolerance:
        made.keys["within"] = abs(item.tolerance)
    if 0 < len(item.unit.strip()) <= MOST_LABEL:
        made.keys["unit"] = item.unit.strip()
    slips: list[Value] = [
        {"gives": slip.gives, "within": slip.within, "because": slip.because.strip()[:MOST_TEXT]}
        for slip in item.slips
        if slip.because.strip() and abs(slip.gives - item.value) > abs(item.tolerance)
    ]
    if slips:
        made.keys["slips"] = slips
    return made


def extended(item: Extended, names: Names) -> Made:
    """Make an exam question over marking points."""
    made = question_keys(item, "extended", item.question)
    marks = [names.points[mark] for mark in item.marks if mark in names.points]
    if not marks or not item.model.strip():
        raise LeftOut("it has no marking point, or no model answer")
    made.keys["marks"] = list(marks)
    made.keys["model"] = item.model.strip()[:MOST_TEXT]
    return made
