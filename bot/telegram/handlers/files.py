"""Files that people send: downloaded within bounds, and read where nobody waits for it.

Only who may send topics is listened to, but for decks of Anki's, in which anybody may have answers
of their own. A file's name, size and kind are its sender's words:
what counts is what arrives. One file is read at a time, so that ten of them cannot take the memory
of ten.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Final, ParamSpec, TypeVar

from telegram import Document

from bot.engine.authoring.workshop import Workshop
from bot.limits import DOWNLOAD
from bot.telegram.api import ApiError, BotApi
from bot.tutor.model.events import Corrected, TookAlong, Unread, Uploaded
from bot.tutor.model.taking_along import Brought
from bot.views.texts import clean
from state.awaiting import awaited

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_NAME: Final = 100
_DECKS: Final = (".apkg", ".colpkg")
"""How the names of decks end, which learners may send for the answers of theirs in them."""


class Files:
    """Takes files for one bot."""

    def __init__(self, api: BotApi, workshop: Workshop) -> None:
        self._api = api
        self._workshop = workshop
        self._one_at_a_time = asyncio.Lock()

    async def welcome(self, learner_id: int, *, at_leisure: bool = False) -> bool:
        """Tell whether somebody may send topics, and if need be whether no question is open."""
        return await awaited(self._workshop.is_author(learner_id, at_leisure=at_leisure))

    async def take(self, learner_id: int, document: Document, at: int, message: int) -> Uploaded:
        """Download a file and read it; raises Unreachable, and whatever else is worth a retry."""
        name = _name_of(document)
        try:
            data = await self._download(document)
        except ApiError as refusal:
            too_large = refusal.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            why = Unread.TOO_LARGE if too_large else Unread.GONE
            return Uploaded(name, "", (), "", at, why)
        async with self._one_at_a_time:
            read = await asyncio.to_thread(self._workshop.read_file, learner_id, name, data)
            waiting = [one.files for one in read.found if not one.complaints]
            brought = await asyncio.to_thread(
                self._workshop.brought, learner_id, name, data, at, waiting
            )
        return Uploaded(
            name, read.kind, read.found, read.refused, at, brought=brought, message_id=message
        )

    async def pasted(self, learner_id: int, name: str, text: str, at: int) -> Uploaded:
        """Read cards that were typed, or copied out of another program, as a file of that name."""
        read = await self._alone(self._workshop.read_file, learner_id, f"{name}.txt", text.encode())
        return Uploaded(name, read.kind, read.found, read.refused, at)

    async def look(
        self, learner_id: int, document: Document, at: int, message: int
    ) -> Uploaded | None:
        """Look for a learner's own answers in a file; None where it cannot hold any, or be had."""
        name = _name_of(document)
        if not name.lower().endswith(_DECKS):
            return None
        if (data := await self._had(document)) is None:
            return None
        brought = await self._alone(self._workshop.brought, learner_id, name, data, at, [])
        return Uploaded(name, "", (), "", at, brought=brought or Brought(0, 0), message_id=message)

    async def take_along(self, learner_id: int, document: Document | None, at: int) -> TookAlong:
        """Take the answers along that a file holds of whoever has sent it."""
        if document is None or (data := await self._had(document)) is None:
            return TookAlong(None, at)
        name = _name_of(document)
        return TookAlong(
            await self._alone(self._workshop.take_along, learner_id, name, data, at), at
        )

    async def fix(self, learner_id: int, shown: str, typed: str, at: int) -> Corrected:
        """Put right the question that a message shows, in somebody's private chat."""
        outcome = await self._alone(self._workshop.fix, learner_id, learner_id, shown, typed)
        return Corrected(outcome, at)

    async def rename(self, learner_id: int, shown: str, title: str, at: int) -> Corrected:
        """Give a topic another title: the one that a message shows, or somebody's newest."""
        outcome = await self._alone(self._workshop.rename, learner_id, shown, title)
        return Corrected(outcome, at)

    async def _alone(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something with a file in a thread, while no other file is worked on."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(work, *args, **kwargs)

    async def _had(self, document: Document) -> bytes | None:
        """Download a file; None where Telegram does not give it."""
        try:
            return await self._download(document)
        except ApiError:
            return None

    async def _download(self, document: Document) -> bytes:
        too_large = ApiError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "file is too big")
        if (document.file_size or 0) > DOWNLOAD:
            raise too_large
        try:
            found = await self._api.call("getFile", {"file_id": document.file_id})
        except ApiError as refusal:
            raise (too_large if "too big" in refusal.description else refusal) from None
        return await self._api.download(str(found["file_path"]), DOWNLOAD)


def _name_of(document: Document) -> str:
    return clean(document.file_name or "")[:_LONGEST_NAME] or "file"
