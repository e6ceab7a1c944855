"""Verbs in two parts: "der Teig geht auf", "damit der Teig aufgeht", "um ihn aufgehen zu lassen".

In some languages a verb loses its beginning to the end of the clause. A response is written as the
key writes the verb: in one word where the key has it so, and else in two.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.grading.text.languages.shape import Language
from bot.grading.text.words import Token
from state.values import replace

_BETWEEN: Final = ("zu", "ge", "")
"""What may stand between the beginning and the rest: "aufzugehen", "aufgemacht"."""
_ENDINGS: Final = ("ung", "en", "et", "te", "st", "t", "e", "")
_SHORTEST: Final = 3
"""Letters of a verb without its beginning."""


class Separable:
    """Knows the verbs of one key; in a language without such verbs it changes nothing."""

    def __init__(self, words: Sequence[str], language: Language) -> None:
        self._language = language
        self._particles = sorted(language.particles, key=len, reverse=True)
        written = set(words) if self._particles else set[str]()
        self._apart = written & language.particles
        self._roots = {root: word for word in sorted(written) for root in _roots(word)}

    def as_in_key(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Write the verbs of a response as the key does."""
        if not self._roots:
            return tokens
        return list(self._taken_apart(self._joined(tokens)))

    def _joined(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Join "macht ... auf" where the key has "aufmachen"."""
        for last, particle in enumerate(tokens):
            ends = last + 1 == len(tokens) or tokens[last + 1].clause != particle.clause
            if not ends or particle.text not in self._language.particles:
                continue
            for place in range(last - 1, -1, -1):
                verb = tokens[place]
                known = self._known(particle.text + verb.text)
                if verb.clause == particle.clause and known:
                    rest = [*tokens[:last], *tokens[last + 1 :]]
                    rest[place] = replace(verb, text=known)
                    return self._joined(rest)
        return tokens

    def _taken_apart(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Take "aufgeht" apart where the key has "geht auf"; "abzutöten" becomes "abtöten"."""
        for token in tokens:
            for first in self._particles:
                if token.text.startswith(first) and (two := self._in_key(token, first)):
                    yield from two
                    break
            else:
                yield token

    def _in_key(self, token: Token, first: str) -> tuple[Token, ...]:
        rest = token.text.removeprefix(first)
        for between in _BETWEEN:
            verb = rest.removeprefix(between)
            if not rest.startswith(between) or len(verb) < _SHORTEST:
                continue
            if between and (known := self._known(first + verb)):
                return (replace(token, text=known),)
            if (
                first in self._apart
                and not self._known(token.text)
                and (known := self._known(verb))
            ):
                return replace(token, text=known), replace(token, text=first)
        return ()

    def _known(self, word: str) -> str | None:
        return next((self._roots[root] for root in _roots(word) if root in self._roots), None)


def _roots(word: str) -> Iterator[str]:
    """Give what a form of a verb may have in common with its others: "hal" and "halt" of "halt"."""
    ends = (ending for ending in _ENDINGS if word.endswith(ending))
    roots = (word.removesuffix(ending) for ending in ends)
    return (root for root in roots if len(root) >= _SHORTEST)
