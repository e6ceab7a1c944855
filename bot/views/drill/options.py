"""Options on a small screen: written on the buttons where they fit, else lettered in the text."""

from collections.abc import Sequence
from math import ceil

from bot.tutor.language.choices import LETTERS
from bot.tutor.model.tokens import PromptToken
from bot.tutor.moves.asking import Handle
from bot.views.buttons import in_rows
from bot.views.message import Button, Rows
from bot.views.texts import Texts

FITS_BUTTON = 30
"""Characters that a button on a 360-pixel screen shows without cutting them."""

LETTERS_A_ROW = 5


def letter(place: int) -> str:
    """The letter of a place on the screen: 0 is "A"."""
    return LETTERS[place].upper()


def token(handle: Handle, verb: str, argument: int | None = None) -> str:
    """The data of a button of this prompt; `argument` is what its verb wants."""
    return str(PromptToken(handle.serial, handle.number, verb, argument))


def button(
    t: Texts, handle: Handle, name: str, verb: str = "", argument: int | None = None
) -> Button:
    """Make one under the name that the texts have for it, which is its verb unless one is given."""
    return Button(t.plain(f"button.{name}"), token(handle, verb or name, argument))


def fit_buttons(texts: Sequence[str]) -> bool:
    """Whether all options are short enough to stand in buttons whole."""
    return all(len(text) <= FITS_BUTTON for text in texts)


def rows_of(handle: Handle, labels: Sequence[str], taken: Sequence[int] = ()) -> Rows:
    """One button for each option that is not in `taken`; letters stand in rows, texts alone."""
    buttons = [
        Button(label, token(handle, "pick", place))
        for place, label in enumerate(labels)
        if place not in taken
    ]
    a_row = _even(len(buttons)) if all(len(label) <= 3 for label in labels) else 1
    return in_rows(buttons, a_row)


def _even(letters: int) -> int:
    """How many letters stand in a row, so that all rows are about as long."""
    rows = max(1, ceil(letters / LETTERS_A_ROW))
    return max(1, ceil(letters / rows))
