"""A deck as the entries of a topic: concepts, misconceptions, marking points, cards, questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from bot.importing.found import Card, Deck, Item
from bot.importing.remarks import LeftOut, Remark, left_out
from bot.importing.topic.entries import New, give_ids, identity
from bot.importing.topic.images import Images, look_at
from bot.importing.topic.items import made_of
from bot.importing.topic.made import Made, Names, cut
from bot.importing.topic.yaml_text import Value
from content.ids import same, slug
from content.model.fields import MOST_LABEL, MOST_TEXT

_SHOWN: Final = 12
"""Cards that stand for a concept of which the file says nothing."""
_SAID: Final = 60
"""Characters of a card's side there."""
_PREFIX: Final = {"flashcards": "f-", "questions": "q-"}


class Known(Struct, frozen=True):
    """What stands in a folder already, or stood there once."""

    recorded: Mapping[str, str] = field(default_factory=dict)
    """Ids by identity, of everything that was ever imported into it."""
    taken: frozenset[str] = frozenset()
    """All its ids, also those that are no longer there."""
    concepts: Mapping[str, str] = field(default_factory=dict)
    """Ids of its concepts by name, as `same` gives it."""


class Built(Struct):
    """All that a deck comes to."""

    title: str
    synopsis: str
    tips: list[str]
    entries: list[New]
    remarks: list[Remark]
    concepts: Mapping[str, str]
    """Ids by name, of the folder's concepts and of these."""
    images: Images

    def of(self, *parts: str) -> list[New]:
        """List the entries of some parts, in order."""
        return [entry for entry in self.entries if entry.part in parts]


def build(deck: Deck, title: str, known: Known) -> Built:
    """Make the entries of a deck; what cannot be asked is left out with a remark."""
    taken = set(known.taken)
    remarks = list(deck.remarks)
    ideas = [*_misconceptions(deck), *_points(deck)]
    give_ids(ideas, known.recorded, taken)
    images = look_at(deck)
    names = Names(
        {str(one.keys["believes"]): one.id for one in ideas if one.part == "misconceptions"},
        {str(one.keys["mark"]): one.id for one in ideas if one.part == "marking_points"},
        images,
    )
    items = _items(deck, names, title, remarks)
    give_ids(items, known.recorded, taken)
    _check_with(ideas, items)
    concepts = _concepts(deck, title, items, known)
    give_ids(concepts, known.recorded, taken)
    ids = {**known.concepts, **{same(str(one.keys["name"])): one.id for one in concepts}}
    return Built(
        title,
        cut(deck.synopsis, MOST_TEXT) or _outline(title, concepts),
        list(dict.fromkeys(cut(tip, MOST_TEXT) for tip in deck.tips if tip.strip())),
        [*concepts, *ideas, *items],
        remarks,
        ids,
        images,
    )


def _items(deck: Deck, names: Names, title: str, remarks: list[Remark]) -> list[New]:
    found: list[New] = []
    for item in deck.items:
        try:
            made = made_of(item, names)
        except LeftOut as why:
            remarks.append(left_out(item.source, why))
            continue
        for one in made:
            remarks += one.remarks
            found.append(_item(one, item, title))
    return found


def _item(made: Made, item: Item, title: str) -> New:
    part = "flashcards" if made.is_card else "questions"
    concept = same(cut(item.concept, MOST_LABEL) or cut(title, MOST_LABEL))
    name = identity(type(item).__name__, item.key, made.asked)
    prefix = "x-" if made.keys.get("type") == "extended" else _PREFIX[part]
    wanted = slug(item.key if item.draft and item.key else made.asked, prefix)
    return New(part, name, wanted, item.source, made.keys, made, concept)


def _concepts(deck: Deck, title: str, items: Sequence[New], known: Known) -> list[New]:
    """Write each concept that is named, those of the file first; those in the folder stay there."""
    said = {same(cut(one.name, MOST_LABEL)): one for one in deck.concepts}
    written = {
        same(cut(item.made.item.concept, MOST_LABEL)): item.made.item.concept
        for item in items
        if item.made and item.made.item.concept
    }
    asked: dict[str, list[New]] = defaultdict(list)
    for item in items:
        asked[item.concept].append(item)
    found = []
    for name in dict.fromkeys([*said, *asked]):
        concept = said.get(name)
        called = cut(concept.name if concept else written.get(name, title), MOST_LABEL)
        if name in known.concepts and identity("Concept", "", name) not in known.recorded:
            continue
        say = cut(concept.say, MOST_TEXT) if concept else ""
        keys: dict[str, Value] = {"name": called, "say": say or _pairs(asked[name]) or called}
        source = concept.source if concept else ""
        one = New("concepts", identity("Concept", "", name), slug(called), source, keys)
        one.made_up = not say
        found.append(one)
    return found


def _pairs(items: Sequence[New]) -> str:
    """Say of a concept that has only cards what they are: that much can be read before a drill."""
    cards = [item.made.item for item in items if item.made]
    lines = [
        f"{cut(card.front, _SAID)} – {cut(card.back, _SAID)}".replace("\n", " ")  # noqa: RUF001
        for card in cards
        if isinstance(card, Card) and not card.draft
    ]
    more = ["…"] if len(lines) > _SHOWN else []
    return "\n".join(lines[:_SHOWN] + more)[:MOST_TEXT]


def _misconceptions(deck: Deck) -> Iterator[New]:
    for one in deck.misconceptions:
        phrases = [phrase for phrase in one.listen_for if len(phrase) <= MOST_LABEL]
        keys: dict[str, Value] = {
            "name": cut(one.name, MOST_LABEL),
            "believes": cut(one.believes, MOST_TEXT),
            "instead": cut(one.instead, MOST_TEXT),
            "listen_for": phrases or [cut(one.believes, MOST_LABEL).rstrip("…").strip()],
        }
        name = identity("Misconception", "", one.believes)
        yield New("misconceptions", name, slug(one.name), one.source, keys, made_up=one.made_up)


def _points(deck: Deck) -> Iterator[New]:
    for one in deck.points:
        lines = [[text for text in line if 0 < len(text) <= MOST_LABEL] for line in one.credit_when]
        keys: dict[str, Value] = {
            "mark": cut(one.mark, MOST_TEXT),
            "credit_when": [line for line in lines if line],
            "ask_if_missing": cut(one.ask_if_missing, MOST_TEXT),
        }
        name = identity("MarkingPoint", "", one.mark)
        yield New("marking_points", name, slug(one.mark, "mp-"), one.source, keys)


def _check_with(ideas: Sequence[New], items: Sequence[New]) -> None:
    """Name for each misconception the questions whose answers show it."""
    for wrong in ideas:
        checks = [item.id for item in items if wrong.id in _shown(item)]
        if wrong.part == "misconceptions" and checks:
            wrong.keys["check_with"] = checks


def _shown(one: New) -> set[object]:
    return {one.keys.get("shows"), *(option.get("shows") for option in one.options)}


def _outline(title: str, concepts: Sequence[New]) -> str:
    """Sum a topic up by its concepts, in no language: `Food: temperature, dates.`."""
    names = [str(one.keys["name"]) for one in concepts]
    names = [name for name in names if same(name) != same(title)]
    return cut(f"{title}: {', '.join(names)}." if names else f"{title}.", MOST_TEXT)
