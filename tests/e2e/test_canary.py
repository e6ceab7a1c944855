"""What must be in no log, traceback, database or output: the token, and whoever was forgotten."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.playground import faults
from bot.playground.local import BOT_ID, LocalBotApi
from bot.playground.world.world import Chat, Person
from state.file.database import open_database
from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import Json, labels
from tests.databases import Reader, put_empty
from tests.e2e.process import ForkedProcess
from tests.forks import start, viva

TEN = Path(__file__).parent / "topics"
KINDS = Path(__file__).parents[1] / "telegram" / "topics"
CANARY = "canaryCANARYcanaryCANARYcanaryCANARY"
TOKEN = f"{BOT_ID}:{CANARY}"

TROUBLE: tuple[faults.Fault, ...] = (
    faults.Broken(),
    faults.WebPage(),
    faults.DropBefore(),
    faults.DropAfter(),
    faults.TooMany(1),
    faults.Refused(404, "Not Found"),
    faults.Refused(400, "Bad Request: something new"),
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


@pytest.mark.proof
async def test_no_trouble_with_telegram_lets_the_token_out(database: Path) -> None:
    log = database.with_name("viva.log")
    async with LocalBotApi(token=TOKEN) as api:
        api.faults.order(faults.DropBefore(), "setMyCommands")
        bot = await start(*told(database), "--api-url", api.url, output=log, token=TOKEN)
        ada = api.world.person("Ada")
        for fault in TROUBLE:
            api.faults.order(fault, "sendMessage")
            api.say(ada, ada, "/help")
        api.faults.order(faults.WebPage(), "getUpdates")
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


@pytest.mark.proof
async def test_nothing_that_is_kept_tells_of_whoever_was_forgotten(database: Path) -> None:
    """The database with its log, backups, the bot's own log, figures, exports: all of a machine.

    The log is written at every level, by the libraries too, as far as they are let speak.
    """
    folder, port = database.parent, free_port()
    watched = ("--backup-dir", str(folder / "backups"), "--metrics", f"127.0.0.1:{port}")
    async with LocalBotApi() as api:
        bot = ForkedProcess(api, database, KINDS, level=1)
        tess, ada = api.world.person("Tess"), api.world.person(CANARY)
        group = api.world.group("Class", [tess, ada])
        with closing(open_database(database)) as db:
            roles.give(db, Who(api.world.bot.id, tess.id), Role.TUTOR)
        async with bot:
            await bot.start()
            for words in ("/start t_kinds", f"to {CANARY}", "skip", "/remind 17:00", "/progress"):
                await answered(api, ada, words)
            await voted(api, group, tess, ada)
            assert await bot.stop() == 0
            assert "DEBUG" in bot.log.read_text()
            with closing(Reader(database)) as reader:
                assert reader.rows("SELECT learner_id FROM votes") == [(ada.id,)]
            assert "viva.db" in canaries(folder)
            bot.options = (*bot.options, *watched)
            await bot.start()
            await looked_for(lambda: list((folder / "backups").glob("viva-*.db")))
            await answered(api, ada, "/help")
            assert any(name.startswith("viva-2") for name in canaries(folder))
            await forgotten(api, ada)
            assert CANARY not in await asyncio.to_thread(figures, port)
            assert await bot.stop() == 0
            await bot.start()  # what is kept is looked through at each start, and every hour
            await looked_for(lambda: not canaries(folder))
            assert await bot.stop() == 0
        await exported(database, api.world.bot.id)
    assert canaries(folder) == []


async def exported(database: Path, bot_id: int) -> None:
    """Write everything out, into a folder beside the database."""
    folder = database.parent
    code, printed = await viva(
        *("export", str(folder / "out"), "--db", str(database), "--bot", str(bot_id)),
        *("--content", str(KINDS)),
        output=folder / "export.log",
    )
    assert code == 0, printed
    assert (folder / "out" / "answers.csv").exists()


async def forgotten(api: LocalBotApi, person: Person) -> None:
    """Let somebody have everything erased."""
    api.say(person, person, "/forget")
    await api.until(lambda: "Erase everything" in labels(api.sent(person)[-1]), 30)
    api.press(person, api.sent(person)[-1], "Erase everything")
    await api.until(lambda: "erased" in api.sent(person)[-1]["text"], 30)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


async def answered(api: LocalBotApi, person: Person, words: str) -> None:
    """Say something, and wait for what the bot says to it."""
    before = len(api.sent(person)) if person.started else 0
    api.say(person, person, words)
    await api.until(lambda: len(api.sent(person)) > before, 30)


async def voted(api: LocalBotApi, group: Chat, tess: Person, ada: Person) -> None:
    """Let a tutor set a group up and ask it something, and somebody answer there."""
    api.say(tess, group, "/setup")
    for label in ("17:00", "Monday to Friday"):
        button = partial(tappable, api, group, label)
        api.press(tess, *await api.until(button, 30))
    api.say(tess, group, "/round")
    poll = await api.until(lambda: next((m for m in api.sent(group) if "poll" in m), None), 30)
    api.people.vote(ada, poll, [0])
    await answered(api, ada, "/help")  # which is worked off behind the vote


def tappable(api: LocalBotApi, chat: Chat, label: str) -> tuple[Json, str] | None:
    """Find the newest message of a chat with a button that begins so, and the button."""
    shown = ((message, one) for message in reversed(api.sent(chat)) for one in labels(message))
    return next(((message, one) for message, one in shown if one.startswith(label)), None)


async def looked_for(found: Callable[[], object]) -> None:
    """Wait for what becomes of files, of which nobody tells."""
    async with asyncio.timeout(30):
        while not found():  # noqa: ASYNC110  # a file wakes nobody
            await asyncio.sleep(0.01)


def figures(port: int) -> str:
    """Read all that a monitor may."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as page:
        return str(page.read().decode())


async def test_no_refusal_to_start_shows_the_token(tmp_path: Path) -> None:
    for arguments in (
        ("--db", str(tmp_path / "missing.db")),
        ("--webhook", "https://x.example", "--listen", "nonsense"),
    ):
        code, printed = await viva("run", *arguments, output=tmp_path / "viva.log", token=TOKEN)
        assert code == 2
        assert CANARY not in printed
        assert "Traceback" not in printed
