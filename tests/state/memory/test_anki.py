"""The same reviews leave the same memories here and in Anki, whose scheduler others wrote and use.

We write reviews into Anki's own log, let it work out each card's memory from them, and compare.
Anki draws the line between two days at 04:00, as we do.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from state.clock.days import day_of
from state.memory.schedule import DEFAULTS, Parameters, replay
from state.records.learners import Memory, Rating, Review

CARDS = 120
DAY = 24 * 60 * 60
GAPS = (0.01, 0.3, 0.8, 1, 2, 4, 9, 20, 60)
"""Days from one review to the next, before chance stretches them."""

BEGUN = 1_600_000_000
"""September 2020: all reviews are over by now."""

OWN: Parameters = (*(number * 1.1 for number in DEFAULTS[:20]), 0.2)
"""What a learner's own parameters might be."""

FIRST, LATER = 0, 1
"""How Anki's log marks a card's first review ("learn") and the others ("review")."""

History = list[tuple[int, Rating]]
"""When each review of one card was, in seconds of UTC, and how it was rated."""


@pytest.mark.parametrize("parameters", [DEFAULTS, OWN], ids=["defaults", "own"])
def test_a_thousand_reviews_leave_the_memories_of_anki(anki: Any, parameters: Parameters) -> None:
    histories = random_histories()
    assert sum(map(len, histories)) >= 1000

    for history, theirs in zip(histories, memories_of(anki, histories, parameters), strict=True):
        ours = remembered(history, parameters)
        assert ours.stability == pytest.approx(theirs.stability, rel=5e-5), history
        assert ours.difficulty == pytest.approx(theirs.difficulty, rel=5e-5), history


def random_histories() -> list[History]:
    """Give reviews of some cards over four years: lapses, same-day repeats, long breaks."""
    chance = random.Random(6)  # noqa: S311  # the same histories each time
    return [random_history(chance) for _ in range(CARDS)]


def random_history(chance: random.Random) -> History:
    at = BEGUN + chance.uniform(0, 100) * DAY
    history = []
    for _ in range(chance.randint(8, 16)):
        history.append((int(at), chance.choices(list(Rating), [2, 1, 5, 1])[0]))
        at += chance.choice(GAPS) * chance.uniform(0.5, 1.5) * DAY
    return history


def remembered(history: History, parameters: Parameters) -> Memory:
    memory = replay(
        (Review("t/a", at, day_of(at, "UTC"), rating, 0.9) for at, rating in history), parameters
    )
    assert memory is not None
    return memory


def memories_of(anki: Any, histories: list[History], parameters: Parameters) -> list[Any]:
    """Let Anki read each history from its own log and say what is remembered of the card."""
    deck = anki.decks.config_dict_for_deck_id(1)
    anki.decks.update_config({**deck, "fsrsParams6": list(parameters)})
    cards = [new_card(anki) for _ in histories]
    anki.db.executemany(
        "INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)"
        " VALUES (?, ?, -1, ?, 1, 1, 2500, 5000, ?)",
        log_rows(dict(zip(cards, histories, strict=True))),
    )
    return [anki._backend.compute_memory_state(card).state for card in cards]


def new_card(anki: Any) -> int:
    note = anki.new_note(anki.models.by_name("Basic"))
    note["Front"] = "Who is it?"
    anki.add_note(note, 1)
    (card,) = note.card_ids()
    return int(card)


def log_rows(histories: dict[int, History]) -> Iterator[tuple[int, int, int, int]]:
    """Give number, card, button and kind of each review; the number is its time, made unique."""
    for place, (card, history) in enumerate(histories.items()):
        for index, (at, rating) in enumerate(history):
            yield at * 1000 + place, card, int(rating), LATER if index else FIRST
