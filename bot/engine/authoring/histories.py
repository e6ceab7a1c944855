"""What learners have answered in Anki: found in a deck that they send, and taken along.

The deck is their own and need not be the one that was published: cards are known by the keys that
Anki gave them, which an import notes beside the topic. Nothing of the file is kept; its answers go
into the review log of whoever sent it, and of nobody else.
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.engine.authoring.load import lay
from bot.engine.authoring.published import Published
from bot.engine.authoring.reading import MOST_UNPACKED
from bot.engine.taking_along import Past, in_parts, past_of, take_along
from bot.importing.anki.history import History, history_of
from bot.importing.found import Given
from bot.importing.remarks import Refused
from bot.importing.topic.record import ids_by_key
from bot.tutor.model.authoring import FOR_ALL, Authoring
from bot.tutor.model.taking_along import Brought, TakenAlong
from content import bundle
from content.library import Library
from state.records.learners import Who
from state.sql import Connection
from state.tables import learners, roles, topics
from state.tables.memory import reviews
from state.writer import Writer

log = logging.getLogger(__name__)


class Histories(Struct, frozen=True):
    """Where the histories of one bot's learners are read; waits for the writer."""

    who: Who
    writer: Writer
    published: Published
    library: Library
    content: Path | None
    """The operator's folder."""

    def brought(
        self, name: str, data: bytes, now: int, unpublished: Collection[bytes] = ()
    ) -> Brought | None:
        """Tell what a deck holds of its sender's answers; None where it has no log of them.

        `unpublished` are zips of topics that were found in it and wait to be published.
        """
        histories = _read(name, data, now)
        if not histories:
            return None
        of_items = self._of_items(histories)
        fresh = self.writer.do(lambda db: [ref for ref in of_items if self._is_fresh(db, ref)])
        keys = {key for files in unpublished for key in ids_by_key(_record(files))}
        waiting = len(keys & histories.keys() - {one.key for one in of_items.values()})
        answers = sum(len(of_items[ref].history.answers) for ref in fresh)
        return Brought(answers, len(fresh), waiting, len(of_items) - len(fresh))

    def take_along(self, name: str, data: bytes, now: int) -> TakenAlong | None:
        """Log the answers of a deck to what is taught, some items at a time; None as above."""
        histories = _read(name, data, now)
        if not histories:
            return None
        of_items = self._of_items(histories)
        past = {ref: past_of(one.history) for ref, one in of_items.items()}
        taken: dict[str, int] = {}
        for some in in_parts(past):
            taken |= self.writer.do(partial(_take, self.who, some))
        near = sum(not of_items[ref].history.is_whole for ref in taken)
        return TakenAlong(sum(taken.values()), len(taken), near, len(past) - len(taken))

    def _is_fresh(self, db: Connection, ref: str) -> bool:
        return not reviews.live(db, self.who, ref)

    def _of_items(self, histories: Mapping[str, History]) -> dict[str, "_Item"]:
        """Give the history of each item that its sender is taught, by its ref."""
        found: dict[str, _Item] = {}
        for topic, record in self._records():
            there = {item.id for item in self.library.topics[topic].items()}
            for key, name in ids_by_key(record).items():
                if name in there and key in histories:
                    found[f"{topic}/{name}"] = _Item(key, histories[key])
        return found

    def _records(self) -> Iterator[tuple[str, bytes]]:
        """Give what imports noted beside each topic that its sender is taught."""
        rights, hidden = self.writer.do(self._look)
        for topic in self.library.topics.keys() - hidden:
            edition = rights.edition_of(topic)
            if edition is not None and edition.has_files:
                packed = self.writer.do(
                    partial(topics.files_of_edition, bot_id=self.who.bot_id, number=edition.id)
                )
                yield topic, _record(packed)
        for topic, record in bundle.records(self.content) if self.content else ():
            edition = rights.edition_of(topic)
            if topic in self.library.topics and not (edition and edition.has_files):
                yield topic, record

    def _look(self, db: Connection) -> tuple[Authoring, frozenset[str]]:
        rights = lay(db, self.who, "", self.published)
        if rights.roles & FOR_ALL:
            return rights, frozenset()
        tutors = roles.tutors_of(db, self.who) | {self.who.learner_id}
        return rights, self.published.kept_from(tutors)


class _Item(Struct, frozen=True):
    """One item's history, and the key by which Anki knows its card."""

    key: str
    history: History


def _read(name: str, data: bytes, now: int) -> Mapping[str, History]:
    """Read the log of a deck; empty where it is none, or whatever is wrong with it."""
    try:
        return history_of(Given(name, data, most=MOST_UNPACKED), now)
    except Refused:
        return {}
    except (ValueError, TypeError, LookupError, ArithmeticError, OSError, RecursionError):
        log.exception("the log of a deck of %s bytes could not be read", len(data))
        return {}


def _record(packed: bytes | None) -> bytes:
    return bundle.unpack(packed).get(bundle.RECORD, b"") if packed else b""


def _take(who: Who, past: Mapping[str, Sequence[Past]], db: Connection) -> dict[str, int]:
    learner = learners.learner(db, who)
    return take_along(db, who, learner.zone, past) if learner else {}
