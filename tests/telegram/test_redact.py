"""The log: the token never shows, one line is one line, and answers are not in it."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import datetime

import pytest

from bot.config import Secret
from bot.telegram.redact import Redacting, RedactingJson, Seldom, start_logging
from content.library import Library
from tests.chatting import Run, only
from tests.telegram.conftest import Log

TOKEN = "7000000001:canaryCANARYcanaryCANARYcanary"


@pytest.fixture
def logger() -> tuple[logging.Logger, io.StringIO]:
    """Give a logger of its own that writes through the redaction."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting(Secret(TOKEN)))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    return logger, stream


def fail(text: str) -> None:
    raise RuntimeError(text)


def raised(text: str) -> RuntimeError:
    """Give an error that has been raised and caught, with its traceback."""
    with pytest.raises(RuntimeError) as caught:
        fail(text)
    return caught.value


def test_the_token_is_cut_out_of_messages_arguments_and_tracebacks(
    logger: tuple[logging.Logger, io.StringIO],
) -> None:
    log, stream = logger
    log.error("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    log.error("failed", exc_info=raised(f"https://api.telegram.org/bot{TOKEN}/getMe"))
    written = stream.getvalue()
    assert "canary" not in written
    assert written.count("<token>") == 2
    assert "Traceback" in written


def test_the_secret_half_of_the_token_is_cut_out_by_itself(
    logger: tuple[logging.Logger, io.StringIO],
) -> None:
    log, stream = logger
    log.error("bot7000000001%%3A%s", TOKEN.partition(":")[2])
    assert "canary" not in stream.getvalue()


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x1b[2J", "\x85"])
def test_what_somebody_typed_cannot_begin_a_line_of_its_own(
    logger: tuple[logging.Logger, io.StringIO], end: str
) -> None:
    log, stream = logger
    forged = f"harmless{end}2026-01-01 CRITICAL bot: forged"
    log.error("refused: %s", forged)
    log.error("refused: %s", forged, exc_info=raised(forged))
    lines = stream.getvalue().splitlines()
    assert not any(line.startswith("2026-01-01 CRITICAL") for line in lines)
    assert "\x1b" not in stream.getvalue()
    assert sum(not line.startswith("  ") for line in lines) == 2


@pytest.mark.parametrize("formatter", [Redacting, RedactingJson])
@pytest.mark.parametrize("behind", ["", "\nCONTEXT:  COPY learners", "\nHINT:  none"])
def test_a_row_that_a_server_refuses_is_not_quoted(formatter: type[Redacting], behind: str) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    log = logging.Logger("test")
    log.addHandler(handler)
    row = 'null value in column "zone"\nDETAIL:  Failing row contains (7, Ada,\nher words, null).'
    first = raised(row + behind)
    log.error("failed", exc_info=first)
    another = raised("another")
    another.__cause__ = first
    log.error("failed", exc_info=another)
    written = stream.getvalue()
    assert written.count("null value in column") == 2
    assert written.count("RuntimeError: another") == 1
    assert written.count(behind.strip()) >= (2 if behind else 0)
    assert "Ada" not in written
    assert "her words" not in written


def test_a_log_for_programs_has_an_object_a_line_without_the_token() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingJson(Secret(TOKEN)))
    log = logging.Logger("test")
    log.addHandler(handler)
    log.error("GET /bot%s/getMe\nforged", TOKEN)
    log.error("failed", exc_info=raised(f"/bot{TOKEN}/getMe"))
    assert "canary" not in stream.getvalue()
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first["message"] == "GET /bot<token>/getMe\nforged"
    assert (first["level"], first["logger"]) == ("ERROR", "test")
    assert "bot" not in first, "where there is but one"
    assert datetime.fromisoformat(first["at"]).tzinfo is not None
    assert "trace" not in first
    assert "RuntimeError: /bot<token>/getMe" in second["trace"]


def test_a_crash_of_the_whole_process_is_written_through_the_redaction(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    before = sys.excepthook, root.handlers[:], root.level
    try:
        start_logging(Secret(TOKEN))
        error = raised(f"https://api.telegram.org/bot{TOKEN}/getMe")
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook, root.handlers[:], root.level = before
    written = capsys.readouterr().err
    assert "RuntimeError: https://api.telegram.org/bot<token>/getMe" in written
    assert "canary" not in written


@pytest.fixture
def every_level(log: Log) -> Iterator[Log]:
    """Take whatever is said at any level, by the libraries too, as far as they are let speak."""
    root = logging.getLogger()
    before = sys.excepthook, root.handlers[:], root.level
    start_logging(Secret(TOKEN), level=1)
    log.setLevel(1)
    ours = logging.getLogger("bot")
    ours.removeHandler(log)
    ours.setLevel(logging.NOTSET)
    root.handlers[:] = [log]
    yield log
    sys.excepthook, root.handlers[:], root.level = before


async def test_a_whole_conversation_leaves_no_answer_in_the_log_at_any_level(
    every_level: Log, run: Run, library: Library
) -> None:
    log = every_level
    bot = await run(library=only(library, "till", "card"))
    ada = bot.phone("Ada Canary")
    for words in ("/start t_kinds", "my secret words", "skip", "more secret words", "/progress"):
        await ada.say(words)
    bot.deliver(message={"chat": {"id": ada.id}, "text": "broken secret"})
    await ada.say("/help")
    for name in ("bot", "aiohttp", "asyncio"):
        logging.getLogger(name).debug("%s is heard", name)
        assert f"DEBUG {name} is heard" in log.text
    assert "running as" in log.text
    assert "cannot be parsed" in log.text
    assert "secret" not in log.text
    assert "Canary" not in log.text
    assert bot.api.token not in log.text


def test_a_nuisance_is_said_at_once_and_then_seldom(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("bot.telegram.redact.time.monotonic", lambda: now)
    seldom = Seldom()
    for now in (100.0, 110.0, 160.0, 161.0, 162.0):  # noqa: B007  # the clock reads it
        seldom.say("a stranger called %s", "twice")
    assert [record.getMessage() for record in caplog.records] == [
        "a stranger called twice (times since the last such line: 1)",
        "a stranger called twice (times since the last such line: 3)",
    ]
