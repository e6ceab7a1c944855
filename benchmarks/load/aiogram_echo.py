"""Beside the baseline: the echo bot of aiogram's own examples, the other library for Python.

`python -m benchmarks.load.aiogram_echo <root of a Bot API server>`; the token is in ECHO_TOKEN. It
keeps nothing, and works off updates at the same time, as aiogram does by itself.
"""

import asyncio
import os
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say what was said."""
    await message.answer(message.text or "")


async def main() -> None:
    """Echo until told to stop."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(Bot(os.environ["ECHO_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
