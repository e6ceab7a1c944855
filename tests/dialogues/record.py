"""Writes the tutor's lines of dialogue files anew: `python -m tests.dialogues.record FILE...`.

For whoever has changed a text on purpose. The learners' lines stay as they are; what the tutor
says is taken from a real run, and the difference is there for everybody to read.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import asdict

from state.values import replace
from tests.dialogues.player import Dialogue, play, read


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    clean = "\n".join(line.rstrip() for line in text.split("\n"))
    style = "|" if "\n" in clean else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", clean, style=style)


_Dumper.add_representer(str, _text)


_APART = ("not_new", "steps")
"""What is written in a form of its own, below the rest."""


def write(path: Path, dialogue: Dialogue) -> None:
    """Write a dialogue file."""
    head = {name: value for name, value in asdict(dialogue).items() if value and name not in _APART}
    parts = [
        yaml.dump(head, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100),
        f"not_new: [{', '.join(dialogue.not_new)}]\n" if dialogue.not_new else "",
        "steps:\n",
        *(
            yaml.dump([step], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
            for step in dialogue.steps
        ),
    ]
    path.write_text("".join(parts), encoding="utf-8")


def main() -> None:
    """Record every file named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        dialogue = read(path)
        with tempfile.TemporaryDirectory() as folder:
            steps = play(dialogue, Path(folder) / "dialogue.db")
        write(path, replace(dialogue, steps=steps))


if __name__ == "__main__":
    main()
