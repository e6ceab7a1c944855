"""`/metrics`, read over HTTP as a monitor reads it."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.config import ConfigError
from bot.monitoring import Monitor, served
from state.records.learners import Attempt, Learner, Who
from state.records.mail import Arrival
from state.tables import attempts, learners, mailbox
from state.writer import Writer
from tests.databases import session_on

DEPLOY = Path(__file__).parents[1] / "deploy"
GUIDE = DEPLOY.parent / "docs" / "run-a-bot.md"
HISTOGRAMS = {"viva_update_seconds", "viva_letter_seconds"}
PARTS = ("bucket", "count", "sum")
NOON = 1_800_000_000
ADA = Who(7, 9_090_909_090)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    one = Writer(session_on(tmp_path / "viva.db"))
    one.do(lambda db: learners.welcome(db, ADA, Learner("Ada", "Europe/London"), NOON))
    yield one
    one.close()


@pytest.fixture
def monitor(writer: Writer, tmp_path: Path) -> Monitor:
    (tmp_path / "viva.db.health").write_text(f'{{"polled_at": {NOON - 4}}}')
    return Monitor(writer, tmp_path / "viva.db", lambda: NOON, lambda _db: 3)


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


Figures = dict[tuple[str, str], float]


def page(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return str(answer.read().decode())


def read(port: int) -> Figures:
    """Read all samples, by name and by the values of their labels."""
    return {
        (sample.name, " ".join(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(page(port))
        for sample in family.samples
    }


def answered(writer: Writer, outcome: str) -> None:
    attempt = Attempt("till", NOON, "canary-answer", outcome, 0.5, "points", None)
    writer.do(lambda db: attempts.note(db, ADA, attempt))


def test_what_bots_count_and_what_waits_can_be_read(
    monitor: Monitor, writer: Writer, port: int
) -> None:
    counts = monitor.watch("", 7)
    counts.updates_done, counts.letters_throttled = 5, 2
    counts.updates_took.note(0.03)
    counts.updates_took.note(99)
    writer.do(lambda db: mailbox.receive(db, 7, [Arrival(1, 42, "{}")], NOON - 9))
    with served(monitor, "127.0.0.1", port):
        figures = read(port)
    assert figures["viva_updates_total", "7 done"] == 5
    assert figures["viva_letters_total", "7 throttled"] == 2
    assert figures["viva_update_seconds_bucket", "7 0.05"] == 1
    assert figures["viva_update_seconds_count", "7"] == 2
    assert figures["viva_updates_waiting", "7"] == 1
    assert figures["viva_updates_oldest_seconds", "7"] == 9
    assert figures["viva_letters_waiting", "7"] == 0
    assert figures["viva_last_poll_age_seconds", "7"] == 4
    assert figures["viva_database_answers", ""] == 1
    assert figures["process_resident_memory_bytes", ""] > 0


def test_verdicts_are_counted_from_the_start_on_and_each_once(
    monitor: Monitor, writer: Writer, port: int
) -> None:
    monitor.watch("", 7)
    with served(monitor, "127.0.0.1", port):
        answered(writer, "right")
        first = read(port)
        answered(writer, "right")
        answered(writer, "wrong")
        read(port)
        last = read(port)
    assert first["viva_verdicts_total", "7 right"] == 1
    assert last["viva_verdicts_total", "7 right"] == 2
    assert last["viva_verdicts_total", "7 wrong"] == 1


def test_several_bots_are_told_apart_by_the_names_that_the_operator_gave(
    monitor: Monitor, port: int
) -> None:
    monitor.watch("maths", 7).updates_done = 1
    monitor.watch("law", 8).updates_done = 2
    assert monitor.watch("law", 8).updates_done == 2  # started again
    with served(monitor, "127.0.0.1", port):
        figures = read(port)
    assert figures["viva_updates_total", "maths done"] == 1
    assert figures["viva_updates_total", "law done"] == 2


def test_what_waits_for_a_bot_is_told_by_the_worker_that_runs_it(
    monitor: Monitor, writer: Writer, port: int, tmp_path: Path
) -> None:
    monitor.watch("maths", 7).updates_done = 1
    monitor.watch("law", 8)
    writer.do(lambda db: mailbox.receive(db, 7, [Arrival(1, 42, "{}")], NOON - 9))
    writer.do(lambda db: mailbox.receive(db, 8, [Arrival(1, 42, "{}")], NOON - 9))
    (tmp_path / "viva.db.law.health").write_text(f'{{"polled_at": {NOON - 4}}}')
    with served(monitor, "127.0.0.1", port):
        figures = read(port)
    assert figures["viva_updates_waiting", "law"] == 1
    assert ("viva_updates_waiting", "maths") not in figures
    assert figures["viva_updates_total", "maths done"] == 1  # what it did here stays


def test_a_bot_that_never_got_through_is_seen(monitor: Monitor, port: int, tmp_path: Path) -> None:
    (tmp_path / "viva.db.law.health").write_text(f'{{"begun_at": {NOON - 300}}}')
    with served(monitor, "127.0.0.1", port):
        assert read(port)["viva_last_poll_age_seconds", "law"] == 300


def test_a_database_that_does_not_answer_is_said_and_holds_nothing_else_up(
    monitor: Monitor, writer: Writer, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.monitoring._PATIENCE", 0.01)
    monitor.watch("", 7).updates_done = 3
    read_all = threading.Event()
    busy = writer.submit(lambda _: read_all.wait())
    try:
        with served(monitor, "127.0.0.1", port):
            figures = read(port)
    finally:
        read_all.set()
    assert figures["viva_database_answers", ""] == 0
    assert figures["viva_updates_total", "7 done"] == 3
    busy.result()


def test_nothing_of_a_person_can_be_read(monitor: Monitor, writer: Writer, port: int) -> None:
    monitor.watch("", 7)
    answered(writer, "right")
    with served(monitor, "127.0.0.1", port):
        text = page(port)
    assert "viva_verdicts" in text
    assert not any(told in text for told in ("canary", "Ada", str(ADA.learner_id), "till"))


def test_alerts_and_dashboard_name_only_figures_that_there_are(
    monitor: Monitor, writer: Writer, port: int
) -> None:
    monitor.watch("", 7)
    answered(writer, "unsure")
    with served(monitor, "127.0.0.1", port):
        known = {name for name, _ in read(port)}
    for file in ("alerts.yaml", "dashboard.json"):
        named = set(re.findall(r"\b(?:viva|process)_[a-z_]+", (DEPLOY / file).read_text("utf-8")))
        assert len(named) > 5
        assert named <= known, file
    assert {name for name in known if name.startswith("viva_")} == {
        name
        for figure in re.findall(r"`(viva_[a-z_]+)`", GUIDE.read_text("utf-8"))
        for name in ([f"{figure}_{part}" for part in PARTS] if figure in HISTOGRAMS else [figure])
    }


def test_an_address_that_is_taken_is_said_in_one_line(monitor: Monitor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(ConfigError, match=f"--metrics 127.0.0.1:{port}: "),
            served(monitor, "127.0.0.1", port),
        ):
            pass


def test_workers_are_counted_where_there_can_be_several(
    monitor: Monitor, writer: Writer, tmp_path: Path, port: int
) -> None:
    with served(monitor, "127.0.0.1", port):
        assert read(port)["viva_workers", ""] == 3
    with served(Monitor(writer, tmp_path / "viva.db", lambda: NOON), "127.0.0.1", port):
        assert ("viva_workers", "") not in read(port)
