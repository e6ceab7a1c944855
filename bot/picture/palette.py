"""The colours of a picture: one hue by lightness, and greys.

What a colour says is always said by a number, a size or a shape as well. A picture has these
colours and the steps between them, no others, which keeps its file small and its colours exact.
"""

from itertools import product

from PIL import Image, ImageColor

PAPER = "#ffffff"
INK = "#16202a"
SOFT = "#4d5a66"
"""For what explains: 7 to 1 against the paper, which is what WCAG asks for at level AAA."""

FAINT = "#e9eef3"
"""For what is empty: the track of a bar, a day without questions."""

LINE = "#8794a1"
BLUES = ("#bcd9f2", "#7fb3e3", "#3d84c6", "#0b4a87")
"""From pale to dark, told apart by lightness, which every eye can see."""

_SMOOTH = 4
"""Steps from one colour to another at a smooth edge."""


def reduced(picture: Image.Image) -> Image.Image:
    """Bring a picture down to the colours of this room."""
    return picture.quantize(palette=_palette(), dither=Image.Dither.NONE)


def _palette() -> Image.Image:
    grounds, inks = (PAPER, FAINT, BLUES[0]), (INK, SOFT, FAINT, LINE, *BLUES)
    colours = [
        _between(ground, ink, step / _SMOOTH)
        for ground, ink, step in product(grounds, inks, range(_SMOOTH + 1))
    ]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in dict.fromkeys(colours) for part in colour])
    return image


def _between(one: str, other: str, share: float) -> tuple[int, ...]:
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)
