"""The shape of everything that goes over the wire: a JSON object of the Bot API."""

from typing import Any

Json = dict[str, Any]
