"""Cities by which people know their time zone, in the language they are spoken to."""

from bot.tutor.language.zones import city
from bot.views.texts import Texts


def place_text(zone: str, t: Texts) -> str:
    """Name a zone by its city: as the language has it, or else as the database of zones does."""
    key = f"cities.{zone}"
    return t.plain(key) if t.has(key) else city(zone)
