"""Images of topics on their way to Telegram: sent once as bytes, and then by the name it gave them.

What Telegram calls an image is noted with the receipt, for this bot alone, and outlives a restart.
Should it no longer know the name, the bytes are sent anew; should they be gone, or refused, the
words go without the image: a question is asked in any case.
"""

import asyncio
from collections.abc import Callable, Mapping, Set
from typing import Any

from msgspec import Struct, field, json

from bot.engine.files.attachments import Attachment
from bot.telegram.api import Upload
from bot.telegram.sending.calls import Call
from state.awaiting import awaited
from state.errors import NotSaved
from state.records.mail import Letter
from state.tables import topics
from state.writer import Writer

Named = dict[str, str]
"""An image as a letter names it: its `digest` and its `file`."""


class Loaded(Struct, frozen=True):
    """A call with its images in it."""

    call: Call
    uploads: tuple[Upload, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    """What Telegram calls those that are not uploaded, by digest."""


class Photos:
    """Puts images into the calls of one bot."""

    def __init__(self, writer: Writer, bot_id: int, make: Callable[[str, str], Attachment]) -> None:
        self._writer = writer
        self._bot_id = bot_id
        self._make = make

    async def load(self, letter: Letter, call: Call) -> Loaded:
        """Put a letter's images into its call.

        Raises ValueError or OSError where one is gone, StateError if none can be read.
        """
        wanted = _images(letter)
        digests = {one["digest"] for one in wanted.values()}
        if not digests:
            return Loaded(call)
        named = await self._names(digests)
        uploads = []
        for digest in sorted(digests - named.keys()):
            one = next(one for one in wanted.values() if one["digest"] == digest)
            file = await asyncio.to_thread(self._make, "image", json.encode(one).decode())
            uploads.append(Upload(_part(digest), file.name, file.content))
        sources = {
            place: named.get(one["digest"]) or f"attach://{_part(one['digest'])}"
            for place, one in wanted.items()
        }
        return Loaded(_with(call, sources), tuple(uploads), named)

    async def _names(self, digests: Set[str]) -> dict[str, str]:
        """Look up what Telegram calls images; what cannot be looked up just now is sent anew."""
        try:
            return await awaited(
                self._writer.submit(lambda db: topics.sent_as(db, self._bot_id, digests))
            )
        except NotSaved:
            return {}

    async def forget(self, loaded: Loaded) -> None:
        """Forget names that Telegram does not know any more; raises NotSaved."""
        digests = tuple(loaded.named)
        await awaited(self._writer.submit(lambda db: topics.forget_sent(db, self._bot_id, digests)))

    @staticmethod
    def named_in(letter: Letter, result: Any) -> dict[str, str]:
        """Read from a receipt what Telegram calls the images of a letter, by digest."""
        return {
            one["digest"]: file_id
            for place, one in _images(letter).items()
            if (file_id := _file_id(result, place)) is not None
        }


def _part(digest: str) -> str:
    """Name the part of a form that holds an image."""
    return f"image_{digest}"


def _images(letter: Letter) -> dict[int, Named]:
    """Give the images of a letter: that of its text by -1, those of its options by their place."""
    if letter.kind not in ("photo", "poll"):
        return {}
    body = json.decode(letter.body)
    own = {-1: body["image"]} if body.get("image") else {}
    options = enumerate(body.get("option_images") or ())
    return {**own, **{place: one for place, one in options if one is not None}}


def _with(call: Call, sources: Mapping[int, str]) -> Call:
    method, payload = call
    if method == "sendPhoto":
        return method, {**payload, "photo": sources[-1]}
    media = {"media": _photo(sources[-1])} if -1 in sources else {}
    options = [
        {**option, "media": _photo(sources[place])} if place in sources else option
        for place, option in enumerate(payload["options"])
    ]
    return method, {**payload, **media, "options": options}


def _photo(source: str) -> dict[str, str]:
    """An InputMediaPhoto."""
    return {"type": "photo", "media": source}


def _file_id(result: Any, place: int) -> str | None:
    """Find in a message what one of its images is called: the largest size stands last."""
    try:
        poll = result.get("poll")
        options = poll["options"] if poll else ()
        holder = options[place] if place >= 0 else poll or result
        sizes = (holder["media"] if poll else holder)["photo"]
        return str(sizes[-1]["file_id"])
    except (AttributeError, LookupError, TypeError):
        return None
