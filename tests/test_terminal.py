"""The tutor at a shell prompt: numbers tap buttons, the clock moves, a kill loses nothing."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.engine.engine import Engine
from bot.engine.files.attachments import Attachments
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.terminal import LEARNER, Terminal
from bot.tutor.model.events import Commanded
from bot.views.texts import load_languages
from state.writer import Writer
from tests.databases import session_on
from tests.dialogues.player import cut_down
from tests.shipped import shipped

NOW = 1_772_442_000  # Monday 2 March 2026, 09:00 UTC
LIBRARY = cut_down(shipped(), ["sales-information/s-second-source"])
LINK = "t_sales-information"


class Shell:
    """A terminal on a database, with what it has printed."""

    def __init__(self, path: Path) -> None:
        self.printed: list[str] = []
        self.writer = Writer(session_on(path))
        self.engine = Engine(self.writer, LIBRARY, load_languages(), Profile(0, "Europe/London"))
        files = Attachments(self.writer.reading, 0, lambda: LIBRARY)

        def save(what: str, of: str) -> Path:
            return files.make(what, of).save(path.parent)

        self.terminal = Terminal(
            self.engine, self.writer, 0, lambda: NOW, self.printed.append, save
        )

    def type(self, *lines: str) -> str:
        """Type lines and give what was printed for the last of them."""
        for line in lines:
            self.printed.clear()
            self.terminal.read(line)
        return "\n".join(self.printed)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    opened = Shell(tmp_path / "chat.db")
    opened.terminal.run([])
    yield opened
    opened.writer.close()


def test_it_greets_and_numbers_the_buttons(shell: Shell) -> None:
    assert "[1] Collecting, judging" in "\n".join(shell.printed)


def test_a_number_taps_a_button_and_words_are_an_answer(shell: Shell) -> None:
    assert "check a second source" in shell.type("1")
    assert "Correct ✓" in shell.type("so you can cross chekc it")


def test_a_small_number_can_still_be_an_answer(shell: Shell) -> None:
    assert "Hint:" in shell.type("1", "1")
    assert "It is my answer" in shell.type("=1")


def test_the_clock_moves_on_and_what_was_missed_is_due(shell: Shell) -> None:
    shell.type("1", "/undo")
    assert "Show the answer" in shell.type("it is quicker")
    shell.type("2")
    assert "ahead" in shell.type(":tomorrow")
    assert "1 of 1" in shell.type("/revise")
    assert "3 days" in shell.type(":in 2d")


def test_why_shows_the_last_verdict_and_the_memory(shell: Shell) -> None:
    assert "Nothing has been answered" in shell.type(":why")
    shown = shell.type("1", "so you can cross check it", ":why")
    assert "sales-information/s-second-source" in shown
    assert "Stability" in shown


def test_a_file_is_saved_beside_the_database_and_its_place_is_said(
    shell: Shell, tmp_path: Path
) -> None:
    assert f"(Saved as {tmp_path / 'my-data.zip'}.)" in shell.type("/export")
    with ZipFile(tmp_path / "my-data.zip") as archive:
        assert "there" in archive.read("you.csv").decode()


def test_what_was_not_printed_before_a_kill_is_printed_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    first = Shell(path)
    first.engine.take(Incoming(LEARNER, LEARNER, "Ada", Commanded("start", LINK, NOW)))
    first.writer.close()  # killed after the turn was saved, and before it was printed
    second = Shell(path)
    second.terminal.run([])
    assert any("check a second source" in line for line in second.printed)
    assert any("Go on with question 1" in line for line in second.printed)
    second.writer.close()
