"""Options on a small screen: lettered, in the button where they fit and in the text where not."""

from collections.abc import Sequence

from bot.tutor.language.choices import LETTERS
from bot.tutor.model.tokens import PromptToken
from bot.tutor.moves import Handle
from bot.views.message import Button, Rows

FITS_BUTTON = 30
"""Characters that a button on a 360-pixel screen shows without cutting them."""

LETTERS_A_ROW = 4


def letter(place: int) -> str:
    """Name a place on the screen."""
    return LETTERS[place].upper()


def token(handle: Handle, verb: str, argument: int | None = None) -> str:
    """Give the data of a button of this prompt."""
    return str(PromptToken(handle.serial, handle.number, verb, argument))


def fit_buttons(texts: Sequence[str]) -> bool:
    """Tell whether all options are short enough to stand in buttons."""
    return all(len(text) <= FITS_BUTTON for text in texts)


def rows_of(handle: Handle, labels: Sequence[str], taken: Sequence[int] = ()) -> Rows:
    """Give one button an option, in rows of letters where the labels are letters."""
    buttons = [
        Button(label, token(handle, "pick", place))
        for place, label in enumerate(labels)
        if place not in taken
    ]
    a_row = LETTERS_A_ROW if all(len(label) <= 3 for label in labels) else 1
    return tuple(tuple(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row))
