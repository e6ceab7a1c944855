"""Moves of a drill -> messages: each goes to the room that words its kind."""

from bot.tutor.moves.asking import (
    Ask,
    AskWhether,
    HintCard,
    HowFar,
    NoneEasier,
    RemindToJudge,
    Reword,
    SayChanged,
    StillOpen,
)
from bot.tutor.moves.marking import CardJudged, Explain, MarkPicks, MarkTyped, Reveal, TurnCard
from bot.tutor.moves.move import DrillMove
from bot.views.drill import asides, asking, cards, marking, talk, tapped
from bot.views.message import Message
from bot.views.texts import Texts


def show(move: DrillMove, t: Texts) -> Message:
    """Show one move of a drill, those that come most often first."""
    match move:
        case Ask():
            return asking.show(move, t)
        case MarkTyped() | Reveal() | Explain():
            return marking.show(move, t)
        case MarkPicks():
            return tapped.show(move, t)
        case TurnCard() | CardJudged() | HintCard() | RemindToJudge():
            return cards.show(move, t)
        case AskWhether() | StillOpen() | Reword() | NoneEasier() | HowFar():
            return talk.show(move, t)
        case SayChanged(gone=gone):
            return Message(t("removed" if gone else "changed"))
        case _:
            return asides.show(move, t)
