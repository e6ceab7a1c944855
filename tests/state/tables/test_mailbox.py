"""Inbox and outbox: nothing lost, nothing twice, nothing sent that was given up."""

import pytest

from state.records.learners import Learner, Who
from state.records.mail import Arrival, Delivery, Letter, Posting, UnreadableUpdate
from state.sql import Connection
from state.tables import learners, mailbox, unreadable
from state.tables.mailbox import KEEP_ASIDE_SECONDS, KEEP_SECONDS
from state.values import replace

BOT = 7
CHAT = 42
NOW = 1_800_000_000

HELLO = Letter("say", '{"html":"Hello"}')
QUESTION = Letter("say", '{"html":"What is footfall?"}', prompt="1.1")


def arrivals(*numbers: int) -> list[Arrival]:
    return [Arrival(number, CHAT, f'{{"update_id":{number}}}') for number in numbers]


def unsent(db: Connection) -> list[Letter]:
    return [posting.letter for posting in mailbox.unsent(db, BOT)]


def test_what_arrived_waits_until_it_is_worked_off(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1, 2, 3), NOW)
    mailbox.finish(db, BOT, 2)
    assert mailbox.unworked(db, BOT) == arrivals(1, 3)
    assert [mailbox.finish(db, BOT, number) for number in (1, 2, 3, 4)] == [
        True,
        False,
        True,
        False,
    ]


def test_an_update_that_comes_again_is_not_fresh_even_when_it_is_done(db: Connection) -> None:
    assert mailbox.receive(db, BOT, arrivals(1, 2), NOW) == arrivals(1, 2)
    mailbox.finish(db, BOT, 1)
    assert mailbox.receive(db, BOT, arrivals(1, 2, 3), NOW) == arrivals(3)
    assert mailbox.unworked(db, BOT) == arrivals(2, 3)


def test_numbers_may_begin_anywhere_after_a_week_of_silence(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(900_000_001), NOW)
    assert mailbox.receive(db, BOT, arrivals(17), NOW) == arrivals(17)


def test_an_update_is_worked_off_once(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1), NOW)

    def work() -> list[Posting]:
        return mailbox.post(db, BOT, CHAT, [HELLO], NOW)

    assert [len(mailbox.once(db, BOT, 1, work)) for _ in range(2)] == [1, 0]
    assert unsent(db) == [HELLO]


def test_an_update_whose_work_fails_stays_open(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1), NOW)

    def work() -> list[Posting]:
        raise LookupError

    db.execute("BEGIN")
    with pytest.raises(LookupError):
        mailbox.once(db, BOT, 1, work)
    db.execute("ROLLBACK")
    assert mailbox.unworked(db, BOT) == arrivals(1)


def test_what_did_not_come_as_an_update_is_always_done(db: Connection) -> None:
    for _ in range(2):
        mailbox.once(db, BOT, None, lambda: mailbox.post(db, BOT, CHAT, [HELLO], NOW))
    assert unsent(db) == [HELLO, HELLO]


def test_two_bots_do_not_take_each_others_updates(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1), NOW)
    assert mailbox.receive(db, BOT + 1, arrivals(1), NOW) == arrivals(1)
    mailbox.finish(db, BOT, 1)
    assert mailbox.unworked(db, BOT + 1) == arrivals(1)


def test_an_update_that_was_worked_off_keeps_no_text(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1), NOW)
    mailbox.finish(db, BOT, 1)
    assert db.execute("SELECT body FROM inbox").fetchall() == [("",)]


def test_an_update_set_aside_is_not_tried_again_but_can_be_looked_into(db: Connection) -> None:
    mailbox.receive(db, BOT, arrivals(1), NOW)
    mailbox.set_aside(db, BOT, 1, "KeyError")
    assert mailbox.unworked(db, BOT) == []
    assert mailbox.receive(db, BOT, arrivals(1), NOW) == []
    assert db.execute("SELECT body, error FROM inbox").fetchall() == [
        ('{"update_id":1}', "KeyError")
    ]


def test_letters_wait_in_the_order_they_were_written(db: Connection) -> None:
    first = mailbox.post(db, BOT, CHAT, [HELLO, QUESTION], NOW)
    second = mailbox.post(db, BOT, CHAT + 1, [HELLO], NOW)
    assert mailbox.unsent(db, BOT) == [*first, *second]
    assert first[0] == Posting(1, CHAT, HELLO, 0)
    assert mailbox.unsent(db, BOT + 1) == []


def test_a_letter_that_was_sent_does_not_go_again_and_keeps_no_text(db: Connection) -> None:
    hello, question = mailbox.post(db, BOT, CHAT, [HELLO, QUESTION], NOW)
    mailbox.sent(db, hello.id, 501)
    assert mailbox.unsent(db, BOT) == [question]
    assert db.execute(
        "SELECT body, message_id FROM outbox WHERE id = ?", (hello.id,)
    ).fetchone() == ("", 501)


def test_a_letter_that_was_not_sent_is_tried_again_and_counts_its_tries(db: Connection) -> None:
    (posting,) = mailbox.post(db, BOT, CHAT, [HELLO], NOW)
    mailbox.not_sent(db, posting.id, "502 Bad Gateway")
    mailbox.not_sent(db, posting.id, "502 Bad Gateway")
    assert mailbox.unsent(db, BOT) == [Posting(posting.id, CHAT, HELLO, 2)]


def test_a_letter_that_was_given_up_stays_for_whoever_looks_into_it(db: Connection) -> None:
    (posting,) = mailbox.post(db, BOT, CHAT, [HELLO], NOW)
    mailbox.undeliverable(db, posting.id, "400 Bad Request")
    assert unsent(db) == []
    assert db.execute("SELECT body, error FROM outbox").fetchall() == [
        (HELLO.body, "400 Bad Request")
    ]


def test_how_far_a_prompt_has_come_is_that_of_its_newest_letter(db: Connection) -> None:
    assert mailbox.delivery(db, BOT, CHAT, "1.1") is None
    (first,) = mailbox.post(db, BOT, CHAT, [QUESTION], NOW)
    assert mailbox.delivery(db, BOT, CHAT, "1.1") == (Delivery.WAITING, None)
    mailbox.sent(db, first.id, 501)
    assert mailbox.delivery(db, BOT, CHAT, "1.1") == (Delivery.SENT, 501)
    mailbox.post(db, BOT, CHAT, [QUESTION], NOW)
    assert mailbox.delivery(db, BOT, CHAT, "1.1") == (Delivery.WAITING, None)
    assert mailbox.delivery(db, BOT, CHAT + 1, "1.1") is None


def test_who_blocks_the_bot_gets_no_more_letters_and_others_do(db: Connection) -> None:
    (sent,) = mailbox.post(db, BOT, CHAT, [QUESTION], NOW)
    mailbox.sent(db, sent.id, 501)
    mailbox.post(db, BOT, CHAT, [HELLO, HELLO], NOW)
    (other,) = mailbox.post(db, BOT, CHAT + 1, [HELLO], NOW)
    mailbox.silence(db, BOT, CHAT, NOW)
    assert mailbox.unsent(db, BOT) == [other]
    assert mailbox.delivery(db, BOT, CHAT, "1.1") == (Delivery.SENT, 501)


def silent_since(db: Connection) -> list[int | None]:
    return [since for (since,) in db.execute("SELECT silent_since FROM chats")]


def test_a_chat_that_speaks_again_is_heard(db: Connection) -> None:
    mailbox.hear(db, BOT, CHAT)
    assert silent_since(db) == []
    mailbox.silence(db, BOT, CHAT, NOW)
    mailbox.silence(db, BOT, CHAT, NOW + 5)
    assert silent_since(db) == [NOW + 5]
    mailbox.hear(db, BOT, CHAT)
    assert silent_since(db) == [None]
    mailbox.post(db, BOT, CHAT, [HELLO], NOW)
    assert unsent(db) == [HELLO]


@pytest.mark.parametrize(("age", "left"), [(KEEP_SECONDS, 2), (KEEP_SECONDS + 1, 1)])
def test_finished_mail_goes_after_a_week_and_what_waits_never_does(
    age: int, left: int, db: Connection
) -> None:
    learners.welcome(db, Who(BOT, CHAT), Learner("Ann", "Europe/London"), NOW)
    mailbox.receive(db, BOT, arrivals(1, 2), NOW)
    mailbox.finish(db, BOT, 1)
    done, _ = mailbox.post(db, BOT, CHAT, [HELLO, QUESTION], NOW)
    mailbox.sent(db, done.id, 501)
    mailbox.clear_out(db, BOT, NOW + age)
    assert db.execute("SELECT count(*) FROM inbox").fetchone() == (left,)
    assert db.execute("SELECT count(*) FROM outbox").fetchone() == (left,)
    assert mailbox.unworked(db, BOT) == arrivals(2)
    assert unsent(db) == [QUESTION]


@pytest.mark.parametrize(("age", "left"), [(KEEP_ASIDE_SECONDS, 1), (KEEP_ASIDE_SECONDS + 1, 0)])
def test_what_was_put_aside_goes_after_a_month(age: int, left: int, db: Connection) -> None:
    learners.welcome(db, Who(BOT, CHAT), Learner("Ann", "Europe/London"), NOW)
    mailbox.receive(db, BOT, arrivals(1), NOW)
    mailbox.set_aside(db, BOT, 1, "KeyError")
    (letter,) = mailbox.post(db, BOT, CHAT, [HELLO], NOW)
    mailbox.undeliverable(db, letter.id, "refused")
    unreadable.keep(db, BOT, [UnreadableUpdate.of(None, "no JSON", b"{")], NOW)
    mailbox.clear_out(db, BOT, NOW + age)
    for table in ("inbox", "outbox", "unreadable"):
        count = f"SELECT count(*) FROM {table}"  # noqa: S608  # named above
        assert db.execute(count).fetchone() == (left,)


def test_a_goodbye_to_somebody_forgotten_goes_out_and_leaves_no_row(db: Connection) -> None:
    (goodbye,) = mailbox.post(db, BOT, CHAT, [HELLO], NOW)
    mailbox.clear_out(db, BOT, NOW)
    assert unsent(db) == [HELLO]
    mailbox.sent(db, goodbye.id, 501)
    mailbox.silence(db, BOT, CHAT, NOW)
    mailbox.clear_out(db, BOT, NOW)
    assert db.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
    assert silent_since(db) == []


def test_a_letter_nobody_waits_for_still_gives_way_after_a_restart(db: Connection) -> None:
    question = Letter("poll", "{}", unasked=True)
    mailbox.post(db, BOT, CHAT, [HELLO, question], NOW)
    assert unsent(db) == [HELLO, question]


def test_the_prompt_of_a_message_is_that_of_its_own_chat(db: Connection) -> None:
    for chat, prompt in ((CHAT, "1.1"), (43, "9.9")):
        (posting,) = mailbox.post(db, BOT, chat, [replace(QUESTION, prompt=prompt)], NOW)
        mailbox.sent(db, posting.id, 70)
    asked = [(CHAT, 70), (43, 70), (43, 71)]
    assert [mailbox.prompt_of(db, BOT, *one) for one in asked] == ["1.1", "9.9", None]
    assert mailbox.prompt_of(db, BOT + 1, CHAT, 70) is None
