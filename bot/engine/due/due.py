"""What falls due for learners: found by its moment, and made one by one.

Each is made in a piece of the writer's work of its own, so that what fails takes nothing else down
with it, and is put off. Between finding and making, a learner or a tutor may have changed their
mind: that is looked at again. Everything here runs inside the caller's transaction.
"""

from msgspec import Struct

from bot.engine.due import homework, reminders
from bot.engine.load import Surroundings
from bot.engine.save import Told
from state.records.learners import Who
from state.sql import Connection
from state.tables import reminders as found_by_time
from state.tables.classes import homework as of_classes

AT_ONCE = 50
"""Of each kind, how many are found by one look."""

AGAIN_AFTER = 600
"""Seconds until something that failed is tried again."""


class DueReminder(Struct, frozen=True):
    """A learner is to be reminded."""

    who: Who


class DueTelling(Struct, frozen=True):
    """A learner is to be told of homework."""

    who: Who
    number: int
    told: int
    """How often they were."""


class DueEnd(Struct, frozen=True):
    """Homework is over."""

    bot_id: int
    number: int


Due = DueReminder | DueTelling | DueEnd


def find(db: Connection, bot_id: int, now: int) -> list[Due]:
    """Find what has fallen due: reminders first, then homework to be told of, then what is over."""
    reminded = found_by_time.due(db, bot_id, now, AT_ONCE)
    told = of_classes.due_tellings(db, bot_id, now, AT_ONCE)
    ended = of_classes.due_ends(db, bot_id, now, AT_ONCE)
    return [
        *(DueReminder(who) for who, _ in reminded),
        *(DueTelling(who, number, times) for who, number, times in told),
        *(DueEnd(bot_id, one.number) for one in ended),
    ]


def make(db: Connection, due: Due, now: int, around: Surroundings) -> Told:
    """Make one thing that has fallen due; gives what is said, and to whom."""
    library = around.teaching.library
    match due:
        case DueReminder(who=who):
            return reminders.remind(db, who, now, around)
        case DueTelling(who=who, number=number, told=told):
            return homework.tell(db, who, library, number, told, now)
        case DueEnd(bot_id=bot_id, number=number):
            return homework.end(db, bot_id, library, number)


def put_off(db: Connection, due: Due, now: int) -> None:
    """Make something due again in a while; homework that cannot be summed up ends all the same."""
    match due:
        case DueReminder(who=who):
            reminders.put_off(db, who, now, now + AGAIN_AFTER)
        case DueTelling(who=who, number=number, told=told):
            of_classes.tell_at(db, who, number, now + AGAIN_AFTER, told)
        case DueEnd(bot_id=bot_id, number=number):
            of_classes.end(db, bot_id, number)
