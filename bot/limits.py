"""How long things may be on Telegram, counted as Telegram counts: in UTF-16 code units."""

from content.faults.rules import units

__all__ = ["CAPTION", "DOWNLOAD", "LIMIT", "MAX_ID", "units"]

LIMIT = 4096
"""UTF-16 units that Telegram takes in one message."""

CAPTION = 1024
"""UTF-16 units of a file's caption."""

MAX_ID = 2**63 - 1
"""The largest number that can be stored: no update, person or chat of Telegram has a larger one."""

DOWNLOAD = 20_000_000
"""Bytes of a file that Telegram gives to a bot (Bot API, getFile)."""
