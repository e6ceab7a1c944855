"""What goes out: each letter arrives, in the order of its chat, whatever Telegram says at first."""

import json
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from typing import Any

import aiohttp
import pytest

from bot.engine.files.attachments import Attachment, Attachments
from bot.playground.faults import Broken, DropAfter, DropBefore, Fault, Refused, TooMany, WebPage
from bot.playground.local import LocalBotApi
from bot.telegram.app import REVOKED, STOPPED
from bot.telegram.patience import Patience
from content.library import Library
from state.file.database import open_database
from state.records.mail import Letter
from state.sql import Connection
from state.tables import mailbox
from tests.chatting import Json, Phone, Run, RunningBot, labels, only
from tests.telegram.conftest import Ask, Log

CANNOT_PARSE = Refused(400, "Bad Request: can't parse entities: unsupported start tag")
NOT_MODIFIED = Refused(400, "Bad Request: message is not modified: specified new message content")
TOO_OLD = Refused(400, "Bad Request: query is too old and response timeout expired")


async def test_too_many_requests_are_waited_out_and_other_chats_go_on(
    api: LocalBotApi, bot: RunningBot, ada: Phone, ben: Phone
) -> None:
    api.faults.order(TooMany(2), "sendMessage")
    number = ada.type("/start")
    await api.until(lambda: api.faults.played["TooMany"])
    assert "Hello Ben" in await ben.say("/start")
    for words in ("/help", "/topics", "/progress"):
        await ben.say(words)
    assert bot.waiting(ada.id) == 1
    await ada.quiet(number)
    assert [message["text"][:9] for message in ada.shown] == ["Hello Ada"]


@pytest.mark.parametrize("fault", [Broken(), WebPage(), DropBefore()])
async def test_a_failed_send_is_tried_again_and_keeps_the_order(
    api: LocalBotApi, ada: Phone, fault: Fault
) -> None:
    api.faults.order(fault, "sendMessage", times=3)
    ada.type("/start")
    await ada.quiet(ada.type("/help"))
    assert [message["text"][:4] for message in ada.shown] == ["Hell", "What"]


async def test_a_send_whose_outcome_is_unknown_may_double_but_grades_once(
    ask: Ask, api: LocalBotApi
) -> None:
    ada = await ask("till")
    api.faults.order(DropAfter(), "sendMessage")
    await ada.say("it shows what was sold")
    *_, first, second = api.sent(ada.person)
    assert first["text"] == second["text"]
    await ada.say("so they know how much to bake")
    assert len(ada.attempts()) == 2
    assert len(ada.reviews()) == 1


async def test_an_answer_that_overtakes_the_receipt_for_its_question_is_graded(
    run: Run, api: LocalBotApi, library: Library
) -> None:
    bot = await run(library=only(library, "till"))
    ada = bot.phone("Ada")
    api.faults.order(DropAfter(), "sendMessage")
    ada.type("/start t_kinds")
    await api.until(lambda: ada.shown)
    await ada.say("it shows what was sold, and how much to bake")
    assert len(ada.attempts()) == 1


async def test_somebody_who_blocked_the_bot_is_left_alone_until_they_come_back(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start t_kinds")
    api.people.block(ada.person)
    await bot.worked_off(api.world.updates.last_id)
    silent = "SELECT silent_since IS NOT NULL FROM chats WHERE chat_id = ?"
    assert bot.rows(silent, ada.id) == [(1,)]
    api.people.unblock(ada.person)
    await bot.worked_off(api.world.updates.last_id)
    assert bot.rows(silent, ada.id) == [(0,)]
    assert await ada.say("skip")


async def test_a_refused_send_silences_the_chat_and_drops_what_waits_for_it(
    ask: Ask, api: LocalBotApi
) -> None:
    ada = await ask("fair")
    shown = len(ada.shown)
    blocked = Refused(403, "Forbidden: bot was blocked by the user")
    api.faults.order(blocked, "answerCallbackQuery")
    await ada.tap("False")
    dead = ada.bot.rows("SELECT kind FROM outbox WHERE state = 'dead' ORDER BY id")
    assert dead == [("toast",), ("edit",)]
    assert len(ada.shown) == shown
    assert ada.reviews() == [3]


async def test_a_message_from_a_silent_chat_makes_it_heard_again(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    api.faults.order(Refused(403, "Forbidden: user is deactivated"), "sendMessage")
    await ada.say("/start")
    silent = "SELECT silent_since IS NOT NULL FROM chats WHERE chat_id = ?"
    await api.until(lambda: bot.rows(silent, ada.id) == [(1,)])
    assert "Hello again, Ada" in await ada.say("/start")
    assert bot.rows(silent, ada.id) == [(0,)]


async def test_a_message_that_is_not_modified_counts_as_sent(ask: Ask, api: LocalBotApi) -> None:
    ada = await ask("facts")
    api.faults.order(NOT_MODIFIED, "editMessageText")
    await ada.tap("A")
    assert "A ☑" not in labels(ada.screen)
    await ada.tap("B")
    assert {"A ☑", "B ☑"} <= set(labels(ada.screen))
    assert ada.bot.rows("SELECT count(*) FROM outbox WHERE state = 'dead'") == [(0,)]


async def test_a_tap_that_is_answered_too_late_still_counts(ask: Ask, api: LocalBotApi) -> None:
    ada = await ask("fair")
    api.faults.order(TOO_OLD, "answerCallbackQuery")
    await ada.tap("False")
    assert ada.reviews() == [3]
    assert ada.toasts() == []
    assert "(your answer)" in ada.screen["text"] or "✓" in ada.screen["text"]
    assert ada.bot.rows("SELECT count(*) FROM outbox WHERE state = 'dead'") == [(0,)]


async def test_a_verdict_whose_message_is_gone_is_sent_anew(ask: Ask, api: LocalBotApi) -> None:
    ada = await ask("fair")
    question = ada.screen
    number = ada.tap_at(question, "False")
    api.world.forget_message(api.world.chats[ada.id], question["message_id"])
    await ada.quiet(number)
    assert "✓" in ada.screen["text"]
    assert "See how it went" in labels(ada.screen)


async def test_markup_that_telegram_cannot_read_is_sent_as_plain_text(
    api: LocalBotApi, ada: Phone
) -> None:
    api.faults.order(CANNOT_PARSE, "sendMessage")
    reply = await ada.say("/help")
    assert "What I can do" in reply
    assert "<b>" not in reply
    assert "&" not in reply


async def test_a_letter_that_telegram_will_never_take_is_put_aside_with_its_reason(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    api.faults.order(Refused(400, "Bad Request: something new"), "sendMessage")
    await ada.say("/start")
    assert bot.rows("SELECT error FROM outbox WHERE state = 'dead'") == [
        ("Bad Request: something new",)
    ]
    assert "What I can do" in await ada.say("/help")


async def test_what_has_arrived_is_noted_by_its_number(bot: RunningBot, ada: Phone) -> None:
    await ada.say("/start")
    await ada.say("/help")
    noted = bot.rows("SELECT message_id FROM outbox ORDER BY id")
    assert noted == [(message["message_id"],) for message in ada.shown]


async def test_a_letter_is_put_aside_after_so_many_tries_and_the_next_one_goes(
    api: LocalBotApi, bot: RunningBot, ada: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sending.sender.MAX_TRIES", 3)
    api.faults.order(Broken(), "sendMessage", times=3)
    ada.type("/start")
    assert "What I can do" in await ada.say("/help")
    aside = bot.rows("SELECT tries, error FROM outbox WHERE state = 'dead'")
    assert aside == [(3, "too many tries")]


async def test_a_letter_whose_file_cannot_be_made_is_put_aside_and_the_next_one_goes(
    bot: RunningBot, ada: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burns(_: Attachments, what: str, of: str) -> Attachment:
        raise ZeroDivisionError(what, of)

    monkeypatch.setattr(Attachments, "make", burns)
    await ada.say("/start")
    ada.type("/export")
    assert "What I can do" in await ada.say("/help")
    assert bot.rows("SELECT kind, error FROM outbox WHERE state = 'dead'") == [("file", "no file")]


async def test_letters_refused_for_a_revoked_token_wait_for_the_next_one(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start")
    api.faults.order(Refused(401, "Unauthorized"), "sendMessage")
    number = ada.type("/help")
    await bot.worked_off(number)
    await api.until(lambda: api.faults.played["Refused"])
    api.revoke_token()
    ada.type("/help")
    assert await bot.end() == REVOKED
    assert bot.waiting(ada.id) >= 1
    api.server.revoked = False
    await bot.start()
    await ada.quiet(number)
    assert "What I can do" in ada.shown[1]["text"]


async def test_a_text_that_is_too_long_is_sent_in_parts(run: Run, library: Library) -> None:
    (topic,) = library.topics.values()
    page = "A line of the synopsis, with <angles> & so on.\n" * 24
    tips = tuple(f"{number}. {page}" for number in range(6))
    bot = await run(library=type(library)({"kinds": topic.model_copy(update={"exam_tips": tips})}))
    ada = bot.phone("Ada")
    await ada.say("/learn kinds")
    await ada.tap("Next page")
    reply = await ada.tap("Next page")
    assert len(ada.shown) >= 4
    assert all(f"{number}. A line" in reply for number in range(6))
    assert bot.rows("SELECT count(*) FROM outbox WHERE state = 'dead'") == [(0,)]


@pytest.mark.parametrize("text", ["&" * 4096, "<b>" * 1365, "😀" * 2048, "x" * 4096])
async def test_the_longest_message_a_phone_can_send_gets_a_reply(ask: Ask, text: str) -> None:
    ada = await ask("card", "till", "rival", "gaps", "tool")
    for _ in range(5):
        assert await ada.say(text)
        await ada.say("skip")
    assert ada.bot.rows("SELECT count(*) FROM outbox WHERE state = 'dead'") == [(0,)]


async def test_what_could_not_be_sent_before_a_stop_is_sent_after_the_next_start(
    run: Run, api: LocalBotApi
) -> None:
    bot = await run(patience=Patience())
    ada = bot.phone("Ada")
    api.faults.order(Broken(), "sendMessage", times=1000)
    number = ada.type("/start")
    await bot.worked_off(number)
    await api.until(lambda: api.faults.played["Broken"])
    assert await bot.stop() == STOPPED
    api.faults.clear()
    assert ada.shown == []
    await bot.start()
    await ada.quiet(number)
    assert "Hello Ada" in ada.screen["text"]


async def test_a_letter_waits_until_the_receipt_of_the_one_before_it_is_on_disk(
    bot: RunningBot, ada: Phone, api: LocalBotApi, http: aiohttp.ClientSession
) -> None:
    """So a kill can double one letter of a chat, however many there are."""
    others = [bot.phone(f"Learner {number}") for number in range(10)]
    for phone in (ada, *others):
        await phone.say("/start")
    await bot.stop()
    with closing(open_database(bot.database)) as db:
        for phone, count in ((ada, 5), *((other, 1) for other in others)):
            letters = [
                Letter("say", json.dumps({"html": f"{n}", "rows": []})) for n in range(count)
            ]
            mailbox.post(db, api.world.bot.id, phone.id, letters, 0)
    written, before = threading.Event(), len(ada.shown)
    begun = {phone.id: len(phone.shown) for phone in others}

    def hold_the_disk(event: str, about: Json) -> None:
        if event == "message" and about["chat"]["id"] == ada.id:
            bot.writer.submit(lambda _: written.wait(10))

    api.world.listeners.append(hold_the_disk)
    await bot.start()
    await api.until(lambda: all(len(one.shown) > begun[one.id] for one in others))
    for _ in range(20):  # time enough to send the rest
        async with http.get(f"{api.url}/bot{api.token}/getMe") as answer:
            assert answer.status == 200
    shown = len(ada.shown) - before
    written.set()
    assert shown == 1
    await api.until(lambda: len(ada.shown) - before == 5)


def full(*_: Any) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


async def test_a_receipt_that_cannot_be_saved_is_saved_once_it_can_be(
    ada: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vote finds its poll by it, and the next start would send again what it does not show."""
    real, failures = mailbox.sent, [1, 2, 3]

    def failing(db: Connection, *details: Any) -> None:
        if failures:
            failures.pop()
            full()
        real(db, *details)

    monkeypatch.setattr(mailbox, "sent", failing)
    await ada.say("/help")
    assert failures == []
    assert len(ada.shown) == 1


async def test_a_receipt_that_makes_no_sense_is_said_and_not_tried_again(
    ask: Ask, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, tries = await ask("fair"), []

    def senseless(*details: Any) -> None:
        tries.append(details)
        raise ValueError("no such column")

    monkeypatch.setattr(mailbox, "sent", senseless)
    number = ada.tap_at(ada.screen, "nothing that there is")
    await ada.bot.worked_off(number)
    await ada.bot.api.until(lambda: "a receipt was not saved: no such column" in log.text)
    assert len(tries) == 1


async def test_the_receipt_of_a_tap_or_a_refusal_is_saved_once_it_can_be(
    run: Run, api: LocalBotApi, library: Library, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for them, so that what is lost would count as waiting until the next start."""
    bot = await run(library=only(library, "fair"))
    ada = bot.phone("Ada")
    await ada.say("/start t_kinds")
    real, failures = mailbox.sent, Counter[int]()

    def failing(db: Connection, posting_id: int, message_id: int | None, *more: Any) -> None:
        failures[posting_id] += message_id is None
        if 0 < failures[posting_id] < 5:
            full()
        real(db, posting_id, message_id, *more)

    monkeypatch.setattr(mailbox, "sent", failing)
    api.faults.order(NOT_MODIFIED, "editMessageText")
    await ada.tap("False")
    assert min(failures.values()) >= 5
    assert bot.rows("SELECT kind FROM outbox WHERE state <> 'sent'") == []
    assert log.text.count("a receipt is kept for later") == 1


async def test_a_stop_sends_nothing_more_while_no_receipt_can_be_saved(
    run: Run, api: LocalBotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start would send all of it again."""
    bot = await run()
    people = [api.world.person(f"Learner {number}") for number in range(20)]
    for person in people:
        await bot.phone(person.first_name).say("/start")
    await bot.stop()
    letter = Letter("say", json.dumps({"html": "A reminder", "rows": []}), unasked=True)
    with closing(open_database(bot.database)) as db:
        for person in people:
            mailbox.post(db, api.world.bot.id, person.id, [letter], 0)

    def arrived() -> int:
        return sum(one["text"] == "A reminder" for who in people for one in api.sent(who))

    with monkeypatch.context() as disk:
        disk.setattr(mailbox, "sent", full)
        await bot.start()
        await api.until(lambda: arrived() == 1)
        assert await bot.stop() == STOPPED
    assert arrived() == 1
    await bot.start()
    await api.until(lambda: bot.rows("SELECT 1 FROM outbox WHERE state <> 'sent'") == [])
    assert arrived() == 21
