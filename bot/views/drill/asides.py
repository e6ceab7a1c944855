"""What is said beside the open question: help with it, and what it wants; no words come twice."""

from collections.abc import Sequence

from bot.tutor.moves import asking as moves
from bot.views.buttons import by_name
from bot.views.drill.hints import hint_text
from bot.views.drill.options import button, letter, token
from bot.views.message import Button, Message, Rows, paragraphs
from bot.views.texts import Html, Texts
from content.model import items as model


def show(move: moves.AsideMove, t: Texts) -> Message:
    """Show what is said beside the open question."""
    match move:
        case moves.AskSure():
            return _ask_sure(move, t)
        case moves.AskClosest():
            return _ask_closest(move, t)
        case moves.AskWhetherHeld():
            return _ask_whether_held(move, t)
        case moves.AskAgain():
            return _ask_again(move, t)
        case moves.GiveHint():
            return _give_hint(move, t)
        case moves.AskOption():
            return _ask_option(move, t)
        case moves.ShowButtons():
            return _show_buttons(move, t)
        case moves.NoHints():
            return _no_hints(move, t)
        case moves.TakeBreath():
            return _take_breath(move, t)
        case moves.RemindOfNext():
            return _remind_of_next(move, t)


def _ask_sure(move: moves.AskSure, t: Texts) -> Message:
    """Ask how sure the learner is; a tapped question stays readable above."""
    levels = (("sure", 3), ("think_so", 2), ("guess", 1))
    buttons = tuple(button(t, move.handle, name, "sure", level) for name, level in levels)
    question = None
    if move.in_place and not isinstance(move.item, model.Flashcard):
        question = t("question", ask=move.item.asked)
    body = paragraphs(question, _chosen(move, t), _sure_question(move, t))
    off = button(t, move.handle, "do_not_ask_this", "unasked")
    return Message(body, (buttons, (off,)), move.in_place)


def _sure_question(move: moves.AskSure, t: Texts) -> Html:
    """Ask it in other words each time, and say what has become of the answer."""
    if move.kept is moves.Kept.FIRST:
        return t("sure_question")
    return t(f"sure_kept.{move.kept}", variant=move.times - 1)


def _chosen(move: moves.AskSure, t: Texts) -> Html | None:
    """Repeat what was tapped, so that it can be thought about once more."""
    given = given_text(move.item, move.picks, move.response, t)
    return t("you_answered", letters=given) if given else None


def given_text(item: model.Item, picks: Sequence[int], response: str, t: Texts) -> str:
    """What was answered, in words: the texts of what was tapped, or what was typed."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            texts = [choices[pick].shown for pick in picks]
        case model.TrueFalseQuestion():
            texts = [
                t.plain("button.true") if pick == 0 else t.plain("button.false") for pick in picks
            ]
        case model.OrderQuestion(steps=steps):
            return "".join(f"\n{place}. {steps[pick]}" for place, pick in enumerate(picks, start=1))
        case model.MatchQuestion(pairs=pairs):
            given = list(pairs.values())
            rows = zip(pairs, picks, strict=False)
            return "".join(f"\n{term} → {given[pick]}" for term, pick in rows)
        case _:
            texts = [response] if response else []
    return "; ".join(texts)


def _ask_closest(move: moves.AskClosest, t: Texts) -> Message:
    """Ask which of two things was meant."""
    text = t("unsure.which", variant=move.times - 1, idea=move.idea)
    return Message(text, _yes_or_no(move.handle, "mean", t), move.in_place)


def _ask_whether_held(move: moves.AskWhetherHeld, t: Texts) -> Message:
    """Ask whether somebody would say what is wrong, without saying that it is."""
    text = t("unsure.held", idea=move.believes)
    return Message(text, _yes_or_no(move.handle, "hold", t), move.in_place)


def _yes_or_no(handle: moves.Handle, verb: str, t: Texts) -> Rows:
    yes = button(t, handle, "meant", verb, 1)
    no = button(t, handle, "meant_other", verb, 0)
    return ((yes, no),)


def _ask_again(move: moves.AskAgain, t: Texts) -> Message:
    rows: Rows = ((button(t, move.handle, "skip"),),)
    if move.helped:
        rows = hint_rows(move.handle, t, more=True, hinted=False)
    key = "unsure.number" if move.number else "unsure.again"
    return Message(t(key, variant=move.times - 1), rows, move.in_place)


def _give_hint(move: moves.GiveHint, t: Texts) -> Message:
    rows = hint_rows(move.handle, t, more=move.more_help)
    if move.contestable:
        rows = (*rows, (button(t, move.handle, "contest"),))
    return Message(hint_text(move.hint, t), rows)


def help_rows(handle: moves.Handle, t: Texts, *, helped: bool) -> Rows:
    """Offer a hint, where there are hints, and to pass on; a card is turned over."""
    skip = button(t, handle, "skip")
    if handle.is_card:
        return ((button(t, handle, "turn_over", "show"), skip),)
    return ((button(t, handle, "hint"), skip),) if helped else ((skip,),)


def hint_rows(handle: moves.Handle, t: Texts, *, more: bool, hinted: bool = True) -> Rows:
    """Offer the next step of help, and the answer."""
    show = button(t, handle, "show")
    if not more:
        return ((show,),)
    label = t.plain("button.another_hint" if hinted else "button.hint")
    return ((Button(label, token(handle, "hint")), show),)


def _ask_option(move: moves.AskOption, t: Texts) -> Message:
    text = t("wants.option", letter=letter(move.place), text=move.text)
    yes = by_name(t, "yes_please", "grant", str(move.at))
    no = by_name(t, "no_thanks", "decline", str(move.at))
    return Message(text, ((yes, no),))


def _show_buttons(move: moves.ShowButtons, t: Texts) -> Message:
    """Explain what the open item wants."""
    skip = button(t, move.handle, "skip")
    show = button(t, move.handle, "show")
    text = t(f"wants.{_wanted(move.question)}", variant=move.times - 1)
    if not move.helped:
        return Message(text, ((skip,),))
    if not move.more_help:
        return Message(text, ((show, skip),))
    hint = button(t, move.handle, "hint")
    return Message(text, ((hint, skip), (show,)))


def _wanted(question: model.Question) -> str:
    match question:
        case model.OrderQuestion() | model.MatchQuestion():
            return "letters"
        case model.TrueFalseQuestion():
            return "true_false"
        case model.MultiSelectQuestion():
            return "several"
        case _:
            return "button"


def _no_hints(move: moves.NoHints, t: Texts) -> Message:
    skip = button(t, move.handle, "skip")
    return Message(t("no_hints", variant=move.times - 1), ((skip,),))


def _take_breath(move: moves.TakeBreath, t: Texts) -> Message:
    """Offer somebody who has had enough a way on, or out."""
    if move.settled:
        key = "breath.went_well" if move.right else "breath.settled"
        return Message(t(key, variant=move.times - 1), next_rows(move.handle, t))
    skip = button(t, move.handle, "skip")
    show = button(t, move.handle, "show")
    if not move.helped:
        return Message(t("breath.no_help", variant=move.times - 1), ((skip,),))
    return Message(t("breath.open", variant=move.times - 1), ((show, skip),))


def _remind_of_next(move: moves.RemindOfNext, t: Texts) -> Message:
    """Bring the button to the next item down to where the learner is reading."""
    text = t(move.corrected or "settled_already", variant=move.times - 1)
    return Message(text, next_rows(move.handle, t))


def next_rows(handle: moves.Handle, t: Texts) -> Rows:
    """Offer the next item, or the result after the last."""
    label = t.plain("button.finish" if handle.is_last else "button.next")
    return ((Button(label, token(handle, "next")),),)
