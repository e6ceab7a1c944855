"""How sure are you? Asked after the response and before the verdict.

Confident errors are corrected best, and return when the correction is forgotten; a lucky guess is
not knowledge. So it is asked where it says most: the first time an item is met, on questions tied
to a wrong idea, in a mock exam, and otherwise one time in four.
"""

from dataclasses import replace
from random import Random

from bot.tutor.desk import Desk
from bot.tutor.moves import AskSure
from bot.tutor.session import Drill, Mode, Prompt, Stage, Why
from bot.tutor.settle import handle, show_instead
from bot.tutor.turn import Turn
from content.model import Item, Topic

ONE_IN = 4

WORDS = {"sure": 3, "think_so": 2, "guess": 1, "go_on": 2, "yes": 2, "thanks": 2, "skip": 2}
"""Intents that answer the question in words; whoever would rather not say is in the middle."""


def wanted(desk: Desk, drill: Drill, item: Item, prompt: Prompt) -> bool:
    """Tell whether to ask before the verdict on this response."""
    if not desk.learner.confidence:
        return False
    if prompt.sure is not None or prompt.tries or prompt.rung:
        return False
    if prompt.why in (Why.OPENING, Why.AGAIN):
        return False
    if drill.mode is Mode.MOCK:
        return True
    if drill.mode is Mode.QUIZ:
        return False
    if not desk.met_before or _tied(desk.library.topic_of(prompt.ref), item):
        return True
    return Random(f"sure:{drill.seed}:{prompt.ref}").randrange(ONE_IN) == 0  # noqa: S311


def ask(desk: Desk, drill: Drill, prompt: Prompt, *, in_place: bool) -> Turn:
    """Keep the response and ask how sure the learner is of it."""
    held = replace(drill, prompt=replace(prompt, stage=Stage.SURE))
    item = desk.library.item(prompt.ref)
    assert item is not None  # noqa: S101  # it has just been answered
    move = AskSure(item, handle(desk, held, prompt), prompt.picks, in_place)
    return show_instead(desk, held, move)


def _tied(topic: Topic, item: Item) -> bool:
    return any(item.id in wrong.check_with for wrong in topic.misconceptions)
