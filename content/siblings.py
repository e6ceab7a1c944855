"""Which items give each other away: they are about the same idea, in other words.

Siblings are items of one concept that share an idea. Authors name ideas where a wrong one is
common: an option shows a misconception, or a misconception lists the item as a check. Elsewhere it
is seen from the words: one item tells the answer of the other.

An item tells all that it shows up to its verdict: what it asks, its options, its answer and why.
It asks for the words of its answer that its question has not given already. It gives another one
away where it tells half of what that asks for; rare words count for more than common ones, by the
logarithm of how few items of the topic tell them (inverse document frequency: K. Sparck Jones, "A
statistical interpretation of term specificity", Journal of Documentation 28, 1972). In the shipped
topics this finds one pair of eight within a concept; what it finds, a reader finds too.

Where the words make of a whole topic no more than an idea or two, they say nothing: its items could
not be kept apart, and a session would be over after one question.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from content.model.items import (
    ChoiceQuestion,
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    OrderQuestion,
    ShortQuestion,
    TrueFalseQuestion,
)
from content.model.topic import Topic

GIVES_AWAY = 0.5
"""The share, by weight, of what is asked for from which on telling it gives it away."""

COMMON = 50
"""Items of a concept: a word that more of them tell says nothing about any."""

FEWEST_IDEAS = 3
"""Items that a topic has to have of which no two tell each other, for telling to count in it."""

_WORD = re.compile(r"\w{4,}")
_STEM = 5
"""Letters of a word that count: "triangulate" and "triangulation" are one."""

Words = frozenset[str]


def siblings(topic: Topic) -> dict[str, tuple[str, ...]]:
    """Give the siblings of each item of a topic, by their ids and in the author's order."""
    items = tuple(topic.items())
    kin = _told_and_telling(items)
    if _ideas(kin) < FEWEST_IDEAS:
        kin = {item.id: set() for item in items}
    about: dict[tuple[str, str], list[str]] = {}
    for item in items:
        for wrong in _shown(item) | _checked(topic, item):
            about.setdefault((item.concept, wrong), []).append(item.id)
    for names in about.values():
        for name in names:
            kin[name].update(names)
    place = {item.id: number for number, item in enumerate(items)}
    return {
        name: tuple(sorted(others - {name}, key=place.__getitem__)) for name, others in kin.items()
    }


def _told_and_telling(items: tuple[Item, ...]) -> dict[str, set[str]]:
    """Give for each item those that tell its answer, or of which it tells it."""
    kin: dict[str, set[str]] = {item.id: set() for item in items}
    for teller, told in _tellings(items):
        kin[teller].add(told)
        kin[told].add(teller)
    return kin


def _ideas(kin: Mapping[str, set[str]]) -> int:
    """Count items of which no two are kin, each taken that can stand beside those before it."""
    taken = set[str]()
    for name, others in kin.items():
        if taken.isdisjoint(others):
            taken.add(name)
    return len(taken)


def _shown(item: Item) -> set[str]:
    match item:
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return {option.shows for option in choices if option.shows}
        case TrueFalseQuestion(shows=str() as idea):
            return {idea}
        case _:
            return set()


def _checked(topic: Topic, item: Item) -> set[str]:
    return {wrong.id for wrong in topic.misconceptions if item.id in wrong.check_with}


def _tellings(items: tuple[Item, ...]) -> Iterable[tuple[str, str]]:
    """Give pairs of ids of a topic's items: one that tells the answer of the other, and that.

    Only within a concept: elsewhere the same words are about something else.
    """
    told = {item.id: _told(item) for item in items}
    spread = Counter(word for words in told.values() for word in words)
    weight = {word: log((len(told) + 1) / count) for word, count in spread.items()}
    concepts: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        concepts[item.concept].append(item)
    for own in concepts.values():
        yield from _within(own, told, weight)


def _within(
    items: list[Item], told: Mapping[str, Words], weight: Mapping[str, float]
) -> Iterable[tuple[str, str]]:
    telling: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for word in told[item.id]:
            telling[word].append(item.id)
    for item in items:
        wanted = _asked_for(item)
        whole = sum(weight.get(word, 0.0) for word in wanted)
        for teller, part in _told_by_each(wanted, telling, weight).items():
            if teller != item.id and part >= GIVES_AWAY * whole:
                yield teller, item.id


def _told_by_each(
    wanted: Words, telling: Mapping[str, list[str]], weight: Mapping[str, float]
) -> dict[str, float]:
    """Give the weight of what each item tells of the words that are wanted."""
    found: dict[str, float] = defaultdict(float)
    for word in wanted:
        if len(tellers := telling.get(word, ())) <= COMMON:
            for teller in tellers:
                found[teller] += weight[word]
    return found


def _told(item: Item) -> Words:
    """Give the words that stand on the screen by the time an item is settled."""
    match item:
        case Flashcard(front=front, back=back):
            shown = [front, back]
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            shown = [item.ask, *(f"{option.text} {option.because or ''}" for option in choices)]
        case OrderQuestion(steps=steps):
            shown = [item.ask, *steps]
        case MatchQuestion(pairs=pairs):
            shown = [item.ask, *pairs.keys(), *pairs.values()]
        case ClozeQuestion():
            shown = [item.with_gaps()]
        case ShortQuestion(model=model) | ExtendedQuestion(model=model):
            shown = [item.ask, model]
        case NumberQuestion() | TrueFalseQuestion():
            shown = [item.ask]
    return _words([*shown, item.why or ""])


def _asked_for(item: Item) -> Words:
    """Give the words of an item's answer that its question has not given; none of a number's."""
    match item:
        case Flashcard(front=front, back=back):
            return _words([back]) - _words([front])
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return _words(one.text for one in choices if one.correct) - _words([item.ask])
        case ClozeQuestion():
            return _words(gap[0] for gap in item.gaps) - _words([item.with_gaps("")])
        case ShortQuestion(model=model):
            return _words([model]) - _words([item.ask])
        case TrueFalseQuestion():
            return _words([item.ask])
        case OrderQuestion(steps=steps):
            return _words(steps) - _words([item.ask])
        case MatchQuestion() | NumberQuestion() | ExtendedQuestion():
            return frozenset()


def _words(texts: Iterable[str]) -> Words:
    found = (word for text in texts for word in _WORD.findall(text.casefold()))
    return frozenset(word[:_STEM] for word in found)
