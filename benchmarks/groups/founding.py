"""Groups that were set up before the run began: asked on every day, at times in UTC."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from bot.playground.world.world import Person
from state.clock.timetable import EVERY_DAY
from state.file.database import open_database
from state.records.groups import Slot, Timetable, TimetableState
from state.tables import timetables


def group_of(
    chat_id: int, tutor: Person, slots: Sequence[Slot], *, reveal_after: int | None = None
) -> Timetable:
    """Give the settings of a group that is never silent."""
    return Timetable(
        chat_id=chat_id,
        title="Class",
        zone="UTC",
        days=EVERY_DAY,
        silent_from=0,
        silent_to=0,
        state=TimetableState.ON,
        set_up_by=tutor.id,
        reveal_after=reveal_after,
        slots=tuple(slots),
    )


def found(database: Path, bot_id: int, founded: Iterable[Timetable], now: int) -> None:
    """Write a new database with these groups; whatever is due from this minute on is asked."""
    with closing(open_database(database, create=True)) as db, db:
        db.execute("BEGIN IMMEDIATE")
        for group in founded:
            timetables.save(db, bot_id, group, now - now % 60 - 1)
