"""A file that a tutor sent from the chat, read as `viva import` and `viva check` would together.

That takes seconds for a large deck, so it runs in a thread, off the event loop and not in the
writer's. The file is anybody's bytes: its size is bounded before it comes here, what it unpacks to
is bounded here, and whatever goes wrong in a reader is a refusal.
"""

import logging
import re
import tempfile
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from bot.engine.authoring.remarks import remarks_on
from bot.grading.batch.languages import what_works
from bot.grading.batch.self_check import surprises
from bot.importing.bundles import is_bundle, topics_in
from bot.importing.found import Deck, Given
from bot.importing.recognise import recognise
from bot.importing.remarks import Refused
from bot.importing.topic.merge import Merged
from bot.importing.topic.write import plan, save
from bot.tutor.model.authoring import Found, changes_between, taken_back
from content import bundle
from content.bundle import Files
from content.complaint import Complaint, ContentError, Place
from content.ids import free, slug
from content.images import is_image
from content.load import Written
from content.mending import mend_folder
from content.model.topic import Topic
from content.one_file import in_utf_8, is_of_a_topic, name_in, parted, put_into
from state.values import replace

log = logging.getLogger(__name__)

MOST_UNPACKED: Final = 100_000_000

MOST_TOPICS: Final = 8
"""Topics that one file may hold."""

MOST_FILES: Final = 5_000_000
"""Bytes of one topic's files, without its images."""

MOST_IMAGES: Final = 20_000_000
"""Bytes of one topic's images: as much as Telegram gives to a bot in one file."""

_ARCHIVE: Final = "a topic's folder"
_ONE_FILE: Final = "a topic in one file"

_IN_TWO: Final = "Make two topics of it."

_OF_WHICH: Final = (
    "it does not say which topic it is of. Write the topic's name above all else, as in "
    "`topic: cold-food`. What the file does not hold stays as it is in that topic."
)

_PLACE: Final = re.compile(r"\b(?:topic|quiz|flashcards|samples)\.yaml:(?=\d)")
"""Where a complaint says that something stands, in a file of a folder."""

_NAME: Final = re.compile(rb"^topic: .*$", re.MULTILINE)
"""Where an import writes the topic's name."""


class Taught(Protocol):
    """What is taught, to compare with."""

    def topic(self, name: str) -> Topic | None:
        """Give what is taught under a name."""


class ChangeableTopics(Taught, Protocol):
    """What is there already, as far as whoever sends a file may change it."""

    def files(self, topic: str) -> Files | None:
        """Give the files of a topic that they may change; None where there is none."""

    def titled(self, title: str) -> str:
        """Give the name of a topic of this title that they may change; "" where there is none."""

    def is_taken(self, topic: str) -> bool:
        """Whether the name is that of a topic that they may not change."""

    def before_fixes(self, topic: str) -> Topic | None:
        """Give a topic as it was before its questions were put right one by one, if they were."""


class Read(Struct, frozen=True):
    """What a file came to."""

    kind: str
    found: tuple[Found, ...] = ()
    refused: str = ""


def read_file(name: str, data: bytes, shelf: ChangeableTopics) -> Read:
    """Read a file, whatever it is; never raises for anything that is in it."""
    given = Given(name, data, most=MOST_UNPACKED)
    try:
        if is_bundle(data):
            topics = topics_in(given)
            if len(topics) > MOST_TOPICS:
                return _too_many(name, len(topics))
            return Read(_ARCHIVE, tuple(_checked(files, shelf) for files in topics))
        if is_of_a_topic(data):
            return Read(_ONE_FILE, (_in_one_file(name, in_utf_8(data), shelf),))
        kind = recognise(given)
        decks = kind.read(given)
        if len(decks) > MOST_TOPICS:
            return _too_many(name, len(decks))
        return Read(kind.name, tuple(_imported(deck, name, shelf) for deck in decks))
    except Refused as why:
        return Read("", refused=str(why))
    except (ValueError, TypeError, LookupError, ArithmeticError, OSError, RecursionError):
        log.exception("a file of %s bytes could not be read", len(data))
        return Read("", refused=f"{name}: this file cannot be read.")


def _too_many(name: str, count: int) -> Read:
    why = f"{name}: it holds {count} topics, and I take {MOST_TOPICS} at a time."
    return Read("", refused=why)


def _imported(deck: Deck, source: str, shelf: ChangeableTopics) -> Found:
    """Import a deck into the topic of that title or name, if its sender may change it.

    Else it becomes a new one. One that was renamed takes what goes on with it, and no other deck of
    the name that it had.
    """
    titled = shelf.titled(deck.title)
    topic = titled if titled and shelf.files(titled) else free(slug(deck.title), _Taken(shelf))
    there = shelf.files(topic)
    files, merged = _merged(deck, source, there or {})
    if there and slug(merged.folder.title) != slug(deck.title) and not merged.goes_on:
        topic, there = free(slug(deck.title), _Taken(shelf, topic)), None
        files, merged = _merged(deck, source, {})
    if not there:
        files["topic.yaml"] = _NAME.sub(b"topic: %s" % topic.encode(), files["topic.yaml"], 1)
    notes = tuple(f"{one.source}: {one.text}" for one in merged.remarks)
    return found_in(files, notes, shelf, added_to=there is not None)


def _merged(deck: Deck, source: str, there: Files) -> tuple[dict[str, bytes], Merged]:
    """Put a deck into the files of a topic."""
    with tempfile.TemporaryDirectory(prefix="viva-import-") as place:
        folder = Path(place)
        bundle.write(there, folder)
        merged = plan(deck, source, folder)
        save(merged)
        return bundle.read(folder), merged


def _checked(files: Files, shelf: ChangeableTopics) -> Found:
    """Check a topic that came as a whole, mended where that is beyond doubt."""
    with tempfile.TemporaryDirectory(prefix="viva-mend-") as place:
        folder = Path(place)
        bundle.write(files, folder)
        done = tuple(line.replace(f"{folder}/", "") for line in mend_folder(folder))
        files = bundle.read(folder)
    found = found_in(files, done, shelf)
    if found.topic:
        found = replace(found, remarks=remarks_on(bundle.load_files(files)))
    if found.topic and shelf.is_taken(found.topic):
        return _refused(files, (_not_yours(found.topic),), found.title)
    before, now = shelf.before_fixes(found.topic), shelf.topic(found.topic)
    if before is None or now is None:
        return found
    return replace(found, taken_back=taken_back(before, now, bundle.load_files(files).topic))


def _not_yours(topic: str) -> Complaint:
    what = f"a topic with the name `{topic}` is taught already, and is not yours"
    return Complaint(Place("topic.yaml", 1), what, "Give yours another name after `topic:`.")


def _in_one_file(name: str, data: bytes, shelf: ChangeableTopics) -> Found:
    """Check a topic that came as one text, or the part of one that is there already.

    Whatever is said of it names the file that was sent.
    """
    topic, parts = name_in(data), parted(data)
    if not topic:
        raise Refused(f"{name}: {_OF_WHICH}")
    if shelf.is_taken(topic):
        found = _refused(parts, (_not_yours(topic),))
    else:
        found = _checked(put_into(shelf.files(topic) or {}, parts), shelf)

    def told(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_PLACE.sub(f"{name}:", line) for line in lines)

    return replace(
        found,
        complaints=told(found.complaints),
        notes=told(found.notes),
        remarks=told(found.remarks),
    )


def found_in(
    files: Files, notes: tuple[str, ...], shelf: Taught, *, added_to: bool = False
) -> Found:
    """Load and check a topic's files; what is wrong with them is among its complaints."""
    if too_large := _too_large(files):
        return _refused(files, (Complaint(Place("topic.yaml", 1), too_large, _IN_TWO),))
    try:
        written = bundle.load_files(files)
    except ContentError as error:
        return _refused(files, error.complaints)
    if wrong := surprises(written):
        here = sorted({bundle.in_file(one) for one in wrong})
        return _refused(files, tuple(here), written.topic.title)
    return _sound(files, written, notes, shelf, added_to=added_to)


def _sound(
    files: Files, written: Written, notes: tuple[str, ...], shelf: Taught, *, added_to: bool
) -> Found:
    topic, files = written.topic, _without_space_in_front(files)
    unused = sorted({one for one in files if is_image(one)} - {one.file for one in topic.images()})
    if unused:
        notes = (*notes, f"{', '.join(unused[:5])}: shown nowhere, left out")
    files, images = bundle.set_apart(files, topic.images())
    return Found(
        topic=topic.topic,
        title=topic.title,
        cards=len(topic.flashcards),
        questions=len(topic.questions),
        concepts=len(topic.concepts),
        drafts=sum(item.draft for item in topic.items()),
        digest=bundle.digest_of(files),
        files=bundle.pack(files),
        images=images,
        shown=frozenset(one.digest for one in topic.images()),
        changes=changes_between(shelf.topic(topic.topic), topic),
        notes=(*notes, *what_works(topic.language)),
        added_to=added_to,
    )


def _without_space_in_front(files: Files) -> Files:
    """Give files without the blank lines that kept the numbers of those that they were cut from."""
    return {
        name: data.lstrip(b"\r\n") if name.endswith(".yaml") else data
        for name, data in files.items()
    }


def _too_large(files: Files) -> str:
    """Say what there is too much of; empty where there is not."""
    for what, most, images in (("files", MOST_FILES, False), ("images", MOST_IMAGES, True)):
        size = sum(len(data) for name, data in files.items() if is_image(name) is images)
        if size > most:
            return f"its {what} have {size} bytes, and {most} is the most"
    return ""


def _refused(files: Files, complaints: tuple[Complaint, ...], title: str = "") -> Found:
    said = tuple(map(str, complaints))
    return Found("", title, 0, 0, 0, 0, bundle.digest_of(files), b"", complaints=said)


class _Taken(Struct, frozen=True):
    """The names that are not free, to be looked into with `in`."""

    shelf: ChangeableTopics
    besides: str = ""

    def __contains__(self, topic: object) -> bool:
        return topic == self.besides or self.shelf.is_taken(str(topic))
