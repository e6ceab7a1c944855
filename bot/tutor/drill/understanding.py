"""What typed words ask for, where they are said: a wish, or an answer to what is open.

The same words may be either. While an answer is awaited, only what is exactly a wish is one, or
what politely asks for help; elsewhere slips of the thumb and words around a wish are forgiven.
"""

from bot.tutor.choosing.options import order_of
from bot.tutor.drill.confidence import LEVELS
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.intents import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Prompt, Stage, Writing
from content.model import ClozeQuestion, Flashcard, Item, ShortQuestion

PLEAS = ("hint", "lost", "why", "show", "skip", "stop", "help")
"""Intents that are about the open question: heard even where they could be an answer to it."""


def intent_of(desk: Desk, text: str) -> str | None:
    """The intent of plain words, or None: they may be an answer, or mean nothing to us.

    "Plan" is a command, and an author's wording for "Why ring before a late delivery?"; while that
    is open it is an answer. A plea about the question itself ("stuck") is heard all the same.
    """
    intent = desk.intents.find(text)
    if intent is None:
        return _roughly(desk, text)
    if intent in PLEAS:
        return intent
    match _awaited(desk):
        case ShortQuestion(points=points):
            wordings = [wording.rstrip("*") for point in points for wording in point.any]
        case ClozeQuestion(gaps=gaps):
            wordings = [wording for gap in gaps for wording in gap]
        case _:
            return intent
    return None if plain(text) in map(plain, wordings) else intent


def may_be_answer(desk: Desk) -> bool:
    """Whether the open item is answered in words, so that these may be its answer."""
    return isinstance(_awaited(desk), Typed | Flashcard)


def is_answered(desk: Desk) -> bool:
    """Whether something is open that waits for no answer, but for a word on the one given."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=stage)):
            return stage is not Stage.ASKED
        case _:
            return False


def _roughly(desk: Desk, text: str) -> str | None:
    """Give what misspelt or polite words ask for, as far as they cannot be an answer."""
    match desk.session.activity:
        case Writing():
            return None
        case Drill(prompt=Prompt(stage=Stage.ASKED) as prompt) as drill:
            return _while_asked(desk, drill, prompt, text)
        case Drill(prompt=Prompt(stage=Stage.SURE)):
            allowed = (*LEVELS, "withdraw")
        case Drill(prompt=Prompt(stage=Stage.CLOSEST | Stage.SUSPECTED)):
            allowed = (*PLEAS, "yes", "no", "withdraw")
        case _:
            return desk.intents.loosely(text)
    intent = desk.intents.loosely(text)
    return intent if intent in allowed else None


def _while_asked(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> str | None:
    match desk.library.item(prompt.ref):
        case item if isinstance(item, Tapped):
            order = order_of(drill, prompt.ref, item)
            return None if picks_from(item, order, text) else desk.intents.loosely(text)
        case _:
            wish = desk.intents.wish(text)
            return wish if wish in PLEAS else None


def _awaited(desk: Desk) -> Item | None:
    """Give the item that waits for its answer."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.ASKED, ref=ref)):
            return desk.library.item(ref)
        case _:
            return None
