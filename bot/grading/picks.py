"""Tapped answers: choices, statements, orders and pairs, compared place by place.

Nothing is fuzzy here, so these verdicts are never unsure. The score is the share of the places
that are right; only a whole match is right.
"""

from collections.abc import Sequence

from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from content.model import items as model


def grade_choice(question: model.ChoiceQuestion, picks: Sequence[int]) -> Verdict:
    """Grade one chosen option, by its place; a wrong one may show a misconception.

    No option, several, or one that is not there are no attempt.
    """
    if len(picks) != 1 or picks[0] not in range(len(question.choices)):
        return Verdict(Outcome.NO_ATTEMPT, 0.0, because=Reason.PICKS)
    option = question.choices[picks[0]]
    points = (PointResult(option.text, option.correct, option.text),)
    if option.correct:
        return Verdict(Outcome.RIGHT, 1.0, points, because=Reason.OPTION, note=option.because or "")
    return _refused(0.0, points, option.shows, Reason.OPTION, option.because or "")


def grade_multi_select(question: model.MultiSelectQuestion, picks: Sequence[int]) -> Verdict:
    """Grade a set of options, by their places: every right one chosen and no wrong one is right.

    The score is the share of options treated rightly, so a wrong one left alone counts too. It is
    refused outright where no right one is chosen, or where a wrong choice shows a misconception.
    """
    chosen = {pick for pick in picks if pick in range(len(question.choices))}
    if not chosen:
        return Verdict(Outcome.NO_ATTEMPT, 0.0, because=Reason.PICKS)
    fits = [option.correct == (place in chosen) for place, option in enumerate(question.choices)]
    points = tuple(
        PointResult(option.text, fit, option.text if place in chosen else "")
        for place, (option, fit) in enumerate(zip(question.choices, fits, strict=True))
    )
    if all(fits):
        return Verdict(Outcome.RIGHT, 1.0, points, because=Reason.OPTIONS)
    wrong = [question.choices[place] for place in sorted(chosen) if not fits[place]]
    share = sum(fits) / len(fits)
    shown = next((option.shows for option in wrong if option.shows), None)
    note = next((option.because for option in wrong if option.because), "")
    if shown or not any(question.choices[place].correct for place in chosen):
        return _refused(share, points, shown, Reason.OPTIONS, note)
    return Verdict(Outcome.PARTLY, share, points, because=Reason.OPTIONS, note=note)


def grade_true_false(question: model.TrueFalseQuestion, picks: Sequence[int]) -> Verdict:
    """Grade a statement: pick 0 says True, pick 1 says False."""
    if tuple(picks) not in ((0,), (1,)):
        return Verdict(Outcome.NO_ATTEMPT, 0.0, because=Reason.PICKS)
    if (picks[0] == 0) == question.answer:
        return Verdict(Outcome.RIGHT, 1.0, because=Reason.OPTION)
    return _refused(0.0, (), question.shows, Reason.OPTION, "")


def grade_order(question: model.OrderQuestion, picks: Sequence[int]) -> Verdict:
    """Grade steps in the order in which they were tapped: `picks[i]` is the step put at place i.

    The score is the share of steps at their own place; one step too early moves those after it.
    """
    points = tuple(
        PointResult(step, place < len(picks) and picks[place] == place)
        for place, step in enumerate(question.steps)
    )
    return _by_places(points, picks, Reason.ORDER)


def grade_match(question: model.MatchQuestion, picks: Sequence[int]) -> Verdict:
    """Grade pairs: `picks[i]` is the description chosen for the i-th term."""
    descriptions = list(question.pairs.values())
    points = tuple(
        PointResult(
            f"{term}: {description}",
            place < len(picks)
            and picks[place] in range(len(descriptions))
            and descriptions[picks[place]] == description,
        )
        for place, (term, description) in enumerate(question.pairs.items())
    )
    return _by_places(points, picks, Reason.PAIRS)


def _by_places(points: tuple[PointResult, ...], picks: Sequence[int], because: Reason) -> Verdict:
    share = sum(point.got for point in points) / len(points)
    if not picks:
        return Verdict(Outcome.NO_ATTEMPT, 0.0, points, because=Reason.PICKS)
    if share == 1.0 and len(picks) == len(points):
        return Verdict(Outcome.RIGHT, 1.0, points, because=because)
    outcome = Outcome.PARTLY if share else Outcome.WRONG
    return Verdict(outcome, share, points, because=because)


def _refused(
    score: float, points: tuple[PointResult, ...], shows: str | None, because: Reason, note: str
) -> Verdict:
    outcome = Outcome.MISCONCEPTION if shows else Outcome.WRONG
    return Verdict(outcome, score, points, shows, because=because, note=note)
