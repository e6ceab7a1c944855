"""The bots that are measured, each as a process of its own on the same local Bot API."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from itertools import count
from pathlib import Path

from msgspec import Struct

from benchmarks.load.learner import Decide, Json, Say
from benchmarks.load.revising import Questions, Reviser
from bot.config import shipped_content
from bot.playground.local import LocalBotApi
from content.load import load_library
from state.file.database import open_database

ROOT = Path(__file__).parents[2]

DATABASE = "viva.db"
"""The name of a bot's database, for a bot that has one."""

LOG = "log"
"""The name of the file that holds what a bot prints."""

OPENINGS = ("/quiz sales-information", "/revise", "/quiz business-principles")


class Contestant(Struct, frozen=True):
    """A bot, and what its users do."""

    name: str
    command: Callable[[LocalBotApi, Path], list[str]]
    """Its arguments, given the server and a folder of its own."""
    minds: Callable[[], Callable[[int], Decide]]
    """Gives what each learner does, by number."""
    first: str
    """What each of them says to begin with."""
    graded: float = 0.0
    """The share of all updates that are graded answers, at the least; less, and they are stuck."""


def contestants() -> list[Contestant]:
    """Give the bots, the baseline first."""
    return [
        Contestant("stock echo (baseline)", _echo, _chatting, "Hello"),
        Contestant("stock echo, concurrent_updates", _concurrent_echo, _chatting, "Hello"),
        Contestant("stock echo over aiohttp", _echo_over_aiohttp, _chatting, "Hello"),
        Contestant("aiogram's echo", _aiogram, _chatting, "Hello"),
        Contestant("Viva, graded and durable", _viva, _revising, "/start", graded=0.3),
    ]


async def start(contestant: Contestant, api: LocalBotApi, folder: Path) -> Process:
    """Start a bot; what it logs goes into its folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    tokens = {"ECHO_TOKEN": api.token, "VIVA_TOKEN": api.token, "PYTHONPATH": str(ROOT)}
    with (folder / LOG).open("wb") as log:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, *contestant.command(api, folder)),
            env=kept | tokens,
            stdout=log,
            stderr=log,
        )


def _echo(api: LocalBotApi, _folder: Path) -> list[str]:
    return ["-m", "benchmarks.load.echo", api.url]


def _concurrent_echo(api: LocalBotApi, folder: Path) -> list[str]:
    return [*_echo(api, folder), "--concurrent"]


def _echo_over_aiohttp(api: LocalBotApi, folder: Path) -> list[str]:
    return [*_echo(api, folder), "--aiohttp"]


def _aiogram(api: LocalBotApi, _folder: Path) -> list[str]:
    return ["-m", "benchmarks.load.aiogram_echo", api.url]


def _viva(api: LocalBotApi, folder: Path) -> list[str]:
    database = folder / DATABASE
    open_database(database, create=True).close()
    return [
        "-m",
        "bot",
        "run",
        "--unlimited",
        "--no-meaning",
        "--api-url",
        api.url,
        "--db",
        str(database),
    ]


def _chatting() -> Callable[[int], Decide]:
    """Say something new to whatever comes back."""

    def mind(number: int) -> Decide:
        numbers = count(1)

        def decide(_message: Json) -> Say:
            return Say(f"{number}-{next(numbers)}: so that it can order more before they run out")

        return decide

    return mind


def _revising() -> Callable[[int], Decide]:
    questions = Questions(load_library(shipped_content()))
    return lambda number: Reviser(questions, OPENINGS[number % len(OPENINGS)], number).decide
