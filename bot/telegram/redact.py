"""The token is never in a log: a last line of defence under all loggers.

Nothing of ours logs it, but libraries put whole addresses into messages and tracebacks, so every
line that is written is searched for it.
"""

import logging
import sys
from types import TracebackType

from bot.config import Secret

log = logging.getLogger(__name__)


class Redacting(logging.Formatter):
    """Writes a message in one line and its traceback indented, both without the token.

    Control characters are escaped, so that nothing a learner typed can begin a line of its own.
    """

    def __init__(self, token: Secret) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        whole = token.reveal()
        # The half after the colon is the secret one, and stands alone where the colon is escaped.
        self._secrets = [secret for secret in (whole, whole.partition(":")[2]) if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, its traceback included."""
        record.message = record.getMessage()
        record.asctime = self.formatTime(record)
        text = _printable(self.formatMessage(record))
        if record.exc_info:
            trace = self.formatException(record.exc_info).split("\n")
            text += "".join(f"\n  {_printable(line)}" for line in trace)
        for secret in self._secrets:
            text = text.replace(secret, "<token>")
        return text


def start_logging(token: Secret, level: int = logging.INFO) -> None:
    """Log to standard error, redacted; the HTTP libraries only speak up when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "aiohttp.access", "telegram", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.excepthook = _log_crash


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write what ends the process through the log, so that it is redacted too."""
    log.critical("ended by an error nobody foresaw", exc_info=(kind, error, trace))


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
