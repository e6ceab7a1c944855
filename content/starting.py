"""A new topic, out of the template: small, whole, and every kind of thing once, to be written over.

All its items are drafts, so that nobody is asked about ladders because somebody forgot them.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

from content.ids import slug

_TEMPLATE: Final = files("content") / "template"


def start_topic(folder: Path, title: str) -> list[Path]:
    """Write the files of a new topic; FileExistsError where one of them is there already."""
    texts = {
        folder / entry.name: entry.read_text(encoding="utf-8")
        for entry in sorted(_TEMPLATE.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    }
    for path in texts:
        if path.exists():
            raise FileExistsError(path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        named = text.replace("TOPIC", slug(folder.resolve().name)).replace("TITLE", _quoted(title))
        path.write_text(named, encoding="utf-8")
    return list(texts)


def _quoted(title: str) -> str:
    return "'" + " ".join(title.split()).replace("'", "''") + "'"
