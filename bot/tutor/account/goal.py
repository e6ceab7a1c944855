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
    minutes = _minutes(wanted)
    if minutes is None:
        return say(desk, ShowGoal(today(desk), in_place, is_new=False))
    learner = replace(desk.learner, goal=minutes)
    shown = ShowGoal(today(replace(desk, learner=learner)), in_place, is_new=True)
    return Turn(desk.session, (shown,), (Prefer(learner),))


def tap_goal(desk: Desk, argument: str) -> Turn:
    """Take a button with a goal, which changes its message; without one, ask in a new one."""
    return goal(desk, argument, in_place=argument in ("off", *map(str, GOALS)))


def _minutes(wanted: str) -> int | None:
    """Read a goal: the nearest that there is, 0 for "off"; None if no goal is named."""
    if wanted in ("off", "none", "no"):
        return 0
    digits = "".join(one for one in wanted if one.isdecimal())[:3]
    return min(GOALS, key=lambda one: abs(one - int(digits))) if digits else None
