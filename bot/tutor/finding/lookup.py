"""Looks up what a topic says: passages that answer a question, and the subject that words name.

Nothing is ever made up: an answer is the author's own words, or there is none. A passage is found
by the words that it shares with the question, weighed by how few passages have them (see `index`),
so that "difference between" finds nothing and "secondary" does.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from bot.grading.text.language import language_of
from bot.grading.text.stems import stem
from bot.grading.text.words import read
from bot.tutor.finding.index import CARD, ById, Index, Passage, indexed, words_in
from bot.tutor.language.plain import plain
from content.library import Library
from content.model.topic import Concept, Topic

MOST: Final = 2
"""Passages that answer a question."""

_ENOUGH: Final = 0.6
"""The share of the question's weight that a passage must have, to be an answer."""
_SPREAD: Final = 0.8
"""The share of the best passage's weight from which a second one is worth showing."""
_WORTH: Final = _ENOUGH * _SPREAD
"""What a passage must have at the least, to be shown at all."""
_NAMES: Final = 0.5
"""The share of the words, by weight, that name a subject which it must have."""
_FOREIGN_NAMES: Final = 0.99
"""The same of a subject in another language than its learner's: by half of them "sales info" would
be about what *sale*, goes out, of a Spanish cell."""
_ABOUT: Final = 2
"""Passages of a concept, and more than half of all, that have a word which the concept is about."""


def read_ahead(library: Library) -> None:
    """Read what is looked up in a library, which the first who asks would otherwise wait for."""
    indexed(ById(library))


def passages(
    library: Library,
    question: str,
    language: str,
    empty: Collection[str],
    *,
    without: str = "",
    explaining: bool = False,
) -> tuple[Passage, ...]:
    """Find what answers a question, the best first; none if nothing is near enough.

    `empty` are plain words of asking, which say nothing about the subject. `without` names
    a concept ("topic/concept") of which nothing is to be given away; `explaining` are only what
    authors say of a concept, and their cards.
    """
    index = indexed(ById(library))
    weights = index.weights
    wanted = _query(question, language, index.spelt, empty)
    known = [word for word in wanted if word in weights]
    if not known or len(known) <= len(wanted) * _NAMES:
        return ()
    scored = [
        (score, one)
        for score, one in _having(index, {word: weights[word] for word in known}, _WORTH)
        if f"{one.topic}/{one.concept.id}" != without and not (explaining and one.rank > CARD)
    ]
    ranked = sorted(scored, key=lambda one: (-one[0], one[1].rank, len(one[1].text)))
    best = ranked[0][0] if ranked else 0.0
    if best < _ENOUGH:
        return ()
    return tuple(one for score, one in ranked[:MOST] if score >= _SPREAD * best)


def is_everyday(library: Library, question: str, language: str, empty: Collection[str]) -> bool:
    """Whether a question has only words that people use of anything, and names nothing by them."""
    index = indexed(ById(library))
    wanted = _query(question, language, index.spelt, empty)
    return _everyday(language).difference(index.names).issuperset(wanted)


def subject(
    library: Library,
    named: str,
    language: str,
    empty: Collection[str],
    *,
    alone: bool = False,
    among: Collection[str] | None = None,
) -> tuple[Topic, Concept | None] | None:
    """Find the topic, or the concept of one, that words name; None where they name none.

    `among` are the topics that may be meant: all, where it is None.

    Words of few passages count for more, so that "unhappy customers" names nothing by its second
    word. Where a topic and a concept both have the words, the topic is meant. `alone` says that
    nothing shows the words to be a name ("practise ..."): then they must be one, or be what several
    passages of one concept are about.
    """
    index = indexed(ById(library))
    named_by = {
        spoken: _weighed(index, _query(named, spoken, index.spelt, empty))
        for spoken in {language, *(topic.language for topic in library.topics.values())}
    }
    if not named_by[language]:
        return None
    best, most = None, (False, 0.0, False)
    for topic in library.topics.values():
        if among is not None and topic.topic not in among:
            continue
        weights = named_by[topic.language]
        for concept in (None, *topic.concepts):
            words = words_in(concept.name if concept else topic.title, topic.language)
            fit = (topic.language == language, _share(weights, words), concept is None)
            if fit[1] >= _names(topic, language) and fit > most:
                best, most = (topic, concept), fit
    if best:
        return best
    found = (
        one
        for spoken, weights in named_by.items()
        for share, one in _having(index, weights, _NAMES)
        if (topic := library.topics[one.topic]).language == spoken
        if share >= _names(topic, language) and (among is None or one.topic in among)
    )
    return _most_about(library, found, alone=alone)


def _names(topic: Topic, language: str) -> float:
    """Say which share of the words of somebody who speaks a language has to name a topic."""
    return _NAMES if topic.language == language else _FOREIGN_NAMES


def _most_about(
    library: Library, passages: Iterable[Passage], *, alone: bool
) -> tuple[Topic, Concept] | None:
    """Find the concept that most of some passages are about."""
    topics = library.topics
    found = Counter((one.topic, one.concept.id) for one in passages)
    if not found:
        return None
    ((topic, concept), count), *_ = found.most_common(1)
    if alone and (count < _ABOUT or 2 * count <= found.total()):
        return None
    return topics[topic], topics[topic].concept(concept)


def _having(
    index: Index, weights: Mapping[str, float], least: float
) -> Iterator[tuple[float, Passage]]:
    """Give the passages that have a share of some words by weight, and that, in their order.

    The heaviest words come first, until all others together are too light to be so much: of what
    has none of those nothing need be known. They are rare, so few passages are looked at.
    """
    total = lighter = sum(weights.values())
    had: dict[int, float] = {}
    for word, weight in sorted(weights.items(), key=lambda one: -one[1]):
        for place in index.having.get(word, ()):
            if place in had or lighter >= least * total:
                had[place] = had.get(place, 0.0) + weight
        lighter -= weight
    shares = ((place, had[place] / total) for place in sorted(had))
    return ((share, index.passages[place]) for place, share in shares if share >= least)


def _weighed(index: Index, words: Collection[str]) -> dict[str, float]:
    """Weigh words; one that no passage has weighs as much as the rarest."""
    return {word: index.weights.get(word, index.rarest) for word in words}


def _share(weights: Mapping[str, float], words: Collection[str]) -> float:
    """Give the share of the weight that some of these words have."""
    total = sum(weights.values())
    return sum(weights[word] for word in weights.keys() & words) / total if total else 0.0


@cache
def _everyday(language: str) -> frozenset[str]:
    """Give the stems of the words that people use of anything, in a language that has a list."""
    return frozenset(stem(word, language) for word in language_of(language).everyday_words)


def _query(
    text: str, language: str, spelt: Callable[[str], str], empty: Collection[str]
) -> frozenset[str]:
    """Give the telling words of a question, misspelt ones as the topics spell them."""
    telling = (one.text for one in read(text, language=language) if plain(one.text) not in empty)
    own = language_of(language)
    return frozenset(
        stem(word, language)
        for word in map(spelt, telling)
        if len(word) > 1 and word not in own.empty | own.articles and plain(word) not in empty
    )


def telling_words(text: str, language: str) -> frozenset[str]:
    """Give the stems of a text's words, without those that say nothing."""
    own = language_of(language)
    empty = {stem(word, language) for word in own.empty | own.articles}
    return words_in(text, language) - empty
