"""A question in a group, to be answered by a button or in words; and the answer to any question."""

from collections.abc import Sequence

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


def asked(item: model.Item, order: Sequence[int], t: Texts) -> tuple[Html, Html]:
    """Give the question with all that belongs to it, and how to answer it."""
    match item:
        case model.ChoiceQuestion(choices=choices):
            texts = [choices[index].shown for index in order]
            return _with_options(item, texts, t), t("group.options_tap")
        case model.MultiSelectQuestion(choices=choices):
            texts = [choices[index].shown for index in order]
            return _with_options(item, texts, t), t("group.reply_letters")
        case model.TrueFalseQuestion():
            texts = [t.plain("true_text"), t.plain("false_text")]
            return _with_options(item, texts, t), t("group.options_tap")
        case model.OrderQuestion(steps=steps):
            texts = [steps[index] for index in order]
            return _with_options(item, texts, t), t("group.reply_order")
        case model.MatchQuestion(pairs=pairs):
            terms = [
                t("group.term", number=str(n), term=term) for n, term in enumerate(pairs, start=1)
            ]
            texts = [list(pairs.values())[index] for index in order]
            body = paragraphs(_question(item, t), lines(*terms), _options(texts, t))
            return body, t("group.reply_match")
        case model.NumberQuestion(unit=unit):
            asked = lines(_question(item, t), t("group.in_unit", unit=unit) if unit else None)
            return asked, t("group.reply_words")
        case _:
            return _question(item, t), t("group.reply_words")


def _question(item: model.Item, t: Texts) -> Html:
    return t("group.question", ask=item.asked)


def _with_options(item: model.Item, texts: list[str], t: Texts) -> Html:
    return paragraphs(_question(item, t), _options(texts, t))


def _options(texts: list[str], t: Texts) -> Html:
    return lines(*(t("option", letter=letter(n), text=text) for n, text in enumerate(texts)))


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
