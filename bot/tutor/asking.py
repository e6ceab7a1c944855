"""Questions to the topic: answered in the author's own words, or not at all.

Over an open question nothing is quoted of the concept that it is about, nor anything that would
earn credit as its answer.
"""

from bot.tutor import lookup
from bot.tutor.choosing.items import concept_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import mark_of
from bot.tutor.moves.menus import AnswerFromTopic, Quoted
from bot.tutor.moves.turn import Turn, say
from bot.tutor.understanding.open_item import waiting
from bot.tutor.understanding.would_earn import is_credited


def answered(desk: Desk, question: str) -> Turn:
    """Answer a question from the topics; say so where nothing is near enough."""
    empty = desk.intents.marks["asking"]
    hidden = _open_concept(desk)
    near = lookup.passages(desk.library, question, desk.learner.language, empty, without=hidden)
    found = tuple(one for one in near if not hidden or not is_credited(desk, one.text))
    if not found:
        told = lookup.passages(desk.library, question, desk.learner.language, empty)
        kept_back, tutored = bool(hidden and told), bool(desk.people.consulting.tutored)
        return say(desk, AnswerFromTopic((), would_tell=kept_back, tutored=tutored))
    best = found[0]
    about = "" if hidden else mark_of(f"{best.topic}/{best.concept.id}")
    quoted = tuple(Quoted(one.concept.name, one.text) for one in found)
    return say(desk, AnswerFromTopic(quoted, about))


def _open_concept(desk: Desk) -> str:
    """Name the concept of the question that waits for its answer; "" without one."""
    prompt = waiting(desk)
    if prompt is None or desk.library.item(prompt.ref) is None:
        return ""
    return concept_of(desk.library, prompt.ref)
