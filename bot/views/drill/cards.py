"""A flashcard turned over, and judged."""

from bot.tutor.moves.asking import Handle, HintCard, RemindToJudge
from bot.tutor.moves.marking import CardJudged, TurnCard
from bot.views.drill.hints import hint_text
from bot.views.drill.options import button
from bot.views.drill.pictures import picture
from bot.views.drill.verdict import sentence, settled_rows
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.texts import Texts


def show(move: TurnCard | CardJudged | HintCard | RemindToJudge, t: Texts) -> Message:
    """Show what is said of a flashcard after it was put."""
    match move:
        case TurnCard():
            return _turn_card(move, t)
        case CardJudged():
            return _card_judged(move, t)
        case HintCard():
            return _hint_card(move, t)
        case RemindToJudge():
            return Message(t("card.judge", variant=move.times - 1), _grades(move.handle, t))


def _turn_card(move: TurnCard, t: Texts) -> Message:
    """Show a flashcard's back and ask how it went."""
    typed = looks = None
    how = t("card.how")
    answer = t("card.back", back=sentence(move.card.back))
    if move.typed is not None:
        typed = t("card.you_typed", typed=move.typed[:200])
        answer = t("card.back_beside", back=sentence(move.card.back))
        how = t("card.how_compared")
    if move.verdict is not None and move.verdict.outcome.is_right:
        looks, how = t("card.looks_right"), t("card.how")
    body = paragraphs(t("card.front", front=move.card.front), lines(typed, answer, looks), how)
    back = picture(move.card.back_image, move.card.back_alt, t)
    in_place = move.in_place and not back  # what shows one picture cannot be made to show another
    return Message(body, _grades(move.handle, t), in_place, pictures=back)


def _hint_card(move: HintCard, t: Texts) -> Message:
    """Show how the back begins."""
    turn = button(t, move.handle, "turn_over", "show")
    return Message(hint_text(move.hint, t), ((turn,),))


def _grades(handle: Handle, t: Texts) -> Rows:
    grades = [("forgot", 1), ("hard", 2), ("good", 3), ("easy", 4)]
    buttons = tuple(button(t, handle, name, "judge", grade) for name, grade in grades)
    return buttons[:2], buttons[2:]


def _card_judged(move: CardJudged, t: Texts) -> Message:
    """Leave the card readable, with why, and go on."""
    body = paragraphs(
        lines(
            t("card.front", front=move.card.front), t("card.back", back=sentence(move.card.back))
        ),
        lines(t("why", why=move.card.why) if move.card.why else None, t(f"card.{move.comes_back}")),
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)
