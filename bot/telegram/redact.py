"""The token is never in a log: a last line of defence under all loggers.

Nothing of ours logs it, but libraries put whole addresses into messages and tracebacks, so every
line that is written is searched for it. PostgreSQL quotes the row that it refuses, with names and
answers in it; that is cut out of tracebacks. Nor is a log filled by what goes wrong all the time.
"""

import json
import logging
import re
import sys
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from bot.config import Secret

log = logging.getLogger(__name__)

speaking: ContextVar[str] = ContextVar("speaking", default="")
"""The bot that logs, where one process serves several."""

SAY_EVERY = 60.0
"""Seconds between two lines in the log about the same nuisance, however often it comes."""


_QUOTED_ROW = re.compile(
    r"\nDETAIL: .*?(?=\n(?:HINT|CONTEXT|QUERY|LINE \d+): |\n\n(?:During|The above) |\Z)", re.DOTALL
)
"""What PostgreSQL says of a row, up to its next field, the next error, or the end."""


class Redacting(logging.Formatter):
    """Writes a message in one line and its traceback indented, both without the token.

    Control characters are escaped, so that nothing a learner typed can begin a line of its own.
    """

    def __init__(self, *tokens: Secret) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets: list[str] = []
        for token in tokens:
            self.hide(token)

    def hide(self, token: Secret) -> None:
        """Look out for one more token."""
        whole = token.reveal()
        # The half after the colon is the secret one, and stands alone where the colon is escaped.
        halves = (whole, whole.partition(":")[2])
        self._secrets += [one for one in halves if one and one not in self._secrets]

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, its traceback included."""
        bot = speaking.get()
        record.message = f"{bot}: {record.getMessage()}" if bot else record.getMessage()
        record.asctime = self.formatTime(record)
        text = _printable(self.formatMessage(record))
        if record.exc_info:
            trace = self.trace(record).split("\n")
            text += "".join(f"\n  {_printable(line)}" for line in trace)
        return self.redacted(text)

    def trace(self, record: logging.LogRecord) -> str:
        """Give the traceback of a record, without the rows that it quotes; "" if it has none."""
        return _QUOTED_ROW.sub("", self.formatException(record.exc_info)) if record.exc_info else ""

    def redacted(self, text: str) -> str:
        """Give a text without the tokens."""
        for secret in self._secrets:
            text = text.replace(secret, "<token>")
        return text


class RedactingJson(Redacting):
    """The same for programs: an object a line, with the traceback as one text."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record as JSON; `bot` is there where one process serves several."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "bot": speaking.get() or None,
            "message": self.redacted(record.getMessage()),
            "trace": self.redacted(self.trace(record)) or None,
        }
        return json.dumps({name: one for name, one in said.items() if one is not None})


def start_logging(*tokens: Secret, level: int = logging.INFO, as_json: bool = False) -> Redacting:
    """Log to standard error, redacted; the HTTP libraries only speak up when something is wrong."""
    handler = logging.StreamHandler()
    formatter = RedactingJson(*tokens) if as_json else Redacting(*tokens)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "aiohttp.access", "telegram", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.excepthook = _log_crash
    return formatter


def _log_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write what ends the process through the log, so that it is redacted too."""
    log.critical("ended by an error nobody foresaw", exc_info=(kind, error, trace))


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class Seldom:
    """Says something in the log at once, and then once a minute with how often it happened."""

    def __init__(self) -> None:
        self._said = float("-inf")
        self._times = 0

    def say(self, what: str, *details: object) -> None:
        """Warn, unless that was done a short while ago."""
        self._times += 1
        if time.monotonic() - self._said > SAY_EVERY:
            log.warning(f"{what} (times since the last such line: %s)", *details, self._times)
            self._said, self._times = time.monotonic(), 0
