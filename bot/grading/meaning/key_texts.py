"""What a key says, text by text, sorted by what each text stands for.

An author says an idea several times over: in its wordings, in the model answer, in right samples.
The model and the samples are cut into clauses, and each clause is taken as one more wording of the
idea that it is nearest to; whole samples stay whole where one idea is enough, because then each is
an answer by itself.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.keys.key import Key
from bot.grading.meaning.clauses import clauses
from bot.grading.meaning.two_terms import Saying, TwoTerms
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language

_ANY_WORDS: Final = re.compile(r"\s*\*\s*")
"""What stands for any words in a phrase; an encoder would read it as a star."""
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019]*")
_REMEMBERED: Final = 256
"""Misconceptions whose phrases are written out once: those of a topic belong to all its keys."""


class KeyTexts(Struct, frozen=True, dict=True):
    """The texts of a key, each kind in the author's order."""

    ideas: tuple[tuple[str, ...], ...]
    """For each idea its name and wordings; a key without ideas has one, its right answers."""
    pieces: tuple[str, ...]
    """Clauses of full right answers; each belongs to the idea that it is nearest to."""
    wrongs: tuple[str, ...]
    misconceptions: tuple[tuple[str, tuple[str, ...]], ...]
    """By id, the phrases of each that is likely here, and what is believed."""
    question: str
    need: int
    language: str = ENGLISH
    terms: TwoTerms | None = None
    """Where the question tells two terms apart, which."""
    said: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """What is rightly said of either term, without the terms."""
    wrongly_said: tuple[tuple[Saying, ...], ...] = ()
    """For each misconception what its phrases say of which term."""

    @classmethod
    def of(cls, key: Key) -> "KeyTexts":
        """Sort the texts of a key."""
        ideas = [(one.name, *one.wordings) for one in key.ideas] or [key.rights()]
        terms = TwoTerms.of(key.question, [one.name for one in key.ideas], key.language)
        misconceptions = tuple(
            (one.id, _plain((*one.listen_for, one.believes), key.language)) for one in key.likely()
        )
        return cls(
            ideas=tuple(_plain(one, key.language) for one in ideas),
            pieces=_plain(tuple(_pieces(key)), key.language),
            wrongs=_plain((*key.samples.wrong, *key.samples.misconception), key.language),
            misconceptions=misconceptions,
            question=plain(key.question, key.language),
            need=key.need if key.ideas else 1,
            language=key.language,
            terms=terms,
            said=_said(terms, key) if terms else ((), ()),
            wrongly_said=tuple(
                tuple(said for text in texts for said in terms.said_in(text)) if terms else ()
                for _, texts in misconceptions
            ),
        )

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every text, kind after kind; the place of a text here is its number.

        What is said of two terms comes last, and counts as no text of its own.
        """
        texts = (text for group in self._groups() for text in group)
        wrongly = (text for some in self.wrongly_said for _, text in some)
        return (*texts, *self.said[0], *self.said[1], *wrongly)

    @cached_property
    def places(self) -> tuple[range, ...]:
        """The numbers of the texts of each kind: ideas, pieces, wrongs, then the rest."""
        found, start = [], 0
        for group in self._groups():
            found.append(range(start, start + len(group)))
            start += len(group)
        return tuple(found)

    def _groups(self) -> Iterator[tuple[str, ...]]:
        yield from self.ideas
        yield self.pieces
        yield self.wrongs
        yield from (phrases for _, phrases in self.misconceptions)
        yield (self.question,)


def plain(text: str, language: str = ENGLISH) -> str:
    """Write a text as an encoder reads best: contractions in full, no stars."""
    known = language_of(language)
    spelt = _WORD.sub(lambda word: _in_full(word.group(), known), _ANY_WORDS.sub(" ", text))
    return spelt.strip()


def _in_full(word: str, known: Language) -> str:
    bare = word.lower().replace("'", "").replace("\u2019", "")
    return known.spoken.get(bare) or known.contractions.get(bare, word)


def _pieces(key: Key) -> Iterator[str]:
    one = len(key.ideas) <= 1
    for text in key.references if key.ideas else ():
        yield from (text,) if one else clauses(text, key.language) or (text,)
    for text in key.samples.right:
        yield from (text,) if one or key.need == 1 else clauses(text, key.language) or (text,)


def _said(terms: TwoTerms, key: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what a key says of either term: its idea's wordings, and clauses of right answers."""
    rights = terms.says_of(
        plain(one, key.language) for one in (*key.references, *key.samples.right)
    )
    of_ideas = (
        [terms.without(plain(one, key.language), term) for one in (idea.name, *idea.wordings)]
        for term, idea in enumerate(key.ideas)
    )
    first, second = (
        tuple(dict.fromkeys(filter(None, (*own, *clauses))))
        for own, clauses in zip(of_ideas, rights, strict=True)
    )
    return first, second


@lru_cache(maxsize=_REMEMBERED)
def _plain(texts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Give each text once, those that say nothing left out."""
    return tuple(dict.fromkeys(text for text in (plain(one, language) for one in texts) if text))
