"""How one item of a drill is put, kept and closed: the steps that every kind of item shares.

An item is settled once, and rated once. The rating says how much help the answer needed; a
misspelling never lowers it.
"""

from dataclasses import replace

from bot.grading.verdict import Verdict
from bot.tutor.desk import Desk
from bot.tutor.moves import Ask, Handle
from bot.tutor.session import Drill, Mode, Prompt, Settled, Stage, shown_order
from bot.tutor.turn import Turn
from content.model import (
    ChoiceQuestion,
    Item,
    MatchQuestion,
    MultiSelectQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)
from state.records import Attempt, Rating, Review
from state.schedule import DEFAULT_RETENTION

MAX_KEPT = 2000
"""Characters of a response that are kept: a long exam answer."""


def turn(desk: Desk, drill: Drill | None, turn: Turn | None = None) -> Turn:
    """Complete a turn with the drill it leaves behind."""
    session = replace(desk.session, activity=drill, last_at=desk.now)
    return replace(turn or Turn(session), session=session)


def handle(desk: Desk, drill: Drill, prompt: Prompt) -> Handle:
    """Say where a prompt stands."""
    return Handle(desk.session.serial, prompt.number, drill.place, drill.total)


def order_of(drill: Drill, ref: str, item: Item) -> tuple[int, ...]:
    """Give the order in which an item's options are shown; true always comes before false."""
    match item:
        case ChoiceQuestion() | MultiSelectQuestion():
            return shown_order(drill.seed, ref, len(item.choices))
        case OrderQuestion():
            return _out_of_order(drill.seed, ref, len(item.steps))
        case MatchQuestion():
            return shown_order(drill.seed, ref, len(item.pairs))
        case TrueFalseQuestion():
            return (0, 1)
        case _:
            return ()


def _out_of_order(seed: int, ref: str, count: int) -> tuple[int, ...]:
    """Shuffle steps, but never into the right order: that would ask for nothing."""
    order = shown_order(seed, ref, count)
    return order if order != tuple(range(count)) else (*order[1:], order[0])


def put(
    desk: Desk, drill: Drill, prompt: Prompt, *, in_place: bool = False, minutes: int = 0
) -> Ask:
    """Show an item as it stands."""
    item = desk.library.item(prompt.ref)
    assert item is not None  # noqa: S101  # `respond` has replaced prompts whose item is gone
    return Ask(
        item=item,
        handle=handle(desk, drill, prompt),
        order=order_of(drill, prompt.ref, item),
        picks=prompt.picks,
        helped=drill.mode is Mode.REVISE,
        in_place=in_place,
        minutes=minutes,
    )


def attempt(desk: Desk, ref: str, response: str, verdict: Verdict) -> Attempt:
    """Note a graded response."""
    return Attempt(
        item=ref,
        at=desk.now,
        response=response[:MAX_KEPT],
        outcome=verdict.outcome,
        score=verdict.score,
        because=verdict.because,
        misconception=verdict.misconception,
    )


def rating_for(*, right: bool, helps: int) -> Rating:
    """Rate an answer by the help it needed: none is Good, one piece Hard, more Again."""
    if not right or helps > 1:
        return Rating.AGAIN
    return Rating.HARD if helps else Rating.GOOD


def settle(
    desk: Desk, drill: Drill, prompt: Prompt, rating: Rating, score: float, *, right: bool
) -> tuple[Drill, Review]:
    """Close the open item and rate it."""
    item = desk.library.item(prompt.ref)
    review = Review(
        item=prompt.ref,
        at=desk.now,
        day=desk.today,
        rating=rating,
        retention=DEFAULT_RETENTION,
        options=_options(item),
    )
    closed = replace(
        drill,
        prompt=replace(prompt, stage=Stage.SETTLED),
        settled=(*drill.settled, Settled(prompt.ref, score, right)),
    )
    return closed, review


def _options(item: Item | None) -> int:
    """Count what a guess could fall on; several taps in a row are not guessed right."""
    match item:
        case ChoiceQuestion():
            return len(item.choices)
        case TrueFalseQuestion():
            return 2
        case _:
            return 0
