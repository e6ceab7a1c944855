"""`viva health`, as an operator types it."""

import json
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands import health
from state.postgres import leases
from state.postgres.database import create, open_database
from state.records.learners import Learner, Who
from state.records.mail import Arrival, Letter
from state.tables import learners, mailbox
from tests.databases import open_or_make
from tests.server import Server


def test_health_says_how_long_ago_telegram_was_reached(tmp_path: Path) -> None:
    path = tmp_path / "viva.db"
    never = CliRunner().invoke(health.command, ["--db", str(path)])
    assert (never.exit_code, never.output) == (1, "never reached Telegram\n")
    note = path.with_name("viva.db.health")
    note.write_text(json.dumps({"polled_at": int(time.time())}))
    assert CliRunner().invoke(health.command, ["--db", str(path)]).exit_code == 0
    note.write_text(json.dumps({"polled_at": int(time.time()) - 600}))
    assert CliRunner().invoke(health.command, ["--db", str(path)]).exit_code == 1


def test_a_bot_that_never_got_through_is_unwell_after_three_minutes(tmp_path: Path) -> None:
    path, now = tmp_path / "viva.db", int(time.time())
    note = path.with_name("viva.db.health")
    note.write_text(json.dumps({"begun_at": now - 5}))
    assert CliRunner().invoke(health.command, ["--db", str(path)]).exit_code == 0
    note.write_text(json.dumps({"begun_at": now - 600}))
    never = CliRunner().invoke(health.command, ["--db", str(path)])
    assert never.exit_code == 1
    assert never.output.startswith("never reached Telegram, begun 60")


def test_what_waits_is_said_too(tmp_path: Path) -> None:
    path, now = tmp_path / "viva.db", int(time.time())
    path.with_name("viva.db.health").write_text(json.dumps({"polled_at": now}))
    with closing(open_or_make(path)) as db:
        quiet = CliRunner().invoke(health.command, ["--db", str(path)])
        mailbox.receive(db, 7, [Arrival(1, 42, "{}"), Arrival(2, 43, "{}")], now - 90)
        mailbox.post(db, 8, 42, [Letter("text", "{}")], now - 5)
        learners.welcome(db, Who(7, 42), Learner("Ada", "UTC"), now)
        db.execute(
            "INSERT INTO reminders (bot_id, learner_id, minute, remind_at) VALUES (7, 42, 0, ?)",
            (now - 600,),
        )
        busy = CliRunner().invoke(health.command, ["--db", str(path)])
    assert len(quiet.output.splitlines()) == 1
    reached, updates, letters, late = busy.output.splitlines()
    assert reached.startswith("reached Telegram")
    assert updates.startswith("2 updates to work off, the oldest for 9")
    assert letters.startswith("1 letters to send, the oldest for ")
    assert late.startswith("a reminder or a question of a group is 60")
    assert busy.exit_code == 0


def test_of_many_bots_the_one_that_is_unwell_is_named(tmp_path: Path) -> None:
    path, now = tmp_path / "viva.db", int(time.time())
    path.with_name("viva.db.maths.health").write_text(json.dumps({"polled_at": now}))
    path.with_name("viva.db.baking.health").write_text(json.dumps({"polled_at": now - 600}))
    path.with_name("viva.db.maths.health.new").touch()
    unwell = CliRunner().invoke(health.command, ["--db", str(path)])
    assert unwell.exit_code == 1
    first, second = unwell.output.splitlines()
    assert first.startswith("baking: reached Telegram 60")
    assert second.startswith("maths: reached Telegram ")


def test_a_worker_in_reserve_is_well_while_it_hears_from_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    server = ["--db", "postgresql://viva@/viva?host=/nowhere"]
    never = CliRunner().invoke(health.command, server)
    assert (never.exit_code, never.output) == (1, "never heard from the database\n")
    heard = tmp_path / "viva-server.worker"
    heard.write_text(json.dumps({"polled_at": int(time.time())}))
    reserve = CliRunner().invoke(health.command, server)
    assert (reserve.exit_code, len(reserve.output.splitlines())) == (0, 1)
    bot = tmp_path / "viva-server.maths.health"
    bot.write_text(json.dumps({"polled_at": int(time.time()) - 600}))
    assert CliRunner().invoke(health.command, server).exit_code == 1


@pytest.mark.postgres
def test_workers_on_a_server_are_counted(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with server.database() as url:
        create(url)
        with closing(open_database(url, leases.WORKER)):
            said = CliRunner().invoke(health.command, ["--db", url]).output
    assert said.splitlines() == ["never heard from the database", "1 worker on the database"]
