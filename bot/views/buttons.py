"""Buttons in private: what each says and carries, and how several stand.

Those here begin something, whatever is going on; those of an open item are in `drill.options`, and
those of a group in `groups.buttons`.
"""

from collections.abc import Sequence

from bot.tutor.model.tokens import MenuToken
from bot.views.message import Button, Rows
from bot.views.texts import Texts


def begins(label: str, verb: str, argument: str = "") -> Button:
    """Make a button that says `label` and begins what its verb and argument name."""
    return Button(label, str(MenuToken(verb, argument)))


def by_name(t: Texts, name: str, verb: str = "", argument: str = "") -> Button:
    """Make one under the name that the texts have for it, which is its verb unless one is given."""
    return begins(t.plain(f"button.{name}"), verb or name, argument)


def menu(t: Texts, *names: str) -> Rows:
    """Make one row of buttons by the names of commands."""
    return (tuple(by_name(t, name) for name in names),)


def in_rows(buttons: Sequence[Button], most: int) -> Rows:
    """Put buttons in rows of at most so many."""
    return tuple(tuple(buttons[n : n + most]) for n in range(0, len(buttons), most))
