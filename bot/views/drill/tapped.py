"""How a tapped answer is marked: options, steps or pairs with their signs and their words.

The verdict comes first here too, with what was right and why; the question, whose place it takes,
and all that can wait is folded away below it.
"""

from bot.tutor.moves.marking import MarkPicks
from bot.views.drill.options import letter
from bot.views.drill.verdict import explained, headline, right_options, settled_rows, why_text
from bot.views.message import Message, folded, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model import items as model


def show(move: MarkPicks, t: Texts) -> Message:
    """Mark a tapped answer; the question stays readable, folded below the verdict."""
    why, refuted = why_text(move.question, t), _refuted(move, t)
    asked = t("question", ask=move.question.ask)
    # A statement is quoted by the verdict itself.
    is_statement = isinstance(move.question, model.TrueFalseQuestion)
    body = paragraphs(
        lines(headline(move.verdict, t, move.handle.number), *_picked(move, t)),
        refuted or why,
        folded(
            None if is_statement else asked,
            lines(*_other_reasons(move, t)),
            why if refuted else None,
            explained(move.explain, t),
        ),
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)


def _refuted(move: MarkPicks, t: Texts) -> Html | None:
    """Answer a wrong idea with what is so instead: in full once in a session."""
    match move.refute:
        case None:
            return None
        case wrong if move.refuted_before:
            return t("idea_again", believes=wrong.believes)
        case wrong:
            return lines(
                t("common_idea", believes=wrong.believes), t("in_fact", instead=wrong.instead)
            )


def _picked(move: MarkPicks, t: Texts) -> list[Html]:
    match move.question:
        case model.ChoiceQuestion() | model.MultiSelectQuestion() as question:
            return _options(
                move, question.choices, t, several=len(right_options(question.choices)) > 1
            )
        case model.TrueFalseQuestion() as question:
            return [_true_false(question, t)]
        case model.OrderQuestion() as question:
            return [*_counted(move, "in_place", t), *_steps(move, question, t)]
        case model.MatchQuestion() as question:
            return [*_counted(move, "paired", t), *_pairs(move, question, t)]
        case _:
            return []


def _counted(move: MarkPicks, key: str, t: Texts) -> list[Html]:
    """Say how many places are right, where not all of them are."""
    points = move.verdict.points
    got = sum(point.got for point in points)
    return [t(f"marked.{key}", got=got, total=len(points))] if got < len(points) else []


def _options(
    move: MarkPicks, choices: tuple[model.Option, ...], t: Texts, *, several: bool
) -> list[Html]:
    """Show the options with their marks, and the reason for those that matter now.

    Where one was to be chosen, only that one and the right one are shown again: on a phone a
    verdict that repeats them all has scrolled away before it is read.
    """
    shown = []
    for place, index in enumerate(move.order):
        option, chosen = choices[index], index in move.picks
        if isinstance(move.question, model.ChoiceQuestion) and not (chosen or option.correct):
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


def _matters(move: MarkPicks, option: model.Option, *, chosen: bool) -> bool:
    """Explain what was chosen and what is right, under it; a refutation explains enough.

    Of several options that is only what was chosen or left wrongly: the rest can be unfolded.
    """
    if move.refute is not None and not move.refuted_before:
        return chosen and not option.correct and option.shows != move.refute.id
    if isinstance(move.question, model.MultiSelectQuestion):
        return chosen != option.correct
    return chosen or option.correct


def _other_reasons(move: MarkPicks, t: Texts) -> list[Html]:
    """Give the reasons of those of several options that were treated rightly."""
    if not isinstance(move.question, model.MultiSelectQuestion):
        return []
    return [
        t("marked.reason", letter=letter(place), because=option.because)
        for place, index in enumerate(move.order)
        if (option := move.question.choices[index]).because
        and (index in move.picks) == option.correct
    ]


def _true_false(question: model.TrueFalseQuestion, t: Texts) -> Html:
    answer = t("true_text") if question.answer else t("false_text")
    return t("marked.statement", ask=question.ask, answer=answer)


def _steps(move: MarkPicks, question: model.OrderQuestion, t: Texts) -> list[Html]:
    return [
        t("marked.step_right", number=place + 1, text=step)
        if move.picks[place] == place
        else t(
            "marked.step_wrong",
            number=place + 1,
            text=step,
            yours=question.steps[move.picks[place]],
        )
        for place, step in enumerate(question.steps)
    ]


def _pairs(move: MarkPicks, question: model.MatchQuestion, t: Texts) -> list[Html]:
    descriptions = list(question.pairs.values())
    return [
        t("marked.pair_right", term=term, text=text)
        if move.picks[place] == place
        else t("marked.pair_wrong", term=term, text=text, yours=descriptions[move.picks[place]])
        for place, (term, text) in enumerate(question.pairs.items())
    ]
