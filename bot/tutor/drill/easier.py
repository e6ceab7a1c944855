"""An easier question on the same idea first; the one that was open comes back a little later."""

from itertools import chain

from bot.tutor.choosing.items import item_of
from bot.tutor.drill.pacing import without_one
from bot.tutor.drill.running import go_on
from bot.tutor.drill.settle import beside, handle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, Stage, Why
from bot.tutor.moves.asking import NoneEasier
from bot.tutor.moves.turn import Turn, turn_leaving
from content.ids import topic_id_of
from content.model.items import demand_of
from state.values import replace

LATER = 2
"""Questions between an easier one and the one that it was asked for instead of."""


def ask_easier(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Put an easier item of the concept; say so where there is none, or no choice of questions."""
    ref = _easier(desk, drill, prompt) if drill.mode is Mode.REVISE else None
    if ref is None:
        aside, times = beside(drill, prompt)
        helped = drill.mode is Mode.REVISE and prompt.stage is not Stage.SETTLED
        move = NoneEasier(handle(desk, aside, prompt), times, helped)
        return turn_leaving(desk, aside, (move,))
    return go_on(desk, _with_easier(drill, prompt, ref))


def _with_easier(drill: Drill, prompt: Prompt, ref: str) -> Drill:
    """Put the easier item first, and the open one back; one that can wait makes room for both."""
    found = next((queued for queued in drill.queue if queued.ref == ref), None)
    rest = tuple(queued for queued in drill.queue if queued.ref != ref)
    if found is None and not drill.endless:
        rest = without_one(rest)
    back = (Queued(prompt.ref, prompt.why),) if prompt.stage is not Stage.SETTLED else ()
    queue = (Queued(ref, _why(found)), *rest[:LATER], *back, *rest[LATER:])
    done = len(drill.settled) + len(drill.skipped)
    return replace(drill, queue=queue, total=done + len(queue))


def _why(found: Queued | None) -> Why:
    """Say why it is asked; nothing opens a concept twice."""
    if found is None:
        return Why.NEW
    return Why.DUE if found.why is Why.OPENING else found.why


def _easier(desk: Desk, drill: Drill, prompt: Prompt) -> str | None:
    """Choose among the concept's items that ask for less the one that asks for most of them."""
    done = {prompt.ref, *drill.skipped, *(one.ref for one in drill.settled)}
    topic, item = topic_id_of(prompt.ref), item_of(desk.library, prompt.ref)
    levels = desk.library.rising(topic, item.concept)
    lower = (levels[one] for one in reversed(levels) if one < demand_of(item))
    return next((ref for ref in chain.from_iterable(lower) if ref not in done), None)
