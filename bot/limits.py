"""How long things may be on Telegram, counted as Telegram counts: in UTF-16 code units."""

from content.rules import units

__all__ = ["CAPTION", "DOWNLOAD", "LIMIT", "units"]

LIMIT = 4096
"""UTF-16 units that Telegram takes in one message."""

CAPTION = 1024
"""UTF-16 units of a file's caption."""

DOWNLOAD = 20_000_000
"""Bytes of a file that Telegram gives to a bot (Bot API, getFile)."""
