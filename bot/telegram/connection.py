"""The connection to Telegram: opened once, shared by our own calls and by the library's.

Telegram may be out of reach when the bot starts. That is waited for and said, and a stop is obeyed
meanwhile.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import Any

import aiohttp
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.config import Secret
from bot.engine.letters import in_json
from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.health import Health
from bot.telegram.transport import AiohttpRequest
from bot.views.texts import ENGLISH, Texts

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]


@contextlib.asynccontextmanager
async def session(connections: int = 100) -> AsyncIterator[aiohttp.ClientSession]:
    """Open an HTTP session with so many connections at once; 0 for as many as are needed."""
    connector = aiohttp.TCPConnector(limit=connections)
    async with aiohttp.ClientSession(connector=connector, json_serialize=in_json) as http:
        yield http


@contextlib.asynccontextmanager
async def connected(
    root: str, token: Secret, shared: aiohttp.ClientSession | None
) -> AsyncIterator[tuple[BotApi, App]]:
    """Connect our calls and the library's by one HTTP session, that of many bots or its own."""
    opened = contextlib.nullcontext(shared) if shared else session()
    async with opened as http:
        api = BotApi(http, root, token)
        application = (
            ApplicationBuilder()
            .token(token.reveal())
            .base_url(f"{api.root}/bot")
            .base_file_url(f"{api.root}/file/bot")
            .request(AiohttpRequest(http))
            .get_updates_request(AiohttpRequest(http))
            .updater(None)
            .build()
        )
        try:
            yield api, application
        finally:
            await application.shutdown()


async def introduce(application: App, health: Health, retry: float) -> None:
    """Ask Telegram who we are, until it answers; raises InvalidToken."""
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            health.failed(str(error))
            await asyncio.sleep(retry)
        else:
            return


async def set_menus(api: BotApi, username: str, languages: Mapping[str, Texts]) -> None:
    """Set the command menus of every language; a failure is no reason not to teach."""
    try:
        for language, texts in languages.items():
            # The menu without a language is for phones in a language we do not speak.
            spoken = {} if language == ENGLISH else {"language_code": language}
            groups = {"scope": {"type": "all_group_chats"}, **spoken}
            await api.call("setMyCommands", {"commands": _menu(texts.commands), **spoken})
            await api.call("setMyCommands", {"commands": _menu(texts.group_commands), **groups})
    except (ApiError, Unreachable) as error:
        log.warning("the command menu could not be set: %s", error)
    log.info("running as @%s", username)


def _menu(commands: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"command": name, "description": what} for name, what in commands.items()]


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do work to its end, raising what it raises; False when told to stop before."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            return False
        await working
        return True
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
