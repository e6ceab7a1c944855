"""How a tapped answer is marked: options, steps or pairs with their signs and their words.

The verdict comes first here too; the question stays readable below it.
"""

from bot.tutor.moves import MarkPicks
from bot.views.drill.options import letter
from bot.views.drill.verdict import explained, headline, right_options, settled_rows, why_text
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model import (
    ChoiceQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    Option,
    OrderQuestion,
    TrueFalseQuestion,
)


def mark_picks(move: MarkPicks, t: Texts) -> Message:
    """Mark a tapped answer; the question stays readable below the verdict."""
    refuted = again = None
    if move.refute is not None and move.refuted_before:
        again = t("idea_again", believes=move.refute.believes)
    elif move.refute is not None:
        refuted = lines(
            t("common_idea", believes=move.refute.believes),
            t("in_fact", instead=move.refute.instead),
        )
    body = paragraphs(
        headline(move.verdict, t, move.handle.number),
        t("question", ask=move.question.ask),
        lines(*_picked(move, t)),
        again,
        refuted or why_text(move.question, t),
        explained(move.explain, t),
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)


def _picked(move: MarkPicks, t: Texts) -> list[Html]:
    match move.question:
        case ChoiceQuestion() | MultiSelectQuestion() as question:
            return _options(
                move, question.choices, t, several=len(right_options(question.choices)) > 1
            )
        case TrueFalseQuestion() as question:
            return [_true_false(question, t)]
        case OrderQuestion() as question:
            return _steps(move, question, t)
        case MatchQuestion() as question:
            return _pairs(move, question, t)
        case _:
            return []


def _options(
    move: MarkPicks, choices: tuple[Option, ...], t: Texts, *, several: bool
) -> list[Html]:
    """Show the options with their marks, and the reason for those that matter.

    Where one was to be chosen, only that one and the right one are shown again: on a phone a
    verdict that repeats them all has scrolled away before it is read.
    """
    shown = []
    for place, index in enumerate(move.order):
        option, chosen = choices[index], index in move.picks
        if isinstance(move.question, ChoiceQuestion) and not (chosen or option.correct):
            continue
        key = {
            (True, True): "marked.right_chosen",
            (True, False): "marked.right_left" if several else "marked.right_missed",
            (False, True): "marked.wrong_chosen",
            (False, False): "marked.plain",
        }[option.correct, chosen]
        shown.append(t(key, letter=letter(place), text=option.text))
        if option.because and _matters(move, option, chosen=chosen):
            shown.append(t("marked.because", because=option.because))
    return shown


def _matters(move: MarkPicks, option: Option, *, chosen: bool) -> bool:
    """Explain what was chosen and what is right, under it; a refutation explains enough."""
    if move.refute is not None and not move.refuted_before:
        return chosen and not option.correct and option.shows != move.refute.id
    return chosen or option.correct


def _true_false(question: TrueFalseQuestion, t: Texts) -> Html:
    answer = t("true_text") if question.answer else t("false_text")
    return t("reveal", answer=answer)


def _steps(move: MarkPicks, question: OrderQuestion, t: Texts) -> list[Html]:
    return [
        t("marked.step_right", number=place + 1, text=step)
        if move.picks[place] == place
        else t(
            "marked.step_wrong",
            number=place + 1,
            text=step,
            yours=letter(move.order.index(move.picks[place])),
        )
        for place, step in enumerate(question.steps)
    ]


def _pairs(move: MarkPicks, question: MatchQuestion, t: Texts) -> list[Html]:
    return [
        t("marked.pair_right", term=term, text=text)
        if move.picks[place] == place
        else t(
            "marked.pair_wrong",
            term=term,
            text=text,
            yours=letter(move.order.index(move.picks[place])),
        )
        for place, (term, text) in enumerate(question.pairs.items())
    ]
