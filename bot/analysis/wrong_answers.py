"""What people answered who were wrong: the same answers together, the most common first.

What is chosen counts option by option, what is typed by its words; to put together what only means
the same is for whoever has a grader (`said_alike`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from bot.grading.verdict import Outcome
from content.ids import same
from content.model import items as model
from state.records.items import Meeting
from state.values import replace

_SAYS_NOTHING = (Outcome.NO_ATTEMPT, "")


class WrongAnswer(Struct, frozen=True):
    """One wrong answer, and how many people gave it at first."""

    text: str
    people: int
    knowing: int
    """How many of them belong to those who know the rest."""


def wrong_answers(
    item: model.Item, meetings: Iterable[Meeting], knowing: frozenset[int]
) -> tuple[WrongAnswer, ...]:
    """Count what was answered by those who were wrong; nothing for an order or a match."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in meetings:
        if not one.right and one.outcome not in _SAYS_NOTHING:
            for text in _answers(item, one):
                found[same(text).strip(" .,;!?")].append((text, one.learner))
    counted = (
        WrongAnswer(said[0][0], len(said), sum(learner in knowing for _, learner in said))
        for said in found.values()
    )
    return tuple(sorted(counted, key=lambda one: -one.people))


def said_alike(
    answers: Sequence[WrongAnswer], alike: Callable[[Sequence[str]], Sequence[int]]
) -> tuple[WrongAnswer, ...]:
    """Put together what says the same; `alike` gives the places of what says what the first does.

    Each group goes by its most common wording. Raises what `alike` raises.
    """
    groups: list[WrongAnswer] = []
    left = list(answers)
    while left:
        same = {0, *alike([one.text for one in left])}
        group = [one for place, one in enumerate(left) if place in same]
        left = [one for place, one in enumerate(left) if place not in same]
        groups.append(
            replace(
                group[0],
                people=sum(one.people for one in group),
                knowing=sum(one.knowing for one in group),
            )
        )
    return tuple(sorted(groups, key=lambda one: -one.people))


def unused(item: model.Item, meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """Name the wrong options that nobody of these has taken."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            taken = {pick for one in meetings for pick in one.picks}
            return tuple(
                option.text
                for place, option in enumerate(choices)
                if not option.correct and place not in taken
            )
        case _:
            return ()


def _answers(item: model.Item, one: Meeting) -> tuple[str, ...]:
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            chosen = [choices[pick] for pick in one.picks if pick < len(choices)]
            return tuple(option.text for option in chosen if not option.correct)
        case model.TrueFalseQuestion() | model.OrderQuestion() | model.MatchQuestion():
            return ()
        case _:
            return (one.response.strip(),) if one.response.strip() else ()
