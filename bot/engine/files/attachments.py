"""What goes out as a file, made when it is sent: the outbox keeps what it is made from.

So a file costs nothing until it leaves, and a restart makes it again. Making one runs in a thread,
off the event loop and not in the writer's; it reads the database, if at all, through a connection
that can change nothing.
"""

import json
from collections.abc import Callable
from glob import escape
from pathlib import Path

from msgspec import Struct

from bot.engine.files.exporting import csv_files
from content import bundle
from content.images import digest_of, image_of
from content.library import Library
from content.one_file import joined
from state.privacy.exporting import export
from state.records.exports import Tables
from state.records.learners import Who
from state.sql import Connection, Reading
from state.tables import timetables, topics
from state.tables.classes import classbook


class Attachment(Struct, frozen=True):
    """A file, with the name that it is saved under."""

    name: str
    content: bytes

    def save(self, folder: Path) -> Path:
        """Write it into a folder, and give its place there."""
        path = folder / self.name
        path.write_bytes(self.content)
        return path


class Attachments(Struct, frozen=True):
    """Makes the files of one bot."""

    reading: Reading
    bot_id: int
    library: Callable[[], Library]
    """Gives what is taught at this moment."""
    content: Path | None = None
    """The folder of the operator's topics; None where they come from no folder."""

    def make(self, what: str, of: str) -> Attachment:
        """Make a file: `what` it is, and what it is made from, as its view wrote it down.

        Raises ValueError for a kind of file that there is not, StateError if the database
        cannot be read.
        """
        match what:
            case "picture":
                return Attachment("progress.png", _picture(of))
            case "card":
                return Attachment("my-week.png", _picture(of))
            case "export":
                return self._export(**json.loads(of))
            case "table":
                return self._table(**json.loads(of))
            case "topic":
                return self._topic(**json.loads(of))
            case "image":
                return self._image(**json.loads(of))
            case _:
                raise ValueError(f"no such kind of file: {what!r} of {len(of)} characters")

    def _export(self, learner: int) -> Attachment:
        """Make the files with all that is kept about a learner."""
        with self.reading() as db:
            return Attachment("my-data.zip", export(db, Who(self.bot_id, learner)))

    def _topic(self, topic: str, edition: int | None) -> Attachment:
        """Give a topic's files, in one where it can be: an edition, or the operator's folder."""
        if edition is not None:
            with self.reading() as db:
                packed = self._with_images(db, topics.files_of_edition(db, self.bot_id, edition))
        else:
            folder = bundle.find(self.content, topic) if self.content else None
            packed = bundle.pack(bundle.read(folder)) if folder else None
        if packed is None:
            raise ValueError(f"there are no files of {topic!r} any more")
        whole = joined(bundle.unpack(packed))
        return Attachment(f"{topic}.yaml", whole) if whole else Attachment(f"{topic}.zip", packed)

    def _with_images(self, db: Connection, packed: bytes | None) -> bytes | None:
        if packed is None:
            return None
        files = bundle.unpack(packed)
        return bundle.pack(
            bundle.put_together(files, lambda digest: topics.image(db, self.bot_id, digest))
        )

    def _image(self, digest: str, file: str) -> Attachment:
        """Find an image by what is in it: in the database, or beside the operator's topics.

        Its name gives nothing away.
        """
        with self.reading() as db:
            data = topics.image(db, self.bot_id, digest)
        if data is None and self.content is not None:
            found = (path.read_bytes() for path in self.content.rglob(escape(file)))
            data = next((one for one in found if digest_of(one) == digest), None)
        if data is None:
            raise ValueError(f"the image {digest} is not there any more")
        return Attachment(f"picture.{image_of(file, data).kind}", data)

    def _table(self, chat_id: int, table: str) -> Attachment:
        """Make one table of a group, for its tutors."""
        with self.reading() as db:
            db.execute("BEGIN")  # all of it from one moment
            first = next(iter(timetables.of_group(db, self.bot_id, chat_id)), None)
            tables = Tables(
                classbook.group_answers(db, self.bot_id, chat_id),
                classbook.group_learners(db, self.bot_id, chat_id),
                first.zone if first else "UTC",
            )
        return Attachment(f"{table}.csv", csv_files(tables, self.library())[table])


def _picture(of: str) -> bytes:
    from bot.picture.draw import draw  # noqa: PLC0415  # loads Pillow, which most starts never need
    from bot.picture.facts import load  # noqa: PLC0415  # likewise

    return draw(load(of))
