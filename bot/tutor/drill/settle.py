"""How one item of a drill is put, kept and closed: the steps that every kind of item shares.

An item is settled once, and rated once. The rating says how much help the answer needed; a
misspelling never lowers it. What follows from how it went is planned in `follow_up`.
"""

import json

from msgspec import Struct

from bot.grading.verdict import Verdict
from bot.tutor.choosing import misconceptions
from bot.tutor.choosing.items import is_explained, is_long
from bot.tutor.choosing.options import options_of, order_of
from bot.tutor.drill.follow_up import ask_once_more
from bot.tutor.drill.hint_ladder import has_options, height
from bot.tutor.drill.pacing import keep_time
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, SettledItem, Stage, Why
from bot.tutor.moves.asking import Ask, Handle
from bot.tutor.moves.turn import PlanRecheck, RecheckDone, Record
from content.model.items import Flashcard
from content.model.topic import Concept
from state.records.learners import Attempt, Holding, Rating, Review, Sure
from state.values import replace

MAX_KEPT = 2000
"""Characters of a response that are kept: a long exam answer."""

MAX_SECONDS = 600
"""Seconds after which a question that is open has been laid aside."""

RECHECK_DAYS = 6
"""Days until a confident error is asked again, beside tomorrow: 5 to 8 is when it comes back."""


def handle(desk: Desk, drill: Drill, prompt: Prompt) -> Handle:
    """What the buttons of a prompt carry, and which question of how many it is (0: no end)."""
    return Handle(
        desk.session.serial,
        prompt.number,
        drill.place,
        0 if drill.endless else drill.total,
        is_last=not drill.queue and not drill.endless,
        tutored=bool(desk.people.consulting.tutored),
        is_card=isinstance(desk.library.item(prompt.ref), Flashcard),
    )


def settled_in(desk: Desk) -> Handle | None:
    """Give the settled item of the session that is going on; None where none waits for "next"."""
    match desk.session.activity:
        case Drill(over=False, prompt=Prompt(stage=Stage.SETTLED) as prompt) as drill:
            return handle(desk, drill, prompt)
        case _:
            return None


def asked(desk: Desk, ref: str, number: int, why: Why) -> Prompt:
    """Give the prompt of an item that is about to be put, as it stands now."""
    library = desk.library
    return Prompt(ref, number, library.version(ref), why, key=library.key(ref), put_at=desk.now)


def put(
    desk: Desk, drill: Drill, prompt: Prompt, *, in_place: bool = False, minutes: int = 0
) -> Ask:
    """Show an item with what has been tapped so far; `minutes` are told with the first one only."""
    item = desk.library.item(prompt.ref)
    assert item is not None  # noqa: S101  # `resuming.renewed` has replaced prompts whose item is gone
    topic = desk.library.topic_of(prompt.ref)
    concept = topic.concept(item.concept)
    is_told = prompt.why is Why.LEECH and is_explained(topic, concept)
    return Ask(
        item=item,
        handle=handle(desk, drill, prompt),
        order=order_of(drill, prompt.ref, item),
        picks=prompt.picks,
        helped=drill.mode is Mode.REVISE,
        mock=drill.mode is Mode.MOCK,
        in_place=in_place,
        minutes=minutes,
        last_of=drill.seconds // 60 if drill.cut and not drill.queue else 0,
        why=prompt.why,
        concept=concept.name,
        language=topic.language,
        tell=concept if is_told else None,
    )


def beside(drill: Drill, prompt: Prompt) -> tuple[Drill, int]:
    """Note that something is said beside the question, and how often that makes."""
    times = prompt.asides + 1
    return replace(drill, prompt=replace(prompt, asides=times)), times


def attempt(desk: Desk, prompt: Prompt, response: str, verdict: Verdict) -> Attempt:
    """The stored form of a graded response: cut to MAX_KEPT, with what the verdict found."""
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
        picks=prompt.picks,
        seconds=_seconds(desk, prompt),
        hints=prompt.rung,
    )


def _seconds(desk: Desk, prompt: Prompt) -> int | None:
    """Say how long it has been open; None where nobody was looking at it all that time."""
    took = desk.now - prompt.put_at
    return took if 0 <= took <= MAX_SECONDS else None


def _detail(verdict: Verdict) -> str:
    """Keep what a verdict found, so that it can be explained later."""
    points = [[point.idea, point.got, point.words] for point in verdict.points]
    if not points and not verdict.spelling:
        return ""
    return json.dumps({"points": points, "spelling": verdict.spelling}, ensure_ascii=False)


def explanation(desk: Desk, prompt: Prompt) -> Concept | None:
    """The concept to explain with the verdict on a question that opens it.

    None for any other question, and where the last hint has explained it already.
    """
    item = desk.library.item(prompt.ref)
    if prompt.why is not Why.OPENING or item is None or isinstance(item, Flashcard):
        return None
    if has_options(item) and prompt.rung >= height(item, None, opening=True):
        return None
    topic = desk.library.topic_of(prompt.ref)
    concept = topic.concept(item.concept)
    return concept if is_explained(topic, concept) else None


def noted_as_told(drill: Drill, prompt: Prompt) -> Drill:
    """Note that the passage on an item's concept stands on the screen."""
    return replace(drill, explained=(*drill.explained, prompt.ref))


def lower(cap: Rating, to: Rating) -> Rating:
    """The rating that is left after help: never better than it was."""
    return min(cap, to)


class Ending(Struct, frozen=True):
    """How an item ends."""

    right: bool
    score: float
    rating: Rating
    response: str = ""


def ending(prompt: Prompt, *, right: bool, score: float, response: str) -> Ending:
    """Rate an answer: what help has left of it; a lucky guess is worth Hard."""
    rating = prompt.cap if right else Rating.AGAIN
    if right and prompt.sure is Sure.GUESS:
        rating = lower(rating, Rating.HARD)
    return Ending(right, score, rating, response)


def settle(
    desk: Desk, drill: Drill, prompt: Prompt, end: Ending
) -> tuple[Drill, tuple[Record, ...]]:
    """Close the open item, rate it, and plan what follows from how it went.

    Returns the drill after it and what to write down: a review, unless the item was asked once
    more; a recheck after a confident error; what becomes of wrong ideas it speaks against.
    """
    closed = replace(
        drill,
        prompt=replace(prompt, stage=Stage.SETTLED, right=end.right),
        settled=(
            *drill.settled,
            SettledItem(prompt.ref, end.score, end.right, end.response, prompt.picks),
        ),
    )
    if explanation(desk, prompt) is not None:
        closed = noted_as_told(closed, prompt)
    if prompt.why is Why.AGAIN:
        return keep_time(desk.library, closed), ()
    records: list[Record] = [_review(desk, drill, prompt, end.rating), RecheckDone(prompt.ref)]
    if prompt.sure is Sure.SURE and not end.right:
        records.append(PlanRecheck(prompt.ref, desk.today + RECHECK_DAYS))
    held = _speaks_against(desk, drill, prompt, end)
    records += held
    if end.right:
        moved = tuple(one.misconception for one in held)
        closed = replace(closed, moved=(*closed.moved, *moved))
    if not end.right and drill.mode is Mode.REVISE and not is_long(desk.library, prompt.ref):
        closed = ask_once_more(closed, prompt)
    return keep_time(desk.library, closed), tuple(records)


def _speaks_against(desk: Desk, drill: Drill, prompt: Prompt, end: Ending) -> tuple[Holding, ...]:
    """Count a right answer against the wrong ideas that it checks; a wrong one puts checks off.

    Not one that had help, was called a guess or is the learner's own claim; and not against an idea
    that was corrected in this session, because the correction is help. An idea that was heard in
    the answer has been counted already.
    """
    if not end.right:
        others = [one for one in desk.holdings if one.misconception != prompt.heard]
        return misconceptions.after_miss(desk.library, others, prompt.ref, desk.today)
    claim = prompt.contested or prompt.sure is Sure.GUESS
    if claim or prompt.cap is not Rating.GOOD:
        return ()
    open_ones = [one for one in desk.holdings if one.misconception not in drill.refuted]
    return misconceptions.after_answer(desk.library, open_ones, prompt.ref, desk.today)


def _review(desk: Desk, drill: Drill, prompt: Prompt, rating: Rating) -> Review:
    return Review(
        item=prompt.ref,
        at=desk.now,
        day=desk.today,
        rating=rating,
        retention=drill.retention,
        options=options_of(desk.library.item(prompt.ref)),
    )
