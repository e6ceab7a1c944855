"""Updates by webhook: the same bot, and nobody but Telegram gets in."""

import asyncio
import contextlib
import gzip
import io
import json

import aiohttp
import pytest
from aiohttp import web

from bot.commands.run import command
from bot.config import Address
from bot.playground.local import LocalBotApi
from bot.telegram.app import REVOKED, STOPPED
from bot.telegram.receiving.webhook import MAX_BODY, listening
from content.library import Library
from tests.chatting import Run, RunningBot, only
from tests.telegram.conftest import Log

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def bot(hooked: RunningBot) -> RunningBot:
    return hooked


def update(number: int, person: int, text: str) -> dict[str, object]:
    """Write what Telegram would post."""
    message = {
        "message_id": number,
        "date": 1_800_000_000,
        "chat": {"id": person, "type": "private", "first_name": "Ada"},
        "from": {"id": person, "is_bot": False, "first_name": "Ada"},
        "text": text,
    }
    return {"update_id": number, "message": message}


async def test_only_the_kinds_of_update_that_it_works_with_are_asked_for(bot: RunningBot) -> None:
    (call,) = bot.calls("setWebhook")
    kinds = ["message", "callback_query", "my_chat_member", "poll_answer", "inline_query"]
    assert call["allowed_updates"] == kinds
    assert len(call["secret_token"]) >= 43  # 32 random bytes


def test_unless_told_otherwise_it_listens_to_this_machine_alone() -> None:
    (option,) = [one for one in command.params if one.name == "listen"]
    assert str(option.default).startswith("127.0.0.1:")


async def test_nothing_of_a_strangers_call_is_read(
    bot: RunningBot, http: aiohttp.ClientSession, address: Address
) -> None:
    deep = "[" * 200_000
    async with http.post(address.url, data=deep, headers={SECRET: "wrong"}) as answer:
        assert answer.status == 403
    assert bot.rows("SELECT count(*) FROM unreadable") == [(0,)]


async def test_a_conversation_goes_on_by_webhook(bot: RunningBot) -> None:
    ada = bot.phone("Ada")
    assert "Hello Ada" in await ada.say("/start")
    await ada.say("/start t_kinds")
    assert bot.calls("getUpdates") == []


async def test_polling_takes_over_where_the_webhook_ended(
    run: Run, api: LocalBotApi, address: Address
) -> None:
    bot = await run(webhook=address)
    ada = bot.phone("Ada")
    await ada.say("/start")
    assert await bot.stop() == STOPPED
    number = ada.type("/help")
    bot.webhook = None
    await bot.start()
    await ada.quiet(number)
    assert "What I can do" in ada.screen["text"]
    assert api.world.webhook is None


async def test_a_bot_that_runs_elsewhere_is_for_the_next_worker(
    http: aiohttp.ClientSession, address: Address
) -> None:
    """A proxy takes 503, and nothing else that a worker answers, for a reason to ask another."""

    async def receive(_: web.Request) -> web.Response:
        return web.Response(status=200)

    async def posted_to(name: str) -> tuple[int, str]:
        async with http.post(f"{address.url}/{name}", json=update(1, 42, "hi")) as answer:
            return answer.status, await answer.text()

    async with listening(address) as listener:
        with listener.receiving("maths", receive):
            assert await posted_to("maths") == (200, "")
            assert await posted_to("baking") == (503, "no bot of that name runs here\n")
        assert (await posted_to("maths"))[0] == 503


@pytest.mark.parametrize("secret", [None, "", "wrong", "ünlikely"])
async def test_whoever_does_not_know_the_secret_is_turned_away(
    bot: RunningBot, http: aiohttp.ClientSession, address: Address, secret: str | None
) -> None:
    headers = {} if secret is None else {SECRET: secret}
    body = json.dumps(update(1, 7, "/start"))
    async with http.post(address.url, data=body, headers=headers) as answer:
        assert answer.status == 403
    assert bot.rows("SELECT count(*) FROM inbox") == [(0,)]


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', '{"update_id": "1"}', "\ud800"])
async def test_what_is_no_update_is_refused(
    bot: RunningBot, api: LocalBotApi, http: aiohttp.ClientSession, address: Address, body: str
) -> None:
    headers = {SECRET: api.world.webhook.secret_token}
    data = body.encode("utf-8", "surrogatepass")
    async with http.post(address.url, data=data, headers=headers) as answer:
        assert answer.status == 400
    assert bot.rows("SELECT count(*) FROM inbox") == [(0,)]


async def test_a_body_that_is_far_too_long_is_refused(
    bot: RunningBot, api: LocalBotApi, http: aiohttp.ClientSession, address: Address
) -> None:
    headers = {SECRET: api.world.webhook.secret_token}
    data = io.BytesIO(b"x" * (MAX_BODY + 1))
    async with http.post(address.url, data=data, headers=headers) as answer:
        assert answer.status == 413
    assert bot.rows("SELECT count(*) FROM inbox") == [(0,)]


async def test_an_update_that_is_posted_twice_counts_once(
    run: Run, api: LocalBotApi, http: aiohttp.ClientSession, address: Address, library: Library
) -> None:
    bot = await run(webhook=address, library=only(library, "till"))
    await api.until(lambda: api.world.webhook)
    ada = bot.phone("Ada")
    await ada.say("/start t_kinds")
    headers = {SECRET: api.world.webhook.secret_token}
    for _ in range(3):
        body = json.dumps(update(5, ada.id, "it shows what was sold"))
        async with http.post(address.url, data=body, headers=headers) as answer:
            assert answer.status == 200
    await ada.quiet(5)
    assert len(ada.attempts()) == 1


async def test_what_cannot_be_stored_is_brought_again(bot: RunningBot, log: Log) -> None:
    ada = bot.phone("Ada")
    await ada.say("/start")
    (pages,) = bot.writer.do(lambda db: db.execute("PRAGMA page_count").fetchone())
    bot.writer.do(lambda db: db.execute(f"PRAGMA max_page_count={pages}"))
    numbers = [ada.type(f"/help {'x' * 4000}") for _ in range(8)]
    await bot.api.until(lambda: "left with Telegram" in log.text)
    await bot.api.until(bot.has_room)
    for number in numbers:
        assert await bot.worked_off(number) == "done"


async def test_while_telegram_cannot_get_through_and_something_waits_that_is_said(
    run: Run, api: LocalBotApi, address: Address, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.webhook.LOOK_SECONDS", 0.01)
    bot = await run(webhook=address)
    hook = await api.until(lambda: api.world.webhook)
    hook.last_error_message = "long ago"
    looks = len(bot.calls("getWebhookInfo"))
    await api.until(lambda: len(bot.calls("getWebhookInfo")) > looks + 1)
    assert "cannot reach" not in log.text
    hook.url = "http://127.0.0.1:1/hook"  # where nobody listens
    bot.phone("Ada").type("/start")
    await api.until(lambda: "WARNING Telegram cannot reach the webhook: " in log.text)
    assert "long ago" not in log.text


async def test_a_token_that_is_revoked_while_it_listens_ends_the_bot(
    run: Run, api: LocalBotApi, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.webhook.LOOK_SECONDS", 0.01)
    bot = await run(webhook=address)
    await api.until(lambda: api.world.webhook)
    api.revoke_token()
    assert await bot.end() == REVOKED


@pytest.mark.usefixtures("bot")
async def test_a_secret_of_bytes_that_are_no_text_is_a_wrong_one_and_fills_no_log(
    address: Address, log: Log
) -> None:
    head = b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
    for _ in range(3):
        request = head + SECRET.encode() + b": \xff\xfe\xfa\r\n\r\n{}"
        assert await posted(address, request) == b"403"
    assert log.text.count("secret") == 1
    assert "Traceback" not in log.text


NO_REQUESTS = {
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00",
    "a length below nought": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "a long header": b"POST / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    "no post": b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "no address": b"POST /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
}


async def posted(address: Address, request: bytes) -> bytes:
    """Send bytes to the webhook, and give the status it answers with."""
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(request)
    status = (await reader.readline()).split(b" ")[1]
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return status


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("kind", NO_REQUESTS)
async def test_what_is_no_request_is_turned_away_without_a_traceback(
    address: Address, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    for _ in range(3):
        assert await posted(address, NO_REQUESTS[kind]) in {b"400", b"405"}
    assert [record for record in caplog.records if record.exc_info] == []
    assert caplog.text.count("turned away") <= 1


@pytest.mark.usefixtures("bot")
async def test_a_body_that_does_not_unpack_is_refused(
    api: LocalBotApi, http: aiohttp.ClientSession, address: Address
) -> None:
    headers = {SECRET: api.world.webhook.secret_token, "Content-Encoding": "gzip"}
    async with http.post(address.url, data=b"no gzip at all", headers=headers) as answer:
        assert answer.status == 400


async def test_a_small_body_that_unpacks_to_a_huge_one_is_refused(
    bot: RunningBot, api: LocalBotApi, http: aiohttp.ClientSession, address: Address
) -> None:
    headers = {SECRET: api.world.webhook.secret_token, "Content-Encoding": "gzip"}
    data = gzip.compress(bytes(50 * MAX_BODY))
    async with http.post(address.url, data=data, headers=headers) as answer:
        assert answer.status in (400, 413)
    assert bot.rows("SELECT count(*) FROM inbox") == [(0,)]
