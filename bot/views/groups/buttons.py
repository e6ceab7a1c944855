"""Buttons of a group's pages: what each carries, and the way back to the settings."""

from bot.groups.tokens import GroupToken
from bot.views.message import Button
from bot.views.texts import Texts


def button(label: str, verb: str, argument: str = "") -> Button:
    """Make a button that carries what is to be done."""
    return Button(label, str(GroupToken(verb, argument)))


def door(t: Texts, name: str, verb: str) -> Button:
    """Make a button under the name that the texts have for it."""
    return button(t.plain(f"group.button.{name}"), verb)


def back(t: Texts) -> tuple[Button, ...]:
    """Make the row that leads back to all settings."""
    return (door(t, "back", "settings"),)
