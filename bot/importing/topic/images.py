"""The images of a deck as files beside a topic's texts, of which one at a time is in memory.

A file is called by its image and a part of its digest, whatever it was called before: so a hostile
name is none here, two images of one name do not meet, and a second import finds the first one's.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from msgspec import Struct, field

from bot.importing.found import Deck, Media, pictures_of
from bot.importing.remarks import Refused
from content.ids import slug
from content.images import MOST_IMAGES, BadImage, Image, image_of

_ENDINGS = {"png": "png", "jpeg": "jpg"}


class Images(Struct, frozen=True):
    """What becomes of the images that a deck names."""

    files: dict[str, str] = field(default_factory=dict)
    """The file that an image will be, by its name in the deck."""
    images: dict[str, Image] = field(default_factory=dict)
    """What each of those files will be."""
    data: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    """What gives the bytes of each of those files."""
    faults: dict[str, str] = field(default_factory=dict)
    """Why an image cannot be shown, by its name in the deck."""


def look_at(deck: Deck) -> Images:
    """Look at every image that is shown: what it is, and what it will be called."""
    looked = Images()
    for name in dict.fromkeys(one.name for item in deck.items for one in pictures_of(item)):
        _look(name, deck.media, looked)
    return looked


def _look(name: str, media: Media, looked: Images) -> None:
    if name not in media:
        looked.faults[name] = "is not in the file"
        return
    if len(looked.images) >= MOST_IMAGES:
        looked.faults[name] = f"is one of more than {MOST_IMAGES}"
        return
    try:
        image = image_of(name, media[name]())
    except (BadImage, Refused) as wrong:
        looked.faults[name] = str(wrong)
        return
    stem = slug(PurePosixPath(name).stem)
    file = f"{stem}-{image.digest[:8]}.{_ENDINGS[image.kind]}"
    looked.files[name] = file
    looked.images[file] = image.model_copy(update={"file": file})
    looked.data[file] = media[name]
