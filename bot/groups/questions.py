"""Which items suit a group, and how each is shown there.

A quiz poll where Telegram's limits allow it, since everybody can see and tap it; a choice that does
not fit goes with buttons; whatever has to be produced is answered in words, in reply or in private.
Flashcards have nothing to vote on, and an exam answer is too long to be anybody's daily question.
"""

from collections.abc import Iterable, Sequence

from bot.limits import units
from content.faults.rules import POLL_KINDS, POLL_OPTION, POLL_QUESTION
from content.library import Library
from content.model import items as model
from state.records.groups import Shown, Timetable

IN_WORDS = ("multi_select", "order", "match", "cloze", "number", "short")
"""Kinds of question that can be answered in words in a group."""


def topics_asked(library: Library, timetable: Timetable) -> tuple[str, ...]:
    """The ids of the topics that a group is asked about: those chosen, or all in its language."""
    return timetable.topics or library.topics_in(timetable.language)


def askable(library: Library, topics: Iterable[str]) -> tuple[str, ...]:
    """The refs of what can be asked in a group, in the author's order.

    Questions for polls are those that their author has marked for groups or, in a topic without
    any, all that fit. A topic that has been removed gives none.
    """
    refs: list[str] = []
    for topic in (topic for topic in topics if topic in library.topics):
        live = [ref for ref in library.refs(topic) if _suits(library.item(ref))]
        marked = any(_is_marked(library.item(ref)) for ref in live)
        refs += [ref for ref in live if not marked or _may_go(library.item(ref))]
    return tuple(refs)


def _suits(item: model.Item | None) -> bool:
    return item is not None and model.kind_of(item) in (*POLL_KINDS, *IN_WORDS)


def _is_marked(item: model.Item | None) -> bool:
    return isinstance(item, model.Question) and item.group


def _may_go(item: model.Item | None) -> bool:
    return _is_marked(item) or (item is not None and model.kind_of(item) not in POLL_KINDS)


def shown_as(item: model.Item) -> Shown:
    """How an item is shown: as a poll if it fits Telegram's limits, with buttons, or for words."""
    match item:
        case model.ChoiceQuestion(choices=choices):
            return Shown.POLL if _fits(item.ask, choices) else Shown.BUTTONS
        case model.TrueFalseQuestion():
            return Shown.POLL if _fits(item.ask) else Shown.BUTTONS
        case model.MultiSelectQuestion(choices=choices) if _fits(item.ask, choices):
            return Shown.POLL
        case _:
            return Shown.WORDS


def _fits(ask: str, choices: Sequence[model.Option] = ()) -> bool:
    """Tell whether a question fits Telegram's limits for a poll; no option may come twice."""
    texts = {option.shown for option in choices}
    return (
        units(ask) <= POLL_QUESTION
        and all(units(text) <= POLL_OPTION for text in texts)
        and len(texts) == len(choices)
    )
