"""Whether words at an open question are said to the tutor, though no wish is plainly heard.

How much they sound like talk is told by their words: by how much more these are evidence of some
wish than of an answer (`bot.tutor.language.wishes.talk`). An ear tells how near they come to
anything that the key says, right or wrong: the more they sound like talk, the nearer they must come
to be taken as an answer. Without an ear, or in a language that it does not know, what would earn
something is an answer, and all else is judged by its words.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.grading.text.language import ENGLISH
from bot.grading.text.no_attempt import begins_giving_up
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.intents import EXACTLY, HAILING
from bot.tutor.language.plain import plain
from bot.tutor.language.signs import has_picture
from bot.tutor.language.wishes.talk import Sound
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Prompt, Stage
from bot.tutor.understanding.open_item import (
    OF_THE_ANSWER_GIVEN,
    answers_plainly,
    chooses_nothing,
    gives_up,
    may_be_either,
)
from bot.tutor.understanding.would_earn import is_in_key, shows_an_idea
from content.model.items import ExtendedQuestion, Flashcard, Item, ShortQuestion

NO_ANSWER: Final = frozenset({"go_on", "thanks", "contest", "withdraw"})
"""Intents that answer nothing while an answer is awaited: "next", "I was right"."""

REMARKS: Final = NO_ANSWER | {"knew", "just_about", "too_easy", "sure", "think_so", "guess"}
"""The same, and intents that say how well something was known, as of the back of a card, or how
sure somebody is of an answer: a mere "sure?" or "maybe" is none."""

_TALK: Final = REMARKS | {"mixed", "revise", "revise_2", "revise_4", "revise_0", "learn", "quiz"}
"""Intents that are hardly ever an answer in words, unless the key has them."""

_ASSENTS: Final = frozenset({"yes", "no"})
"""Intents that answer nothing by themselves, where no question can be answered with them."""

_OPENERS: Final = frozenset({"stop", "snooze", "thanks", "hello", "never_mind"})
"""What somebody says first who then only says why: "hang on, customer", "not now mate"."""

_ONLY_TALK: Final = frozenset(
    {"wait", "revise", "longer", "fed_up", "report", "thanks", "never_mind"}
)
"""Wishes of a single word that answers hardly ever are: "go", "more", "typo"."""

_FIRST: Final = 3
_WHY_SO: Final = 2
"""Words of what is said first, and in which somebody says why: with more of either it may be an
answer that begins like a wish ("stop for a moment and breathe")."""

_OPEN: Final = (Stage.ASKED, Stage.CLOSEST, Stage.SUSPECTED, Stage.SURE)
"""Stages at which words are taken as an answer or as more of one, unless they are of another kind.
"""

_LEANING: Final = 1.1
_TALK_AT: Final = 3.0
"""What leaning to talk counts beside the evidence of a wish, in a topic's own language, and how
much both have to come to, for words to be talk.

Near to the logistic regressions on 4,000 wishes in three languages, of which no example was taken,
and on 1,800 answers: of the wishes nine in ten are talk by it, of answers to another question that
sound like a wish one in eight, and of 1,039 to the question itself three."""
_TALK_ELSEWHERE: Final = 2.0
"""The same in another language, where a topic's words tell nothing."""

_NEAR: Final = 0.44
_NEAR_BY_TALK: Final = 0.03
"""How near to its key (the cosine) an English answer comes that does not sound like talk at all,
and how much nearer it has to come for what does. Wishes lie at 0.25 to 0.6, answers to the question
at 0.4 and more; but wishes come to 10 and more by their words."""

_BRIEF: Final = 5
"""Words up to which what earns nothing is no answer yet to a question that wants sentences: of 47
sample answers to the shipped ones, right or wrong, none has fewer than seven."""

_TOLD: Final = 2
"""Times that somebody is told so: `talk.short` has as many texts."""

_LEANS: Final = 1.0
"""From here on words lean to talk that name no option of a question: nine in ten wishes do, and of
80 answers that sound like a wish ("ask the manager to help") none that is near to one."""


def leans(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words are said to the tutor rather than about the topic, as far as words tell.

    Whoever speaks of "them" speaks of customers: "they come back" passes nothing on. A topic in
    another language has none of their words, and tells nothing.
    """
    sound = desk.intents.sound(text, _shares(desk, prompt))
    if sound.hails:
        return True
    is_elsewhere = sound.language != desk.library.language_of(prompt.ref)
    says = sound.evidence - _TALK_ELSEWHERE if is_elsewhere else sound.leaning - _LEANS
    return says >= 0 and not desk.intents.is_about_others(text)


def is_doubtful(desk: Desk, prompt: Prompt, intent: str | None, text: str) -> bool:
    """Whether words at an open question sound more like talk than like an answer to it."""
    item = desk.library.item(prompt.ref)
    if prompt.stage not in _OPEN or not isinstance(item, Typed | Flashcard):
        return item is not None and intent in NO_ANSWER and chooses_nothing(desk, text)
    if intent in OF_THE_ANSWER_GIVEN.get(prompt.stage, ()) or answers_plainly(desk, text):
        return False
    if intent is not None:
        assents = intent in _ASSENTS and prompt.stage is Stage.ASKED
        talks = intent in _TALK and not plain(text).isdecimal()  # "100" says how sure, and a number
        return (assents or talks) and not shows_an_idea(desk, prompt, item, text)
    if (meant := desk.intents.correction(text)) is not None:
        text = meant  # "I meant ..." is about an answer, "wait no, scrap that" is not
    if falls_short(desk, prompt, text):
        return True
    if gives_up(desk, text) or _only_gives_up(desk, prompt, text):
        return False  # "I don't know this one", which is no answer and no wish either
    if may_be_either(desk, text) or has_picture(text) or _is_talk(desk, prompt, item, text):
        return True
    in_words = isinstance(item, ShortQuestion | ExtendedQuestion | Flashcard)
    is_aside = desk.intents.only_remarks(text) or (in_words and _is_brief_wish(desk, text))
    return is_aside and not _would_earn(desk, prompt, item, text)


def falls_short(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether a few words without an idea were typed where an exam answer is wanted.

    Whoever says first that they have no answer wants help; and whoever has been told twice that
    words are too few, and types no more, means them as the answer.
    """
    item = desk.library.item(prompt.ref)
    is_brief = len(text.split()) <= _BRIEF and prompt.told_short < _TOLD
    if not isinstance(item, ExtendedQuestion) or not is_brief:
        return False
    return not _begins_giving_up(desk, prompt, text) and not shows_an_idea(desk, prompt, item, text)


def _is_brief_wish(desk: Desk, text: str) -> bool:
    """Whether a word or two are all of a wish, or of one and why: "go", "hang on customer".

    Nor is a single letter an answer in words.
    """
    words = plain(text).split()
    if len(words) <= _WHY_SO and (len("".join(words)) == 1 or _is_wholly_wish(desk, text)):
        return True
    ends = range(max(1, len(words) - _WHY_SO), min(len(words), _FIRST + 1))
    return any(_opens(desk, words[:end]) for end in ends)


def _is_wholly_wish(desk: Desk, text: str) -> bool:
    wish = desk.intents.wished(text)
    return wish is not None and wish.likeness > EXACTLY and wish.intent in _ONLY_TALK


def _opens(desk: Desk, words: Sequence[str]) -> bool:
    """Whether words are a wish by themselves; a single one ("stop") may as well begin an answer."""
    said = " ".join(words)
    if len(words) > 1 and desk.intents.find(said) in _OPENERS:
        return True
    wish = desk.intents.wished(said)
    if wish is None or wish.is_bare:
        return False
    return wish.intent == "wait" and wish.likeness > EXACTLY


def _would_earn(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    return is_in_key(desk, text) or shows_an_idea(desk, prompt, item, text)


def _begins_giving_up(desk: Desk, prompt: Prompt, text: str) -> bool:
    return begins_giving_up(text, desk.library.language_of(prompt.ref))


def _only_gives_up(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words begin by giving up, and wish for nothing: "idk, that's too much"."""
    if not _begins_giving_up(desk, prompt, text):
        return False
    wish = desk.intents.wished(text)
    return (wish is None or wish.is_bare) and not desk.intents.is_talk(text)


def _is_talk(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    """Whether words are talk, by how they sound and by how far they are from the key."""
    sound = desk.intents.sound(text, _shares(desk, prompt))
    spoken = desk.library.language_of(prompt.ref)
    says = _says(sound, spoken)
    if says < 0 or len(text.split()) == 1:
        return False
    if sound.language == spoken == ENGLISH:  # in which alone it was measured how near answers come
        near = desk.teaching.grader_of(prompt.ref).nearness(item, text)
        if near is not None:
            return near < _NEAR + _NEAR_BY_TALK * says
    return not shows_an_idea(desk, prompt, item, text)


def _says(sound: Sound, spoken: str) -> float:
    """Say how much more words sound like talk than they need to, at a question in a language."""
    if not sound.evidence:
        return -_TALK_AT  # without a word, or at great length
    says = sound.evidence + HAILING * sound.hails
    if sound.language == spoken:
        return says + _LEANING * sound.leaning - _TALK_AT
    return says - _TALK_ELSEWHERE


def _shares(desk: Desk, prompt: Prompt) -> Mapping[str, float]:
    """Give for each word of the topic at hand the share of all its words that it is."""
    return desk.teaching.grader_of(prompt.ref).corpus.shares
