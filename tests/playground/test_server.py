"""The server itself: who may come in, how requests may look, what is not there."""

import json
from typing import Any

import aiohttp
import pytest

from bot.playground import server
from bot.playground.local import LocalBotApi
from bot.playground.methods.dispatch import METHODS
from bot.playground.rates import Rates
from bot.playground.world.world import Person
from tests.playground.conftest import Client

STARTED = pytest.mark.usefixtures("started")


async def test_a_method_that_is_not_there_is_named(client: Client) -> None:
    body = await client.call("sendDice", chat_id=1)
    assert body["error_code"] == 404
    assert body["description"] == "Not Found: method not found: sendDice"


async def test_method_names_are_read_in_any_case(client: Client) -> None:
    assert (await client.ok("GETME"))["is_bot"]


@STARTED
async def test_requests_may_be_query_form_multipart_or_json(client: Client, ada: Person) -> None:
    values = {"chat_id": str(ada.id), "text": "x"}
    address = client.address("sendMessage")
    multipart = aiohttp.FormData(values)
    multipart.add_field("unused", b"bytes", filename="a.bin")
    markup = json.dumps({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    ways: list[dict[str, Any]] = [
        {"params": values},
        {"data": {**values, "reply_markup": markup}},
        {"data": multipart},
    ]
    for way in [*ways, {"json": values}]:
        async with client.session.post(address, **way) as response:
            assert (await response.json())["ok"]
    sent = client.api.sent(ada)
    assert [message["text"] for message in sent] == ["x"] * 4
    assert sent[1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a"


@pytest.mark.parametrize("body", [b"[1]", b"{", b"\xff\xfe", b'"x"'])
async def test_a_garbled_json_body_is_refused(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.session.post(client.address("getMe"), data=body, headers=headers) as response:
        assert response.status == 400


@STARTED
async def test_a_request_that_is_too_large_is_refused(
    api: LocalBotApi, client: Client, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.server.app, "_client_max_size", 1000)
    body = await client.call("sendMessage", chat_id=ada.id, text="x" * 2000)
    assert body["error_code"] == 413


async def test_only_loopback_is_listened_on(api: LocalBotApi) -> None:
    assert [address[0] for address in api.server.runner.addresses] == [server.LOOPBACK]


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
async def test_foreign_hosts_and_pages_are_refused(client: Client, headers: dict[str, str]) -> None:
    async with client.session.get(client.address("getMe"), headers=headers) as response:
        assert response.status == 403


async def test_a_token_is_random_and_has_telegrams_shape() -> None:
    tokens = {LocalBotApi().token for _ in range(20)}
    assert len(tokens) == 20
    assert all(token.partition(":")[0].isdecimal() for token in tokens)


async def test_calls_are_kept_for_whoever_looks_at_the_traffic(client: Client) -> None:
    await client.ok("getMe")
    await client.ok("getUpdates")
    await client.refused("sendMessage", chat_id=5, text="x")
    assert [call.method for call in client.api.server.calls] == ["getMe", "sendMessage"]
    assert client.api.server.calls[-1].answer["description"] == "Bad Request: chat not found"


async def test_every_method_in_the_table_answers_something_to_nothing(client: Client) -> None:
    for name in METHODS:
        body = await client.call(name)
        assert body["ok"] or body["error_code"] in {400, 403}, (name, body)


class Seconds:
    """A clock for rates that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds now."""
        return self.now


@STARTED
async def test_one_chat_gets_one_message_a_second(client: Client, ada: Person) -> None:
    seconds = Seconds()
    client.api.world.rates = Rates(seconds)
    for _ in range(4):
        await client.ok("sendMessage", chat_id=ada.id, text="x")
    body = await client.call("sendMessage", chat_id=ada.id, text="x")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 1})
    seconds.now += 1.0
    await client.ok("sendMessage", chat_id=ada.id, text="x")


@STARTED
async def test_a_group_gets_twenty_messages_a_minute(client: Client, ada: Person) -> None:
    seconds = Seconds()
    client.api.world.rates = Rates(seconds)
    group = client.api.world.group("Class", [ada])
    sent = 0
    for _ in range(70):
        seconds.now += 1.0
        sent += (await client.call("sendMessage", chat_id=group.id, text="x"))["ok"]
    assert 40 <= sent <= 44


async def test_all_chats_together_get_thirty_messages_a_second(client: Client) -> None:
    client.api.world.rates = Rates(Seconds())
    outcomes = []
    for number in range(40):
        person = client.api.world.person(f"Person {number}")
        client.api.people.start(person)
        outcomes.append((await client.call("sendMessage", chat_id=person.id, text="x"))["ok"])
    assert outcomes == [True] * 33 + [False] * 7


@STARTED
async def test_a_refused_message_does_not_count_against_the_rates(
    api: LocalBotApi, client: Client, ada: Person
) -> None:
    api.world.rates = Rates(Seconds())
    for _ in range(10):
        await client.refused("sendMessage", chat_id=ada.id, text="")
    await client.ok("sendMessage", chat_id=ada.id, text="x")
