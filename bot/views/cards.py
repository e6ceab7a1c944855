"""A flashcard turned over, and judged."""

from bot.tutor.moves import CardJudged, TurnCard
from bot.views.answers import sentence, settled_rows
from bot.views.message import Button, Message, lines, paragraphs
from bot.views.options import token
from bot.views.texts import Texts


def turn_card(move: TurnCard, t: Texts) -> Message:
    """Show a flashcard's back and ask how it went."""
    typed = looks = None
    if move.typed is not None:
        typed = t("card.you_typed", typed=move.typed[:200])
    if move.verdict is not None and move.verdict.outcome.is_right:
        looks = t("card.looks_right")
    body = paragraphs(
        t("card.front", front=move.card.front),
        lines(typed, t("card.back", back=sentence(move.card.back)), looks),
        t("card.how"),
    )
    grades = [("forgot", 1), ("hard", 2), ("good", 3), ("easy", 4)]
    buttons = [
        Button(t.plain(f"button.{name}"), token(move.handle, "judge", grade))
        for name, grade in grades
    ]
    return Message(body, (tuple(buttons[:2]), tuple(buttons[2:])), move.in_place)


def card_judged(move: CardJudged, t: Texts) -> Message:
    """Leave the card readable, with why, and go on."""
    outcome = t("card.remembered") if move.remembered else t("card.forgotten")
    body = paragraphs(
        t("card.front", front=move.card.front),
        t("card.back", back=sentence(move.card.back)),
        t("why", why=move.card.why) if move.card.why else None,
        outcome,
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)
