"""The parameters of one request, read as Telegram reads them.

A value may arrive as a query string, a form field, a multipart part or JSON; a form holds JSON as
text. Missing and empty are the same. Readers raise ApiError (400) with Telegram's texts.
"""

import json
import re
from typing import Any

from msgspec import Struct, field

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.wire import Json

WHOLE_NUMBER = re.compile(r"\s*(-?\d+)")


class Upload(Struct, frozen=True):
    """A file that came in a multipart part."""

    name: str
    kind: str
    data: bytes


class Params(Struct, frozen=True):
    """Named values and uploaded files."""

    values: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter was given at all, even empty."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """The value as text, empty when missing."""
        value = self.values.get(name)
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        return json.dumps(value)

    def integer(
        self, name: str, default: int = 0, low: int | None = None, high: int | None = None
    ) -> int:
        """The leading whole number, moved into low..high; the default when there is none."""
        text = self.text(name)
        match = WHOLE_NUMBER.match(text)
        number = default if not text else int(match[1]) if match else 0
        if low is not None:
            number = max(number, low)
        return number if high is None else min(number, high)

    def flag(self, name: str) -> bool:
        """A yes or no; anything but true, yes and 1 is no."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def parsed(self, name: str, what: str = "") -> Any:
        """The JSON value, None when missing; raises ApiError (400) that names it by `what`."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what or name} JSON object") from None
