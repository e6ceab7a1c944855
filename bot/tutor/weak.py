"""Practice on what is weakest: the concepts remembered least, and in them the items likewise.

Only what has been met can be weak; what is new comes with the usual sessions. What was missed last
counts as not remembered at all.
"""

from statistics import mean

from bot.tutor import starting
from bot.tutor.choosing import length
from bot.tutor.choosing.composer import size_of
from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.order import distinct
from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Mode, Queued
from bot.tutor.moves.menus import ShowWeakest
from bot.tutor.moves.turn import Turn, say
from content.ids import topic_id_of
from content.model.items import Item
from state.memory.schedule import recall
from state.records.learners import Memory, Rating

CONCEPTS = 3
"""Concepts practised first: few enough to get to know them, enough to mix."""


def practise(desk: Desk) -> Turn:
    """Begin a session on what is weakest; somebody who has met nothing is offered the topics."""
    queue = tuple(distinct(desk.library, weakest(desk)))
    if not queue:
        return starting.revise(desk)
    topics = tuple(dict.fromkeys(topic_id_of(queued.ref) for queued in queue))
    return running.begin(desk, Mode.REVISE, queue, topics)


def name_weakest(desk: Desk) -> Turn:
    """Name the concepts that are remembered least, the weakest first, and what was missed."""
    found = {}
    for queued in weakest(desk):
        item = item_of(desk.library, queued.ref)
        concept = desk.library.topic_of(queued.ref).concept(item.concept)
        found[concept.id] = concept.name
    return say(desk, ShowWeakest(tuple(found.values())[:CONCEPTS], _missed(desk)))


def _missed(desk: Desk) -> tuple[Item, ...]:
    """Give what was missed the last time that it was asked, the latest first."""
    missed = [one for one in desk.shelf.memories if one.last is Rating.AGAIN]
    latest = sorted(missed, key=lambda one: -one.day)
    return tuple(item_of(desk.library, one.item) for one in latest if desk.library.asks(one.item))


def weakest(desk: Desk) -> tuple[Queued, ...]:
    """Choose the items: from the weakest concepts, the least remembered first.

    What was asked today already comes last: a second look on the same day shows little.
    """
    concepts: dict[tuple[str, str], list[Memory]] = {}
    for memory in desk.shelf.memories:
        if not desk.library.asks(memory.item):
            continue
        topic = topic_id_of(memory.item)
        concept = item_of(desk.library, memory.item).concept
        concepts.setdefault((topic, concept), []).append(memory)
    ranked = sorted(concepts.values(), key=lambda memories: _recall(desk, *memories))
    order = sorted(
        (memory.day >= desk.today, place >= CONCEPTS, _recall(desk, memory), memory.item)
        for place, memories in enumerate(ranked)
        for memory in memories
    )
    return tuple(Queued(ref) for *_, ref in order[: size_of(length.minutes(desk))])


def _recall(desk: Desk, *memories: Memory) -> float:
    return mean(
        0.0 if one.last is Rating.AGAIN else recall(one, desk.today, desk.shelf.parameters)
        for one in memories
    )
