"""What all commands have in common: whatever an operator can mend is one line and an exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands import play, preview
from bot.config import ConfigError
from tests.commands.test_importing import ran
from tests.databases import put_empty

TABLE = "Dog\tel perro\nCat\tel gato\nBird\tel pajaro\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place at which nobody, not even root, can write: below a file."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    return tmp_path / "file" / "below"


def test_where_nothing_can_be_written_every_command_says_so_in_a_line(
    place: Path, tmp_path: Path
) -> None:
    database, table = tmp_path / "viva.db", tmp_path / "table.tsv"
    put_empty(database)
    table.write_text(TABLE, encoding="utf-8")
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("new", place),
        ("schema", place),
        ("import", table, "--to", place),
        ("export", "content", "--as", "csv", "--to", place),
        ("export", "answers", place, "--db", database, "--bot", "7"),
    )
    for arguments in commands:
        why = ran(*arguments).exception
        assert isinstance(why, ConfigError), arguments
        assert "below" in str(why)
        assert "\n" not in str(why)


def test_a_port_that_there_is_not_is_refused_at_once() -> None:
    for command, more in ((play.command, []), (preview.command, ["."])):
        refused = CliRunner().invoke(command, ["--port", "99999", *more])
        assert refused.exit_code == 2
        assert "0<=x<=65535" in refused.output


def test_what_is_to_be_typed_next_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    made = ran("new", tmp_path / "Cold food")
    assert made.output.splitlines()[-1] == f"Next: viva preview '{tmp_path}/Cold food'"
