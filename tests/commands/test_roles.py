"""`viva roles`, as an operator types it."""

from pathlib import Path

from click.testing import CliRunner

from bot.commands import roles
from tests.databases import put_empty


def test_roles_are_given_listed_and_taken(tmp_path: Path) -> None:
    path = tmp_path / "viva.db"
    put_empty(path)
    start = ["--db", str(path), "--bot", "7"]
    run = CliRunner()
    assert run.invoke(roles.command, [*start, "give", "42", "marker"]).output == (
        "42 is marker now\n"
    )
    assert run.invoke(roles.command, [*start, "list"]).output == "42  marker\n"
    assert (
        "not marker any more" in run.invoke(roles.command, [*start, "take", "42", "marker"]).output
    )
    assert "was not marker" in run.invoke(roles.command, [*start, "take", "42", "marker"]).output
    assert run.invoke(roles.command, [*start, "list"]).output == ""
