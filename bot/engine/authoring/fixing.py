"""A question put right from the chat: found by what was shown, one text of it written anew.

A tutor replies to a question with `/fix` and the new words. Which question that is follows from the
text they reply to, so it may be an old one, or one that was forwarded. What comes of it is a topic
that waits to be published, like one that was sent; it is made in a thread, as those are read.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from msgspec import Struct

from bot.engine.authoring.reading import Taught, found_in
from bot.importing.remarks import Refused
from bot.importing.topic.retouch import retouch
from bot.tutor.model.authoring import Correction, NotFixed
from content import bundle
from content.bundle import Files
from content.complaint import ContentError
from content.keys.gaps import filled_in
from content.model.items import ClozeQuestion, Flashcard, Item
from content.model.topic import Topic

_KEYS: Final = ("ask", "front", "back", "why", "reword", "alt", "back_alt")
"""Keys that may be named before the new text, as in `why: It sells fast.`"""

_NAMED: Final = re.compile(rf"({'|'.join(_KEYS)})\s*:\s+(?=\S)", re.IGNORECASE)
_MARKUP: Final = re.compile(r"^```\w*$|[*_`~]", re.MULTILINE)
_BLANK: Final = "____"
_MOST_TEXT: Final = 2_000


class Shelf(Taught, Protocol):
    """The topics that can be put right, and where their files are."""

    def topics(self) -> Iterable[Topic]:
        """Give the topics to look into, the nearest first."""

    def is_taken(self, topic: str) -> bool:
        """Whether a topic is one that they may not change."""

    def files(self, topic: str) -> Files | None:
        """Give the files of a topic; None where there are none."""


class _Place(Struct, frozen=True):
    """An item that is to be put right."""

    topic: Topic
    item: Item
    key: str
    text: str


def fix(shown: str, typed: str, shelf: Shelf) -> Correction | NotFixed:
    """Put right the question of which `shown` is the message, with what was typed."""
    if not typed.strip():
        return NotFixed.NO_TEXT
    found = _found(shown, shelf.topics())
    if found is None:
        return NotFixed.NO_QUESTION
    topic, item = found
    if shelf.is_taken(topic.topic):
        return NotFixed.NOT_YOURS
    files = shelf.files(topic.topic)
    if files is None:
        return NotFixed.NO_FILES
    place = _Place(topic, item, *_change(item, typed[:_MOST_TEXT].strip()))
    if not hasattr(item, place.key):
        return NotFixed.NO_SUCH_TEXT
    return _written(place, files, shelf)


def _written(place: _Place, files: Files, shelf: Shelf) -> Correction | NotFixed:
    part = "flashcards" if isinstance(place.item, Flashcard) else "questions"
    changed = (place.key, place.text)
    before = str(getattr(place.item, place.key) or "")
    try:
        tree = bundle.load_files(files).tree
        after = retouch(files, tree, part, place.item.id, changed)
    except (Refused, ContentError, StopIteration):
        return NotFixed.NO_FILES
    found = found_in(after, (), shelf)
    if not found.complaints and _others_changed(place, bundle.load_files(after).topic):
        return NotFixed.NO_FILES
    return Correction(found, place.topic.title, place.key, before, place.text)


def _others_changed(place: _Place, after: Topic) -> bool:
    """Whether anything else is other than before, which must not be."""
    was = place.topic.model_copy(update={"topic": after.topic, "flashcards": (), "questions": ()})
    now = after.model_copy(update={"flashcards": (), "questions": ()})
    ids = [item.id for item in place.topic.items()]
    return was != now or ids != [item.id for item in after.items()]


def _change(item: Item, typed: str) -> tuple[str, str]:
    """Say which text is meant, and what it is to be; without a name, what is asked."""
    if named := _NAMED.match(typed):
        return named[1].lower(), typed[named.end() :]
    return ("front" if isinstance(item, Flashcard) else "ask"), typed


def _found(shown: str, topics: Iterable[Topic]) -> tuple[Topic, Item] | None:
    """Find the item that a message shows: the one of which it holds the longest text."""
    message = _plain(shown)
    best: tuple[int, Topic, Item] | None = None
    for topic, item in _each(topics):
        text = _plain(asked(item))
        if text and text in message and (best is None or len(text) > best[0]):
            best = (len(text), topic, item)
    return (best[1], best[2]) if best else None


def _each(topics: Iterable[Topic]) -> Iterator[tuple[Topic, Item]]:
    return ((topic, item) for topic in topics for item in topic.items())


def asked(item: Item) -> str:
    """Give the text with which an item is asked."""
    match item:
        case Flashcard(front=front):
            return front
        case ClozeQuestion(ask=ask):
            return filled_in(ask, lambda _: _BLANK)
        case _:
            return item.ask


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text.replace(_BLANK, "")).split())
