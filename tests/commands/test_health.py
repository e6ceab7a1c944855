"""`viva health`, as an operator types it."""

import json
import time
from pathlib import Path

from click.testing import CliRunner

from bot.commands import health


def test_health_says_how_long_ago_telegram_was_reached(tmp_path: Path) -> None:
    path = tmp_path / "viva.db"
    never = CliRunner().invoke(health.command, ["--db", str(path)])
    assert (never.exit_code, never.output) == (1, "never reached Telegram\n")
    note = path.with_name("viva.db.health")
    note.write_text(json.dumps({"polled_at": int(time.time())}))
    assert CliRunner().invoke(health.command, ["--db", str(path)]).exit_code == 0
    note.write_text(json.dumps({"polled_at": int(time.time()) - 600}))
    assert CliRunner().invoke(health.command, ["--db", str(path)]).exit_code == 1
