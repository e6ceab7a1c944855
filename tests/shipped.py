"""The topics that are shipped: read once a process, for nothing in them ever changes.

`python -m tests.shipped` goes through them and notes in `content/sound.txt` that they are sound, so
that no bot goes through them again; a test fails when one has changed since.
"""

from functools import cache
from pathlib import Path

from bot.grading.batch.known_sound import digest
from bot.grading.batch.self_check import surprises
from bot.tutor.model.teaching import Teaching
from content.complaint import ContentError
from content.library import Library
from content.load import load_library, load_written

SHIPPED = Path(__file__).parent.parent / "content" / "topics"
NOTED = SHIPPED.with_name("sound.txt")


@cache
def shipped() -> Library:
    """Everything that is shipped; reading it takes longer than most tests."""
    return load_library(SHIPPED)


@cache
def shipped_teaching() -> Teaching:
    """The same, with its keys compiled."""
    return Teaching.of(shipped())


def sound() -> str:
    """Give the note for topics that are sound; raises ContentError where one is not."""
    written = load_written(SHIPPED)
    if faults := [fault for one in written for fault in surprises(one)]:
        raise ContentError(faults)
    return "".join(f"{digest(one)}  {one.topic.topic}\n" for one in written)


if __name__ == "__main__":
    NOTED.write_text(sound(), encoding="utf-8")
