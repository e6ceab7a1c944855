"""What a learner has answered elsewhere, asked about when they send it, and taken along once."""

from bot.tutor.model.desk import Desk
from bot.tutor.model.taking_along import Brought, TakenAlong
from bot.tutor.moves.account import NothingBrought, OfferHistory, SayTakenAlong
from bot.tutor.moves.turn import Turn, say


def offer(brought: Brought, message_id: int | None) -> OfferHistory | None:
    """Ask whether to take along what there is; None where there is nothing."""
    there = brought.items or brought.waiting
    return OfferHistory(brought, message_id) if there else None


def sent(desk: Desk, brought: Brought, message_id: int | None) -> Turn:
    """Answer a learner who sent a deck for nothing but the answers in it."""
    return say(desk, offer(brought, message_id) or NothingBrought())


def taken(desk: Desk, outcome: TakenAlong | None) -> Turn:
    """Say what came of it; what waits for a topic to be published can be asked for again."""
    over = outcome is not None and bool(outcome.items or outcome.before)
    return Turn(desk.session, (SayTakenAlong(outcome),), done_with_buttons=over)
