"""What cannot be read is kept once, within bounds, and not of somebody who is forgotten."""

from state.privacy import forgetting
from state.records.learners import Who
from state.records.mail import UnreadableUpdate
from state.sql import Connection
from state.tables import unreadable

BOT = 7


def kept(db: Connection) -> list[bytes]:
    rows = db.execute("SELECT body FROM unreadable ORDER BY received_at, body")
    return [body for (body,) in rows]


def spoilt(text: str) -> UnreadableUpdate:
    return UnreadableUpdate.of(None, "no JSON", text.encode())


def test_the_same_bytes_are_kept_once(db: Connection) -> None:
    for at in (1, 2):
        unreadable.keep(db, BOT, [spoilt("{"), spoilt("[")], at)
    assert kept(db) == [b"[", b"{"]


def test_the_oldest_make_room_and_another_bot_keeps_its_own(db: Connection) -> None:
    unreadable.keep(db, BOT + 1, [spoilt("theirs")], 0)
    for at in range(unreadable.MOST + 20):
        unreadable.keep(db, BOT, [spoilt(f"{at:03}")], at)
    assert kept(db) == [b"theirs", *(f"{at:03}".encode() for at in range(20, 120))]


def test_whoever_is_forgotten_is_not_kept_here_either(db: Connection) -> None:
    ann, ben = Who(BOT, 4_242_424_242), Who(BOT, 5_353_535_353)
    unreadable.keep(db, BOT, [spoilt('{"id":4242424242,'), spoilt('{"id":5353535353,')], 0)
    forgetting.forget(db, ann)
    assert kept(db) == [b'{"id":5353535353,']
    forgetting.forget(db, ben)
    assert kept(db) == []
