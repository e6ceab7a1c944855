"""A question in a group, to be answered by a button or in words; and the answer to any question."""

from collections.abc import Sequence
from typing import Final

from bot.groups.moves.questions import PutQuestion, Reveal
from bot.groups.tokens import GroupToken
from bot.tutor.language.choices import LETTERS
from bot.views.drill.options import letter
from bot.views.drill.pictures import of_options, pictures_of
from bot.views.drill.verdict import answer_text, why_text
from bot.views.groups.polls import heading_text
from bot.views.groups.round import round_buttons
from bot.views.groups.times import date_and_time
from bot.views.message import Button, Message, Picture, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model import items as model


def put_question(move: PutQuestion, t: Texts) -> Message:
    """Ask in a message: with letters to tap, or to be answered in words."""
    body, how = asked(move.item, move.order, t)
    comes = None
    if move.reveal_at is not None:
        when = date_and_time(move.reveal_at, move.now, move.zone, t)
        comes = t("group.answer_comes", when=when)
    private = (Button(t.plain("group.button.private"), move.address),)
    head = t("group.headed", heading=heading_text(move.heading, t)) if move.heading else None
    html = paragraphs(head, body, lines(how, comes))
    rows = (*_letters(move, t), private, *round_buttons(move, t))
    return Message(html, rows, pictures=_pictures(move, t))


def _pictures(move: PutQuestion, t: Texts) -> tuple[Picture, ...]:
    match move.item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            return (*pictures_of(move.item, t), *of_options(choices, move.order, t))
        case item:
            return pictures_of(item, t)


_HOW: Final = {
    model.ChoiceQuestion: "group.options_tap",
    model.TrueFalseQuestion: "group.options_tap",
    model.MultiSelectQuestion: "group.reply_letters",
    model.OrderQuestion: "group.reply_order",
    model.MatchQuestion: "group.reply_match",
}
"""What says how a question is answered; all others are answered in words."""


def asked(item: model.Item, order: Sequence[int], t: Texts) -> tuple[Html, Html]:
    """Give the question with all that belongs to it, and how to answer it."""
    options = (
        t("option", letter=letter(n), text=text) for n, text in enumerate(_options(item, order, t))
    )
    body = paragraphs(
        lines(t("group.question", ask=item.asked), _in_unit(item, t)),
        lines(*_terms(item, t)),
        lines(*options),
    )
    return body, t(_HOW.get(type(item), "group.reply_words"))


def _options(item: model.Item, order: Sequence[int], t: Texts) -> list[str]:
    """Give what there is to choose from, in the order shown."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            return [choices[index].shown for index in order]
        case model.TrueFalseQuestion():
            return [t.plain("true_text"), t.plain("false_text")]
        case model.OrderQuestion(steps=steps):
            return [steps[index] for index in order]
        case model.MatchQuestion(pairs=pairs):
            return [list(pairs.values())[index] for index in order]
        case _:
            return []


def _terms(item: model.Item, t: Texts) -> list[Html]:
    """Number what descriptions are to be found for."""
    terms = item.pairs if isinstance(item, model.MatchQuestion) else ()
    return [t("group.term", number=str(n), term=term) for n, term in enumerate(terms, start=1)]


def _in_unit(item: model.Item, t: Texts) -> Html | None:
    if not isinstance(item, model.NumberQuestion) or not item.unit:
        return None
    return t("group.in_unit", unit=item.unit)


def _letters(move: PutQuestion, t: Texts) -> Rows:
    """Give a button for each option where one tap is the answer."""
    match move.item:
        case model.ChoiceQuestion():
            labels = [letter(n) for n in range(len(move.order))]
        case model.TrueFalseQuestion():
            labels = [t.plain("true_text"), t.plain("false_text")]
        case _:
            return ()
    buttons = tuple(
        Button(label, str(GroupToken("vote", f"{move.place}-{LETTERS[n]}")))
        for n, label in enumerate(labels)
    )
    return (buttons[:4], buttons[4:]) if len(buttons) > 4 else (buttons,)


def reveal(move: Reveal, t: Texts) -> Message:
    """Give the answer, why, how many had it, and what most of the others thought."""
    item = move.item
    assert not isinstance(item, model.Flashcard)  # noqa: S101  # a group is never asked one
    html = paragraphs(
        t("group.reveal.head", ask=item.asked),
        lines(t("group.reveal.answer", answer=answer_text(item, t)), why_text(item, t)),
        _share(move, t),
        _thought(move, t),
    )
    return Message(html, ((Button(t.plain("group.button.practise"), move.address),),))


def _share(move: Reveal, t: Texts) -> Html:
    if not move.voters:
        return t("group.reveal.nobody")
    return t("group.reveal.share", right=str(move.right), voters=str(move.voters))


def _thought(move: Reveal, t: Texts) -> Html | None:
    """Give the wrong idea that was common, or at least what most of those who missed chose."""
    if move.idea is not None:
        idea = t("group.reveal.idea", believes=move.idea.believes, instead=move.idea.instead)
        return lines(_common(move, t, because=False), idea)
    return _common(move, t, because=True)


def _common(move: Reveal, t: Texts, *, because: bool) -> Html | None:
    choosing = model.ChoiceQuestion | model.MultiSelectQuestion
    if move.common is None or not isinstance(move.item, choosing):
        return None
    pick, count = move.common
    option = move.item.choices[pick]
    if because and option.because:
        return t(
            "group.reveal.common", count=str(count), option=option.text, because=option.because
        )
    return t("group.reveal.common_bare", count=str(count), option=option.text)
