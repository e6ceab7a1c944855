"""While nothing can be saved whoever waits is told so, once; nothing is lost or counted twice."""

import asyncio
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import aiohttp
import pytest

from bot.config import Secret
from bot.playground.faults import Refused
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from bot.telegram.api import BotApi
from bot.telegram.beside.excuses import Excuses
from bot.telegram.rate_limiter import UNLIMITED, RateLimiter
from state.records.mail import Arrival
from tests.chatting import Json, Phone, RunningBot
from tests.databases import full_disk
from tests.telegram.conftest import Ask, Log

EXCUSE = "I can't save anything just now"


@contextmanager
def nothing_can_be_saved(bot: RunningBot) -> Iterator[None]:
    """Let another program hold the database, as a full disk would refuse every write."""
    bot.writer.do(lambda db: db.execute("PRAGMA busy_timeout=0"))
    with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("COMMIT")


def excuses(phone: Phone, words: str = EXCUSE) -> int:
    return sum(words in message["text"] for message in phone.shown)


async def hears(phone: Phone, words: str = EXCUSE) -> None:
    await phone.bot.api.until(lambda: excuses(phone, words))


async def polled_again(bot: RunningBot) -> None:
    """Wait until what cannot be stored was brought once more, and once more."""
    before = len(bot.calls("getUpdates"))
    await bot.api.until(lambda: len(bot.calls("getUpdates")) > before + 1)


async def test_whoever_writes_is_told_once_and_answered_once_it_can_be_saved(ask: Ask) -> None:
    ada = await ask("fair")
    with nothing_can_be_saved(ada.bot):
        ada.tap_at(ada.screen, "False")
        await hears(ada)
        hello = ada.type("/help")
        await polled_again(ada.bot)
        assert excuses(ada) == 1
    await ada.quiet(hello)
    assert ada.reviews() == [3]
    assert excuses(ada) == 1
    assert ada.bot.rows("SELECT 1 FROM outbox WHERE body LIKE ?", f"%{EXCUSE}%") == []
    with nothing_can_be_saved(ada.bot):
        last = ada.type("/help")
        await ada.bot.api.until(lambda: excuses(ada) == 2)
    await ada.quiet(last)


async def test_what_is_stored_and_cannot_be_worked_off_is_excused_as_well(
    bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message itself still found room; the turn that it takes does not."""
    ada = bot.phone("Ada")
    await ada.say("/start")
    monkeypatch.setattr("bot.engine.engine.write_down", _full)
    waiting = ada.type("/help")
    await hears(ada)
    assert bot.state_of(waiting) == "new"
    monkeypatch.undo()
    await ada.quiet(waiting)


def _full(*_: object) -> None:
    raise full_disk()


async def test_by_webhook_they_are_told_as_well(hooked: RunningBot) -> None:
    ada = hooked.phone("Ada")
    with nothing_can_be_saved(hooked):
        waiting = ada.type("/help")
        await hears(ada)
    await ada.quiet(waiting)
    assert excuses(ada) == 1


async def test_it_is_said_in_the_chosen_language_or_that_of_the_phone(bot: RunningBot) -> None:
    ada, ben = bot.phone("Ada"), bot.phone("Ben", language_code="de-AT")
    await ada.say("/settings")
    await ada.tap("Language")
    await ada.tap("Español")
    with nothing_can_be_saved(bot):
        last = [ada.type("/help"), ben.type("/start")]
        await hears(ada, "no puedo guardar nada")
        await hears(ben, "nichts speichern")
    for phone, number in zip((ada, ben), last, strict=True):
        await phone.quiet(number)


async def test_a_group_is_told_nothing(bot: RunningBot, log: Log) -> None:
    ada = bot.phone("Ada")
    await ada.say("/help")
    group = bot.api.world.group("Class", [ada.person])
    with nothing_can_be_saved(bot):
        bot.api.say(ada.person, group, "/help")
        await bot.api.until(lambda: "left with Telegram" in log.text)
        await polled_again(bot)
    await bot.api.until(lambda: bot.api.sent(group))
    assert not any(EXCUSE in message["text"] for message in bot.api.sent(group))
    assert not excuses(ada)


async def test_whom_telegram_refuses_is_not_told_and_nothing_else_comes_of_it(ask: Ask) -> None:
    ada = await ask("fair")
    refused = Refused(403, "Forbidden: bot was blocked by the user")
    ada.bot.api.faults.order(refused, "sendMessage")
    with nothing_can_be_saved(ada.bot):
        number = ada.tap_at(ada.screen, "False")
        await ada.bot.api.until(lambda: ada.bot.api.faults.played)
        await polled_again(ada.bot)
    await ada.quiet(number)
    assert (excuses(ada), ada.reviews()) == (0, [3])


def of_ada(ada: Person, **update: Any) -> Arrival:
    whole = {"update_id": 1, **update} if update else {"update_id": 1, "message": private(ada)}
    return Arrival(1, ada.id, json.dumps(whole))


def private(ada: Person) -> Json:
    return {"chat": {"id": ada.id, "type": "private"}, "from": {"id": ada.id}}


class Beginning:
    """Excuses of a bot that never was, and the moment at which one is about to be made."""

    def __init__(
        self, api: LocalBotApi, http: aiohttp.ClientSession, *, may_send: bool = True
    ) -> None:
        self.ada = api.world.person("Ada")
        api.say(self.ada, self.ada, "/start")
        calls = BotApi(http, api.url, Secret(api.token))
        limiter = RateLimiter(UNLIMITED, time.monotonic)
        self.excuses = Excuses(calls, limiter, self.word, lambda: may_send)
        self.loop, self.asked = asyncio.get_running_loop(), asyncio.Event()

    def word(self, number: int, phone: str) -> str:
        """Tell that it was asked for, and say something."""
        self.loop.call_soon_threadsafe(self.asked.set)
        return f"{number} {phone or 'in whatever language'}"

    def has_begun(self, arrival: Arrival) -> bool:
        """Make an excuse, and tell whether there is one to be made."""
        before = len(asyncio.all_tasks())
        self.excuses.make(arrival)
        return len(asyncio.all_tasks()) > before

    async def end(self) -> None:
        """Wait until what was begun has come to its end."""
        await asyncio.wait_for(self.asked.wait(), 10)
        await self.excuses.stop(self.loop.time() + 10)


async def test_whoever_waits_is_told(api: LocalBotApi, http: aiohttp.ClientSession) -> None:
    bot = Beginning(api, http)
    bot.excuses.make(of_ada(bot.ada))
    await bot.end()
    assert [one["text"] for one in api.sent(bot.ada)] == [f"{bot.ada.id} in whatever language"]


async def test_who_may_not_send_makes_no_excuses(
    api: LocalBotApi, http: aiohttp.ClientSession
) -> None:
    """Another worker has the bot, and may save what this one cannot."""
    bot = Beginning(api, http, may_send=False)
    bot.excuses.make(of_ada(bot.ada))
    await bot.end()
    assert api.sent(bot.ada) == []


async def test_what_could_be_saved_meanwhile_needs_no_excuse(
    api: LocalBotApi, http: aiohttp.ClientSession
) -> None:
    bot = Beginning(api, http)
    bot.excuses.make(of_ada(bot.ada))
    bot.excuses.over(bot.ada.id)
    await bot.end()
    assert api.sent(bot.ada) == []


async def test_who_waits_for_nothing_is_told_nothing(
    api: LocalBotApi, http: aiohttp.ClientSession
) -> None:
    bot = Beginning(api, http)
    in_group = {"chat": {"id": -1, "type": "group"}, "from": {"id": bot.ada.id}}
    for nothing in (
        of_ada(bot.ada, poll_answer={"user": {"id": bot.ada.id}}),
        of_ada(bot.ada, my_chat_member=private(bot.ada)),
        Arrival(1, -1, of_ada(bot.ada, message=in_group).body),
        Arrival(1, 0, of_ada(bot.ada).body),  # a chat whose number is none
    ):
        assert not bot.has_begun(nothing)
    assert bot.has_begun(of_ada(bot.ada))
    assert not bot.has_begun(of_ada(bot.ada))
    await bot.end()
