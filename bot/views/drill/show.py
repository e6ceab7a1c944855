"""Moves of a drill -> messages: each goes to the room that words its kind."""

from bot.tutor.moves import asking as moves
from bot.tutor.moves.marking import (
    CardJudged,
    Explain,
    ExplainOption,
    LookBack,
    MarkPicks,
    MarkTyped,
    Reveal,
    ShowSettled,
    TurnCard,
)
from bot.tutor.moves.move import DrillMove
from bot.views.drill import asides, asking, cards, explaining, marking, talk, tapped
from bot.views.message import Message
from bot.views.texts import Texts


def show(move: DrillMove, t: Texts) -> Message:
    """Show one move of a drill, those that come most often first."""
    if isinstance(move, moves.TalkMove):
        return talk.show(move, t)
    match move:
        case moves.Ask():
            return asking.show(move, t)
        case MarkTyped() | Reveal():
            return marking.show(move, t)
        case Explain() | ExplainOption() | ShowSettled() | LookBack():
            return explaining.show(move, t)
        case MarkPicks():
            return tapped.show(move, t)
        case TurnCard() | CardJudged() | moves.HintCard() | moves.RemindToJudge():
            return cards.show(move, t)
        case (
            moves.AskWhether()
            | moves.StillOpen()
            | moves.Reword()
            | moves.NoneEasier()
            | moves.HowFar()
        ):
            return talk.show(move, t)
        case moves.SayChanged(gone=gone):
            return Message(t("removed" if gone else "changed"))
        case _:
            return asides.show(move, t)
