"""The baseline: the echo bot of python-telegram-bot's own examples, and nothing but the library.

`python -m benchmarks.load.echo <root of a Bot API server> [--concurrent | --aiohttp]`; the token is
in ECHO_TOKEN. It keeps nothing and sends one message for each that comes. With `--aiohttp` its
requests are carried as Viva's are, in place of httpx.
"""

import os
import sys
from typing import Any

import aiohttp
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.telegram.transport import AiohttpRequest


class OverAiohttp(AiohttpRequest):
    """The transport that Viva gives the library, with a session of its own."""

    def __init__(self) -> None:
        """Leave the session to be opened in the loop that it is for."""

    async def initialize(self) -> None:
        """Open the session."""
        self._http = aiohttp.ClientSession()

    async def shutdown(self) -> None:
        """Close it."""
        await self._http.close()


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    assert update.message is not None  # noqa: S101  # the handler's own filter
    assert update.message.text is not None  # noqa: S101  # the handler's own filter
    await update.message.reply_text(update.message.text)


def main() -> None:
    """Echo until told to stop."""
    root, *options = sys.argv[1:]
    builder: Any = ApplicationBuilder().token(os.environ["ECHO_TOKEN"]).base_url(f"{root}/bot")
    if options == ["--concurrent"]:
        builder = builder.concurrent_updates(True)  # noqa: FBT003  # the library's signature
    if options == ["--aiohttp"]:
        builder = builder.request(OverAiohttp()).get_updates_request(OverAiohttp())
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
