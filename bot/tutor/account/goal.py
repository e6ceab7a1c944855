"""The daily goal: some minutes that somebody would like to revise, or none."""

from typing import Final

from bot.tutor.language.plain import plain
from bot.tutor.language.wishes.slots import minutes_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer
from bot.tutor.moves.progress import ShowGoal
from bot.tutor.moves.turn import Prefer, Turn, offering, say
from bot.tutor.today import today
from bot.tutor.understanding.open_item import may_be_answer
from state.values import replace

ASKED: Final = "goal_asked"
"""What the question how much a day leaves behind for one message (`Offer.intent`)."""

GOALS: Final = (1, 3, 5)
"""Minutes a day that may be wanted: small enough for anybody's day."""


def goal(desk: Desk, wanted: str, *, in_place: bool = False) -> Turn:
    """Show today's goal, or set it to so many minutes a day; "off" does without."""
    asked = _minutes(wanted)
    if asked is None:
        shown = ShowGoal(today(desk), in_place, is_new=False)
        return offering(say(desk, shown), Offer(desk.now, ASKED))
    minutes = asked and min(GOALS, key=lambda one: abs(one - asked))
    learner = replace(desk.learner, goal=minutes)
    so_far = today(replace(desk, learner=learner))
    set_to = ShowGoal(so_far, in_place, is_new=True, nearest=minutes != asked)
    return Turn(desk.session, (set_to,), (Prefer(learner),))


def named(desk: Desk, text: str) -> str:
    """Give the minutes that a reply to that question names, as `goal` takes them; "" if none.

    A bare number may be the answer to a question that is open.
    """
    for said in (text, desk.intents.without_asides(text), desk.intents.without_reply(text)):
        if (minutes := minutes_named(plain(said))) is not None:
            return str(minutes)
    is_bare = text.strip().isdecimal() and not may_be_answer(desk)
    return text.strip() if is_bare else ""


def tap_goal(desk: Desk, argument: str) -> Turn:
    """Take a button with a goal, which changes its message; without one, ask in a new one."""
    return goal(desk, argument, in_place=argument in ("off", *map(str, GOALS)))


def _minutes(wanted: str) -> int | None:
    """Read how many minutes a day are wanted, 0 for "off"; None if no goal is named."""
    if wanted in ("off", "none", "no"):
        return 0
    digits = "".join(one for one in wanted if one.isdecimal())[:3]
    return int(digits) if digits else None
