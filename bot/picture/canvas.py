"""A sheet to draw on: smooth shapes, sharp text.

Pillow draws shapes with hard edges. So they are drawn at twice the size and then halved; text,
which Pillow does smooth, is put on afterwards.
"""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from bot.picture.lettering import font
from bot.picture.palette import INK, PAPER

WIDTH = 720
"""Pixels: as wide as a phone of 360 points can show, opened; in a chat it gives a picture 280."""

MARGIN = 28

SMALL = 28
"""The smallest text: 11 points in a chat (28 x 280 / WIDTH)."""

TEXT = 30
HEAD = 34

Place = tuple[float, float]

_FINER = 2


class Canvas:
    """One part of a picture, as wide as all of it."""

    def __init__(self, height: int) -> None:
        self._image = Image.new("RGB", (WIDTH * _FINER, height * _FINER), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._texts: list[tuple[Place, str, int, bool, str, str]] = []

    def box(self, corner: Place, size: Place, fill: str, radius: float) -> None:
        """Fill a rectangle; one that has no width or height is not drawn."""
        (x, y), (width, height) = corner, size
        if width > 0 and height > 0:
            sides = [_fine(x), _fine(y), _fine(x + width) - 1, _fine(y + height) - 1]
            self._draw.rounded_rectangle(sides, _fine(radius), fill)

    def frame(self, corner: Place, size: Place, ink: str, radius: float) -> None:
        """Draw the outline of a rectangle."""
        (x, y), (width, height) = corner, size
        sides = [_fine(x), _fine(y), _fine(x + width) - 1, _fine(y + height) - 1]
        self._draw.rounded_rectangle(sides, _fine(radius), outline=ink, width=_fine(3))

    def line(self, places: Sequence[Place], ink: str, width: float) -> None:
        """Draw a line through places."""
        self._draw.line([(_fine(x), _fine(y)) for x, y in places], ink, _fine(width), "curve")

    def area(self, places: Sequence[Place], fill: str) -> None:
        """Fill what a line through three or more places encloses."""
        self._draw.polygon([(_fine(x), _fine(y)) for x, y in places], fill)

    def dot(self, place: Place, radius: float, fill: str) -> None:
        """Draw a dot."""
        self._draw.circle((_fine(place[0]), _fine(place[1])), _fine(radius), fill)

    def text(  # a line of text has so many properties, all but three with a default
        self,
        place: Place,
        text: str,
        size: int = TEXT,
        *,
        bold: bool = False,
        ink: str = INK,
        anchor: str = "ls",
    ) -> None:
        """Write a line; `anchor` is Pillow's: left, middle or right, and "s" for the baseline."""
        self._texts.append((place, text, size, bold, ink, anchor))

    def finished(self) -> Image.Image:
        """Give the part as an image in its real size."""
        image = self._image.reduce(_FINER)
        draw = ImageDraw.Draw(image)
        for place, text, size, bold, ink, anchor in self._texts:
            draw.text(place, text, ink, font(size, bold=bold), anchor)
        return image


def _fine(length: float) -> int:
    return round(length * _FINER)
