"""Groups that were set up before the run began: asked on every day, at times in UTC."""

from collections.abc import Iterable, Sequence
from contextlib import closing

from bot.playground.world.world import Person
from state import opening
from state.clock.timetable import EVERY_DAY
from state.opening import Place
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


def found(place: Place, bot_id: int, founded: Iterable[Timetable], now: int) -> None:
    """Write these groups into a database; whatever is due from this minute on is asked.

    A file that is not there is made.
    """
    with closing(opening.session(place, create=True)) as session:
        session.begin()
        for group in founded:
            timetables.save(session.connection, bot_id, group, now - now % 60 - 1)
        session.commit()
