"""Answers that are tapped, or typed as letters: choice, true/false, several, order, match.

Taps come as places on the screen and are kept as the author's indices. Such an item is settled by
its first complete answer: with the options in view, a second try would only be a smaller guess. The
verdict takes the question's place, unless something has been said below it since.
"""

from bot.grading.verdict import Verdict
from bot.tutor.choosing.options import order_of
from bot.tutor.drill import confidence
from bot.tutor.drill.follow_up import count_misconception, note_refutation, refutation
from bot.tutor.drill.hints import height
from bot.tutor.drill.settle import attempt, beside, ending, explanation, handle, put, settle
from bot.tutor.language.choices import LETTERS, Tapped, nearest, picks_from, place_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt
from bot.tutor.model.session import Offer
from bot.tutor.moves.asking import AskOption, ShowButtons
from bot.tutor.moves.marking import MarkPicks
from bot.tutor.moves.turn import Record, Toast, Turn, offering, show_instead, turn_leaving
from content.model.items import (
    ChoiceQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)
from state.values import replace


def tap(desk: Desk, drill: Drill, question: Tapped, prompt: Prompt, place: int) -> Turn:
    """Take a tap on the option, step or description at a place on the screen."""
    order = order_of(drill, prompt.ref, question)
    if place >= len(order):
        return turn_leaving(desk, drill, toast=Toast.UNKNOWN)
    pick = order[place]
    match question:
        case ChoiceQuestion() | TrueFalseQuestion():
            return answer(
                desk, drill, question, replace(prompt, picks=(pick,)), in_place=not prompt.asides
            )
        case MultiSelectQuestion():
            picks = tuple(sorted({*prompt.picks} ^ {pick}))
            return _redraw(desk, drill, replace(prompt, picks=picks))
        case OrderQuestion() | MatchQuestion():
            if pick in prompt.picks:
                return turn_leaving(desk, drill, toast=Toast.ANSWERED)
            return _add(desk, drill, question, prompt, pick, in_place=True)


def take_back(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Take the last tap of an order or a match back."""
    return _redraw(desk, drill, replace(prompt, picks=prompt.picks[:-1]))


def done(desk: Desk, drill: Drill, question: Tapped, prompt: Prompt) -> Turn:
    """Take what has been ticked as the answer."""
    if not prompt.picks:
        return turn_leaving(desk, drill, toast=Toast.PICK_FIRST)
    return answer(desk, drill, question, prompt, in_place=not prompt.asides)


def typed(desk: Desk, drill: Drill, question: Tapped, prompt: Prompt, text: str) -> Turn:
    """Take letters ("b", "A and D", "c a b") or an option's own words instead of taps."""
    order = order_of(drill, prompt.ref, question)
    picks = picks_from(question, order, text)
    if picks is None and isinstance(question, OrderQuestion | MatchQuestion):
        place = place_of(order, text)
        if place is not None and order[place] not in prompt.picks:
            return _add(desk, drill, question, prompt, order[place], in_place=False)
    if picks is None:
        aside, times = beside(drill, prompt)
        near = nearest(question, order, text)
        if near is not None and isinstance(question, ChoiceQuestion):
            return _ask_whether(desk, aside, question, near)
        move = ShowButtons(
            question,
            handle(desk, aside, prompt),
            times=times,
            helped=drill.mode is Mode.REVISE,
            more_help=prompt.rung < height(question, prompt, None),
        )
        return turn_leaving(desk, aside, (move,))
    return answer(desk, drill, question, replace(prompt, picks=picks), in_place=False)


def _ask_whether(desk: Desk, drill: Drill, question: ChoiceQuestion, place: int) -> Turn:
    """Ask whether the option at a place on the screen is meant; "yes" makes it the answer."""
    assert drill.prompt is not None  # noqa: S101  # it is what words were said to
    option = question.choices[order_of(drill, drill.prompt.ref, question)[place]]
    asked = turn_leaving(desk, drill, (AskOption(place, option.shown, desk.now),))
    return offering(asked, Offer(desk.now, text=LETTERS[place]))


def answer(desk: Desk, drill: Drill, question: Tapped, prompt: Prompt, *, in_place: bool) -> Turn:
    """Mark a complete answer, or first ask how sure the learner is of it."""
    if confidence.wanted(desk, drill, prompt):
        return confidence.ask(desk, drill, prompt, in_place=in_place)
    verdict = desk.teaching.grader_of(prompt.ref).grade_picks(question, prompt.picks)
    drill, prompt, held = count_misconception(desk, drill, prompt, verdict)
    drill, before = note_refutation(drill, prompt, verdict)
    right = verdict.outcome.is_right
    order = order_of(drill, prompt.ref, question)
    shown = " ".join(LETTERS[order.index(pick)].upper() for pick in prompt.picks)
    end = ending(prompt, right=right, score=verdict.score, response=shown)
    closed, records = settle(desk, drill, prompt, end)
    written: tuple[Record, ...] = (attempt(desk, prompt, shown, verdict), *held, *records)
    if drill.mode is Mode.MOCK:
        return turn_leaving(desk, closed, records=written)
    mark = _mark(desk, closed, question, prompt, verdict, in_place=in_place)
    return show_instead(desk, closed, replace(mark, refuted_before=before), written)


def _add(
    desk: Desk,
    drill: Drill,
    question: OrderQuestion | MatchQuestion,
    prompt: Prompt,
    pick: int,
    *,
    in_place: bool,
) -> Turn:
    """Add a step or a description; the last one follows by itself.

    What was typed is shown below it, what was tapped in its place.
    """
    picks = (*prompt.picks, pick)
    order = order_of(drill, prompt.ref, question)
    left = [index for index in order if index not in picks]
    if len(left) > 1:
        further = replace(prompt, picks=picks)
        if in_place:
            return _redraw(desk, drill, further)
        changed = replace(drill, prompt=further)
        return show_instead(desk, changed, put(desk, changed, further))
    complete = replace(prompt, picks=(*picks, *left))
    return answer(desk, drill, question, complete, in_place=in_place and not prompt.asides)


def _redraw(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    changed = replace(drill, prompt=prompt)
    return turn_leaving(desk, changed, (put(desk, changed, prompt, in_place=True),))


def _mark(
    desk: Desk, drill: Drill, question: Tapped, prompt: Prompt, verdict: Verdict, *, in_place: bool
) -> MarkPicks:
    return MarkPicks(
        question=question,
        handle=handle(desk, drill, prompt),
        order=order_of(drill, prompt.ref, question),
        picks=prompt.picks,
        verdict=verdict,
        refute=refutation(desk, prompt, verdict),
        explain=explanation(desk, prompt),
        in_place=in_place,
    )
