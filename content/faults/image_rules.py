"""What a topic says of its images, held against the files: each is there, and described in words.

Telegram reads no text aloud for a photo, so whoever cannot see one, or cannot load it, has `alt`
instead: it is always asked for. As the rules for items do, these read the author's own text.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct, field

from content.complaint import Complaint, Place, did_you_mean
from content.ids import same
from content.images import MOST_IMAGES, BadImage, Find, Image, is_image
from content.model.fields import UNDESCRIBED
from content.tree import MapNode, TextNode

_KEYS = {"image": "alt", "back_image": "back_alt"}
"""Where an image is named, and where it is put into words."""


class Images(Struct):
    """The images that a topic names, by the name that stands there, and what is wrong with them."""

    found: dict[str, Image] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)


def images_of(tree: MapNode, find: Find, beside: Iterable[str]) -> Images:
    """Find every image that a topic names; `beside` are the images that are there."""
    images = Images()
    names = tuple(beside)
    bad: dict[str, BadImage] = {}
    for group in _groups(tree):
        for key in _KEYS.keys() & group.entries.keys():
            node = group.entries[key]
            if isinstance(node, TextNode) and node.value.strip():
                _take(node, find, names, images, bad)
        images.complaints += _words(group)
    for question in tree.maps("questions"):
        images.complaints += _options(question)
    if len(images.found) > MOST_IMAGES:
        what = f"this topic has {len(images.found)} images, and {MOST_IMAGES} is the most"
        images.complaints.append(Complaint(tree.at("topic"), what, "Make two topics of it."))
    return images


def _groups(tree: MapNode) -> Iterator[MapNode]:
    """List whatever may have an image."""
    yield from chain(tree.maps("concepts"), tree.maps("flashcards"))
    for question in tree.maps("questions"):
        yield from (question, *question.maps("choices"))


def _take(
    node: TextNode, find: Find, beside: tuple[str, ...], images: Images, bad: dict[str, BadImage]
) -> None:
    name = node.value.strip()
    if name not in images.found and name not in bad:
        try:
            images.found[name] = _look(name, find, beside)
        except BadImage as wrong:
            bad[name] = wrong
    if name in bad:
        images.complaints.append(
            Complaint(node.place, f"`{name}` {bad[name].what}", bad[name].mend)
        )


def _look(name: str, find: Find, beside: tuple[str, ...]) -> Image:
    if not is_image(name):
        if "/" in name or "\\" in name or ":" in name:
            mend = "Put the file beside this one, and write its name alone."
            raise BadImage("is not the name of a file in this folder", mend)
        raise BadImage("is not the name of an image", "Write one that ends in .png, .jpg or .jpeg.")
    try:
        return find(name)
    except OSError:
        mend = did_you_mean(name, beside) if beside else "Put the file beside this one."
        raise BadImage("is not in this folder", mend) from None


def _words(group: MapNode) -> Iterator[Complaint]:
    for key, alt in _KEYS.items():
        if key in group.entries and alt not in group.entries:
            what = f"`{key}` has no `{alt}`"
            mend = f"Write after `{alt}:` what is to be seen there, for whoever cannot see it."
            yield Complaint(group.at(key), what, mend)
        elif alt in group.entries and key not in group.entries:
            what = f"`{alt}` stands here without `{key}`"
            yield Complaint(group.at(alt), what, f"Add `{key}: ...`, or delete it.")


def _options(question: MapNode) -> Iterator[Complaint]:
    """Of images to choose from each must be told in words, and in other words than the others."""
    seen: dict[str, Place] = {}
    for option in question.maps("choices"):
        if "image" not in option.entries or (alt := option.text("alt")) is None:
            continue
        read = same(alt)
        if alt == UNDESCRIBED:
            what = "an image to choose has to be described"
            yield Complaint(option.at("alt"), what, "Write what is to be seen, not what it is.")
        elif read in seen:
            what = f"this `alt` is also in line {seen[read].line}"
            yield Complaint(option.at("alt"), what, "Say how the two can be told apart.")
        seen.setdefault(read, option.at("alt"))
