"""Whether words at an open question are said to the tutor, though no wish is plainly heard.

How much they sound like talk is told by their words, and by which wish those are evidence of
(`bot.tutor.language.wishes.talk`). An ear tells how near they come to anything that the key says,
right or wrong: the more they sound like talk, the nearer they must come to be taken as an answer.
Without an ear, or in a language that it does not know, what would earn something is an answer, and
all else is judged by its words.
"""

from collections.abc import Mapping
from typing import Final

from bot.grading.text.language import ENGLISH
from bot.grading.text.no_attempt import begins_giving_up, says_so
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.signs import has_picture
from bot.tutor.language.wishes.talk import Sound
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Prompt, Stage
from bot.tutor.understanding.open_item import (
    OF_THE_ANSWER_GIVEN,
    answers_plainly,
    chooses_nothing,
    may_be_either,
)
from bot.tutor.understanding.would_earn import shows_an_idea
from content.model.items import ExtendedQuestion, Flashcard, Item

NO_ANSWER: Final = frozenset({"go_on", "thanks", "contest", "withdraw"})
"""Intents that answer nothing while an answer is awaited: "next", "I was right"."""

REMARKS: Final = NO_ANSWER | {"knew", "just_about", "too_easy"}
"""The same, and intents that say how well something was known, as of the back of a card."""

_TALK: Final = REMARKS | {"revise", "revise_2", "revise_4", "revise_0", "learn", "quiz"}
"""Intents that are hardly ever an answer in words, unless the key has them."""

_OPEN: Final = (Stage.ASKED, Stage.CLOSEST, Stage.SUSPECTED, Stage.SURE)
"""Stages at which words are taken as an answer or as more of one, unless they are of another kind.
"""

_HAILS: Final = 9.0
_LEANING: Final = 0.95
_TALK_AT: Final = 8.8
"""What counts beside the evidence of a wish, and how much all has to come to, for words to be talk
where no ear tells, in the language of the topic.

They are a logistic regression on 452 wishes that strangers wrote over an open question, and 1,534
answers: of the wishes 88 % are talk by it, of answers to another question that sound like a wish
5 %, and of those to the question itself 0.4 %."""
_SPEAKS: Final = 4.0
_LEANING_ELSEWHERE: Final = 0.16
_TALK_ELSEWHERE: Final = 9.5
"""The same in another language than the topic's, which has few of its words: what tells is whether
anybody is spoken to. Of 364 wishes 92 % are talk, of 120 answers that sound like one 10 %."""

_NEAR: Final = 0.0
_NEAR_BY_EVIDENCE: Final = 0.058
_NEAR_BY_LEANING: Final = 0.048
_NEAR_BY_HAILING: Final = 0.4
"""How near to its key (the cosine) an English answer comes that does not sound like talk at all,
and how much nearer it has to come for what does.

The same on 332 wishes and 1,375 answers in English: 93 % are talk, 13 % of the answers that sound
like a wish, and 0.4 % of those to the question itself."""
_NEAREST: Final = 0.3
"""From here on an ear is asked: by their words 98 % of the answers to a question need none, nor do
5 % of wishes, which are lost."""

_BRIEF: Final = 5
"""Words up to which what earns nothing is no answer yet to a question that wants sentences: of 47
sample answers to the shipped ones, right or wrong, none has fewer than seven."""

_LEANS: Final = 1.0
"""From here on words lean to talk that name no option of a question: nine in ten wishes do, and of
80 answers that sound like a wish ("ask the manager to help") none that is near to one."""


def leans(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words are said to the tutor rather than about the topic, as far as words tell.

    Whoever speaks of "them" speaks of customers: "they come back" passes nothing on.
    """
    sound = desk.intents.sound(text, _shares(desk, prompt))
    return sound.hails or (sound.leaning >= _LEANS and not desk.intents.is_about_others(text))


def is_doubtful(desk: Desk, prompt: Prompt, intent: str | None, text: str) -> bool:
    """Whether words at an open question sound more like talk than like an answer to it."""
    item = desk.library.item(prompt.ref)
    if prompt.stage not in _OPEN or not isinstance(item, Typed | Flashcard):
        return item is not None and intent in NO_ANSWER and chooses_nothing(desk, text)
    if intent in OF_THE_ANSWER_GIVEN.get(prompt.stage, ()) or answers_plainly(desk, text):
        return False
    if intent is not None:
        return intent in _TALK and not shows_an_idea(desk, prompt, item, text)
    if (meant := desk.intents.correction(text)) is not None:
        text = meant  # "I meant ..." is about an answer, "wait no, scrap that" is not
    if falls_short(desk, prompt, text):
        return True
    gives_up = says_so(text, desk.library.language_of(prompt.ref))
    if gives_up and desk.intents.loosely(text) is None:
        return False  # "I don't know this one", which is no answer and no wish either
    return may_be_either(desk, text) or has_picture(text) or _is_talk(desk, prompt, item, text)


def falls_short(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether a few words without an idea were typed where an exam answer is wanted.

    Whoever says first that they have no answer wants help.
    """
    item = desk.library.item(prompt.ref)
    if not isinstance(item, ExtendedQuestion) or len(text.split()) > _BRIEF:
        return False
    gives_up = begins_giving_up(text, desk.library.language_of(prompt.ref))
    return not gives_up and not shows_an_idea(desk, prompt, item, text)


def _is_talk(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    """Whether words are talk, by how they sound and by how far they are from the key."""
    sound = desk.intents.sound(text, _shares(desk, prompt))
    if not sound.evidence:
        return False  # without a word
    needed = _nearness_needed(sound)
    spoken = desk.library.language_of(prompt.ref)
    if sound.language == spoken == ENGLISH:  # in which alone it was measured how near answers come
        if needed < _NEAREST:
            return False
        near = desk.teaching.graders[_topic(desk, prompt)].nearness(item, text)
        if near is not None:
            return near < needed
    says = sound.evidence + _HAILS * sound.hails
    if sound.language == spoken:
        says += _LEANING * sound.leaning - _TALK_AT
    else:
        says += _LEANING_ELSEWHERE * sound.leaning + _SPEAKS * sound.speaks - _TALK_ELSEWHERE
    return says >= 0 and not shows_an_idea(desk, prompt, item, text)


def _nearness_needed(sound: Sound) -> float:
    """Say how near to the key words have to come, to be an answer that sounds like this."""
    return (
        _NEAR
        + _NEAR_BY_EVIDENCE * sound.evidence
        + _NEAR_BY_LEANING * sound.leaning
        + _NEAR_BY_HAILING * sound.hails
    )


def _shares(desk: Desk, prompt: Prompt) -> Mapping[str, float]:
    """Give for each word of the topic at hand the share of all its words that it is."""
    return desk.teaching.graders[_topic(desk, prompt)].corpus.shares


def _topic(desk: Desk, prompt: Prompt) -> str:
    return desk.library.topic_of(prompt.ref).topic
