"""The token is in no log, no traceback, no database and no output, whatever goes wrong."""

import asyncio
from pathlib import Path

import pytest

from bot.playground.faults import (
    Broken,
    DropAfter,
    DropBefore,
    Fault,
    Refused,
    TooMany,
    WebPage,
)
from bot.playground.local import BOT_ID, LocalBotApi
from tests.databases import put_empty
from tests.forks import start, viva

TEN = Path(__file__).parent / "topics"
CANARY = "canaryCANARYcanaryCANARYcanaryCANARY"
TOKEN = f"{BOT_ID}:{CANARY}"

TROUBLE: tuple[Fault, ...] = (
    Broken(),
    WebPage(),
    DropBefore(),
    DropAfter(),
    TooMany(1),
    Refused(404, "Not Found"),
    Refused(400, "Bad Request: something new"),
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "viva.db"
    put_empty(path)
    return path


def told(database: Path) -> tuple[str, ...]:
    """Give what a bot is started with."""
    return ("run", "--unlimited", "--no-meaning", "--db", str(database), "--content", str(TEN))


def canaries(folder: Path) -> list[str]:
    """Name the files that hold the token."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


async def test_no_trouble_with_telegram_lets_the_token_out(database: Path) -> None:
    log = database.with_name("viva.log")
    async with LocalBotApi(token=TOKEN) as api:
        api.faults.order(DropBefore(), "setMyCommands")
        bot = await start(*told(database), "--api-url", api.url, output=log, token=TOKEN)
        ada = api.world.person("Ada")
        for fault in TROUBLE:
            api.faults.order(fault, "sendMessage")
            api.say(ada, ada, "/help")
        api.faults.order(WebPage(), "getUpdates")
        await api.until(lambda: len(api.sent(ada)) >= len(TROUBLE) - 2, 60)
        api.revoke_token()
        api.say(ada, ada, "/help")
        await asyncio.to_thread(bot.join, 30)
        assert bot.exitcode == 3
    assert "no longer knows this token" in log.read_text()
    assert canaries(database.parent) == []


async def test_a_token_that_was_never_known_is_not_shown(database: Path) -> None:
    async with LocalBotApi() as api:
        code, printed = await viva(
            *(*told(database), "--api-url", api.url),
            output=database.with_name("viva.log"),
            token=TOKEN,
        )
    assert code == 3
    assert CANARY not in printed
    assert canaries(database.parent) == []


async def test_no_refusal_to_start_shows_the_token(tmp_path: Path) -> None:
    for arguments in (
        ("--db", str(tmp_path / "missing.db")),
        ("--webhook", "https://x.example", "--listen", "nonsense"),
    ):
        code, printed = await viva("run", *arguments, output=tmp_path / "viva.log", token=TOKEN)
        assert code == 2
        assert CANARY not in printed
        assert "Traceback" not in printed
