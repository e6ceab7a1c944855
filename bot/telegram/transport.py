"""python-telegram-bot's requests, carried by aiohttp instead of httpx.

The library's own transport was its bottleneck (2.4 to 9 times fewer updates a second when
measured), and it logs addresses that hold the token. This one shares the session of `api.py`.
"""

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

DEFAULT_SECONDS = 20.0


class AiohttpRequest(BaseRequest):
    """A transport for `telegram.Bot` over a session that somebody else opens and closes."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take where the caller names no time."""
        return DEFAULT_SECONDS

    async def initialize(self) -> None:
        """Do nothing: the session is open already."""

    async def shutdown(self) -> None:
        """Do nothing: whoever opened the session closes it."""

    async def do_request(  # noqa: PLR0913, PLR0917  # the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # aiohttp queues inside connect
    ) -> tuple[int, bytes]:
        """Make one request; raises TimedOut or NetworkError, never naming the address."""
        timeout = aiohttp.ClientTimeout(
            total=_seconds(read_timeout) + _seconds(write_timeout),
            sock_connect=_seconds(connect_timeout),
        )
        try:
            async with self._http.request(
                method, url, data=_form(request_data), timeout=timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _seconds(value: object) -> float:
    """Read a time-out; the library has its own objects for "none" and "as usual"."""
    return float(value) if isinstance(value, int | float) else DEFAULT_SECONDS


def _form(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """Write parameters as a form; with files, as one of several parts."""
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(quote_fields=False)  # a file's name would arrive as "my%20data.csv"
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
