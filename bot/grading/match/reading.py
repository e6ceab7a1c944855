"""Reading one response against one key: spelling first, then what each word claims.

Every later step works on the corrected words, so that spelling is decided in one place. The
question to settle is not "is this word misspelt?" but "may it be read as a word of the key?", and
there are two ways to be unfair. To refuse "mitokondrya" is to mark the spelling of somebody who
knows the answer; to read "principal" as "principle" is to credit an answer that was not given. So
a word that is real (of the topic, of everyday English, of a confusable pair) stays what it is,
however near a word of the key is. Any other word is no word at all, so it must have been meant for
one; it is read as the nearest word of the key if that is near enough, and else left as it stands.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.grading.match.joining import Joining
from bot.grading.match.said import Said
from bot.grading.match.ways import Ways
from bot.grading.text.claims import Claim, claims
from bot.grading.text.equatives import without_equatives
from bot.grading.text.forms import forms
from bot.grading.text.language import language_of
from bot.grading.text.negation import core
from bot.grading.text.opposites import amounts, poles
from bot.grading.text.separable import Separable
from bot.grading.text.spelling import allowance, other_spelling, slips, sound
from bot.grading.text.stems import stem
from bot.grading.text.words import LIMIT, Token, read
from state.values import replace

_UNKNOWN: Final = 40
"""Unknown words that are looked up; a text with more of them is no answer to this question."""


class Reading(Struct, frozen=True):
    """A response as it was understood; places count its words from 0."""

    text: str
    said: tuple[Claim, ...]
    found: Said
    """The same claims, in which phrases are looked for."""
    spelling: tuple[tuple[str, str], ...] = ()
    """(typed, read): words that were read as others."""

    @property
    def stems(self) -> tuple[str, ...]:
        """All words in order, as they are compared."""
        return tuple(claim.stem for claim in self.said)

    def quote(self, places: Iterable[int]) -> tuple[str, tuple[int, int] | None]:
        """Give the learner's own words at these places, with what denies them, and their span.

        The stretch runs from the first to the last of them, as it was typed; the span is its start
        and end in characters of the text. No places give "" and None.
        """
        tokens = [self.said[one].token for place in places for one in self._with_denial(place)]
        if not tokens:
            return "", None
        start, end = min(token.start for token in tokens), max(token.end for token in tokens)
        return self.text[start:end], (start, end)

    def _with_denial(self, place: int) -> tuple[int, ...]:
        claim = self.said[place]
        if not (claim.denied and claim.distance):
            return (place,)
        before = range(place - 1, -1, -1)
        denial = next((one for one in before if self.said[one].denies), place)
        same = self.said[denial].token.clause == claim.token.clause
        return (denial, place) if same else (place,)


class Vocabulary:
    """Words that are real: none of them is a misspelling of another.

    Those of the topic, besides everyday English, the words of opposites, and forms of all these.
    """

    def __init__(self, words: Iterable[str], language: str) -> None:
        self.words = frozenset(words)
        self.language = language
        self._known = language_of(language)
        self._poles = poles(self._known)
        self.stems = frozenset(stem(word, language) for word in self.words)
        insides = (core(word, language) for word in self.words)
        self._beginnings = frozenset(
            one[:3] for one in (*self.stems, *insides, *self._poles, *amounts(self._known))
        )

    def __contains__(self, word: str) -> bool:
        """Whether a word, or a form of it, is real."""
        known = self._known
        if word in self.words or word in known.everyday_words or word in known.real:
            return True
        one = self.stem(word, self.language)
        return one in self.stems or one in self._poles

    def stem(self, word: str, language: str) -> str:
        """Stem a word that begins like one of the topic, and give any other back as it is.

        Stemming is the dearest step of reading, and the stem of a word that the topic does not have
        can be compared with nothing.
        """
        return stem(word, language) if word[:3] in self._beginnings else word


class Reader:
    """Reads responses to one question.

    `words` are those of the key, which a misspelling may stand for; `confusable` are words that are
    never read as others, and `real` those that are words already. What is `learnt` from the key's
    texts as they were written shows its abbreviations, and what it writes as two words.
    """

    def __init__(
        self,
        words: Iterable[str],
        confusable: Collection[str],
        real: Vocabulary,
        learnt: Sequence[Ways] = (),
    ) -> None:
        empty = language_of(real.language).empty
        self._words = sorted({word for word in words if allowance(word)} - empty)
        self._forms = sorted(forms(self._words, real.language))
        self._digraphs = language_of(real.language).digraphs
        self._known_words = frozenset(self._words if self._digraphs else ())
        self._joining = Joining(self._words, learnt, real.language)
        every = sorted({word for one in learnt for word in one.words})
        self._verbs = Separable(every, language_of(real.language))
        self._confusable = frozenset(confusable)
        self._real = real
        self._by_sound = {sound(word): word for word in self._words if len(word) > 4}

    def read(self, text: str, limit: int = LIMIT) -> Reading:
        """Read a response: corrected, stemmed, with denials marked.

        Only `limit` characters are read, and only so many unknown words are looked up, because what
        a correction costs grows with the words of the key. Never raises, whatever the text.
        """
        tokens: list[Token] = []
        spelling: dict[tuple[str, str], None] = {}
        unknown = 0
        typed = self._verbs.as_in_key(read(text, limit, self._real.language))
        for token in self._joining.rewritten(typed):
            if unknown > _UNKNOWN or self._is_real(token.text):
                tokens.append(token)
                continue
            unknown += 1
            respelt = self._respelt(token.text)
            meant = respelt or self._meant(token.text)
            if not respelt and meant != token.text:
                spelling[text[token.start : token.end], meant] = None
            tokens.append(replace(token, text=meant))
        said = claims(without_equatives(tokens), self._real.stem)
        return Reading(text, said, Said(said), tuple(spelling))

    def _is_real(self, typed: str) -> bool:
        if not allowance(typed) or typed in self._confusable or typed in self._real:
            return True
        return other_spelling(typed, self._real.language) in self._real  # "rumour" is "rumor"

    def _respelt(self, typed: str) -> str | None:
        """Give the word of the key that is typed without its letters: "fuer" for "für"."""
        for letters, letter in self._digraphs.items():
            typed = typed.replace(letters, letter)
        return typed if self._digraphs and typed in self._known_words else None

    def _meant(self, typed: str) -> str:
        """Give the word of the key, or the form of one, that an unknown word stands for.

        A form is one slip away at most; a word that stands for nothing is given back.
        """
        alike = self._by_sound.get(sound(typed), "")
        candidates = (*_near(typed, self._words, 2), alike, *_near(typed, self._forms, 1))
        meant = (word for word in candidates if word and self._may_stand_for(typed, word))
        return next(meant, typed)

    def _may_stand_for(self, typed: str, word: str) -> bool:
        """Whether a word is near enough; another letter makes another abbreviation."""
        if self._joining.is_short_name(word) and sorted(typed) != sorted(word):
            return False
        return slips(typed, word, self._real.language) is not None


def _near(typed: str, words: Sequence[str], most: int) -> list[str]:
    found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=3)
    return [word for word, _, _ in found]
