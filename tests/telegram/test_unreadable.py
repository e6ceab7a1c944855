"""What cannot be read is kept for the operator, whichever way it came, and stops nothing else."""

import json
from collections.abc import Callable

import aiohttp
import pytest

from bot.config import Address
from bot.playground.faults import Garbled
from bot.playground.local import LocalBotApi
from tests.chatting import Phone, Run, RunningBot
from tests.telegram.conftest import Log
from tests.telegram.receiving.test_intake import answer
from tests.telegram.receiving.test_webhook import SECRET, update

DEEP = "[" * 200_000 + "]" * 200_000
LONG = "9" * 5_000

POISON: dict[str, Callable[[int], str]] = {
    "deep": lambda number: f'{{"update_id":{number},"message":{DEEP}}}',
    "deep before its number": lambda number: f'{{"message":{DEEP},"update_id":{number}}}',
    "a number of 5,000 digits": lambda number: f'{{"update_id":{number},"message":{LONG}}}',
    "no JSON": lambda number: f'{{"update_id":{number},"message":{{"text":nought}}}}',
    "a broken string": lambda number: f'{{"update_id":{number},"message":{{"text":"\n"}}}}',
}
NUMBERLESS = (
    '{"message":{"text":"whose am I?"}}',
    '{"update_id":true}',
    '{"update_id":"7"}',
    f'{{"update_id":{LONG}}}',
    f'{{"message":{DEEP}}}',
)


def kept(bot: RunningBot) -> list[tuple[int | None, str]]:
    """Give the number and the beginning of everything that was kept aside, unread."""
    rows = bot.rows("SELECT update_id, body FROM unreadable ORDER BY received_at, update_id")
    return [(number, body[:30].decode()) for number, body in rows]


@pytest.mark.parametrize("kind", POISON)
async def test_by_polling_the_rest_of_a_batch_goes_on(
    api: LocalBotApi, bot: RunningBot, ada: Phone, kind: str
) -> None:
    await ada.say("/start")
    poison, good = POISON[kind](5_001), json.dumps(update(5_002, ada.id, "/help"))
    api.faults.order(Garbled(answer(poison, good)), "getUpdates")
    api.faults.order(Garbled(answer()), "getUpdates")
    ada.type("/topics")  # wakes the request that is held open
    assert await bot.worked_off(5_002) == "done"
    await api.until(lambda: api.faults.played["Garbled"] == 2)
    assert bot.calls("getUpdates")[-1]["offset"] == 5_003
    assert kept(bot) == [(5_001, poison[:30])]


async def test_a_batch_without_one_usable_number_is_left_behind(
    api: LocalBotApi, bot: RunningBot, ada: Phone, log: Log
) -> None:
    await ada.say("/start")
    api.faults.order(Garbled(answer(*NUMBERLESS)), "getUpdates", times=4)
    ada.type("/topics")  # wakes the request that is held open
    await api.until(lambda: api.faults.played["Garbled"] == 4)
    asked = [call["offset"] for call in bot.calls("getUpdates")[-4:]]
    assert [offset - asked[0] for offset in asked] == [0, 0, 5, 10]
    assert len(kept(bot)) == len(NUMBERLESS)
    assert log.text.count("cannot be read") == 1


async def test_so_is_the_very_first_one(api: LocalBotApi, run: Run) -> None:
    api.faults.order(Garbled(answer(*NUMBERLESS)), "getUpdates", times=3)
    bot = await run()
    await api.until(lambda: api.world.updates.wake or api.faults.played["Garbled"])
    bot.phone("Ada").type("/topics")  # wakes the request that is held open
    await api.until(lambda: api.faults.played["Garbled"] == 3)
    assert [call.get("offset") for call in bot.calls("getUpdates")[:3]] == [None, None, 5]


async def test_a_batch_that_breaks_off_brings_what_is_whole_and_asks_for_the_rest(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start")
    whole = json.dumps(update(5_001, ada.id, "/help"))
    api.faults.order(Garbled(answer(whole, '{"update_id":5002')[:-2]), "getUpdates")
    api.faults.order(Garbled(answer()), "getUpdates")
    ada.type("/topics")
    assert await bot.worked_off(5_001) == "done"
    await api.until(lambda: api.faults.played["Garbled"] == 2)
    assert bot.calls("getUpdates")[-1]["offset"] == 5_002


@pytest.mark.parametrize("body", [b"", b"[", b"{}", DEEP.encode(), b'{"ok":true,"result":7}'])
async def test_an_answer_that_is_none_is_asked_for_again(
    api: LocalBotApi, ada: Phone, body: bytes
) -> None:
    api.faults.order(Garbled(body), "getUpdates", times=3)
    assert "Hello Ada" in await ada.say("/start")


async def test_an_unreadable_answer_to_a_letter_ends_nothing(api: LocalBotApi, ada: Phone) -> None:
    api.faults.order(Garbled(DEEP.encode()), "sendMessage", times=2)
    assert "Hello Ada" in await ada.say("/start")


def headers(api: LocalBotApi) -> dict[str, str]:
    """Give what shows that it is Telegram who calls."""
    assert api.world.webhook is not None
    return {SECRET: str(api.world.webhook.secret_token)}


@pytest.mark.parametrize("kind", POISON)
async def test_by_webhook_it_is_kept_and_not_brought_again(
    hooked: RunningBot, api: LocalBotApi, http: aiohttp.ClientSession, address: Address, kind: str
) -> None:
    poison = POISON[kind](5_001)
    for _ in range(2):
        async with http.post(address.url, data=poison.encode(), headers=headers(api)) as reply:
            assert reply.status == 200
    assert kept(hooked) == [(5_001, poison[:30])]
    assert "Hello Ada" in await hooked.phone("Ada").say("/start")


@pytest.mark.parametrize("poison", NUMBERLESS)
async def test_by_webhook_what_has_no_number_is_refused_and_kept(
    hooked: RunningBot, api: LocalBotApi, http: aiohttp.ClientSession, address: Address, poison: str
) -> None:
    async with http.post(address.url, data=poison.encode(), headers=headers(api)) as reply:
        assert reply.status == 400
    assert kept(hooked) == [(None, poison[:30])]
