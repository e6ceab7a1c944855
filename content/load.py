"""From folders of content files to a library of topics, or to every complaint about them at once.

Shapes are pydantic's business, rules for one item are in `faults.rules`, names that point at one
another in `faults.references`; all three look at the same tree, so that one fault does not hide the
next. No topic half-loads: with a single fault in it, it is not used.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from content.complaint import Complaint, ContentError, Place
from content.faults.image_rules import images_of
from content.faults.plain_words import in_plain_words
from content.faults.references import dangling_names, doubled_names
from content.faults.rules import item_complaints
from content.faults.told import is_told
from content.files import TopicFiles, read_topic_files, topic_folders
from content.images import in_folder, is_image
from content.library import Library
from content.model.topic import Topic
from content.tree import MapNode, place_of, plain


class Written(Struct, frozen=True):
    """A topic together with the author's text, for whoever has more to say about it."""

    topic: Topic
    tree: MapNode

    def place(self, *path: int | str) -> Place:
        """Say where a part stands, as in `place("questions", 3, "samples")`."""
        return place_of(self.tree, path)


Check = Callable[[Written], Iterable[Complaint]]
"""Looks for what is wrong with a topic that loads."""


def load_topic(folder: Path) -> Topic:
    """Load one topic's folder; ContentError holds every complaint about it."""
    topic, complaints = _check(read_topic_files(folder), folder)
    if topic is None or complaints:
        raise ContentError(complaints)
    return topic


def load_library(root: Path, *, preview: bool = False) -> Library:
    """Load every topic in `root` and below; ContentError holds every complaint about any."""
    topics = [written.topic for written in load_written(root)]
    return Library(MappingProxyType({topic.topic: topic for topic in topics}), preview)


def load_written(root: Path) -> tuple[Written, ...]:
    """Load like `load_library`, and keep each topic's text."""
    topics: list[Written] = []
    complaints = [] if topic_folders(root) else [_no_topic(root)]
    for one in _each(root):
        complaints += one.complaints
        if one.written is not None:
            topics.append(one.written)
    if complaints:
        raise ContentError(complaints)
    return tuple(topics)


def reload(
    library: Library, root: Path, check: Check = lambda _: ()
) -> tuple[Library, ContentError | None]:
    """Load again; of a topic with a fault keep what is in hand, and say what the faults are.

    A topic that is other than in the library must also pass `check`. Where nothing has changed the
    library itself comes back, and without a topic that can be used nothing changes.
    """
    found = _each(root)
    complaints = [] if found else [_no_topic(root)]
    topics: dict[str, Topic] = {}
    for one in found:
        before = library.topics.get(one.name)
        wrong = [*one.complaints]
        if one.written is not None and one.written.topic != before:
            wrong += check(one.written)
        topic = before if wrong or one.written is None else one.written.topic
        complaints += wrong
        if topic is not None:
            topics.setdefault(topic.topic, topic)
    if any(not one.name for one in found):  # which topics these are cannot be told
        topics |= {name: topic for name, topic in library.topics.items() if name not in topics}
    error = ContentError(complaints) if complaints else None
    if not topics or topics == dict(library.topics):
        return library, error
    return Library(MappingProxyType(topics), library.preview), error


class _Folder(Struct, frozen=True):
    """What came of one folder."""

    name: str
    """The topic's, as far as it can be read."""
    written: Written | None
    complaints: tuple[Complaint, ...]


def _each(root: Path) -> list[_Folder]:
    """Load every folder by itself."""
    named: dict[str, Place] = {}
    found = []
    for folder in topic_folders(root):
        files = read_topic_files(folder)
        topic, complaints = _check(files, folder)
        complaints += _named_twice(files.tree, named)
        written = Written(topic, files.tree) if topic is not None else None
        found.append(_Folder(files.tree.text("topic") or "", written, tuple(complaints)))
    return found


def _check(files: TopicFiles, folder: Path) -> tuple[Topic | None, list[Complaint]]:
    beside = (file.name for file in folder.glob("*.*") if is_image(file.name))
    images = images_of(files.tree, in_folder(folder), beside)
    found = [
        *images.complaints,
        *item_complaints(files.tree),
        *doubled_names(files.tree),
        *(dangling_names(files.tree) if files.complete else ()),
    ]
    unread = {complaint.place for complaint in files.complaints}
    try:
        topic = Topic.model_validate(plain(files.tree), context=images.found)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        found += [
            _complaint(files.tree, fault)
            for fault in faults
            if (files.complete or len(fault["loc"]) > 1) and not is_told(fault, faults, files)
        ]
        topic = None
    return topic, [*files.complaints, *(one for one in found if one.place not in unread)]


def _complaint(tree: MapNode, error: ErrorDetails) -> Complaint:
    where = error["loc"]
    if where[0] == "questions" and len(where) > 3:
        where = (*where[:2], *where[3:])  # pydantic puts the question's type third
    if error["type"] == "union_tag_invalid":
        where = (*where, "type")
    return Complaint(place_of(tree, where), *in_plain_words(error))


def _no_topic(root: Path) -> Complaint:
    if not root.exists():
        return Complaint(Place(str(root), 1), "there is no such folder", "Check its name.")
    what = "there is no topic in this folder"
    return Complaint(Place(str(root), 1), what, "A topic is a folder with a file `topic.yaml`.")


def _named_twice(tree: MapNode, named: dict[str, Place]) -> list[Complaint]:
    """Complain when an earlier topic has this topic's name; else remember the name."""
    name = tree.text("topic") or ""
    first = named.setdefault(name, tree.at("topic"))
    if not name or first == tree.at("topic"):
        return []
    what = f"the topic `{name}` is already in {first}"
    return [Complaint(tree.at("topic"), what, "Give one of the two another name.")]
