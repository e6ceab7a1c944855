"""How an item is put: one view for each kind."""

from bot.tutor.language.choices import Tapped
from bot.tutor.model.drill import Why
from bot.tutor.moves.asking import Ask
from bot.views.drill.asides import help_rows
from bot.views.drill.options import button, fit_buttons, letter, rows_of
from bot.views.drill.pictures import of_options, pictures_of
from bot.views.message import Message, Picture, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, without_marks
from content.model import items as model

_Typed = model.ClozeQuestion | model.NumberQuestion | model.ShortQuestion | model.ExtendedQuestion


def show(move: Ask, t: Texts) -> Message:
    """Put an item."""
    body, rows = _body(move, t)
    if isinstance(move.item, Tapped):
        rows = (*rows, *help_rows(move.handle, t, helped=move.helped))
    handle = move.handle
    key = f"{handle.serial}.{handle.number}"
    skip = button(t, handle, "skip")
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
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
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
        case model.Flashcard() as card:
            turn = button(t, move.handle, "turn_over", "show")
            row = (turn, button(t, move.handle, "skip"))
            return paragraphs(t("card.front", front=card.front), t("ask.flashcard")), (row,)
        case model.ChoiceQuestion() as question:
            return _options(move, t, question)
        case model.TrueFalseQuestion() as question:
            labels = [t.plain("button.true"), t.plain("button.false")]
            return t("question", ask=question.ask), rows_of(move.handle, labels)
        case model.MultiSelectQuestion() as question:
            return _ticks(move, t, question)
        case model.OrderQuestion() as question:
            return _order(move, t, question)
        case model.MatchQuestion() as question:
            return _match(move, t, question)
        case question:
            rows = help_rows(move.handle, t, helped=move.helped)
            how = lines(_how(question, t), _in_which(move, question, t))
            return paragraphs(t("question", ask=question.asked), how), rows


def _in_which(move: Ask, question: _Typed, t: Texts) -> Html | None:
    """Say in which language to answer in one's own words, where it is not the learner's."""
    is_free = isinstance(question, model.ShortQuestion | model.ExtendedQuestion)
    if not is_free or move.language in ("", t.plain("language_code")):
        return None
    return t("ask.language", language=t.languages.get(move.language, move.language))


def _how(question: _Typed, t: Texts) -> Html:
    match question:
        case model.ClozeQuestion(gaps=gaps):
            return t("ask.cloze" if len(gaps) > 1 else "ask.cloze_one")
        case model.NumberQuestion(unit=unit):
            return t("ask.number_unit", unit=unit) if unit else t("ask.number")
        case model.ShortQuestion(need=need):
            return t("ask.short_points", need=need) if need > 1 else t("ask.short")
        case model.ExtendedQuestion(marks=marks):
            return t("ask.extended", marks=len(marks))


def _options(move: Ask, t: Texts, question: model.ChoiceQuestion) -> tuple[Html, Rows]:
    """Letter the options; short ones stand in their buttons, long ones and images in the text."""
    shown = [question.choices[index].shown for index in move.order]
    lettered = [t("option", letter=letter(place), text=text) for place, text in enumerate(shown)]
    head = t("question", ask=question.ask)
    if fit_buttons(shown) and not any(option.image for option in question.choices):
        labels = [f"{letter(place)}. {without_marks(text)}" for place, text in enumerate(shown)]
        return head, rows_of(move.handle, labels)
    labels = [letter(place) for place in range(len(shown))]
    return paragraphs(head, lines(*lettered)), rows_of(move.handle, labels)


def _ticks(move: Ask, t: Texts, question: model.MultiSelectQuestion) -> tuple[Html, Rows]:
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
    done = button(t, move.handle, "done")
    body = paragraphs(t("question", ask=question.ask), lines(*lettered), t("ask.multi_select"))
    return body, (*rows_of(move.handle, labels), (done,))


def _order(move: Ask, t: Texts, question: model.OrderQuestion) -> tuple[Html, Rows]:
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


def _match(move: Ask, t: Texts, question: model.MatchQuestion) -> tuple[Html, Rows]:
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
    back = button(t, move.handle, "take_back", "back")
    return (*rows_of(move.handle, labels, taken), *(((back,),) if move.picks else ()))
