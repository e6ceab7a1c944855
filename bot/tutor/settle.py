"""How one item of a drill is put, kept and closed: the steps that every kind of item shares.

An item is settled once, and rated once. The rating says how much help the answer needed; a
misspelling never lowers it. What was missed is asked once more in the same session, unrated, some
questions later; what showed a wrong idea is followed by a question on that idea. Such an extra
question takes the place of one that can wait, so that a session keeps the length it promised.
"""

import json
from dataclasses import dataclass, replace

from bot.grading.verdict import Outcome, Verdict
from bot.tutor import misconceptions
from bot.tutor.desk import Desk
from bot.tutor.ladder import has_options
from bot.tutor.moves import Ask, Handle, Move
from bot.tutor.session import Drill, Lesson, Mode, Prompt, Settled, Slot, Stage, Why, shown_order
from bot.tutor.turn import AskAgainOn, Asked, Record, Turn
from content.library import Library
from content.model import (
    ChoiceQuestion,
    Concept,
    Flashcard,
    Item,
    MatchQuestion,
    Misconception,
    MultiSelectQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)
from state.records import Attempt, Holding, Rating, Review, Sure

MAX_KEPT = 2000
"""Characters of a response that are kept: a long exam answer."""

REPEAT_AFTER = 3
"""Questions between missing an item and meeting it again."""

MAX_REPEATS = 2
MAX_CHECKS = 2

RECHECK_DAYS = 6
"""Days until a confident error is asked again, beside tomorrow: 5 to 8 is when it comes back."""


def turn(desk: Desk, after: Drill | Lesson | None, turn: Turn | None = None) -> Turn:
    """Complete a turn with what it leaves going on."""
    session = replace(desk.session, activity=after, last_at=desk.now)
    return replace(turn or Turn(session), session=session)


def show_instead(desk: Desk, drill: Drill, move: Move, records: tuple[Record, ...] = ()) -> Turn:
    """Show a move that takes the place of whatever buttons the open item had."""
    return turn(desk, drill, Turn(desk.session, (move,), records, done_with_buttons=True))


def handle(desk: Desk, drill: Drill, prompt: Prompt) -> Handle:
    """Say where a prompt stands."""
    return Handle(
        desk.session.serial,
        prompt.number,
        drill.place,
        0 if drill.endless else drill.total,
        is_last=not drill.queue and not drill.endless,
    )


def is_live(library: Library, ref: str) -> bool:
    """Tell whether an item, and its topic, are still there to be asked."""
    topic = ref.partition("/")[0]
    return topic in library.topics and ref in library.refs(topic)


def order_of(drill: Drill, ref: str, item: Item) -> tuple[int, ...]:
    """Give the order in which this drill shows an item's options."""
    return order_by(drill.seed, ref, item)


def order_by(seed: int, ref: str, item: Item) -> tuple[int, ...]:
    """Shuffle an item's options by a seed; true always comes before false."""
    match item:
        case ChoiceQuestion() | MultiSelectQuestion():
            return shown_order(seed, ref, len(item.choices))
        case OrderQuestion():
            return _out_of_order(seed, ref, len(item.steps))
        case MatchQuestion():
            return shown_order(seed, ref, len(item.pairs))
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
    assert item is not None  # noqa: S101  # `starting.renewed` has replaced prompts whose item is gone
    concept = desk.library.topic_of(prompt.ref).concept(item.concept)
    return Ask(
        item=item,
        handle=handle(desk, drill, prompt),
        order=order_of(drill, prompt.ref, item),
        picks=prompt.picks,
        helped=drill.mode is Mode.REVISE,
        mock=drill.mode is Mode.MOCK,
        in_place=in_place,
        minutes=minutes,
        why=prompt.why,
        concept=concept.name,
        tell=concept if prompt.why is Why.LEECH else None,
    )


def attempt(desk: Desk, prompt: Prompt, response: str, verdict: Verdict) -> Attempt:
    """Note a graded response."""
    return Attempt(
        item=prompt.ref,
        at=desk.now,
        response=response[:MAX_KEPT],
        outcome=verdict.outcome,
        score=verdict.score,
        because=verdict.because,
        misconception=verdict.misconception,
        sure=prompt.sure,
        detail=_detail(verdict),
    )


def _detail(verdict: Verdict) -> str:
    """Keep what a verdict found, so that it can be explained later."""
    points = [[point.idea, point.got, point.words] for point in verdict.points]
    if not points and not verdict.spelling:
        return ""
    return json.dumps({"points": points, "spelling": verdict.spelling}, ensure_ascii=False)


def lower(cap: Rating, to: Rating) -> Rating:
    """Note help: the best rating that is left."""
    return min(cap, to)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an item ends."""

    right: bool
    score: float
    rating: Rating
    response: str = ""


def ending(prompt: Prompt, *, right: bool, score: float, response: str = "") -> Ending:
    """Rate an answer: what help has left of it; a lucky guess is worth Hard."""
    rating = prompt.cap if right else Rating.AGAIN
    if right and prompt.sure is Sure.GUESS:
        rating = lower(rating, Rating.HARD)
    return Ending(right, score, rating, response)


def settle(
    desk: Desk, drill: Drill, prompt: Prompt, end: Ending
) -> tuple[Drill, tuple[Record, ...]]:
    """Close the open item, rate it, and plan what follows from how it went."""
    closed = replace(
        drill,
        prompt=replace(prompt, stage=Stage.SETTLED, right=end.right),
        settled=(
            *drill.settled,
            Settled(prompt.ref, end.score, end.right, end.response, prompt.picks),
        ),
    )
    if prompt.why is Why.AGAIN:
        return closed, ()
    records: list[Record] = [_review(desk, drill, prompt, end.rating), Asked(prompt.ref)]
    if prompt.sure is Sure.SURE and not end.right:
        records.append(AskAgainOn(prompt.ref, desk.today + RECHECK_DAYS))
    if end.right and prompt.cap is Rating.GOOD:
        records += misconceptions.after_answer(desk.library, desk.holdings, prompt.ref, desk.today)
    if not end.right and drill.mode is Mode.REVISE:
        closed = _once_more(closed, prompt)
    return closed, tuple(records)


def _once_more(drill: Drill, prompt: Prompt) -> Drill:
    """Put a missed item back in the queue, if there is enough to ask in between."""
    if drill.repeats >= MAX_REPEATS or len(drill.queue) < REPEAT_AFTER:
        return drill
    slot = Slot(prompt.ref, Why.AGAIN)
    return replace(_with(drill, slot, REPEAT_AFTER), repeats=drill.repeats + 1)


def _with(drill: Drill, slot: Slot, place: int) -> Drill:
    """Put a slot in the queue for one that can wait, so that the session keeps its length.

    The last one stays if it can: it is a likely one, to end on.
    """
    queue = list(drill.queue)
    can_wait = [
        index
        for index, one in enumerate(queue)
        if index >= place and one.why in (Why.DUE, Why.LEECH, Why.NEW) and not drill.endless
    ]
    if can_wait:
        del queue[can_wait[-2:][0]]
    queue.insert(place, slot)
    total = drill.total + len(queue) - len(drill.queue)
    return replace(drill, queue=tuple(queue), total=total)


def misheld(
    desk: Desk, drill: Drill, prompt: Prompt, verdict: Verdict
) -> tuple[Drill, Prompt, tuple[Record, ...]]:
    """Count a wrong idea that was shown, once a prompt, and plan a question on it at once.

    What was called a guess shows no idea.
    """
    if verdict.misconception is None or prompt.heard or prompt.sure is Sure.GUESS:
        return drill, prompt, ()
    name = misconceptions.name_of(prompt.ref, verdict.misconception)
    before = next((one for one in desk.holdings if one.misconception == name), None)
    holding = misconceptions.hit(before, name, desk.today, sure=prompt.sure is Sure.SURE)
    marked = replace(prompt, heard=name, held=before)
    return _check_next(desk, drill, prompt, holding), marked, (holding,)


def heard_wrongly(desk: Desk, drill: Drill, prompt: Prompt) -> tuple[Drill, tuple[Record, ...]]:
    """Take a wrong idea back that was heard in an answer which counts as right after all.

    The holding is as it was before, and so is the queue: no check of what was never held.
    """
    if prompt.heard is None:
        return drill, ()
    holding = prompt.held or misconceptions.never_held(prompt.heard, desk.today)
    wrong = misconceptions.misconception_of(desk.library, holding)
    topic = prompt.ref.partition("/")[0]
    checks = {f"{topic}/{item}" for item in wrong.check_with} if wrong else set()
    planned = next((s for s in drill.queue[:1] if s.why is Why.CHECK and s.ref in checks), None)
    if planned is not None:
        drill = replace(
            drill, queue=drill.queue[1:], total=drill.total - 1, checks=drill.checks - 1
        )
    return drill, (holding,)


def _check_next(desk: Desk, drill: Drill, prompt: Prompt, holding: Holding) -> Drill:
    if drill.mode is not Mode.REVISE or drill.checks >= MAX_CHECKS:
        return drill
    seen = [prompt.ref, *(slot.ref for slot in drill.queue), *(one.ref for one in drill.settled)]
    check = misconceptions.check_for(desk.library, holding, without=seen)
    if check is None:
        return drill
    return replace(_with(drill, Slot(check, Why.CHECK), 0), checks=drill.checks + 1)


def refutation(desk: Desk, prompt: Prompt, verdict: Verdict) -> Misconception | None:
    """Give the misconception that a verdict names."""
    if verdict.misconception is None:
        return None
    return desk.library.topic_of(prompt.ref).misconception(verdict.misconception)


def explanation(desk: Desk, prompt: Prompt) -> Concept | None:
    """Give the concept that an opening question has opened, unless a hint has explained it."""
    item = desk.library.item(prompt.ref)
    if prompt.why is not Why.OPENING or item is None or isinstance(item, Flashcard):
        return None
    if prompt.rung and has_options(item):
        return None
    return desk.library.topic_of(prompt.ref).concept(item.concept)


def told(drill: Drill, prompt: Prompt, verdict: Verdict) -> tuple[Drill, bool]:
    """Note that a wrong idea is refuted now; say whether it was before in this session."""
    if verdict.misconception is None:
        return drill, False
    name = misconceptions.name_of(prompt.ref, verdict.misconception)
    if name in drill.refuted:
        return drill, True
    return replace(drill, refuted=(*drill.refuted, name)), False


def is_wrong_idea(verdict: Verdict) -> bool:
    """Tell whether a response said something that is not so, named or not."""
    return verdict.outcome is Outcome.MISCONCEPTION


def _review(desk: Desk, drill: Drill, prompt: Prompt, rating: Rating) -> Review:
    return Review(
        item=prompt.ref,
        at=desk.now,
        day=desk.today,
        rating=rating,
        retention=drill.retention,
        options=options_of(desk.library.item(prompt.ref)),
    )


def options_of(item: Item | None) -> int:
    """Count what a guess could fall on; several taps in a row are not guessed right."""
    match item:
        case ChoiceQuestion():
            return len(item.choices)
        case TrueFalseQuestion():
            return 2
        case _:
            return 0
