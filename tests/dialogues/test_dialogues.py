"""Every dialogue file is played, and the tutor must say what stands there."""

from pathlib import Path

import pytest

from tests.dialogues.player import fits, is_tutor, play, read

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tutor_says_what_the_dialogue_says(path: Path, tmp_path: Path) -> None:
    dialogue = read(path)
    heard = play(dialogue, tmp_path / "dialogue.db")
    assert len(heard) == len(dialogue.steps), _whole(heard)
    for expected, real in zip(dialogue.steps, heard, strict=True):
        ((who, what),) = expected.items()
        if is_tutor(who):
            assert fits(what, real.get(who, "")), _whole(heard)
        else:
            assert expected == real, _whole(heard)


def _whole(heard: list[dict[str, str]]) -> str:
    return "\n".join(f"{who}: {what}" for step in heard for who, what in step.items())
