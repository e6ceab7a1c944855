"""The baseline: the echo bot of python-telegram-bot's own examples, and nothing but the library.

`python -m benchmarks.load.echo <root of a Bot API server> [--concurrent]`; the token is in
ECHO_TOKEN. It keeps nothing and sends one message for each that comes.
"""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


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
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
