"""A question as a quiz poll: what Telegram gets to show, within its limits."""

from typing import TypedDict

from bot.groups.moves.questions import Heading, PutQuestion
from bot.limits import units
from bot.views.texts import Texts, without_marks
from content.faults.rules import POLL_QUESTION, POLL_WHY, POLL_WHY_BREAKS
from content.model.items import ChoiceQuestion, MultiSelectQuestion, TrueFalseQuestion


class Quiz(TypedDict):
    """The body of a letter that is a quiz poll; its texts carry no markup."""

    question: str
    options: list[str]
    right: list[int]
    """Places of the right options in the order shown."""
    several: bool
    """Whether more than one may be chosen."""
    explanation: str


def quiz(move: PutQuestion, t: Texts) -> Quiz:
    """Show a choice, a multiple choice or a statement as a poll.

    Raises TypeError for an item of another kind, which `shown_as` never sends here.
    """
    match move.item:
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            options = [choices[index].shown for index in move.order]
            right = [n for n, index in enumerate(move.order) if choices[index].correct]
        case TrueFalseQuestion(answer=answer):
            options = [t.plain("true_text"), t.plain("false_text")]
            right = [0 if answer else 1]
        case other:
            raise TypeError(f"{other.id} is no question for a poll")
    return Quiz(
        question=_under_heading(move.heading, without_marks(move.item.ask), t),
        options=[without_marks(option) for option in options],
        right=right,
        several=isinstance(move.item, MultiSelectQuestion),
        explanation=explanation(without_marks(move.item.why or "")),
    )


def _under_heading(heading: Heading | None, ask: str, t: Texts) -> str:
    """Put the longest heading above a question that Telegram's limit leaves room for."""
    if heading is None:
        return ask
    short = t.plain("group.heading_short", number=str(heading.number))
    for head in (heading_text(heading, t), short):
        if units(text := f"{head}\n{ask}") <= POLL_QUESTION:
            return text
    return ask


def heading_text(heading: Heading, t: Texts) -> str:
    """Say which question it is and of what topic."""
    key = "group.heading" if heading.daily else "group.heading_of_several"
    return t.plain(key, number=str(heading.number), topic=heading.topic)


def explanation(why: str) -> str:
    """As many whole sentences of a reason as fit a poll; empty if not even one does."""
    text = " ".join(why.split("\n")) if why.count("\n") > POLL_WHY_BREAKS else why
    while units(text) > POLL_WHY:
        text, stop, _ = text[: POLL_WHY + 1].rstrip(".").rpartition(". ")
        text += stop.strip()
    return text
