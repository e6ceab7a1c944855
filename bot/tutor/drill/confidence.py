"""How sure are you? Asked after the response and before the verdict.

Confident errors are corrected best, and return when the correction is forgotten; a lucky guess is
not knowledge. But a question before every verdict drives people away. So it is never asked in
somebody's first session, and about one question in four at most, those about which it tells most.
They are chosen when a session begins (`bot.tutor.choosing.sureness`); a check of a wrong idea that
comes up later goes first. In a mock exam it is asked of every answer. One tap on it turns it off
for good.
"""

import re

from bot.tutor.choosing.options import order_of
from bot.tutor.choosing.sureness import ONE_IN
from bot.tutor.drill.settle import MAX_KEPT, handle
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.moves.asking import AskSure, Kept
from bot.tutor.moves.turn import Turn, show_instead
from state.records.learners import Sure
from state.values import replace

LEVELS = {
    "sure": Sure.SURE,
    "knew": Sure.SURE,
    "think_so": Sure.THINK_SO,
    "guess": Sure.GUESS,
    "forgot": Sure.GUESS,
}
"""Intents that say how sure."""

WORDS = {**LEVELS, **dict.fromkeys(("go_on", "yes", "thanks", "skip", "show"), Sure.THINK_SO)}
"""Intents that answer the question; whoever would rather not say is in the middle, and so is
whoever asks for the answer, which comes with the verdict."""

_SHARE = re.compile(
    r"\D{,20}?(\d{1,3})\s?(?:%|per ?cent|prozent|por ?ciento)\D{,20}", re.IGNORECASE
)

_SURE_FROM, _LIKELY_FROM = 85, 50
"""Of a hundred: what somebody means who says how sure they are in figures."""


def share_said(text: str) -> str | None:
    """Give the intent of "like 70%": how sure somebody is in figures; None for other words."""
    found = _SHARE.fullmatch(text)
    if found is None or int(found[1]) > 100:
        return None
    share = int(found[1])
    return "sure" if share >= _SURE_FROM else "think_so" if share >= _LIKELY_FROM else "guess"


def wanted(desk: Desk, drill: Drill, prompt: Prompt) -> bool:
    """Whether to ask how sure the learner is before the verdict on this response.

    Never after help or a first try, never with what was just shown, and never of more than one
    question in four of a session.
    """
    if not desk.learner.confidence:
        return False
    if prompt.sure is not None or prompt.tries or prompt.rung:
        return False
    if prompt.why in (Why.OPENING, Why.AGAIN):
        return False
    if drill.mode is Mode.MOCK:
        return True
    if drill.mode is Mode.QUIZ or not desk.session.offered:  # that comes with the first summary
        return False
    if ONE_IN * (drill.sures + 1) > drill.total:
        return False
    return prompt.why is Why.CHECK or prompt.ref in drill.sure_of


def ask(desk: Desk, drill: Drill, prompt: Prompt, *, in_place: bool) -> Turn:
    """Keep the response and ask how sure the learner is of it."""
    drill = replace(drill, sures=drill.sures + 1)
    return _ask(desk, drill, replace(prompt, asides=0), Kept.FIRST, in_place=in_place)


def ask_again(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> Turn:
    """Take words that do not say how sure: another answer, or more of the one that is kept.

    Whatever is said here, the answer is never lost to it.
    """
    item = desk.library.item(prompt.ref)
    meant = desk.intents.correction(text)
    heard = replace(prompt, asides=prompt.asides + 1)
    if isinstance(item, Tapped):
        order = order_of(drill, prompt.ref, item)
        sayings = (meant or text, desk.intents.without_asides(text))
        picks = next((found for one in sayings if (found := picks_from(item, order, one))), None)
        changed = heard if picks is None else replace(heard, picks=picks)
        return _ask(desk, drill, changed, Kept.AS_IT_WAS if picks is None else Kept.CHANGED)
    if meant:
        return _ask(desk, drill, replace(heard, response=meant), Kept.CHANGED)
    longer = f"{prompt.response}\n{text}"[:MAX_KEPT]
    return _ask(desk, drill, replace(heard, response=longer), Kept.LONGER)


def ask_once_more(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Ask again after words that say nothing, and leave the answer as it is."""
    return _ask(desk, drill, replace(prompt, asides=prompt.asides + 1), Kept.AS_IT_WAS)


def ask_before_help(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Give no help with a question whose answer is in: say how to change that, and ask again."""
    kept = Kept.AS_IT_WAS if drill.mode is Mode.MOCK else Kept.ASKED_ABOUT
    return _ask(desk, drill, replace(prompt, asides=prompt.asides + 1), kept)


def _ask(desk: Desk, drill: Drill, prompt: Prompt, kept: Kept, *, in_place: bool = False) -> Turn:
    held = replace(drill, prompt=replace(prompt, stage=Stage.SURE))
    item = desk.library.item(prompt.ref)
    assert item is not None  # noqa: S101  # it has just been answered
    where = handle(desk, held, prompt)
    response = "" if kept is Kept.FIRST else prompt.response
    move = AskSure(item, where, prompt.picks, response, kept, prompt.asides, in_place)
    return show_instead(desk, held, move)
