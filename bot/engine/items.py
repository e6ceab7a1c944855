"""How questions do, for whoever looks after a class: read and worked out beside the writer's turns.

All answers of a class are thousands of rows, for which nobody else should wait. So a turn that
wants the figures raises `NotReady`; they are made in a thread of their own through a connection
that can change nothing, and the turn is taken again (`bot.engine.preparing`). They are kept for
some minutes, so that paging through them shows the same list.
"""

from collections import OrderedDict
from typing import Final

from msgspec import Struct

from bot.analysis.items import analyse
from bot.engine import people
from bot.grading.meaning.ear import NotReady
from bot.tutor.model.desk import Need
from bot.tutor.model.items import ItemFigures
from bot.tutor.model.rights import Act
from content.ids import topic_id_of
from content.library import Library
from state.records.items import Whose
from state.records.learners import Role, Who
from state.sql import Connection, Reading
from state.tables import items, roles, timetables, topics

MOST_PEOPLE: Final = 1_000
"""Learners whose answers are looked at: those who revised last."""

_FRESH: Final = 300
"""Seconds for which figures are shown again as they are."""

_KEPT: Final = 20
"""Figures kept in memory, each of somebody else."""


class _Scope(Struct, frozen=True):
    """Whose answers, and to what, somebody may look at."""

    chats: tuple[int, ...] | None
    """Learners of these groups who share their progress; None for everybody."""
    topics: frozenset[str] | None
    """None for all."""


class Figures:
    """The figures that were last asked for, of one bot."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._made: OrderedDict[Who, tuple[int, _Scope, Library, ItemFigures]] = OrderedDict()

    def lay(
        self, db: Connection, who: Who, need: Need, now: int, library: Library
    ) -> ItemFigures | None:
        """Give what somebody may see; None if that is nothing, or if it is not wanted.

        Raises NotReady where it has to be worked out first.
        """
        scope = _scope(db, who) if Need.ITEMS in need else None
        if scope is None:
            return None
        at, of, taught, figures = self._made.get(who, (0, None, None, None))
        if figures is not None and of == scope and taught is library and 0 <= now - at < _FRESH:
            return figures
        raise NotReady(lambda: self._make(who, scope, now, library))

    def _make(self, who: Who, scope: _Scope, now: int, library: Library) -> None:
        with self._reading() as db:
            db.execute("BEGIN")  # all of it from one moment
            figures = _figures(db, who.bot_id, scope, library)
        self._made[who] = (now, scope, library, figures)
        self._made.move_to_end(who)
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)


def _scope(db: Connection, who: Who) -> _Scope | None:
    """Find out what somebody may look at: an owner everything, a tutor their own groups."""
    if Role.OWNER in roles.roles(db, who):
        return _Scope(None, None)
    chats = tuple(group.chat_id for group in people.groups_for(db, who, Act.DIGEST))
    if not chats:
        return None
    taught = [one for chat in chats for one in timetables.of_group(db, who.bot_id, chat)]
    if any(not one.topics for one in taught):
        return _Scope(chats, None)
    of_groups = {topic for one in taught for topic in one.topics}
    return _Scope(chats, frozenset(of_groups) | topics.topics_by(db, who))


def _figures(db: Connection, bot_id: int, scope: _Scope, library: Library) -> ItemFigures:
    whose = Whose(scope.chats, most=MOST_PEOPLE)
    met = [
        one
        for one in items.meetings(db, bot_id, whose)
        if scope.topics is None or topic_id_of(one.item) in scope.topics
    ]
    reports = analyse(library, met, items.voiced(db, bot_id, whose))
    known = {one.item for one in met if library.item(one.item) is not None}
    people_seen = len({one.learner for one in met})
    return ItemFigures(reports, people_seen, len(known) - len(reports))
