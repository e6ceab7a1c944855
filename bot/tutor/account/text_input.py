"""A text that the learner was asked for: who takes it, and how to get out of writing it.

Anything else that the learner does instead, a tap or a command, leaves the writing behind.
"""

from bot.tutor import consulting
from bot.tutor.account import marking_queue, own_reminder, planning, settings
from bot.tutor.drill import contest
from bot.tutor.homework import assigning
from bot.tutor.model import people
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Writing
from bot.tutor.moves.turn import Turn
from bot.tutor.people import membership
from state.values import replace


def not_writing(desk: Desk) -> Desk:
    """Go back to what was going on before a text was asked for: something else is wanted now."""
    match desk.session.activity:
        case Writing(before=before):
            return replace(desk, session=replace(desk.session, activity=before))
        case _:
            return desk


def written(desk: Desk, writing: Writing, intent: str | None, text: str) -> Turn:
    """Take the text that was asked for; "stop" goes back without it."""
    stopped = intent == "stop"
    match writing.about:
        case people.NICKNAME:
            return membership.written(desk, writing, None if stopped else text)
        case planning.EXAM:
            return planning.no_day(desk) if stopped else planning.day_typed(desk, text)
        case _ if stopped:
            return contest.not_written(desk, writing)
        case assigning.ASSIGNING:
            return assigning.typed(desk, writing, text)
        case consulting.ASKING:
            return consulting.noted(desk, writing, text)
        case consulting.REPLYING:
            return consulting.written(desk, writing, text)
        case settings.TIME:
            return own_reminder.time_typed(desk, text)
        case settings.ZONE:
            return settings.place_typed(desk, text)
        case "refuse" if intent is not None:  # "why" and "ok" are no reason that helps anybody
            return marking_queue.ask_reason(desk, writing)
        case "refuse":
            return marking_queue.refused(desk, writing, text)
        case _:
            return contest.reported(desk, writing, text)
