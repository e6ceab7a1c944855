"""Words at an open question that sound more like talk to the tutor than like an answer to it.

They are not graded unasked: who says "wait, which bit?" has not answered wrongly.
"""

from collections.abc import Mapping

from bot.tutor import by_meaning
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.choices import Tapped
from bot.tutor.language.signs import has_picture
from bot.tutor.language.talk import TALKS_MEANT, TALKS_SURELY_MEANT
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
from content.model.items import Flashcard

NO_ANSWER = frozenset({"go_on", "thanks", "contest", "withdraw"})
"""Intents that answer nothing while an answer is awaited: "next", "I was right"."""

REMARKS = NO_ANSWER | {"knew", "just_about", "too_easy"}
"""The same, and intents that say how well something was known, as of the back of a card."""

TALK = REMARKS | {"revise", "revise_2", "revise_4", "revise_0", "learn", "quiz"}
"""Intents that are hardly ever an answer in words, unless the key has them."""

_OPEN = (Stage.ASKED, Stage.CLOSEST, Stage.SUSPECTED, Stage.SURE)
"""Stages at which words are taken as an answer or as more of one, unless they are of another kind.
"""

SURELY_MEANT = 0.55
"""How near to an example of a wish words are that are talk though they hardly sound like it."""


def is_doubtful(desk: Desk, prompt: Prompt, intent: str | None, text: str) -> bool:
    """Whether words at an open question sound more like talk than like an answer to it."""
    item = desk.library.item(prompt.ref)
    if isinstance(item, Tapped):
        return intent in NO_ANSWER and chooses_nothing(desk, text)
    if prompt.stage not in _OPEN or not isinstance(item, Typed | Flashcard):
        return False
    if intent in OF_THE_ANSWER_GIVEN.get(prompt.stage, ()) or answers_plainly(desk, text):
        return False
    talks = intent in TALK if intent is not None else _is_talk(desk, prompt, text)
    if not talks and intent is not None:
        return False
    return not shows_an_idea(desk, prompt, item, text) and (talks or _is_meant(desk, prompt, text))


def _is_talk(desk: Desk, prompt: Prompt, text: str) -> bool:
    if desk.intents.correction(text):
        return False  # "I meant ..." is about an answer
    if may_be_either(desk, text):
        return True
    wish = desk.intents.wished(text)
    likely = wish is not None and wish.speaks and is_likely(wish)
    answered = prompt.stage is Stage.SURE
    talks = desk.intents.talks(text, _shares(desk, prompt), answered=answered)
    return likely or desk.intents.addresses(text) or talks or has_picture(text)


def _is_meant(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words that lean to talk come near to a wish in meaning; the less, the nearer."""
    leaning = desk.intents.leaning(text, _shares(desk, prompt))
    if leaning < TALKS_SURELY_MEANT or desk.intents.correction(text):
        return False
    wish = by_meaning.wish(desk.teaching, desk.intents, text, beside=True)
    return wish is not None and (leaning >= TALKS_MEANT or wish.likeness >= SURELY_MEANT)


def _shares(desk: Desk, prompt: Prompt) -> Mapping[str, float]:
    """Give for each word of the topic at hand the share of all its words that it is."""
    topic = desk.library.topic_of(prompt.ref).topic
    return desk.teaching.graders[topic].corpus.shares
