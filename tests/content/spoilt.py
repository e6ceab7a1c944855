"""A sound topic that a test may spoil, and what is then complained of."""

from pathlib import Path

import pytest

from content.complaint import ContentError
from content.load import load_topic

SOUND = Path(__file__).parent / "sound"


def complaints(folder: Path) -> list[str]:
    """Load, which must fail, and give the complaints without the folder's name."""
    with pytest.raises(ContentError) as caught:
        load_topic(folder)
    return [str(complaint).replace(f"{folder}/", "") for complaint in caught.value.complaints]


def spoil(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Put one fault into the sound topic and give the complaints."""
    path = folder / file
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} must be there once"
    path.write_text(text.replace(old, new))
    return complaints(folder)
