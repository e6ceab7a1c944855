"""Questions to the topic: answered in the author's own words, or not at all.

Over an open question nothing is quoted that would earn credit as its answer; and of the concept
that it is about no more than a card that has no word of any answer to it: what a word of the
question means is no secret, what a word of an option means may be the point.
"""

from collections.abc import Iterator

from bot.tutor.choosing.items import concept_of, item_of
from bot.tutor.drill.settle import settled_in
from bot.tutor.finding import lookup
from bot.tutor.finding.index import Passage
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.links import mark_of
from bot.tutor.moves.heard import AnswerFromTopic, Quoted
from bot.tutor.moves.turn import Turn, say
from bot.tutor.understanding.open_item import waiting
from bot.tutor.understanding.would_earn import is_credited, wordings
from content.model import items as model


def answered(desk: Desk, question: str) -> Turn:
    """Answer a question from the topics; say so where nothing is near enough."""
    prompt, goes_on = _open_prompt(desk), settled_in(desk)
    hidden = concept_of(desk.library, prompt.ref) if prompt else ""
    found = _found(desk, question, without=hidden)
    if hidden:
        found = tuple(one for one in found if not is_credited(desk, one.text))
    told: tuple[Passage, ...] = ()
    if prompt is not None and not found:
        told = _found(desk, question)
        found = tuple(one for one in told if _tells_nothing(desk, prompt, one))
    if not found:
        tutored = bool(desk.people.consulting.tutored)
        none = AnswerFromTopic((), would_tell=bool(told), tutored=tutored, handle=goes_on)
        return say(desk, none)
    best, *_ = found = _not_ahead(desk, found)
    about = "" if hidden else mark_of(f"{best.topic}/{best.concept.id}")
    quoted = tuple(Quoted(one.concept.name, one.text) for one in found)
    return say(desk, AnswerFromTopic(quoted, about, handle=goes_on))


def is_of_question(desk: Desk, named: str) -> bool:
    """Whether the open question or one of its answers has a word of what somebody asks about.

    It has, too, if they name nothing: "what does that mean".
    """
    prompt = _open_prompt(desk)
    if prompt is None:
        return False
    item, language = item_of(desk.library, prompt.ref), desk.library.language_of(prompt.ref)
    words = lookup.telling_words(named, desk.learner.language)
    own = lookup.telling_words(" ".join((item.asked, *_answers(desk, item))), language)
    return not words or not own.isdisjoint(words)


def _found(desk: Desk, question: str, without: str = "") -> tuple[Passage, ...]:
    """Find what answers a question; what a word means is told by explanations and cards alone.

    An answer that happens to have the word ("at the till") says nothing about it. Nor has a topic
    to say what the tutor is asked: "what if I get it wrong".
    """
    empty, own = desk.intents.marks["asking"] | desk.intents.marks["lead"], desk.learner.language
    names = desk.intents.asks(question)
    if not names and lookup.is_everyday(desk.library, question, own, empty):
        return ()
    return lookup.passages(
        desk.library,
        question,
        own,
        empty,
        without=without,
        explaining=desk.intents.asks_meaning(question),
    )


def _not_ahead(desk: Desk, found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Leave out what is still to be asked in this session, unless nothing else answers."""
    activity = desk.session.activity
    ahead = {one.ref for one in activity.queue} if isinstance(activity, Drill) else set()
    return tuple(one for one in found if one.item not in ahead) or found


def _open_prompt(desk: Desk) -> Prompt | None:
    """Give the prompt that waits for its answer, if its item is still there."""
    prompt = waiting(desk)
    return None if prompt is None or desk.library.item(prompt.ref) is None else prompt


def _tells_nothing(desk: Desk, prompt: Prompt, passage: Passage) -> bool:
    """Whether a card of the concept that is asked about says nothing of any answer.

    A statement to judge has no words of its own that could be told apart from its answer.
    """
    item = item_of(desk.library, prompt.ref)
    near = {prompt.ref, *desk.library.siblings_of(prompt.ref)}
    if not passage.card or passage.card in near or isinstance(item, model.TrueFalseQuestion):
        return False
    language = desk.library.language_of(prompt.ref)
    asked = lookup.telling_words(item.asked, language)
    answers = lookup.telling_words(" ".join(_answers(desk, item)), language)
    return not (answers - asked) & passage.words and not is_credited(desk, passage.text)


def _answers(desk: Desk, item: model.Item) -> Iterator[str]:
    """Give the words in which an item may be answered, right or wrong."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            yield from (choice.text for choice in choices)
        case model.OrderQuestion(steps=steps):
            yield from steps
        case model.MatchQuestion(pairs=pairs):
            yield from (*pairs, *pairs.values())
        case _:
            yield from wordings(item, desk)
