"""How an item is put: one view for each kind."""

from bot.tutor.language.choices import Tapped
from bot.tutor.model.session import Why
from bot.tutor.moves.asking import Ask
from bot.views.drill.options import fit_buttons, letter, rows_of, token
from bot.views.drill.pictures import of_options, pictures_of
from bot.views.message import Button, Message, Picture, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, without_marks
from content.model.items import (
    ChoiceQuestion,
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    OrderQuestion,
    ShortQuestion,
    TrueFalseQuestion,
)


def show(move: Ask, t: Texts) -> Message:
    """Put an item."""
    body, rows = _body(move, t)
    if isinstance(move.item, Tapped):
        rows = (*rows, *_help(move, t))
    handle = move.handle
    key = f"{handle.serial}.{handle.number}"
    skip = Button(t.plain("button.skip"), token(handle, "skip"))
    if move.why is Why.AGAIN and (skip,) not in rows and skip not in rows[-1]:
        rows = (*rows, (skip,))
    guess = t("guess_is_fine") if move.why is Why.OPENING else None
    rules = t("mock.begin") if move.mock and move.minutes else None
    idea = t("explain", name=move.tell.name, say=move.tell.say) if move.tell else None
    body = paragraphs(lines(_place(move, t), rules), idea, body, guess)
    return Message(body, rows, move.in_place, key, pictures=_pictures(move, t))


def _pictures(move: Ask, t: Texts) -> tuple[Picture, ...]:
    """Show what belongs to the concept that is told first, to the question, and to its options."""
    shown = (*pictures_of(move.tell, t), *pictures_of(move.item, t))
    match move.item:
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return (*shown, *of_options(choices, move.order, t))
        case _:
            return shown


def _place(move: Ask, t: Texts) -> Html:
    """Say which question this is, how long it will take, and why it is asked where it matters."""
    place, total = move.handle.place, move.handle.total
    parts = [t("place", place=place, total=total) if total else t("place_only", place=place)]
    match move:
        case Ask(mock=True, minutes=minutes) if minutes:
            parts.append(t("length_mock"))
        case Ask(minutes=minutes) if minutes and not total:
            parts.append(t("length_endless"))
        case Ask(minutes=minutes) if minutes:
            parts.append(t("length", minutes=minutes))
    if move.last_of:
        parts.append(t("place_last", minutes=move.last_of))
    match move.why:
        case Why.OPENING:
            parts.append(t("place_opening", concept=move.concept))
        case Why.CHECK | Why.AGAIN | Why.LEECH:
            parts.append(t(f"place_{move.why}"))
    return Html(f"<i>{' · '.join(parts)}</i>")


def _body(move: Ask, t: Texts) -> tuple[Html, Rows]:
    match move.item:
        case Flashcard() as card:
            turn = Button(t.plain("button.turn_over"), token(move.handle, "show"))
            skip = Button(t.plain("button.skip"), token(move.handle, "skip"))
            return paragraphs(t("card.front", front=card.front), t("ask.flashcard")), (
                (turn, skip),
            )
        case ChoiceQuestion() as question:
            return _options(move, t, question)
        case TrueFalseQuestion() as question:
            labels = [t.plain("button.true"), t.plain("button.false")]
            return t("question", ask=question.ask), (rows_of(move.handle, labels))
        case MultiSelectQuestion() as question:
            return _ticks(move, t, question)
        case OrderQuestion() as question:
            return _order(move, t, question)
        case MatchQuestion() as question:
            return _match(move, t, question)
        case ClozeQuestion() as question:
            how = t("ask.cloze") if len(question.gaps) > 1 else t("ask.cloze_one")
            return paragraphs(t("question", ask=question.asked), how), _help(move, t)
        case NumberQuestion() as question:
            how = t("ask.number_unit", unit=question.unit) if question.unit else t("ask.number")
            return paragraphs(t("question", ask=question.ask), how), _help(move, t)
        case ShortQuestion() as question:
            how = t("ask.short_points", need=question.need) if question.need > 1 else t("ask.short")
            return paragraphs(t("question", ask=question.ask), how), _help(move, t)
        case ExtendedQuestion() as question:
            how = t("ask.extended", marks=len(question.marks))
            return paragraphs(t("question", ask=question.ask), how), _help(move, t)


def _help(move: Ask, t: Texts) -> Rows:
    skip = Button(t.plain("button.skip"), token(move.handle, "skip"))
    if not move.helped:
        return ((skip,),)
    return ((Button(t.plain("button.hint"), token(move.handle, "hint")), skip),)


def _options(move: Ask, t: Texts, question: ChoiceQuestion) -> tuple[Html, Rows]:
    """Letter the options; short ones stand in their buttons, long ones and images in the text."""
    shown = [question.choices[index].shown for index in move.order]
    lettered = [t("option", letter=letter(place), text=text) for place, text in enumerate(shown)]
    head = t("question", ask=question.ask)
    if fit_buttons(shown) and not any(option.image for option in question.choices):
        labels = [f"{letter(place)}. {without_marks(text)}" for place, text in enumerate(shown)]
        return head, rows_of(move.handle, labels)
    labels = [letter(place) for place in range(len(shown))]
    return paragraphs(head, lines(*lettered)), rows_of(move.handle, labels)


def _ticks(move: Ask, t: Texts, question: MultiSelectQuestion) -> tuple[Html, Rows]:
    ticked = [index in move.picks for index in move.order]
    lettered = [
        t(
            "ask.ticked" if ticked[place] else "ask.unticked",
            letter=letter(place),
            text=question.choices[index].shown,
        )
        for place, index in enumerate(move.order)
    ]
    labels = [f"{letter(p)} ☑" if ticked[p] else letter(p) for p in range(len(ticked))]
    done = Button(t.plain("button.done"), token(move.handle, "done"))
    body = paragraphs(t("question", ask=question.ask), lines(*lettered), t("ask.multi_select"))
    return body, (*rows_of(move.handle, labels), (done,))


def _order(move: Ask, t: Texts, question: OrderQuestion) -> tuple[Html, Rows]:
    lettered = [
        t("option", letter=letter(place), text=question.steps[index])
        for place, index in enumerate(move.order)
    ]
    so_far = [
        t("ask.order_step", number=number, text=question.steps[index])
        for number, index in enumerate(move.picks, start=1)
    ]
    body = paragraphs(
        t("question", ask=question.ask),
        lines(*lettered),
        lines(t("ask.order_so_far"), *so_far) if so_far else t("ask.order"),
    )
    return body, _remaining(move, t)


def _match(move: Ask, t: Texts, question: MatchQuestion) -> tuple[Html, Rows]:
    terms, descriptions = list(question.pairs), list(question.pairs.values())
    lettered = [
        t("option", letter=letter(place), text=descriptions[index])
        for place, index in enumerate(move.order)
    ]
    so_far = [
        t("ask.match_pair", term=terms[number], letter=letter(move.order.index(index)))
        for number, index in enumerate(move.picks)
    ]
    body = paragraphs(
        t("question", ask=question.ask),
        lines(*lettered),
        lines(*so_far),
        t("ask.match", term=terms[len(move.picks)]),
    )
    return body, _remaining(move, t)


def _remaining(move: Ask, t: Texts) -> Rows:
    """Give buttons for what has not been tapped, and one to take the last tap back."""
    labels = [letter(place) for place in range(len(move.order))]
    taken = [move.order.index(pick) for pick in move.picks]
    back = Button(t.plain("button.take_back"), token(move.handle, "back"))
    return (*rows_of(move.handle, labels, taken), *(((back,),) if move.picks else ()))
