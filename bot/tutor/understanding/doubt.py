"""Whether words at an open question are said to the tutor, though no wish is plainly heard.

How much they sound like talk is told by their words (`bot.tutor.language.talk`). An ear tells how
near they come to anything that the key says, right or wrong: the more they sound like talk, the
nearer they must come to be taken as an answer. How near they come to a wish tells no more than that
does. Without an ear, what would earn something is an answer, and all else is judged by its words.
"""

from collections.abc import Mapping
from typing import Final

from bot.grading.text.language import ENGLISH
from bot.grading.text.no_attempt import says_so
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.signs import has_picture
from bot.tutor.language.talk import TALKS
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Prompt, Stage
from bot.tutor.understanding.asked_for import is_likely
from bot.tutor.understanding.open_item import (
    OF_THE_ANSWER_GIVEN,
    answers_plainly,
    chooses_nothing,
    may_be_either,
)
from bot.tutor.understanding.would_earn import shows_an_idea
from content.model.items import Flashcard, Item

NO_ANSWER: Final = frozenset({"go_on", "thanks", "contest", "withdraw"})
"""Intents that answer nothing while an answer is awaited: "next", "I was right"."""

REMARKS: Final = NO_ANSWER | {"knew", "just_about", "too_easy"}
"""The same, and intents that say how well something was known, as of the back of a card."""

_TALK: Final = REMARKS | {"revise", "revise_2", "revise_4", "revise_0", "learn", "quiz"}
"""Intents that are hardly ever an answer in words, unless the key has them."""

_OPEN: Final = (Stage.ASKED, Stage.CLOSEST, Stage.SUSPECTED, Stage.SURE)
"""Stages at which words are taken as an answer or as more of one, unless they are of another kind.
"""

NEAR: Final = 0.3
"""How near to its key (the cosine) an answer comes that sounds neither like talk nor the topic."""
_BY_LEANING: Final = 0.067
"""How much nearer it must come for each unit by which it leans to talk."""
_BY_HAILING: Final = 0.52
"""The same for what hails the tutor: "can you", "pls", a question mark.

The three are a logistic regression on 600 wishes that strangers wrote over an open question, and
1,130 answers: of the wishes of each half 93 % are talk by the weights of the other, of the answers
to the question itself 0.5 %, of answers to some other question that sound like a wish 15 %."""
_LEANS: Final = 1.0
"""From here on words lean to talk that name no option of a question: nine in ten wishes do, and of
80 answers that sound like a wish ("ask the manager to help") none that is near to one."""
SPELT: Final = 0.66
"""How alike to a wish, letter by letter, talk has to be that speaks to nobody, in a language that
the ear does not know. With it 92 % of 526 wishes in Spanish and German that were worked with are
talk, without it 86; of 220 by strangers 88 and 86; of 150 answers that sound like a wish 22 and 20,
and none of those to a question in their own language."""
_FAR: Final = -1.0
"""What leans to the topic by more than this is an answer, and no ear is asked."""


def leans(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words are said to the tutor rather than about the topic, as far as words tell."""
    return desk.intents.leaning(text, _shares(desk, prompt))[0] >= _LEANS or desk.intents.hails(
        text
    )


def is_doubtful(desk: Desk, prompt: Prompt, intent: str | None, text: str) -> bool:
    """Whether words at an open question sound more like talk than like an answer to it."""
    item = desk.library.item(prompt.ref)
    if prompt.stage not in _OPEN or not isinstance(item, Typed | Flashcard):
        return item is not None and intent in NO_ANSWER and chooses_nothing(desk, text)
    if intent in OF_THE_ANSWER_GIVEN.get(prompt.stage, ()) or answers_plainly(desk, text):
        return False
    if intent is not None:
        return intent in _TALK and not shows_an_idea(desk, prompt, item, text)
    if desk.intents.correction(text):
        return False  # "I meant ..." is about an answer
    gives_up = says_so(text, desk.library.language_of(prompt.ref))
    if gives_up and desk.intents.loosely(text) is None:
        return False  # "I don't know this one", which is no answer and no wish either
    return _is_far(desk, prompt, item, text) or (
        _is_talk(desk, prompt, text) and not shows_an_idea(desk, prompt, item, text)
    )


def _is_far(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    """Whether words do not come as near to the key as they would have to; False without an ear."""
    leaning, language = desk.intents.leaning(text, _shares(desk, prompt))
    hails = desk.intents.hails(text)
    if leaning < _FAR and not hails:
        return False
    topic = desk.library.topic_of(prompt.ref)
    if topic.language != ENGLISH:  # in which alone it was measured how near an answer comes
        return False
    near = desk.teaching.graders[topic.topic].nearness(item, text)
    if near is None:
        return False
    if language != ENGLISH:
        return hails
    return near < NEAR + _BY_LEANING * leaning + _BY_HAILING * hails


def _is_talk(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words are talk by themselves."""
    if may_be_either(desk, text):
        return True
    wish = desk.intents.wished(text)
    likely = wish is not None and wish.speaks and is_likely(wish)
    answered = prompt.stage is Stage.SURE
    talks = desk.intents.talks(text, _shares(desk, prompt), answered=answered)
    return (
        likely
        or desk.intents.addresses(text)
        or talks
        or has_picture(text)
        or _is_spelt_as_wish(desk, prompt, text)
    )


def _is_spelt_as_wish(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words that the ear does not know are talk, and are spelt nearly like a wish."""
    leaning, language = desk.intents.leaning(text, _shares(desk, prompt))
    is_talk = language != ENGLISH and leaning >= TALKS
    return is_talk and desk.intents.spelt_alike(text) >= SPELT


def _shares(desk: Desk, prompt: Prompt) -> Mapping[str, float]:
    """Give for each word of the topic at hand the share of all its words that it is."""
    topic = desk.library.topic_of(prompt.ref).topic
    return desk.teaching.graders[topic].corpus.shares
