"""`viva roles`, as an operator types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import viva
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
    assert "nobody has a role yet" in run.invoke(roles.command, [*start, "list"]).output


def test_the_bot_and_its_database_are_named_before_the_verb_or_behind_it(tmp_path: Path) -> None:
    put_empty(tmp_path / "viva.db")
    database, bot = [f"--db={tmp_path / 'viva.db'}"], ["--bot", "7"]
    run = CliRunner()
    for arguments in (
        [*database, *bot, "give", "42", "marker"],
        ["give", *database, "42", "marker", *bot],
        [*bot, "give", "42", "marker", *database],
    ):
        assert run.invoke(roles.command, arguments).output == "42 is marker now\n", arguments


def test_of_an_option_given_twice_the_one_behind_the_verb_counts(tmp_path: Path) -> None:
    put_empty(tmp_path / "viva.db")
    database = ["--db", str(tmp_path / "viva.db")]
    run = CliRunner()
    run.invoke(roles.command, ["--bot", "7", "give", "42", "marker", "--bot", "8", *database])
    assert run.invoke(roles.command, ["--bot", "8", "list", *database]).output == "42  marker\n"
    listed = run.invoke(roles.command, ["--bot", "7", "list", *database]).output
    assert listed.startswith("nobody has a role yet")


@pytest.mark.parametrize(
    "arguments",
    [
        ["roles", "--help"],
        ["roles", "give", "--help"],
        ["roles", "--db", "x.db", "invite", "--help"],
        ["db", "restore", "--help"],
        ["db", "--db", "x.db", "check", "--help"],
        ["samples", "export", "--help"],
    ],
)
def test_help_is_printed_whatever_is_not_set(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VIVA_TOKEN", "VIVA_DB"):
        monkeypatch.delenv(name, raising=False)
    printed = CliRunner().invoke(viva, arguments)
    assert printed.output.startswith(f"Usage: viva {arguments[0]} ")
    assert printed.exit_code == 0
