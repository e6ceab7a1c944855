"""A bot that runs for months keeps no more in memory than one that has just warmed up."""

import gc
from weakref import ReferenceType

from bot.tutor.model.events import Commanded, Event, Said
from tests.engine.counter import NOON, Counter

WARM = 20
"""Rounds until every key is compiled and the caches hold the words that are used."""


def a_round(at: int) -> list[Event]:
    return [
        Commanded("quiz", "shop", at),
        Said("it shows what was sold", at + 10),
        Said("so that the baker knows how much to bake", at + 20),
        Commanded("progress", "", at + 30),
        Commanded("stop", "", at + 40),
    ]


def test_what_is_kept_in_memory_does_not_grow_with_the_turns_taken(counter: Counter) -> None:
    def play(first: int, last: int) -> int:
        for number in range(first, last):
            for place, event in enumerate(a_round(NOON + 60 * number)):
                counter.serve(10 * number + place + 1, event)
        gc.collect()
        # SQLite's module drops its weak references to finished cursors now and then, not at once.
        return sum(type(one) is not ReferenceType for one in gc.get_objects())

    warm = play(0, WARM)
    turns = 5 * WARM
    assert play(WARM, 2 * WARM) - warm < turns / 10
