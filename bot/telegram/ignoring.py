"""The handler of updates that mean nothing to us: they are noted as done, and get no answer.

Without the note they would be worked off again after every start.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from state.file.writer import Writer
from state.tables import mailbox

Context = ContextTypes.DEFAULT_TYPE
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""What the library calls for an update."""


def ignoring(
    writer: Writer, bot_id: int
) -> Callable[[Update, Context | None], Coroutine[Any, Any, None]]:
    """Make the callback for one bot; it returns when the note is on disk, and needs no context."""

    async def ignore(update: Update, _context: Context | None) -> None:
        number = update.update_id
        await asyncio.wrap_future(writer.submit(lambda db: mailbox.finish(db, bot_id, number)))

    return ignore
