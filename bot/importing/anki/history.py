"""What somebody has answered in Anki: the reviews in a package, card by card.

Anki's log holds more than answers: cards that were looked at beside the schedule, rescheduled or
reset. What counts for a memory is decided as Anki does it for FSRS (`reviews_for_fsrs` in its
`rslib/src/scheduler/fsrs/params.rs`): from the last time on that the card was learnt from the
start, every answer that changed its schedule.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct

from bot.importing.anki.database import MAX_ROWS, Database, opened
from bot.importing.anki.package import COLLECTIONS, Package
from bot.importing.archive import members
from bot.importing.found import Given
from bot.importing.remarks import Refused

_TABLES: Final = ("notes", "cards", "revlog")
_LOG: Final = f"SELECT cid, id, ease, type, factor FROM revlog ORDER BY id DESC LIMIT {MAX_ROWS}"  # noqa: S608  # nosec  # a number of ours
"""The newest rows: whoever has more has forgotten what the oldest say."""
_FIRST: Final = 1_136_073_600
"""2006, when Anki began: what is older has a wrong clock."""
_BUTTONS: Final = (1, 2, 3, 4)
"""Again, Hard, Good, Easy; 0 is no answer."""


class _Kind(IntEnum):
    """What a row of the log is."""

    LEARN = 0
    REVIEW = 1
    RELEARN = 2
    FILTERED = 3
    MANUAL = 4
    RESCHEDULED = 5


class Answered(Struct, frozen=True):
    """One answer: when, in seconds of UTC, and which of the four buttons."""

    at: int
    button: int


class History(Struct, frozen=True):
    """The answers of one card, oldest first."""

    answers: tuple[Answered, ...]
    is_whole: bool
    """Whether it goes back to when the card was learnt; else its memory is only near Anki's."""


class _Row(Struct, frozen=True):
    at: int
    """In milliseconds."""
    button: int
    kind: int
    factor: int


def history_of(given: Given, now: int) -> Mapping[str, History]:
    """Give the history of each card that has one, by the key that its item has (`guid/place`).

    `now`, in seconds of UTC: what is later has a wrong clock. Refused for what is no package.
    """
    if not set(members(given.data)) & set(COLLECTIONS):
        raise Refused(f"{given.name}: only Anki's packages have a history.")
    with opened(Package(given).collection(), given.name, _TABLES) as db:
        if not set(_TABLES) <= db.tables:
            raise Refused(f"{given.name}: there is no review log in its collection.")
        keys, log = _keys(db), _log(db, now)
    return {
        keys[card]: history
        for card, rows in log.items()
        if card in keys and (history := _that_counts(sorted(rows, key=lambda row: row.at)))
    }


def _keys(db: Database) -> dict[int, str]:
    """Give the key of each card: its note's guid, and which of the note's cards it is."""
    guids = dict[object, object](db.rows("SELECT id, guid FROM notes"))  # type: ignore[arg-type]  # pairs
    return {
        card: f"{guids[note]}/{place}"
        for card, note, place in db.rows("SELECT id, nid, ord FROM cards")
        if isinstance(card, int) and isinstance(guids.get(note), str) and isinstance(place, int)
    }


def _log(db: Database, now: int) -> Mapping[int, list[_Row]]:
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in db.rows(_LOG):
        match row:
            case (int(card), int(at), int(button), int(kind), int(factor)):
                if _FIRST <= at // 1000 <= now:
                    found[card].append(_Row(at, button, kind, factor))
    return found


def _that_counts(rows: Sequence[_Row]) -> History | None:
    """Give the answers that make a card's memory; None where there are none."""
    answers = [row for row in rows if row.button in _BUTTONS and not _is_beside(row)]
    reset = max((row.at for row in rows if _is_reset(row)), default=0)
    answers = [row for row in answers if row.at > reset]
    begins = len(answers)
    learnt = False
    for place in reversed(range(len(answers))):
        if answers[place].kind == _Kind.LEARN:
            begins, learnt = place, True
        elif learnt:
            break
    counted = answers[begins:] if learnt else answers
    if not counted:
        return None
    told = tuple(Answered(row.at // 1000, row.button) for row in counted)
    return History(told, is_whole=learnt)


def _is_beside(row: _Row) -> bool:
    """Whether it was answered in a filtered deck that changes no schedule."""
    return row.kind == _Kind.FILTERED and row.factor == 0


def _is_reset(row: _Row) -> bool:
    """Whether the card was made new again."""
    return row.kind == _Kind.MANUAL and row.factor == 0
