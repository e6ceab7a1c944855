"""`viva export content`: a file a topic, and what its format cannot hold."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands import export
from bot.importing.found import Given
from bot.importing.recognise import recognise
from state.errors import InTheWay


@pytest.mark.parametrize(
    ("kind", "name", "known_as"),
    [
        ("apkg", "la-celula.apkg", "an Anki deck"),
        ("csv", "la-celula.csv", "a table of text (TSV, CSV, Quizlet)"),
        ("gift", "la-celula.gift.txt", "Moodle's GIFT"),
        ("moodle-xml", "la-celula.xml", "Moodle's XML"),
        ("aiken", "la-celula.aiken.txt", "Aiken"),
    ],
)
def test_a_topic_goes_into_any_format(kind: str, name: str, known_as: str, tmp_path: Path) -> None:
    arguments = ["content", "--as", kind, "--topic", "la-celula", "--to", str(tmp_path)]
    ran = CliRunner().invoke(export.command, arguments)
    assert ran.exit_code == 0, ran.output
    assert "24 items ->" in ran.output
    assert "the topic: misconceptions, and what shows them: 2 left out" in ran.output
    assert recognise(Given(name, (tmp_path / name).read_bytes())).name == known_as


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "la-celula.csv").write_text("mine", encoding="utf-8")
    arguments = ["content", "--as", "csv", "--topic", "la-celula", "--to", str(tmp_path)]
    ran = CliRunner().invoke(export.command, arguments)
    assert isinstance(ran.exception, InTheWay)
    assert (tmp_path / "la-celula.csv").read_text(encoding="utf-8") == "mine"


def test_a_topic_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    arguments = ["content", "--as", "csv", "--topic", "la-cellula", "--to", str(tmp_path)]
    ran = CliRunner().invoke(export.command, arguments)
    assert ran.exit_code == 2
    assert "la-celula" in ran.output
