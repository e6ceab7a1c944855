"""`viva run` that cannot begin says why in one line, and never with a traceback."""

import asyncio
import socket
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import cli
from bot.commands import run
from bot.config import ConfigError
from bot.playground.local import LocalBotApi, random_token
from state.file.lock import hold
from tests.databases import put_empty
from tests.e2e.process import BotProcess
from tests.forks import viva

TEN = Path(__file__).parent / "topics"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "viva.db"
    put_empty(path)
    return path


async def refused(database: Path, *arguments: str, token: str) -> str:
    """Run a bot that must be refused, and give its one line."""
    code, printed = await ran(database, *arguments, token=token)
    assert code == 2, printed
    lines = printed.strip().splitlines()
    assert len(lines) == 1, printed
    assert lines[0].startswith("viva: ")
    return lines[0]


async def ran(database: Path, *arguments: str, token: str) -> tuple[int, str]:
    output = database.with_name("viva.log")
    return await viva("run", "--db", str(database), *arguments, output=output, token=token)


async def test_without_a_token_it_says_where_to_get_one(database: Path) -> None:
    assert "VIVA_TOKEN is not set. @BotFather" in await refused(database, token="")


async def test_a_token_that_cannot_be_one_is_refused_without_being_shown(database: Path) -> None:
    line = await refused(database, token="canary-not-a-token")
    assert "does not look like a token" in line
    assert "canary" not in line


async def test_an_api_address_without_a_scheme_is_refused(database: Path) -> None:
    line = await refused(database, "--api-url", "localhost:8081", token=random_token())
    assert "write it like http://" in line


@pytest.mark.parametrize(
    ("webhook", "listen", "mend"),
    [
        ("http://viva.example.org/hook", "127.0.0.1:8080", "only addresses with https://"),
        ("https://viva.example.org/hook", "127.0.0.1:99999", "write it like 127.0.0.1:8080"),
        ("https://viva.example.org/hook", "8080", "write it like 127.0.0.1:8080"),
        (None, "127.0.0.1:99999", "write it like 127.0.0.1:8080"),
        ("https://", "127.0.0.1:8080", "write it like https://viva.example.org/hook"),
        ("https://[::1", "127.0.0.1:8080", "write it like https://viva.example.org/hook"),
    ],
)
def test_where_telegram_cannot_call_is_refused(webhook: str | None, listen: str, mend: str) -> None:
    arguments = ["--listen", listen, *(["--webhook", webhook] if webhook else [])]
    environment = {"VIVA_TOKEN": random_token()}
    refusal = CliRunner().invoke(run.command, arguments, env=environment).exception
    assert isinstance(refusal, ConfigError)
    assert mend in str(refusal)


@pytest.mark.parametrize(
    ("family", "host", "address"),
    [(socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]")],
)
async def test_a_port_that_somebody_else_listens_on_is_refused(
    database: Path, family: socket.AddressFamily, host: str, address: str
) -> None:
    try:
        taken = socket.create_server((host, 0), family=family)
    except OSError:
        pytest.skip("this machine has no such addresses")
    with taken:
        listen = f"{address}:{taken.getsockname()[1]}"
        async with LocalBotApi() as api:
            code, printed = await ran(
                *(database, "--content", str(TEN), "--no-meaning"),
                *("--webhook", "https://viva.example.org/hook", "--listen", listen),
                *("--api-url", api.url),
                token=api.token,
            )
    assert code == 2
    assert f"viva: --listen {listen}: Address already in use." in printed
    assert "Traceback" not in printed


async def test_a_missing_database_is_refused_and_not_created(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.db"
    assert "no database there" in await refused(path, token=random_token())
    assert not path.exists()


async def test_an_empty_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "the file is empty" in await refused(path, token=random_token())
    assert path.stat().st_size == 0


async def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE x (y)")
    db.close()
    assert "another program" in await refused(path, token=random_token())


async def test_a_database_that_is_in_use_is_refused(database: Path) -> None:
    with hold(database):
        line = await refused(database, token=random_token())
    assert "in use by a running Viva" in line


async def test_content_with_faults_is_refused_with_every_complaint(
    database: Path, tmp_path: Path
) -> None:
    topic = tmp_path / "topics" / "broken"
    topic.mkdir(parents=True)
    (topic / "topic.yaml").write_text("topic: broken\ntitel: Broken\n")
    code, printed = await ran(database, "--content", str(topic.parent), token=random_token())
    assert code == 1
    assert "topic.yaml:2" in printed
    assert "Traceback" not in printed


async def test_a_token_that_telegram_does_not_know_ends_it_with_a_code(database: Path) -> None:
    async with LocalBotApi() as api:
        code, printed = await ran(
            *(database, "--api-url", api.url, "--content", str(TEN), "--no-meaning"),
            token=random_token(),
        )
    assert code == 3
    assert "does not know this token" in printed
    assert "Traceback" not in printed


async def test_the_files_are_readable_by_nobody_else(database: Path) -> None:
    async with LocalBotApi() as api, BotProcess(api, database, TEN) as bot:
        await bot.start()
        ada = api.world.person("Ada")
        api.say(ada, ada, "/start")
        await api.until(lambda: api.sent(ada), 30)
        files = await asyncio.to_thread(lambda: list(database.parent.glob("viva.db*")))
        assert {path.name for path in files} >= {
            "viva.db",
            "viva.db-wal",
            "viva.db-shm",
            "viva.db.lock",
            "viva.db.health",
        }
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
        assert await bot.stop() == 0


async def test_a_server_that_does_not_answer_is_worth_another_try(tmp_path: Path) -> None:
    nowhere = f"postgresql:///viva?host={tmp_path}"
    code, printed = await viva(
        *("run", "--db", nowhere), output=tmp_path / "viva.log", token=random_token()
    )
    assert code == 75
    assert "cannot be reached" in printed
    assert len(printed.strip().splitlines()) == 1


def test_an_error_nobody_foresaw_has_a_code_after_which_it_is_started_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "viva", crash)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 70
    assert "ZeroDivisionError" in caplog.text
