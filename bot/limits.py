"""How long things may be on Telegram, counted as Telegram counts: in UTF-16 code units."""

LIMIT = 4096
"""UTF-16 units that Telegram takes in one message."""


CAPTION = 1024
"""UTF-16 units of a file's caption."""


def units(text: str) -> int:
    """Count UTF-16 units, as Telegram does; markup counts too, which errs on the safe side."""
    return len(text.encode("utf-16-le")) // 2
