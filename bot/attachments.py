"""What goes out as a file, made when it is sent: the outbox keeps what it is made from.

So a file costs nothing until it leaves, and a restart makes it again. Making one runs in a thread,
off the event loop and not in the writer's; it reads the database, if at all, through a connection
that can change nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.picture.draw import draw
from bot.picture.facts import load


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, with the name that it is saved under."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachments:
    """Makes the files of one bot."""

    database: Path
    bot_id: int

    def make(self, what: str, of: str) -> Attachment:
        """Make a file: `what` it is, and what it is made from, as its view wrote it down.

        Raises ValueError for a kind of file that there is not.
        """
        match what:
            case "picture":
                return Attachment("progress.png", draw(load(of)))
            case _:
                raise ValueError(f"no such kind of file: {what!r} of {len(of)} characters")
