"""The token is never in a log: a last line of defence under all loggers.

Nothing of ours logs it, but libraries put whole addresses into messages and tracebacks, so every
line that is written is searched for it.
"""

import logging

from bot.config import Secret


class Redacting(logging.Formatter):
    """Writes a log line without the token, in one line, with control characters escaped."""

    def __init__(self, token: Secret) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, its traceback included."""
        text = super().format(record).replace(self._token.reveal(), "<token>")
        return text.replace("\r", "\\r") if record.exc_info else text.replace("\n", "\\n")


def start_logging(token: Secret, level: int = logging.INFO) -> None:
    """Log to standard error, redacted; the HTTP libraries only speak up when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "aiohttp.access", "telegram", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
