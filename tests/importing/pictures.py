"""Decks whose cards and options have pictures, and the topics that they become."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.importing.found import Card, Choice, Deck, Option, Picture
from bot.importing.topic.merge import Merged
from bot.importing.topic.write import plan, save
from content.load import load_topic
from content.model.topic import Topic


def drawn(colour: str, kind: str = "PNG") -> bytes:
    """Draw an image."""
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, kind)
    return file.getvalue()


DOG, CAT = drawn("brown"), drawn("grey", "JPEG")
MEDIA = {"dog one.png": lambda: DOG, "cat.png": lambda: CAT, "fox.webp": lambda: b"RIFF....WEBP"}


def imported(deck: Deck, folder: Path) -> tuple[Topic, Merged]:
    """Write a deck as a topic and load it."""
    merged = plan(deck, "pets.apkg", folder)
    save(merged)
    return load_topic(folder), merged


def deck(*pictures: Picture, back: tuple[Picture, ...] = ()) -> Deck:
    """Make a deck of one card with these pictures."""
    card = Card(
        source="note 1", key="n1", front="dog", back="el perro", images=pictures, back_images=back
    )
    return Deck("Pets", items=(card,), media=MEDIA)


def choice_of(*options: tuple[str, Picture]) -> Deck:
    """Make a deck of one choice, the first of its options right."""
    made = tuple(Option(text, n == 0, image=one) for n, (text, one) in enumerate(options))
    item = Choice(source="line 1", key="q1", question="Which barks?", options=made)
    return Deck("Pets", items=(item,), media=MEDIA)
