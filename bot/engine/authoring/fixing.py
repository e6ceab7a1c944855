"""A question put right from the chat: found by what was shown, one text of it written anew.

A tutor replies to a question with `/fix` and the new words. Which question that is follows from the
text they reply to, so it may be an old one, or one that was forwarded. What comes of it is a topic
that waits to be published, like one that was sent; it is made in a thread, as those are read. What
was put right before, and waits too, is kept in it: of two slips mended in a row none is lost.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from msgspec import Struct

from bot.engine.authoring.reading import Taught, found_in
from bot.importing.remarks import Refused
from bot.importing.topic.retouch import retitle, retouch
from bot.tutor.model.authoring import Correction, NotFixed
from content import bundle
from content.bundle import Files
from content.complaint import ContentError
from content.keys.gaps import filled_in
from content.model.items import ClozeQuestion, Flashcard, Item
from content.model.topic import Topic

_KEYS: Final = ("ask", "front", "back", "why", "reword", "alt", "back_alt")
"""Keys that may be named before the new text, as in `why: It sells fast.`"""

TITLE: Final = "title"
"""The key of the topic that the question belongs to, and that may be named in the same way."""

_NAMED: Final = re.compile(rf"({'|'.join((*_KEYS, TITLE))})\s*:\s+(?=\S)", re.IGNORECASE)
_OTHER_NAME: Final = re.compile(r"[a-z_]+\s*:\s")
"""What looks like a key, and is none of these: "answer: ", "hint: ". A sentence has a capital."""
_MARKUP: Final = re.compile(r"^```\w*$|[*_`~]", re.MULTILINE)
_BLANK: Final = "____"
_MOST_TEXT: Final = 2_000


class FixableTopics(Taught, Protocol):
    """The topics that can be put right, and where their files are."""

    def topics(self) -> Iterable[Topic]:
        """Give the topics to look into, the nearest first."""

    def is_taken(self, topic: str) -> bool:
        """Whether a topic is one that they may not change."""

    def files(self, topic: str) -> Files | None:
        """Give the files of a topic; None where there are none."""

    def waiting(self, topic: str) -> str:
        """Give the digest of the one that waits in its place, and that `files` gives; or ""."""


class _Place(Struct, frozen=True):
    """An item that is to be put right."""

    topic: Topic
    item: Item
    key: str
    text: str


def fix(shown: str, typed: str, shelf: FixableTopics) -> Correction | NotFixed:
    """Put right the question of which `shown` is the message, with what was typed."""
    if not typed.strip():
        return NotFixed.NO_TEXT
    found = _found(shown, shelf.topics())
    if found is None:
        return NotFixed.NO_QUESTION
    topic, item = found
    place = _Place(topic, item, *_change(item, typed[:_MOST_TEXT].strip()))
    if place.key == TITLE:
        return rename(topic.topic, place.text, shelf)
    if shelf.is_taken(topic.topic):
        return NotFixed.NOT_YOURS
    files = shelf.files(topic.topic)
    if files is None:
        return NotFixed.NO_FILES
    if not hasattr(item, place.key):
        return NotFixed.NO_SUCH_TEXT
    return _written(place, files, shelf)


def names_title(typed: str) -> str:
    """Give the title that is typed with the name of its key; "" where another text is meant."""
    named = _NAMED.match(typed.strip())
    return typed.strip()[named.end() :] if named and named[1].lower() == TITLE else ""


def rename(topic: str, title: str, shelf: FixableTopics) -> Correction | NotFixed:
    """Give a topic another title. Its name for the bot stays, so that no progress is lost."""
    if shelf.is_taken(topic):
        return NotFixed.NOT_YOURS
    files = shelf.files(topic)
    if files is None:
        return NotFixed.NO_FILES
    try:
        before = bundle.load_files(files)
        after = retitle(files, before.tree, title)
    except ContentError:
        return NotFixed.NO_FILES
    found, was = found_in(after, (), shelf), before.topic.title
    return Correction(found, was, TITLE, was, title, shelf.waiting(topic))


def _written(place: _Place, files: Files, shelf: FixableTopics) -> Correction | NotFixed:
    part = "flashcards" if isinstance(place.item, Flashcard) else "questions"
    changed = (place.key, place.text)
    before = str(getattr(place.item, place.key) or "")
    try:
        there = bundle.load_files(files)
        after = retouch(files, there.tree, part, place.item.id, changed)
    except (Refused, ContentError, StopIteration):
        return NotFixed.NO_FILES
    found = found_in(after, (), shelf)
    if not found.complaints and _others_changed(there.topic, bundle.load_files(after).topic):
        return NotFixed.NO_FILES
    topic = place.topic
    instead_of = shelf.waiting(there.topic.topic)
    return Correction(found, topic.title, place.key, before, place.text, instead_of)


def _others_changed(before: Topic, after: Topic) -> bool:
    """Whether anything beside the items is other than before, which must not be."""
    was, now = (
        one.model_copy(update={"flashcards": (), "questions": ()}) for one in (before, after)
    )
    return was != now or [one.id for one in before.items()] != [one.id for one in after.items()]


def _change(item: Item, typed: str) -> tuple[str, str]:
    """Say which text is meant, and what it is to be; without a name, what is asked."""
    if named := _NAMED.match(typed):
        return named[1].lower(), typed[named.end() :]
    if other := _OTHER_NAME.match(typed):
        return other[0], ""
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
