"""What every item out of Moodle has, whatever kind of question it was."""

import re
from typing import Final

from bot.importing.found import About, Concept, Item
from bot.importing.moodle.question import Answer, Question
from bot.importing.remarks import Remark

_PRAISE: Final = re.compile(
    r"(?:(?:that'?s|that is|you are|your answer is|the answer is|well|very|muy|es|est|ist) )?"
    r"(?:correct|right|yes|done|good|good job|great|exactly|excellent|perfect|bravo|true|false|ok"
    r"|wrong|incorrect|no|partly|partly right|half right|almost|sorry|not quite|try again"
    r"|bien|correcto|correcta|exacto|perfecto|s[ií]"
    r"|incorrecto|incorrecta|mal|falso|verdadero|richtig|falsch|juste|faux|exact)"
)
"""What a program says by itself."""

Found = Item | Concept | Remark


def told_of(question: Question, *told: Answer) -> About:
    """Give what every item has; `told` are answers whose feedback has no other place."""
    lines = [question.feedback]
    for answer in told:
        if is_praise(answer.feedback):
            continue
        of_all = answer.text == "*" or answer.right
        lines.append(answer.feedback if of_all else f"{answer.text}: {answer.feedback}")
    return {
        "source": question.source,
        "key": question.key,
        "concept": question.category,
        "why": "\n".join(dict.fromkeys(line for line in lines if line)),
        "hints": question.hints,
        "images": question.images,
    }


def is_praise(feedback: str) -> bool:
    """Whether it says no more than that an answer is right or wrong."""
    said = [" ".join(part.split()) for part in re.split(r"[.!?,;:\d%]", feedback.casefold())]
    return all(_PRAISE.fullmatch(part) for part in said if part)
