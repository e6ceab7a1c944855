"""What all tests share: which examples Hypothesis looks at, and where files are written.

`make test` looks at the same examples each time, so that it tells of the change at hand and nothing
else; `make search` looks at new ones. What it finds becomes an example by name.

Files are written on a disk in memory where there is one with room: the tests commit tens of
thousands of times, and each commit waits for its flush. That a flush is asked for in time is tested
(`engine/test_power_cut.py`); that the disk obeys it cannot be.

What has been loaded when all tests are collected stays until the end. To look for garbage in it,
again and again, takes a tenth of the time, so it is set apart; and garbage in what is new is looked
for seldom, as most of it needs no looking for.
"""

import gc
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from bot.config import compute_quietly
from content.library import Library
from tests.content.spoilt import SOUND
from tests.conversation import Conversation, Opened
from tests.databases import OnServer, all_on
from tests.server import Server, serving

MEMORY = Path("/dev/shm")  # noqa: S108  # pytest makes a folder in it that nobody else may enter
ROOM = 1 << 30

if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

compute_quietly()  # before any test looks whether a library is there
# No deadline: a busy machine is no fault of the code.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile("same")

gc.disable()


def _interrupted(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


# As Python does itself; but where its own handler stands, asyncio puts another in its place for
# each fixture and test that is a coroutine, and writes the task with all its arguments out for it.
signal.signal(signal.SIGINT, _interrupted)


def pytest_collection_finish() -> None:
    """Look for garbage from here on, in what is new."""
    gc.enable()
    gc.set_threshold(50_000)
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of what is remembered run on a server, too."""
    parser.addoption("--on-postgres", action="store_true", help="keep databases on a server")


@pytest.fixture(scope="session")
def _server(request: pytest.FixtureRequest) -> Iterator[OnServer | None]:
    if not request.config.getoption("--on-postgres"):
        yield None
        return
    with serving() as server, all_on(server) as databases:
        yield databases


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Run a server of PostgreSQL for all tests that ask for one."""
    with serving() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sound topic to where a test may add to it, or spoil it."""
    return Path(shutil.copytree(SOUND, tmp_path / "till-work"))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with ExitStack() as stack:

        def one(library: Library | None = None, name: str = "viva.db") -> Conversation:
            talk = Conversation(tmp_path / name, library)
            stack.callback(talk.close)
            return talk

        yield one


@pytest.fixture
def anki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty collection of Anki's in UTC, with FSRS switched on."""
    package = pytest.importorskip(
        "anki.collection", reason="no Anki here: pip install '.[anki]', where it has a wheel"
    )
    with monkeypatch.context() as utc:
        utc.setenv("TZ", "UTC")
        time.tzset()
        collection = package.Collection(str(tmp_path / "collection.anki2"))
        collection.set_config("fsrs", True)  # noqa: FBT003  # Anki's own signature
        yield collection
        if collection.db:
            collection.close()
    time.tzset()


@pytest.fixture(autouse=True)
def _databases(_server: OnServer | None) -> Iterator[None]:
    """Take back what a test has had, but not what its module had before it."""
    before = _server.taken() if _server is not None else set()
    yield
    if _server is not None:
        for path in _server.taken() - before:
            _server.give_back(path)
