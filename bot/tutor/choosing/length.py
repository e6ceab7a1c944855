"""How long a session is: as the learner has said for this one or all, or else as their plan says.

Whoever was told "about 12 minutes a day" and is offered four would have to do the sum themselves;
whoever is told thirty, and sees "1 of 48", puts the phone away.
"""

from typing import Final

from bot.tutor.choosing.items import seconds
from bot.tutor.model.desk import Desk

USUAL: Final = 4
"""Minutes of a session where nobody has said, and no plan does: `Learner.minutes` begins so."""

LONGEST: Final = 6
"""Minutes of a session that a plan asks for, at most: some ten questions, as many as are done in
one go on a phone. What a day wants beyond that is another session, offered behind the last."""


def planned(desk: Desk) -> int | None:
    """Give the minutes a day that the plan named last; None where no plan counts.

    It counts for whoever has not chosen a length, up to the day before the exam, which is for a
    short look only.
    """
    told = desk.session.plan
    is_chosen = desk.session.own_length or desk.learner.minutes != USUAL
    if told is None or is_chosen or desk.today >= told.exam - 1:
        return None
    return told.minutes


def minutes(desk: Desk) -> int:
    """Give the minutes of the next session: 0 for one without an end.

    Of a plan's day it is what today has left, and never less than usual.
    """
    if desk.session.minutes is not None:
        return desk.session.minutes
    a_day = planned(desk)
    if a_day is None:
        return desk.learner.minutes
    asked = [one.item for one in desk.shelf.memories if one.day == desk.today]
    done = seconds(desk.library, [ref for ref in asked if desk.library.item(ref)]) // 60
    return max(USUAL, min(LONGEST, a_day - done))
