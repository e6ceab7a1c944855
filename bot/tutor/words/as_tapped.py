"""What the buttons on the screen say, typed instead of tapped: it does what the tap would do.

Small words around it make no difference ("take a quiz please"), nor does a slip of the thumb; while
nothing is open, its place will do as well: "the 2nd one". Options of a question are read elsewhere
(`bot.tutor.language.choices`), and nothing is erased in words.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.text.spelling import within
from bot.tutor import greeting
from bot.tutor.account.own_data import ERASE
from bot.tutor.language.choices import LETTERS, Tapped, place_named
from bot.tutor.language.intents import MOST_SLIPS, Intents
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill
from bot.tutor.model.session import OnScreen, Session
from bot.tutor.model.tokens import MenuToken, PromptToken, parse
from bot.tutor.understanding.open_item import awaited, may_be_answer
from bot.tutor.understanding.would_earn import is_in_key

_LONG: Final = 8
"""Signs from which a label is recognised that is misspelt by two: fewer are easily other words."""
_LONGEST: Final = 64
"""Signs up to which a message is held against buttons, and more than any of them says."""


def is_meant(desk: Desk, data: str, text: str) -> bool:
    """Whether words that name a button are meant for it, and not as an answer to what is open."""
    token = parse(data)
    if isinstance(token, PromptToken) and token.argument is not None:
        return not isinstance(awaited(desk), Tapped)
    return not (may_be_answer(desk) and is_in_key(desk, text))


def named(session: Session, intents: Intents, text: str) -> str | None:
    """Give what the button carries whose words or place are typed; None where none is meant."""
    buttons = [one for one in session.buttons if not _erases(one)]
    if not buttons or len(text) > _LONGEST:
        return None
    said = plain(text)
    labels = [plain(one.label) for one in buttons]
    is_letter = len(said) == 1 and said.isalpha()
    place = None if is_letter else _worded(intents, labels, said)
    if place is None and not _is_asked(session):
        place = _place(session, buttons, text)
    return None if place is None else buttons[place].data


def _erases(button: OnScreen) -> bool:
    match parse(button.data):
        case MenuToken(verb=verb):
            return verb == ERASE
        case _:
            return False


def _is_asked(session: Session) -> bool:
    match session.activity:
        case Drill(over=False):
            return True
        case _:
            return False


def _worded(intents: Intents, labels: Sequence[str], said: str) -> int | None:
    """Find the one label that words are, or hold beside words that say nothing."""
    if said in labels:
        return labels.index(said) if labels.count(said) == 1 else None
    held = [n for n, one in enumerate(labels) if len(one) > 1 and intents.holds(said, one)]
    return held[0] if len(held) == 1 else None


def _place(session: Session, buttons: Sequence[OnScreen], text: str) -> int | None:
    """Read "2", "b" or "the 2nd one", where nothing else is asked for, or misspelt words."""
    said = plain(text)
    labels = [plain(one.label) for one in buttons]
    near = within(said, labels, MOST_SLIPS) if len(said) >= _LONG else []
    if len(near) == 1:
        return labels.index(near[0])
    if session.offer is not None or greeting.is_to_choose(session):
        return None
    place = LETTERS.find(said) if len(said) == 1 and said.isalpha() else None
    place = place_named(text, [one.label for one in buttons]) if place is None else place
    return place if place is not None and 0 <= place < len(buttons) else None
