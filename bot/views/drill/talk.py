"""What is said to words that are no answer: the question stays open, and nothing counts."""

from bot.tutor.moves import asking as moves
from bot.views.buttons import by_name
from bot.views.drill.asides import help_rows, next_rows
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Texts
from content.model import items as model


def show(move: moves.TalkMove, t: Texts) -> Message:
    """Show what is said to words that are no answer."""
    match move:
        case moves.AskWhether():
            return _ask_whether(move, t)
        case moves.StillOpen():
            return _still_open(move, t)
        case moves.NoneEasier():
            return _none_easier(move, t)
        case moves.Reword():
            return _reword(move, t)
        case moves.HowToAnswer():
            return _how_to_answer(move, t)
        case moves.HowFar():
            return _how_far(move, t)


def _ask_whether(move: moves.AskWhether, t: Texts) -> Message:
    answer = by_name(t, "my_answer", "answer", str(move.at))
    rows = help_rows(move.handle, t, helped=move.helped)
    key = "talk.short" if move.falls_short else "talk.whether"
    return Message(t(key, variant=move.times - 1), ((answer,), *rows))


def _still_open(move: moves.StillOpen, t: Texts) -> Message:
    rows = help_rows(move.handle, t, helped=move.helped)
    return Message(t("talk.still_open", variant=move.times - 1), rows)


def _none_easier(move: moves.NoneEasier, t: Texts) -> Message:
    text = t("talk.none_easier", variant=move.times - 1)
    return Message(text, help_rows(move.handle, t, helped=move.helped))


def _reword(move: moves.Reword, t: Texts) -> Message:
    """Put the question in other words, or say what it is about and what kind of answer it wants."""
    item = move.item
    other = None if isinstance(item, model.Flashcard) else item.reword
    if other:
        body = lines(t("talk.in_other_words"), t("question", ask=other))
    else:
        about = t("talk.about", concept=move.concept)
        body = paragraphs(about, t(f"talk.wants.{_wanted(item)}"))
    return Message(body, help_rows(move.handle, t, helped=move.helped))


def _how_to_answer(move: moves.HowToAnswer, t: Texts) -> Message:
    how = t(f"talk.how_to.{_answered(move.item)}")
    rows = help_rows(move.handle, t, helped=move.helped)
    return Message(paragraphs(how, t("talk.how_to.at_no_risk")), rows)


def _answered(item: model.Item) -> str:
    """Say which way an item is answered."""
    match item:
        case model.MultiSelectQuestion():
            return "several"
        case _:
            return _wanted(item)


def _how_far(move: moves.HowFar, t: Texts) -> Message:
    handle = move.handle
    if not move.minutes:
        return Message(t("talk.last"), next_rows(handle, t))
    if not handle.total:
        return Message(t("talk.endless"))
    place, total = str(handle.place), str(handle.total)
    return Message(t("talk.how_far", minutes=move.minutes, place=place, total=total))


def _wanted(item: model.Item) -> str:
    match item:
        case model.Flashcard():
            return "card"
        case model.ClozeQuestion():
            return "gap"
        case model.NumberQuestion():
            return "number"
        case model.ShortQuestion():
            return "few_words"
        case model.ExtendedQuestion():
            return "sentences"
        case model.OrderQuestion():
            return "order"
        case model.MatchQuestion():
            return "match"
        case model.TrueFalseQuestion():
            return "true_false"
        case _:
            return "choice"
