"""What is said to words that are no answer: the question stays open, and nothing counts."""

from bot.tutor.model.tokens import MenuToken
from bot.tutor.moves.asking import (
    AskWhether,
    Handle,
    HowFar,
    NoneEasier,
    Reword,
    StillOpen,
    TalkMove,
)
from bot.views.drill.asides import next_rows
from bot.views.drill.options import token
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Texts
from content.model.items import (
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    NumberQuestion,
    ShortQuestion,
)


def show(move: TalkMove, t: Texts) -> Message:
    """Show what is said to words that are no answer."""
    match move:
        case AskWhether():
            return _ask_whether(move, t)
        case StillOpen():
            return _still_open(move, t)
        case NoneEasier():
            return _none_easier(move, t)
        case Reword():
            return _reword(move, t)
        case HowFar():
            return _how_far(move, t)


def _ask_whether(move: AskWhether, t: Texts) -> Message:
    """Ask whether words are meant as the answer."""
    answer = Button(t.plain("button.my_answer"), str(MenuToken("answer", str(move.at))))
    rows = _help_rows(move.handle, t, helped=move.helped)
    return Message(t("talk.whether", variant=move.times - 1), ((answer,), *rows))


def _still_open(move: StillOpen, t: Texts) -> Message:
    """Remind of the open question."""
    rows = _help_rows(move.handle, t, helped=move.helped)
    return Message(t("talk.still_open", variant=move.times - 1), rows)


def _none_easier(move: NoneEasier, t: Texts) -> Message:
    """Say that there is nothing easier."""
    text = t("talk.none_easier", variant=move.times - 1)
    return Message(text, _help_rows(move.handle, t, helped=move.helped))


def _reword(move: Reword, t: Texts) -> Message:
    """Put the question in other words, or say what it is about and what kind of answer it wants."""
    item = move.item
    other = None if isinstance(item, Flashcard) else item.reword
    if other:
        body = lines(t("talk.in_other_words"), t("question", ask=other))
    else:
        about = t("talk.about", concept=move.concept)
        body = paragraphs(about, t(f"talk.wants.{_wanted(item)}"))
    return Message(body, _help_rows(move.handle, t, helped=move.helped))


def _how_far(move: HowFar, t: Texts) -> Message:
    """Say how far a session has come."""
    handle = move.handle
    if not move.minutes:
        return Message(t("talk.last"), next_rows(handle, t))
    if not handle.total:
        return Message(t("talk.endless"))
    place, total = str(handle.place), str(handle.total)
    return Message(t("talk.how_far", minutes=move.minutes, place=place, total=total))


def _help_rows(handle: Handle, t: Texts, *, helped: bool) -> Rows:
    skip = Button(t.plain("button.skip"), token(handle, "skip"))
    if not helped:
        return ((skip,),)
    return ((Button(t.plain("button.hint"), token(handle, "hint")), skip),)


def _wanted(item: Item) -> str:
    match item:
        case Flashcard():
            return "card"
        case ClozeQuestion():
            return "gap"
        case NumberQuestion():
            return "number"
        case ShortQuestion():
            return "few_words"
        case ExtendedQuestion():
            return "sentences"
        case _:
            return "choice"
