"""What comes in: every update is stored, confirmed and worked off once, whatever it holds."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import aiohttp
import pytest

from bot.config import Secret
from bot.playground.faults import Broken, DeliverTwice, DropBefore, Fault, Refused, WebPage
from bot.playground.local import LocalBotApi
from bot.telegram.api import BotApi, Upload
from bot.telegram.app import NOT_ALONE, REVOKED
from bot.telegram.health import (
    Age,
    Health,
    age,
    begin,
    forget_others,
    health_files,
    health_path,
    note,
)
from bot.telegram.patience import Patience
from bot.telegram.receiving.intake import arrival_of
from bot.telegram.receiving.receiver import POLL_SECONDS, Receiver
from content.library import Library
from tests.chatting import QUICK, Phone, Run, RunningBot, only
from tests.telegram.conftest import Log

OTHER_POLLER = Refused(409, "Conflict: terminated by other getUpdates request")
HALF_A_LETTER = "\ud83d"
WORST = 2**70
"""No number of Telegram's, and more than the database holds."""


async def test_only_the_kinds_of_update_that_it_works_with_are_asked_for(
    bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start")
    asked = {tuple(call["allowed_updates"]) for call in bot.calls("getUpdates")}
    assert asked == {("message", "callback_query", "my_chat_member", "poll_answer", "inline_query")}
    assert {call["timeout"] for call in bot.calls("getUpdates")} == {POLL_SECONDS}


async def test_an_update_that_is_delivered_twice_counts_once(api: LocalBotApi, ada: Phone) -> None:
    await ada.say("/start")
    api.faults.order(DeliverTwice(), "getUpdates", times=3)
    for command in ("/help", "/topics", "/progress", "/undo"):
        assert await ada.say(command)
    assert api.faults.played["DeliverTwice"] == 3
    texts = [message["text"] for message in api.sent(ada.person)]
    assert len(texts) == len(set(texts)) == 5


async def test_updates_of_a_chat_that_arrive_out_of_order_are_worked_off_in_order(
    bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start")
    numbers = [ada.type(command) for command in ("/help", "/undo", "/stop")]
    bot.api.world.updates.pending.reverse()
    await ada.quiet(max(numbers))
    said = [message["text"] for message in bot.api.sent(ada.person)[1:]]
    assert [text[:8] for text in said] == ["What I c", "There is", "See you."]
    assert "take back" in said[1]
    assert "going on" in said[2]


async def test_a_learner_who_was_away_for_a_week_is_heard_though_numbers_begin_anew(
    bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start t_kinds")
    bot.api.world.updates.last_id = 5_000
    assert await ada.say("skip")


@pytest.mark.parametrize("fault", [Broken(), WebPage(), DropBefore(), Refused(429, "Slow down")])
async def test_polling_goes_on_after_trouble(api: LocalBotApi, ada: Phone, fault: Fault) -> None:
    api.faults.order(fault, "getUpdates", times=3)
    assert "Hello Ada" in await ada.say("/start")
    assert "Hello again, Ada" in await ada.say("/start")


async def test_a_batch_of_many_long_messages_arrives_whole(bot: RunningBot) -> None:
    phones = [bot.phone(f"Learner {number}") for number in range(90)]
    numbers = [phone.type("long " * 800) for phone in phones]
    for number in numbers:
        assert await bot.worked_off(number) == "done"


async def test_an_update_that_cannot_be_parsed_is_set_aside_and_the_others_go_on(
    bot: RunningBot, ada: Phone
) -> None:
    await ada.say("/start t_kinds")
    broken = [
        bot.deliver(message={"chat": {"id": ada.id}}),
        bot.deliver(message={"message_id": 1, "date": "x", "chat": {"id": "y", "type": []}}),
        bot.deliver(callback_query="no object at all"),
        bot.deliver(message=[[[[1]]]]),
    ]
    skipped = ada.type("skip")
    assert await bot.worked_off(skipped) == "done"
    assert [await bot.worked_off(number) for number in broken] == ["aside"] * 4
    bodies = bot.rows("SELECT body FROM inbox WHERE state = 'aside'")
    assert all(json.loads(body) for (body,) in bodies)


async def test_kinds_of_update_that_nobody_asked_for_are_done_with(bot: RunningBot) -> None:
    number = bot.deliver(business_connection_of_the_future={"x": 1})
    assert await bot.worked_off(number) == "done"


@pytest.mark.parametrize(
    "raw",
    [None, 7, [], {}, *({"update_id": number} for number in ("9", -1, WORST, True, 7.0))],
)
def test_what_has_no_usable_number_is_no_update(raw: object) -> None:
    assert arrival_of(raw) is None


async def test_an_update_with_an_impossible_number_does_not_stop_the_others(
    bot: RunningBot, ada: Phone
) -> None:
    bot.api.world.updates.pending.append({"update_id": WORST, "message": {}})
    assert "Hello Ada" in await ada.say("/start")
    assert "What I can do" in await ada.say("/help")


async def test_half_a_letter_in_names_and_answers_does_no_harm(run: Run, library: Library) -> None:
    bot = await run(library=only(library, "till"))
    ada = bot.phone(f"Ada{HALF_A_LETTER}")
    assert "Hello Ada" in await ada.say("/start")
    await ada.say("/start t_kinds")
    await ada.say(f"what was sold {HALF_A_LETTER}")
    assert ada.attempts()
    assert bot.rows("SELECT count(*) FROM inbox WHERE state <> 'done'") == [(0,)]


async def test_numbers_the_database_cannot_hold_are_set_aside(bot: RunningBot, ada: Phone) -> None:
    message = {
        "message_id": 1,
        "date": 1_800_000_000,
        "text": "/start",
        "chat": {"id": WORST, "type": "private"},
        "from": {"id": WORST, "is_bot": False, "first_name": "Ada"},
    }
    assert await bot.worked_off(bot.deliver(message=message)) == "aside"
    assert "Hello Ada" in await ada.say("/start")


async def test_a_second_poller_is_said_and_ends_the_bot_after_a_while(
    run: Run, api: LocalBotApi, log: Log
) -> None:
    api.faults.order(OTHER_POLLER, "getUpdates", times=1000)
    bot = await run(patience=Patience(retry=0.01, second_poller=0.05))
    assert await bot.end() == NOT_ALONE == 4, "which a supervisor goes by"
    assert "another process" in log.text


async def test_a_second_poller_is_noticed_though_some_updates_get_through(
    run: Run, api: LocalBotApi
) -> None:
    bot = await run(patience=Patience(retry=0.01, second_poller=0.2))
    ada = bot.phone("Ada")
    for _ in range(500):
        if bot.task.done():
            break
        api.faults.order(OTHER_POLLER, "getUpdates")
        played = api.faults.played["Refused"]
        number = ada.type("/help")
        await api.until(lambda: api.faults.played["Refused"] > played or bot.task.done())  # noqa: B023
        await api.until(lambda: bot.state_of(number) or bot.task.done())  # noqa: B023
    assert await bot.end() == NOT_ALONE


async def test_a_short_conflict_at_a_restart_is_forgiven(run: Run, api: LocalBotApi) -> None:
    api.faults.order(OTHER_POLLER, "getUpdates", times=2)
    bot = await run()
    assert "Hello Ada" in await bot.phone("Ada").say("/start")


async def test_a_revoked_token_is_said_and_ends_the_bot(
    bot: RunningBot, ada: Phone, api: LocalBotApi, log: Log
) -> None:
    await ada.say("/start")
    api.revoke_token()
    ada.type("/help")  # wakes the request that is held open
    assert await bot.end() == REVOKED == 3, "which a supervisor goes by"
    assert "no longer knows this token" in log.text
    assert api.token not in log.text


async def test_a_token_that_is_unknown_ends_the_bot(run: Run, api: LocalBotApi, log: Log) -> None:
    api.revoke_token()
    bot = await run()
    assert await bot.end() == REVOKED
    assert "does not know this token" in log.text
    assert api.token not in log.text


async def test_an_outage_is_said_and_shows_in_the_age_of_the_last_poll(
    run: Run, api: LocalBotApi, log: Log
) -> None:
    bot = await run()
    ada = bot.phone("Ada")
    await ada.say("/start")
    health = health_path(bot.database)
    polled_at = json.loads(health.read_text())["polled_at"]
    assert age(health, polled_at + 30) == Age(30, ever=True)
    port = api.server.port
    await api.stop()
    number = ada.type("/help")
    await api.until(lambda: "cannot reach Telegram" in log.text)
    assert age(health, polled_at + 600) == Age(600, ever=True)
    await api.start(port)
    assert await bot.worked_off(number) == "done"
    assert "reached Telegram again" in log.text


def test_neither_the_log_nor_the_disk_is_filled_by_what_is_the_same_all_the_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, path = 100.0, tmp_path / "viva.db.health"
    monkeypatch.setattr("bot.telegram.health.time.monotonic", lambda: now)
    health = Health(path)
    for now in (100.0, 102.0, 159.0, 161.0):  # noqa: B007  # the clock reads it
        health.failed("no answer")
    assert caplog.text.count("cannot reach Telegram") == 2
    noted = []
    for now in (200.0, 204.0, 206.0):  # noqa: B007  # likewise
        health.polled()
        noted.append(path.exists())
        path.unlink(missing_ok=True)
    assert noted == [True, False, True]
    assert caplog.text.count("reached Telegram again after 100 s") == 1


class Line(BotApi):
    """A line to Telegram that is cut at the first poll; remembers how long that was waited for."""

    waits: tuple[float, float] = (0.0, 0.0)

    async def call(self, *_: Any, **__: Any) -> Any:
        """Let everything else be so."""
        return True

    async def post(
        self,
        method: str,
        payload: dict[str, Any],
        timeout: float = 20.0,  # noqa: ASYNC109  # as it is
        uploads: Sequence[Upload] = (),
    ) -> tuple[int, bytes]:
        """Poll once."""
        assert (method, uploads) == ("getUpdates", ())
        self.waits = payload["timeout"], timeout
        raise asyncio.CancelledError


async def test_a_poll_is_waited_for_longer_than_telegram_holds_it(
    http: aiohttp.ClientSession, tmp_path: Path
) -> None:
    line, nowhere = Line(http, "", Secret("")), cast("Any", None)
    receiver = Receiver(line, nowhere, Health(tmp_path / "health"), patience=Patience())
    with pytest.raises(asyncio.CancelledError):
        await receiver.run()
    held, waited = line.waits
    assert POLL_SECONDS == held < waited


def test_health_that_was_never_written_or_is_damaged_has_no_age(tmp_path: Path) -> None:
    path = tmp_path / "viva.db.health"
    assert age(path, 0) is None
    path.write_text("{")
    assert age(path, 0) is None


def test_a_bot_that_never_got_through_has_been_waiting_since_it_began(tmp_path: Path) -> None:
    path = tmp_path / "viva.db.health"
    begin(path)
    begun_at = json.loads(path.read_text())["begun_at"]
    assert age(path, begun_at + 200) == Age(200, ever=False)
    note(path)
    begin(path)  # started again: since when it has not got through is known
    assert age(path, begun_at).ever


def test_nobody_asks_after_a_bot_that_is_run_no_more(tmp_path: Path) -> None:
    database = tmp_path / "viva.db"
    for name in ("", "maths", "baking"):
        begin(health_path(database, name))
    forget_others(database, ["maths"])
    assert set(health_files(database)) == {"maths"}


async def test_a_health_file_that_cannot_be_written_does_not_stop_the_bot(
    run: Run, tmp_path: Path
) -> None:
    health_path(tmp_path / "viva.db").mkdir()
    bot = await run()
    assert "Hello Ada" in await bot.phone("Ada").say("/start")


async def test_it_can_be_stopped_while_telegram_is_out_of_reach(run: Run, api: LocalBotApi) -> None:
    await api.stop()
    bot = await run()
    assert await bot.stop() == 0
    await api.start()


async def test_telegram_out_of_reach_at_the_start_is_waited_for(run: Run, api: LocalBotApi) -> None:
    api.faults.order(Broken(), "getMe", times=3)
    bot = await run(patience=QUICK)
    assert "Hello Ada" in await bot.phone("Ada").say("/start")
