"""The Bot API as raw calls over aiohttp: what the receiver and the sender need, and no more.

python-telegram-bot turns every answer into objects, which costs more than grading one; the hot path
only needs a message's number. The address holds the token, so no error of this room carries an
address, and no exception of the HTTP library leaves it.
"""

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final

import aiohttp
from msgspec import Struct

from bot.config import Secret

_CHUNK: Final = 1 << 16
"""Bytes of a file that are taken at a time: it is given up soon where it is too big."""
_DOWNLOADING: Final = aiohttp.ClientTimeout(total=60)
"""Telegram lets a bot download 20 MB at most."""


class ApiError(Exception):
    """Telegram understood and refused; `description` is its own text."""

    def __init__(
        self,
        code: int,
        description: str,
        retry_after: float | None = None,
        moved_to: int | None = None,
    ) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        """Seconds to wait, where there were too many requests."""
        self.moved_to = moved_to
        """The new number of a group that has become a supergroup."""


class Unreachable(Exception):
    """No usable answer: no connection, a time-out, a gateway's page. The outcome is unknown."""


class Upload(Struct, frozen=True):
    """A file that goes with a call, in the field that the method wants it in."""

    field: str
    name: str
    content: bytes


class BotApi:
    """Calls methods of the Bot API."""

    def __init__(self, http: aiohttp.ClientSession, root: str, token: Secret) -> None:
        self.http = http
        self.root = root.rstrip("/")
        self._token = token

    async def call(
        self, method: str, payload: dict[str, Any], uploads: Sequence[Upload] = ()
    ) -> Any:
        """Call a method, perhaps with files, and give its result.

        Raises ApiError when Telegram refuses and Unreachable when no answer can be had.
        """
        return result_of(method, *await self.post(method, payload, uploads=uploads))

    async def post(
        self,
        method: str,
        payload: dict[str, Any],
        timeout: float = 20.0,  # noqa: ASYNC109  # handed to the HTTP client, which can tell connect from read
        uploads: Sequence[Upload] = (),
    ) -> tuple[int, bytes]:
        """Call a method and give the answer as it came; raises Unreachable when there is none."""
        url = f"{self.root}/bot{self._token.reveal()}/{method}"
        try:
            async with self.http.post(
                url, **_body(payload, uploads), timeout=aiohttp.ClientTimeout(total=timeout)
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(f"{method}: {type(error).__name__}") from None

    async def download(self, path: str, most: int) -> bytes:
        """Download what getFile points to.

        Raises ApiError where Telegram refuses or the file has more than `most` bytes, whatever
        was said of its size before, and Unreachable.
        """
        url = f"{self.root}/file/bot{self._token.reveal()}/{path}"
        try:
            async with self.http.get(url, timeout=_DOWNLOADING) as response:
                if response.status != HTTPStatus.OK:
                    return _refused(response.status)
                got = bytearray()
                async for chunk in response.content.iter_chunked(_CHUNK):
                    got += chunk
                    if len(got) > most:
                        raise ApiError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "file is too big")
                return bytes(got)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unreachable(f"download: {type(error).__name__}") from None


def _refused(status: int) -> bytes:
    """Say that a file cannot be had."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Unreachable(f"download: status {status}")
    raise ApiError(status, "the file cannot be downloaded")


def _body(payload: dict[str, Any], uploads: Sequence[Upload]) -> dict[str, Any]:
    if not uploads:
        return {"json": payload}
    form = aiohttp.FormData()
    for name, value in payload.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for upload in uploads:
        form.add_field(upload.field, upload.content, filename=upload.name)
    return {"data": form}


def result_of(method: str, status: int, body: bytes) -> Any:
    """Read an answer; raises ApiError for a refusal and Unreachable for what is no answer."""
    try:
        answer = json.loads(body)
        if answer["ok"]:
            return answer["result"]
        description = str(answer["description"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreachable(f"{method}: status {status}, no Bot API answer") from None
    if status >= 500:
        raise Unreachable(f"{method}: status {status}")
    hints = answer.get("parameters") or {}
    raise ApiError(status, description, hints.get("retry_after"), hints.get("migrate_to_chat_id"))
