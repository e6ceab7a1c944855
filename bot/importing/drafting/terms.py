"""Key terms of a text: what a gap or a marking point can be made of.

Plain and without a model: words that are not everyday ones, those first that the page puts in
quotation marks or brackets, comes back to, or that are long.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from bot.grading.text.language import language_of
from bot.importing.drafting.wording import wording_of

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))+")  # noqa: RUF001
_QUOTED: Final = re.compile(r"['‘\"“]([^'’\"”]{4,40})['’\"”](?!\w)")  # noqa: RUF001
_SHORT_FORM: Final = re.compile(r"\(([A-Z]{2,6})\)")
_LEAST: Final = 5
"""Letters of a term: shorter words are mostly small ones."""
_TOLD: Final = 3
"""Letters of a word that tells something in a short line, all of whose words are asked for."""


class Terms:
    """The terms of one page, weighed by how often its texts use them."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        known = language_of(language)
        self._hollow = known.articles | known.being | known.statement_words | known.name_words
        self._hollow |= wording_of(language).hollow
        self._small = self._hollow | known.everyday
        words = Counter(
            word for text in texts for word in {word.casefold() for word in _WORD.findall(text)}
        )
        self._uses = words

    def of(self, text: str, without: str = "") -> list[str]:
        """Give a text's terms as they stand in it, the most telling first.

        No term is a word of `without`, or stands in the text twice: one gap shows the other.
        """
        given = {word.casefold() for word in _WORD.findall(without)}
        special = [*_QUOTED.findall(text), *_SHORT_FORM.findall(text)]
        words = Counter(word.casefold() for word in _WORD.findall(text))
        found = [term for term in special if not given >= set(term.casefold().split())]
        single = {
            word: self._weight(word)
            for word in _WORD.findall(text)
            if self._is_term(word) and word.casefold() not in given and words[word.casefold()] == 1
        }
        found += sorted(single, key=lambda word: -single[word])
        return list(dict.fromkeys(found))

    def telling(self, text: str) -> list[str]:
        """Give every word of a text that tells something, in the text's order, each once.

        Where fewer than two do, everyday words have to: "heat makes it rise".
        """
        words = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
        long = [word for word in words if len(word) >= _TOLD]
        told = [word for word in long if word not in self._small]
        return told if len(told) > 1 else [word for word in long if word not in self._hollow]

    def near(self, text: str, others: Iterable[str]) -> int:
        """Say which of other texts shares most terms with a text, counted from 0; else 0."""
        terms = {word.casefold() for word in _WORD.findall(text) if self._is_term(word)}
        shared = [
            sum(
                1 / self._uses[word] if self._uses[word] else 0
                for word in terms & {one.casefold() for one in _WORD.findall(other)}
            )
            for other in others
        ]
        return max(range(len(shared)), key=lambda place: shared[place], default=0)

    def _is_term(self, word: str) -> bool:
        bare = word.casefold()
        if bare.endswith(("ly", "mente")):
            return False
        return len(bare) >= _LEAST and bare not in self._small and "’" not in bare  # noqa: RUF001

    def _weight(self, word: str) -> float:
        return min(self._uses[word.casefold()], 3) + len(word) / 10
