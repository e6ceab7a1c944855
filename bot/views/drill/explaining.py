"""What is said of a settled item to whoever asks on: in another way, of one option, or again."""

from bot.tutor.moves.marking import Explain, ExplainingMove, ExplainOption, LookBack, ShowSettled
from bot.views.drill.asides import help_rows
from bot.views.drill.options import letter
from bot.views.drill.pictures import pictures_of
from bot.views.drill.verdict import answer_text, settled_rows, why_text
from bot.views.message import Message, paragraphs
from bot.views.texts import Html, Texts
from content.model.items import Flashcard, Item
from content.model.topic import Concept, Misconception


def show(move: ExplainingMove, t: Texts) -> Message:
    """Show what is said of a settled item."""
    match move:
        case Explain():
            return _explain(move, t)
        case ExplainOption():
            return _explain_option(move, t)
        case ShowSettled():
            return _show_settled(move, t)
        case LookBack():
            return _look_back(move, t)


def _explain(move: Explain, t: Texts) -> Message:
    """Explain once more: by the idea behind it, an example, or what many think instead."""
    match move.way:
        case None:
            key = "again.all_said" if move.handle.tutored else "again.all_said_alone"
            body = t(key, variant=move.times - 1)
        case Concept() as concept:
            body = t("explained", name=concept.name, say=concept.say)
        case Misconception() as wrong:
            body = t("again.contrast", believes=wrong.believes, instead=wrong.instead)
        case item:
            body = _asked(item, "again.example", t)
    shown = None if isinstance(move.way, Misconception) else move.way
    return Message(body, settled_rows(move.handle, t), pictures=pictures_of(shown, t))


def _explain_option(move: ExplainOption, t: Texts) -> Message:
    """Say whether an option is right, and why; a wrong idea that it shows is answered in full."""
    option = move.option
    key = "again.option_right" if option.correct else "again.option_wrong"
    because = option.because or (move.shows.instead if move.shows else None)
    body = paragraphs(
        t(key, letter=letter(move.place), text=option.text),
        t("marked.because", because=because) if because else None,
    )
    return Message(body, settled_rows(move.handle, t))


def _show_settled(move: ShowSettled, t: Texts) -> Message:
    body = _asked(move.item, "again.settled", t)
    return Message(body, settled_rows(move.handle, t), pictures=pictures_of(move.item, t))


def _look_back(move: LookBack, t: Texts) -> Message:
    """Say of the question before what was wrong and why, and that another one is open."""
    chosen, item = move.chosen, move.item
    yours = t("again.yours_was", text=chosen.text, because=chosen.because or "") if chosen else None
    why = None if isinstance(item, Flashcard) else why_text(item, t)
    body = paragraphs(_asked(item, "again.before", t), yours, why)
    if move.settled:
        return Message(body, settled_rows(move.handle, t))
    still_open = t("again.now_open", place=str(move.handle.place))
    return Message(paragraphs(body, still_open), help_rows(move.handle, t, helped=move.helped))


def _asked(item: Item, key: str, t: Texts) -> Html:
    """Give an item with its answer."""
    if isinstance(item, Flashcard):
        return t(key, ask=item.front, answer=item.back)
    return t(key, ask=item.asked, answer=answer_text(item, t))
