"""A dialogue that was read is written as it stood, so that a change of it is all that is seen."""

from pathlib import Path

from tests.complaints import check_each
from tests.dialogues.player import read
from tests.dialogues.record import write


def test_a_dialogue_is_written_as_it_was_read(tmp_path: Path) -> None:
    def check(path: Path) -> None:
        write(tmp_path / path.name, read(path))
        assert (tmp_path / path.name).read_text("utf-8") == path.read_text("utf-8")

    check_each(Path(__file__).parent.glob("*.yaml"), check, lambda path: path.name)
