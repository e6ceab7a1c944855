"""The same content with wrong ideas checked by true/false statements alone: the hardest case.

A statement is guessed half the time, so it is where a tutor is most easily deceived. Each idea gets
four statements, copies of the one that shows it, told apart by a number at their end. An idea that
no statement shows is left out.
"""

from collections.abc import Collection

from benchmarks.dialogue import answers
from content.library import Library
from content.model import items as model
from content.model.topic import Misconception, Topic

COPIES = 4


def only_statements(library: Library) -> Library:
    """Give a library whose wrong ideas are checked by statements only."""
    return Library({name: _statements(topic) for name, topic in library.topics.items()})


def _statements(topic: Topic) -> Topic:
    ideas, questions = [], list(topic.questions)
    for wrong in topic.misconceptions:
        copies = _copies(topic, wrong)
        if not copies:
            continue
        questions += copies
        ideas.append(wrong.model_copy(update={"check_with": tuple(one.id for one in copies)}))
    kept = {wrong.id for wrong in ideas}
    shown = tuple(_showing(question, kept) for question in questions)
    return topic.model_copy(update={"misconceptions": tuple(ideas), "questions": shown})


def _showing(question: model.Question, kept: Collection[str]) -> model.Question:
    """Let the options of a question show no idea that was left out."""
    if not isinstance(question, model.ChoiceQuestion | model.MultiSelectQuestion):
        return question
    choices = tuple(
        option if option.shows in kept else option.model_copy(update={"shows": None})
        for option in question.choices
    )
    return question.model_copy(update={"choices": choices})


def _copies(topic: Topic, wrong: Misconception) -> list[model.TrueFalseQuestion]:
    statements = [
        item
        for item in topic.items()
        if isinstance(item, model.TrueFalseQuestion) and wrong.id in answers.lures(topic, item)
    ]
    return [
        statement.model_copy(
            update={"id": f"{statement.id}-{number}", "ask": f"{statement.ask} ({number})"}
        )
        for statement in statements[:1]
        for number in range(1, COPIES + 1)
    ]
