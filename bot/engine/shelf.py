"""Loads what there is to ask, for a turn that begins a session or goes on with one.

Somebody may have met ten thousand items, and a session asks eight. So of most items only the name
is read: they are not due, were neither missed nor asked lately, and are not looked at otherwise.
With an exam in view all of them are read, because each may have its turn.
"""

from bot.tutor.choosing.composer import DAYS_APART, looked_at, misses_much
from bot.tutor.model.shelf import Shelf
from content.library import Library
from state.memory import plan
from state.records.learners import Holding, Who
from state.sql import Connection
from state.tables import attempts, exams, misconceptions
from state.tables.memory import memories, parameters
from state.values import replace

WEAKEST = 60
"""Items that are not due of which a session may be filled up: it takes a handful, if any."""


def lay(
    db: Connection,
    who: Who,
    today: int,
    holdings: tuple[Holding, ...],
    library: Library,
    *,
    whole: bool,
) -> Shelf:
    """Load what there is to ask on a day; `whole` with the memories of all that was ever met."""
    shelf = replace(
        aims(db, who, today),
        rechecks=misconceptions.rechecks(db, who, today),
        holdings=holdings,
        accuracy=attempts.accuracy(db, who, plan.RECENT),
        parameters=parameters.current(db, who),
    )
    if whole or shelf.exams:
        return replace(shelf, memories=memories.all_of(db, who))
    named = looked_at(shelf, library)
    if misses_much(shelf):
        named += memories.weakest(db, who, today, WEAKEST)
    near, resting = memories.at_hand(db, who, today, today - DAYS_APART + 1, named)
    return replace(shelf, memories=near, resting=resting)


def aims(db: Connection, who: Who, today: int) -> Shelf:
    """Load of it only when the exams are, and how much is done a day."""
    return Shelf(
        exams=exams.exams(db, who),
        pace=plan.pace(memories.tallies(db, who, today - plan.LOOK_BACK), today),
    )
