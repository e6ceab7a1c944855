"""Images on a phone: each with words, because Telegram describes none to those who cannot see.

Options with an image are sent before their question, each under its letter; the question repeats
what is to be seen on them, so that the letters can be chosen without scrolling back.
"""

from collections.abc import Sequence

from bot.views.drill.options import letter
from bot.views.message import Picture
from bot.views.texts import Html, Texts
from content.images import Image
from content.model.fields import UNDESCRIBED, Pictured
from content.model.items import Option


def pictures_of(thing: Pictured | None, t: Texts) -> tuple[Picture, ...]:
    """Give the picture of something, if it has one."""
    return picture(thing.image, thing.alt, t) if thing is not None else ()


def picture(image: Image | None, alt: str | None, t: Texts) -> tuple[Picture, ...]:
    """Give a picture with its words; none where there is none."""
    return (Picture(image, _told(alt, t)),) if image is not None else ()


def _told(alt: str | None, t: Texts) -> Html:
    if alt is None or alt == UNDESCRIBED:
        return t("picture.undescribed")
    return t("picture.told", alt=alt)


def of_options(choices: Sequence[Option], order: Sequence[int], t: Texts) -> tuple[Picture, ...]:
    """Give the pictures of options, in the order shown, each with its letter."""
    return tuple(
        Picture(image, t("picture.option", letter=letter(place)))
        for place, index in enumerate(order)
        if (image := choices[index].image) is not None
    )
