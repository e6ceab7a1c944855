"""The keys of one item, while they are being made; what every kind of item shares."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.importing.found import Item
from bot.importing.remarks import LeftOut, Remark
from bot.importing.topic.images import Images
from bot.importing.topic.yaml_text import Value
from content.model.fields import MOST_LABEL, MOST_TEXT


class Made(Struct):
    """The keys of one item, without id and concept, and where they go."""

    item: Item
    asked: str
    """What is asked, from which the id is made."""
    keys: dict[str, Value]
    is_card: bool = False
    remarks: list[Remark] = field(default_factory=list)

    def says(self, text: str) -> None:
        """Note what was changed."""
        self.remarks.append(Remark(self.item.source, text))


class Names(Struct, frozen=True):
    """Ids of what items refer to, by the words in which a reader names it."""

    misconceptions: Mapping[str, str]
    points: Mapping[str, str]
    images: Images


def cut(text: str, most: int) -> str:
    """Give a text that has at most so many characters, cut between words."""
    text = text.strip()
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0].rstrip()}…"


def card(item: Item, front: str, back: str, accept: tuple[str, ...]) -> Made:
    """Make a flashcard; LeftOut where a side is empty or too long."""
    for name, text in (("front", front), ("back", back)):
        if not text.strip():
            raise LeftOut(f"its {name} is empty")
        if len(text) > MOST_TEXT:
            raise LeftOut(f"its {name} has {len(text)} characters, and {MOST_TEXT} is the most")
    made = Made(item, front, {"front": front.strip(), "back": back.strip()}, is_card=True)
    kept = fitting(made, accept, "other answer")
    if kept:
        made.keys["accept"] = kept
    return made


def question_keys(item: Item, kind: str, ask: str) -> Made:
    """Begin a question of a kind; LeftOut where what it asks is empty or too long."""
    if not ask.strip():
        raise LeftOut("it has no question")
    if len(ask) > MOST_TEXT:
        raise LeftOut(f"its question has {len(ask)} characters, and {MOST_TEXT} is the most")
    return Made(item, ask, {"type": kind, "ask": ask.strip()})


def fitting(made: Made, texts: tuple[str, ...], name: str) -> list[Value]:
    """Keep the texts that are short enough to stand in a list, each once."""
    kept = list(
        dict.fromkeys(text.strip() for text in texts if 0 < len(text.strip()) <= MOST_LABEL)
    )
    long = sum(len(text.strip()) > MOST_LABEL for text in texts)
    if long:
        made.says(f"{long} {name} longer than {MOST_LABEL} characters left out")
    return list(kept)
