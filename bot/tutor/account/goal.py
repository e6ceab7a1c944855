"""The daily goal: some minutes that somebody would like to revise, or none."""

from typing import Final

from bot.tutor.model.desk import Desk
from bot.tutor.moves.progress import ShowGoal
from bot.tutor.moves.turn import Prefer, Turn, say
from bot.tutor.today import today
from state.values import replace

GOALS: Final = (1, 3, 5)
"""Minutes a day that may be wanted: small enough for anybody's day."""


def goal(desk: Desk, wanted: str, *, in_place: bool = False) -> Turn:
    """Show today's goal, or set it to so many minutes a day; "off" does without."""
    asked = _minutes(wanted)
    if asked is None:
        return say(desk, ShowGoal(today(desk), in_place, is_new=False))
    minutes = asked and min(GOALS, key=lambda one: abs(one - asked))
    learner = replace(desk.learner, goal=minutes)
    so_far = today(replace(desk, learner=learner))
    shown = ShowGoal(so_far, in_place, is_new=True, nearest=minutes != asked)
    return Turn(desk.session, (shown,), (Prefer(learner),))


def tap_goal(desk: Desk, argument: str) -> Turn:
    """Take a button with a goal, which changes its message; without one, ask in a new one."""
    return goal(desk, argument, in_place=argument in ("off", *map(str, GOALS)))


def _minutes(wanted: str) -> int | None:
    """Read how many minutes a day are wanted, 0 for "off"; None if no goal is named."""
    if wanted in ("off", "none", "no"):
        return 0
    digits = "".join(one for one in wanted if one.isdecimal())[:3]
    return int(digits) if digits else None
