"""Trouble to order: what a bot has to live through."""

import asyncio

import aiohttp
import pytest

from bot.playground.faults import (
    Broken,
    DeliverTwice,
    DropAfter,
    DropBefore,
    Refused,
    Slow,
    TooMany,
    WebPage,
)
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from tests.playground.conftest import Client

pytestmark = pytest.mark.usefixtures("started")


async def test_too_many_requests_says_how_long_to_wait(client: Client, ada: Person) -> None:
    client.api.faults.order(TooMany(7), "sendMessage")
    body = await client.call("sendMessage", chat_id=ada.id, text="x")
    assert body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    await client.ok("sendMessage", chat_id=ada.id, text="x")
    assert len(client.api.sent(ada)) == 1


async def test_a_broken_server_answers_json_or_a_web_page(api: LocalBotApi, client: Client) -> None:
    api.faults.order(Broken(500, "Internal Server Error"))
    body = await client.call("getMe")
    assert body["error_code"] == 500
    api.faults.order(WebPage(502), times=2)
    for _ in range(2):
        async with client.session.get(client.address("getMe")) as response:
            assert response.status == 502
            assert response.content_type == "text/html"
    assert (await client.call("getMe"))["ok"]
    assert api.faults.played == {"Broken": 1, "WebPage": 2}


async def test_any_refusal_can_be_ordered_for_one_method(client: Client, ada: Person) -> None:
    client.api.faults.order(Refused(403, "Forbidden: bot was blocked by the user"), "sendMessage")
    await client.ok("getMe")
    refused = await client.refused("sendMessage", chat_id=ada.id, text="x")
    assert refused == "Forbidden: bot was blocked by the user"


async def test_a_connection_dropped_before_does_nothing(client: Client, ada: Person) -> None:
    client.api.faults.order(DropBefore(), "sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.call("sendMessage", chat_id=ada.id, text="x")
    assert client.api.sent(ada) == []


async def test_a_connection_dropped_after_has_sent_the_message(client: Client, ada: Person) -> None:
    client.api.faults.order(DropAfter(), "sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.call("sendMessage", chat_id=ada.id, text="x")
    assert [message["text"] for message in client.api.sent(ada)] == ["x"]


async def test_a_slow_network_answers_properly_in_the_end(client: Client, ada: Person) -> None:
    client.api.faults.order(Slow(0.01), "sendMessage")
    assert (await client.ok("sendMessage", chat_id=ada.id, text="x"))["text"] == "x"


@pytest.mark.usefixtures("ada")
async def test_a_confirmed_batch_is_delivered_twice(api: LocalBotApi, client: Client) -> None:
    first = await client.ok("getUpdates")
    offset = first[-1]["update_id"] + 1
    assert await client.ok("getUpdates", offset=offset) == []
    api.faults.order(DeliverTwice(), "getUpdates")
    assert await client.ok("getUpdates", offset=offset) == first
    assert await client.ok("getUpdates", offset=offset) == []


async def test_a_second_poller_ends_the_wait_of_the_first(client: Client, ada: Person) -> None:
    offset = (await client.ok("getUpdates"))[-1]["update_id"] + 1
    first = asyncio.create_task(client.call("getUpdates", offset=offset, timeout=30))
    await until_waiting(client.api)
    second = asyncio.create_task(client.call("getUpdates", offset=offset, timeout=30))
    body = await first
    assert body["error_code"] == 409
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
        "is running"
    )
    client.api.say(ada, ada, "news")
    assert len((await second)["result"]) == 1


async def until_waiting(api: LocalBotApi) -> None:
    await api.until(lambda: api.server.poller.waiting)


async def test_a_waiting_poll_gets_news_at_once(client: Client, ada: Person) -> None:
    offset = (await client.ok("getUpdates"))[-1]["update_id"] + 1
    poll = asyncio.create_task(client.ok("getUpdates", offset=offset, timeout=30))
    await until_waiting(client.api)
    client.api.say(ada, ada, "one")
    client.api.say(ada, ada, "two")
    assert [update["message"]["text"] for update in await poll] == ["one", "two"]


@pytest.mark.usefixtures("ada")
async def test_a_poll_without_news_ends_empty_after_its_timeout(client: Client) -> None:
    offset = (await client.ok("getUpdates"))[-1]["update_id"] + 1
    assert await client.ok("getUpdates", offset=offset, timeout=1) == []


async def test_a_killed_poller_takes_no_updates_with_it(client: Client, ada: Person) -> None:
    offset = (await client.ok("getUpdates"))[-1]["update_id"] + 1
    poll = asyncio.create_task(client.call("getUpdates", offset=offset, timeout=30))
    await until_waiting(client.api)
    poll.cancel()
    with pytest.raises(asyncio.CancelledError):
        await poll
    client.api.say(ada, ada, "still here")
    updates = await client.ok("getUpdates", offset=offset)
    assert [update["message"]["text"] for update in updates] == ["still here"]


async def test_a_revoked_token_is_unauthorised(api: LocalBotApi, client: Client) -> None:
    api.revoke_token()
    body = await client.call("getMe")
    assert (body["error_code"], body["description"]) == (401, "Unauthorized")


async def test_a_wrong_token_is_unauthorised(api: LocalBotApi, client: Client) -> None:
    async with client.session.get(f"{api.url}/bot{api.token}x/getMe") as response:
        assert response.status == 401
