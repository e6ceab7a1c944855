"""After `/forget` the tutor has never met the learner, and nobody else has noticed anything."""

import pytest

from state.privacy import persons
from state.sql import Connection
from state.tables import mailbox
from tests.conversation import BOT_ID, Conversation, Opened
from tests.databases import contents
from tests.dialogues.player import cut_down
from tests.shipped import shipped

CANARY = "Canarybird"
ITEMS = ["sales-information/s-second-source", "sales-information/s-scores"]


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """A learner whose name and words can be found again, beside one who says the same things."""
    talk = opened(cut_down(shipped(), ITEMS))
    for who in (CANARY, "Ben"):
        talk.say(who, "/start t_sales-information")
        talk.say(who, f"one source is enough says {who}")
        talk.say(who, "sure")
        talk.say(who, "show me the answer")
        talk.tap(who, "Report")
        talk.tap(who, "Something else")
        talk.say(who, f"{who} finds it unfair")
        talk.say(who, "/remind 5pm")
        talk.say(who, "next")
        talk.say(who, f"half an answer of {who}")
    return talk


def traces(talk: Conversation, text: str) -> list[str]:
    told = [table for table, rows in contents(talk.path).items() if text in str(rows)]
    folder = talk.path.parent
    return told + [one.name for one in folder.iterdir() if text.encode() in one.read_bytes()]


def bens(talk: Conversation) -> list[tuple[object, ...]]:
    """Every row about Ben."""
    number = talk.number("Ben")

    def read(db: Connection) -> list[tuple[object, ...]]:
        return [
            (table, *row)
            for table in persons.TABLES
            for row in db.execute(
                f"SELECT * FROM {table} WHERE learner_id = ?",  # noqa: S608  # from the schema
                (number,),
            )
        ]

    return talk.writer.do(read)


def forget(talk: Conversation) -> str:
    talk.say(CANARY, "/forget")
    (goodbye,) = talk.tap(CANARY, "Erase everything")
    return str(goodbye)


def test_nothing_is_left_anywhere_of_what_a_learner_was_and_said(talk: Conversation) -> None:
    assert traces(talk, CANARY)
    before = bens(talk)
    assert "erased" in forget(talk)
    talk.writer.do(lambda _: None)
    assert traces(talk, CANARY) == []
    assert bens(talk) == before


def test_the_next_start_is_that_of_a_stranger(talk: Conversation) -> None:
    forget(talk)
    said = str(talk.say(CANARY, "/start")[-1])
    assert "I am Viva" in said
    assert "Go on with" not in said


def test_an_old_button_means_nothing_to_a_stranger(talk: Conversation) -> None:
    old = [data for bubble in talk.chats[CANARY].values() for _, data in bubble.buttons]
    forget(talk)
    old = [data for data in old if not data.startswith("m.")]
    assert old
    for data in old:
        (toast,) = talk.press(CANARY, data)
        assert "earlier question" in str(toast)


def test_the_goodbye_goes_out_even_if_it_could_not_at_once(talk: Conversation) -> None:
    forget(talk)
    number = talk.number(CANARY)
    waits = "UPDATE outbox SET state = 'waiting' WHERE chat_id = ? AND kind = 'edit'"
    talk.writer.do(lambda db: db.execute(waits, (number,)))
    (goodbye,) = talk.writer.do(lambda db: mailbox.unsent(db, BOT_ID))
    assert goodbye.chat_id == number
    talk.writer.do(lambda db: mailbox.sent(db, goodbye.id, 1))
    talk.writer.do(lambda db: mailbox.clear_out(db, BOT_ID, 0))
    left = "SELECT count(*) FROM outbox WHERE chat_id = ?"
    assert talk.writer.do(lambda db: db.execute(left, (number,)).fetchone()) == (0,)


def test_keeping_everything_keeps_everything(talk: Conversation) -> None:
    talk.say(CANARY, "/forget")
    talk.tap(CANARY, "Keep everything")
    assert traces(talk, CANARY)
