"""What was done today and in the days before: there to please, never to frighten.

What was done today is reckoned from the items it was done with, so that a phone left lying open
counts for nothing. Nothing is ever said to be missed; a goal that is met is said once it is.
"""

from typing import Final

from bot.tutor.choosing.items import seconds
from bot.tutor.model.desk import Desk
from bot.tutor.moves.progress import Today, Week
from state.clock.days import WEEK
from state.memory import activity, progress

ROUNDING: Final = 15
"""Seconds that may be lacking to a minute: what a question takes is an estimate."""


def today(desk: Desk) -> Today:
    """Say how long the learner has kept it up, and what was done today."""
    lately = desk.history.lately
    active = {tally.day for tally in lately.tallies if tally.reviews}
    kept_up = activity.streak(active, lately.pauses, desk.today)
    live = [ref for ref in lately.asked_today if desk.library.item(ref) is not None]
    done = (seconds(desk.library, live) + ROUNDING) // 60
    return Today(kept_up.days, kept_up.spare, done, desk.learner.goal)


def week_from(desk: Desk, monday: int) -> Week:
    """Sum up the week that begins on a day."""
    tallies = [one for one in desk.history.lately.tallies if monday <= one.day < monday + WEEK]
    return Week(*progress.total(tallies))
