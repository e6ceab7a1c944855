"""Questions to pass on: what somebody is offered who types the bot's name in any chat. Pure.

Telegram calls it *inline mode*: behind "@bot" come words, letter by letter, and each time a list is
wanted. Questions are found by what is shown of them, by the title of their topic and by the name of
their concept, and never by what is said only after an answer: otherwise one could try which words
find a question, and so learn its answer. A word may be half typed or misspelt.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from msgspec import Struct

from bot.grading.text.language import language_of
from bot.grading.text.spelling import reading
from bot.grading.text.stems import stem
from bot.grading.text.words import read
from bot.groups.questions import askable
from bot.tutor.choosing.items import item_of
from bot.tutor.choosing.options import AS_PASSED_ON, order_by
from bot.tutor.finding.index import ById
from bot.tutor.language.plain import plain
from content.ids import topic_id_of
from content.library import Library
from content.model.items import ClozeQuestion, Flashcard, Item
from content.model.topic import Topic

PAGE: Final = 10
"""Questions in one list; the next ones come when its end is reached."""

MOST_WORDS: Final = 8
"""Words of a query that are looked at; a topic's title has fewer."""

_BEGUN: Final = 2
"""Letters from which a word may be the beginning of another."""
_ENOUGH: Final = 0.5
"""The share of the words that a question must be found by."""


class Offered(Struct, frozen=True):
    """A question as it would be passed on."""

    ref: str
    topic: str
    """Its title; a concept's name might be the answer."""
    item: Item
    order: tuple[int, ...]
    """The author's indices in the order shown, which is never the author's."""


class Page(Struct, frozen=True):
    """Some of the questions that fit what was typed."""

    offered: tuple[Offered, ...]
    following: int | None
    """How many come before the next page; None if this is the last."""


class Asker(Struct, frozen=True):
    """Who types, as far as it matters to what they find."""

    language: str
    empty: Collection[str]
    """Plain words of asking in it, which say nothing about the subject."""
    day: int
    """From day to day questions come in another order."""


def page(library: Library, typed: str, begin: int, by: Asker, hidden: Collection[str] = ()) -> Page:
    """Give the questions that fit what was typed, from one of them on; without words, any.

    The best come first; among equals, those in the language of the person who types. `hidden` are
    ids of topics that not everybody is taught.
    """
    found = _found(library, typed, by)
    refs = [ref for ref in found if topic_id_of(ref) not in hidden]
    offered = tuple(_offered(library, ref) for ref in refs[begin : begin + PAGE])
    end = begin + PAGE
    return Page(offered, end if end < len(refs) else None)


def _offered(library: Library, ref: str) -> Offered:
    item = item_of(library, ref)
    return Offered(ref, library.topic_of(ref).title, item, order_by(AS_PASSED_ON, ref, item))


def _found(library: Library, typed: str, by: Asker) -> list[str]:
    index = _index(ById(library))
    words = _telling(typed, by)
    if not words:
        return _mixed(library, index.refs, by)
    counted: defaultdict[str, int] = defaultdict(int)
    named: defaultdict[str, int] = defaultdict(int)
    for word in words:
        for ref, by_name in _having(index, word, by.language).items():
            counted[ref] += 1
            named[ref] += by_name
    best = max(counted.values(), default=0)
    if best < _ENOUGH * len(words):
        return []
    fitting = [ref for ref, count in counted.items() if count == best]
    order = {ref: place for place, ref in enumerate(_mixed(library, fitting, by))}
    return sorted(fitting, key=lambda ref: (-named[ref], order[ref]))


def _telling(typed: str, by: Asker) -> list[str]:
    """Give the words that say what is wanted, unless there are none but others."""
    own = language_of(by.language)
    words = [one.text for one in read(typed, language=by.language)][:MOST_WORDS]
    idle = own.empty | own.articles
    return [word for word in words if word not in idle and plain(word) not in by.empty]


def _mixed(library: Library, refs: Collection[str], by: Asker) -> list[str]:
    """Put questions in an order of the day, the topics by turns."""
    seen: defaultdict[str, int] = defaultdict(int)
    places: dict[str, tuple[bool, int]] = {}
    shuffled = sorted(
        refs, key=lambda ref: blake2b(f"{by.day}:{ref}".encode(), digest_size=8).digest()
    )
    for ref in shuffled:
        topic = library.topic_of(ref)
        places[ref] = (topic.language != by.language, seen[topic.topic])
        seen[topic.topic] += 1
    return sorted(shuffled, key=places.__getitem__)


class _Index(Struct, frozen=True):
    """The questions of a library by the words that they are found by."""

    refs: tuple[str, ...]
    having: Mapping[str, Mapping[str, bool]]
    """Words and their stems, with the questions that have each; true where it is in a name."""
    words: tuple[str, ...]
    """All of those words, in order."""


@lru_cache(maxsize=4)
def _index(library: ById) -> _Index:
    whole = library.library
    refs = tuple(
        ref for ref in askable(whole, whole.topics) if not _needs_image(item_of(whole, ref))
    )
    having: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for ref in refs:
        for word, in_name in _words(whole.topic_of(ref), item_of(whole, ref)):
            having[word][ref] = having[word].get(ref, False) or in_name
    return _Index(refs, having, tuple(sorted(having)))


def _needs_image(item: Item) -> bool:
    """Tell whether a question is asked by what is to be seen: a list brings words alone."""
    options = getattr(item, "choices", ())
    return item.image is not None or any(one.image is not None for one in options)


def _words(topic: Topic, item: Item) -> Iterator[tuple[str, bool]]:
    """Give the words that find an item, as they stand and as stems; whether each is in a name."""
    name = f"{topic.title} {topic.concept(item.concept).name}"
    for text, in_name in ((name, True), (_shown(item), False)):
        for token in read(text, language=topic.language):
            yield token.text, in_name
            yield stem(token.text, topic.language), in_name


def _shown(item: Item) -> str:
    """Give the words of an item that are shown when it is asked."""
    match item:
        case Flashcard(front=front):
            return front
        case ClozeQuestion():
            return item.with_gaps(" ")
        case _:
            return item.ask


def _having(index: _Index, word: str, language: str) -> Mapping[str, bool]:
    """Find the questions that have a word, or one that it is the beginning or a slip of."""
    return _begun(index, word, language) or _begun(index, reading(word, index.words), language)


def _begun(index: _Index, word: str, language: str) -> Mapping[str, bool]:
    found: dict[str, bool] = {}
    for start in {word, stem(word, language)}:
        for known in _beginning(index.words, start) if len(start) >= _BEGUN else ():
            for ref, in_name in index.having[known].items():
                found[ref] = found.get(ref, False) or in_name
    return found


def _beginning(words: tuple[str, ...], start: str) -> Iterator[str]:
    place = bisect_left(words, start)
    while place < len(words) and words[place].startswith(start):
        yield words[place]
        place += 1
