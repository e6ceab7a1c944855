"""What a turn about somebody's own content looks at: what they sent, what is taught, their rights.

A topic that somebody tries out before anybody else is asked it stands beside the library under a
name that no topic can have, so that nothing learnt from it is ever taken for something else.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from textwrap import shorten
from typing import Final

from msgspec import Struct, field

from bot.tutor.model.drill import Drill
from bot.tutor.model.session import Session, beneath
from content.model.items import Item, Status
from content.model.topic import Topic
from state.records.learners import Role
from state.records.topics import Edition, Upload

FOR_ALL: Final = frozenset({Role.OWNER, Role.ORGANISER})
"""Who may change every topic, and publishes for everybody."""

_MARK: Final = "~"
"""What a name begins with that is no topic's: ids begin with a letter."""

_A_LINE: Final = 72
"""Characters of a question in a list of changes."""


class Change(StrEnum):
    """What an edition brought."""

    NEW = "new"  # a topic that was not there
    ITEMS = "items"  # other items, or items that are other than before
    WORDS = "words"  # something else of the topic alone
    BACK = "back"  # an earlier edition again
    DISK = "disk"  # what the operator's folder holds
    GONE = "out"  # nothing: the topic is out of use
    NONE = "none"  # nothing that is not taught already
    FIX = "fix"  # one item, and nothing else


class Changes(Struct, frozen=True):
    """What an edition brought, as it is told."""

    kind: Change
    added: int = 0
    changed: int = 0
    gone: int = 0
    """Items, by their ids."""
    number: int = 0
    """The edition that came back."""
    item: str = ""
    """The id of the question that was put right."""
    asked: str = ""
    """What it asks, cut short; empty in editions that were made before this was kept."""

    def dump(self) -> str:
        """Write it down."""
        kept = {"added": self.added, "changed": self.changed, "gone": self.gone}
        numbers = {name: count for name, count in kept.items() if count}
        more = {"number": self.number} if self.number else {}
        about = {"item": self.item, "asked": self.asked} if self.item else {}
        return json.dumps({"kind": self.kind, **numbers, **more, **about})


def changes_of(edition: Edition) -> Changes:
    """Read what an edition brought."""
    kept = json.loads(edition.changes)
    return Changes(**{**kept, "kind": Change(kept["kind"])})


def changes_between(before: Topic | None, after: Topic) -> Changes:
    """Compare two states of a topic, item by item."""
    if before is None:
        return Changes(Change.NEW, added=len(_by_id(after)))
    if before == after:
        return Changes(Change.NONE)
    old, new = _by_id(before), _by_id(after)
    added, gone = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    others = [name for name in new if name in old and old[name] != new[name]]
    if len(others) == 1 and not added and not gone:
        asked = shorten(new[others[0]].asked, _A_LINE, placeholder="…")
        return Changes(Change.FIX, item=others[0], asked=asked)
    changed = len(others)
    kind = Change.ITEMS if added or changed or gone else Change.WORDS
    return Changes(kind, added, changed, gone)


def taken_back(before: Topic, now: Topic, after: Topic) -> tuple[str, ...]:
    """Say what those items ask now that were put right since `before`, and are not in `after`."""
    old, new = _by_id(before), _by_id(after)
    return tuple(
        shorten(item.asked, _A_LINE, placeholder="…")
        for name, item in _by_id(now).items()
        if name in old and name in new and old[name] == new[name] != item
    )


def _by_id(topic: Topic) -> dict[str, Item]:
    return {item.id: item for item in topic.items()}


class Found(Struct, frozen=True):
    """A topic that was found in a file, before its author has decided about it."""

    topic: str
    title: str
    cards: int
    questions: int
    concepts: int
    drafts: int
    digest: str
    files: bytes
    """A zip of its folder, in which pointers stand for images (`content.images`)."""
    changes: Changes = Changes(Change.NONE)
    """What it would bring to what is taught."""
    complaints: tuple[str, ...] = ()
    """What is wrong with it, with file and line; nobody can be asked it then."""
    notes: tuple[str, ...] = ()
    """What was left out or changed, and what works in its language."""
    remarks: tuple[str, ...] = ()
    """What would make it better, what matters most first; it can be taught as it is."""
    added_to: bool = False
    """Whether it is an import into a topic that is there."""
    taken_back: tuple[str, ...] = ()
    """What those questions ask now that were put right since, and would be as before again."""
    shown: frozenset[str] = frozenset()
    """The digests of its images."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """Those that came with it, by digest."""


class Correction(Struct, frozen=True):
    """A topic in which one text was put right: of a question, or its own title."""

    found: Found
    title: str
    key: str
    """The key of that text, as in the topic's files."""
    before: str
    after: str
    instead_of: str = ""
    """The digest of the topic that waited to be published and of which it takes the place."""


class NotFixed(StrEnum):
    """Why a question was not put right."""

    NO_TEXT = "no_text"  # nothing was typed behind the command
    NO_QUESTION = "no_question"  # the message that was replied to shows none
    NOT_YOURS = "not_yours"  # the topic is somebody else's
    NO_SUCH_TEXT = "no_such_text"  # a flashcard has no `ask`
    NO_FILES = "no_files"  # its files cannot be had, or not be edited line by line
    NO_TITLE = "no_title"  # no new name was typed
    NO_TOPIC = "no_topic"  # there is nothing of theirs that could be named anew


class Authoring(Struct, frozen=True):
    """What somebody may do with content, and what is there to do it with."""

    roles: frozenset[Role] = frozenset()
    groups: tuple[str, ...] = ()
    """The names of the groups that they look after."""
    own: frozenset[str] = frozenset()
    """Topics that they have published."""
    of_groups: frozenset[str] = frozenset()
    """Topics that tutors of the same groups have published for them."""
    uploads: tuple[Upload, ...] = ()
    upload: Upload | None = None
    """The one that a button or the open preview is about."""
    draft: Topic | None = None
    """That one as a topic."""
    current: tuple[Edition, ...] = ()
    """The newest edition of each topic."""
    history: tuple[Edition, ...] = ()
    """Editions of the topic that is named, the newest first."""
    edition: Edition | None = None
    """The one that a button names."""
    on_disk: frozenset[str] = frozenset()
    """Topics of the operator's folder."""

    @property
    def is_author(self) -> bool:
        """Whether they may send topics at all."""
        return bool(self.groups) or bool(self.roles & {*FOR_ALL, Role.TUTOR})

    @property
    def is_for_all(self) -> bool:
        """Whether what they publish is for everybody."""
        return bool(self.roles & FOR_ALL)

    def may_change(self, topic: str) -> bool:
        """Whether they may publish under this name: a new one, or that of a topic of theirs."""
        if self.is_for_all:
            return True
        is_there = topic in self.on_disk or self.edition_of(topic) is not None
        return self.is_author and (not is_there or topic in self.own | self.of_groups)

    def edition_of(self, topic: str) -> Edition | None:
        """Give the newest edition of a topic; None for one that was never published here."""
        return next((one for one in self.current if one.topic == topic), None)


def trial_name(digest: str) -> str:
    """Give the name under which a topic is tried out."""
    return f"{_MARK}{digest}"


def on_trial(session: Session) -> str | None:
    """Give the digest of the topic that is being tried out; None if none is."""
    match beneath(session.activity):
        case Drill(topics=(str(name), *_)) if name.startswith(_MARK):
            return name.removeprefix(_MARK)
        case _:
            return None


def is_trial(name: str) -> bool:
    """Whether a topic of this name, or an item of it, is only tried out."""
    return name.startswith(_MARK)


def as_trial(topic: Topic, digest: str) -> Topic:
    """Give a topic as it is tried out: with its drafts, under a name that is no topic's."""
    live: Mapping[str, object] = {"draft": False, "status": Status.LIVE}

    def asked(item: Item) -> Item:
        return item if item.status is Status.RETIRED else item.model_copy(update=live)

    return topic.model_copy(
        update={
            "topic": trial_name(digest),
            "flashcards": tuple(map(asked, topic.flashcards)),
            "questions": tuple(map(asked, topic.questions)),
        }
    )


class KeepUpload(Struct, frozen=True):
    """Keep a topic that somebody sent, for them alone."""

    found: Found


class DropUpload(Struct, frozen=True):
    """Throw away a topic that somebody sent."""

    digest: str


class Publish(Struct, frozen=True):
    """Teach everybody a topic that somebody sent."""

    upload: Upload
    changes: Changes
    with_drafts: bool
    """Whether its author has read what is marked as drafts."""
    for_all: bool
    """Whether everybody is taught it, or only the groups of its makers."""


class GoBack(Struct, frozen=True):
    """Teach everybody an earlier edition again; None for what the operator's folder holds."""

    topic: str
    title: str
    to: Edition | None
    changes: Changes


AuthoringRecord = KeepUpload | DropUpload | Publish | GoBack
