"""Which bot an engine works for, and what it takes for granted of somebody it does not know yet."""

from msgspec import Struct

from bot.views.texts import ENGLISH


class Profile(Struct, frozen=True):
    """What one bot is to whoever writes to it."""

    id: int
    """Telegram's number; several bots may share a database."""
    zone: str
    """The time zone of newcomers and new groups, by its name in the IANA database."""
    name: str = ""
    """What it is called in links; empty where nobody can follow one, as in the terminal."""
    language: str = ENGLISH
    """What it speaks where a phone's language is none of ours."""
    inline: bool = False
    """Whether its owner has switched inline mode on."""
