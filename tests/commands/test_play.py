"""`viva play` as a visitor starts it: a process, killed and started again."""

import json
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from tests.commands.visitor import Visitor, visiting_fork
from tests.forks import viva

WEEK = 7 * 86_400


def playing(database: Path, *, kill: bool = False) -> AbstractAsyncContextManager[Visitor]:
    return visiting_fork(database.parent, "play", "--db", str(database), kill=kill)


async def test_a_restart_keeps_the_chat_and_the_session(tmp_path: Path) -> None:
    database = tmp_path / "play.db"
    async with playing(database) as visitor:
        ada = (await visitor.state())["people"][0]["id"]
        await visitor.act("move_clock", seconds=WEEK)
        await visitor.act("start", person=ada)
        before = await visitor.until(ada, 2)
    async with playing(database, kill=True) as visitor:
        assert await visitor.texts(ada) == before
        assert (await visitor.state())["now"] > time.time() + WEEK - 60, "time never runs back"
        await visitor.act("say", person=ada, chat=ada, text="/help")
        help_text = (await visitor.until(ada, 4))[-1]
    async with playing(database) as visitor:
        there = len(await visitor.texts(ada))
        await visitor.act("say", person=ada, chat=ada, text="/help")
        texts = await visitor.until(ada, there + 2)
        assert texts[-1] == help_text
        calls = (await visitor.state())["calls"]
        assert calls
        assert all(call["answer"]["ok"] for call in calls)


async def test_a_port_in_use_and_a_foreign_file_are_said_in_one_line(tmp_path: Path) -> None:
    async with playing(tmp_path / "play.db") as visitor:
        port = visitor.root.rpartition(":")[2]
        error = await failing("--port", port, "--db", str(tmp_path / "other.db"), folder=tmp_path)
    assert error.startswith(f"viva: port {port} cannot be used")
    (tmp_path / "play.world.json").write_text(json.dumps({"format": 99}))
    error = await failing("--port", "0", "--db", str(tmp_path / "play.db"), folder=tmp_path)
    assert error == f"viva: {tmp_path}/play.world.json does not hold the chats of a playground.\n"


async def failing(*options: str, folder: Path) -> str:
    """Start `viva play`, which must end by itself, and return what it complained of."""
    output = folder / "failing"
    code, printed = await viva("play", "--no-open", "--no-meaning", *options, output=output)
    assert code == 2
    output.unlink()
    return printed
