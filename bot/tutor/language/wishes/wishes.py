"""What somebody wishes for who says it in a sentence of their own: "could u remind me abt 7ish".

Example sentences are listed for each wish (`bot/texts/*/wishes.yaml`). How like the nearest of them
a message is says whether the wish may be done (`likeness`); which wish it is, is told better by all
of them together (`evidence`). Both look at stems of words, short forms written out and slips of the
thumb put right (`reader`), with what belongs to a wish, a time or a day, as one word (`naming`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from msgspec import Struct

from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.denied import without_denied
from bot.tutor.language.wishes.evidence import Evidence
from bot.tutor.language.wishes.examples import Example, Phrase, example_of, spoken
from bot.tutor.language.wishes.likeness import Likeness
from bot.tutor.language.wishes.moments import named_moment, recurs
from bot.tutor.language.wishes.naming import Naming, all_put_in, put_in
from bot.tutor.language.wishes.reader import Reader
from bot.tutor.language.wishes.waits import named_wait
from bot.tutor.language.wishes.weekdays import named_weekdays, without_weekdays
from bot.tutor.language.wishes.wish import Wish
from state.values import replace

MOST_WORDS: Final = 16
"""Words of a message up to which it is compared: nobody wishes at greater length."""

ANSWER: Final = "answer"
"""What examples of an answer stand for, among intents."""

REMARK: Final = "remark"
"""What examples of what is said to a verdict stand for."""

REMIND: Final = "remind"
UNREMIND: Final = "unremind"
_OF_ONE_DAY: Final = (REMIND, "pause")
"""Wishes that may name a day, for which "every friday" is none."""

_WEEKLY: Final = (REMIND, UNREMIND)
"""Wishes that may name days of the week, which make them no less like their examples."""

_OF_ANSWER: Final = 2.0
"""What evidence of an answer counts beside that of the likeliest of fifty wishes."""

_STRAY: Final = 0.02
"""The share of an intent's examples, at most, that may have a turning word by the way: "dont let me
forget" asks to be reminded."""


class Wishes(Struct, frozen=True, eq=False, dict=True):
    """The examples of one language, ready for comparing."""

    language: str
    reader: Reader
    known: Likeness
    """The examples that have a word which tells something."""
    phrases: tuple[Phrase, ...]
    answered: tuple[Example, ...]
    """What people answer, which is no wish however like one it is; and what they say to a verdict.
    """
    speaking: frozenset[str]
    pleading: frozenset[str]
    disowning: tuple[str, ...]
    """What stands before a language that somebody says they do not know: "I speak no"."""

    @classmethod
    def of(
        cls,
        language: str,
        lists: Mapping[str, Iterable[str]],
        no_wishes: Mapping[str, Iterable[str]],
        short_for: Mapping[str, Iterable[str]],
        marks: Mapping[str, Iterable[str]],
        sounds: Mapping[str, str],
    ) -> "Wishes":
        """Prepare the examples of a language: intent → sentences that wish for it.

        `no_wishes` are likewise of answers and remarks.
        """
        reader = Reader.of(language, short_for, marks, sounds)
        speaking, pleading = (frozenset(map(fold, marks[one])) for one in ("speaking", "pleading"))
        sentences = [(intent, one) for intent, many in lists.items() for one in many]
        examples = [example_of(reader, intent, one) for intent, one in sentences]
        others = [(name, one) for name, many in no_wishes.items() for one in many]
        answered = tuple(example_of(reader, name, one) for name, one in others)
        return cls(
            language,
            reader.knowing(word for one in (*examples, *answered) for word in one.whole),
            Likeness(
                tuple(dict.fromkeys(one for one in examples if one.bag)),
                frozenset(reader.stems(language_of(language).denials)),
            ),
            tuple(
                Phrase(example.intent, spoken(sentence), example.turns)
                for example, (_, sentence) in zip(examples, sentences, strict=True)
            ),
            answered,
            speaking | pleading,
            pleading,
            tuple(f" {fold(begins)} " for begins in marks["disowning"]),
        )

    def read_ahead(self) -> None:
        """Prepare all that messages are compared with."""
        _ = self.known.having, self._evidence, self._fitting, self._naming

    def heard(self, text: str) -> tuple[Wish, ...]:
        """Give the wishes that a message may mean, the likeliest first; none for a long one."""
        return _heard(self, text[:200])

    def compared(self, text: str) -> tuple[Wish, ...]:
        """Find the same, without looking it up."""
        said = without_denied(tuple(typed_words(text)))
        typed = self.reader.without_courtesy(said)
        if not 0 < len(typed) <= MOST_WORDS:
            return ()
        speaks = self.speaks(said)
        best: dict[str, Wish] = {}
        weekly = without_weekdays(typed, self.language)
        for of_week, argument, words in (
            *((False, *way) for way in self._ways(typed)),
            *((False, *way) for way in (self._ways(said) if said != typed else ())),
            *((True, *way) for way in (self._ways(weekly) if weekly != typed else ())),
        ):
            bag = self.reader.bag(words)
            for wish in self.known.alike(words, bag, argument, turns=self.reader.turns(bag)):
                if of_week and wish.intent not in _WEEKLY:
                    continue
                likest = best.get(wish.intent)
                if likest is None or likest.likeness < wish.likeness:
                    best[wish.intent] = wish
        ranked = sorted(best.values(), key=lambda wish: -wish.likeness)
        return tuple(
            replace(wish, speaks=speaks, argument=self._named(text, wish)) for wish in ranked
        )

    def evidence(self, text: str) -> Mapping[str, float]:
        """Say how much a message speaks for each intent, as `Evidence` does."""
        return _told(self, text[:200])[0]

    def talk(self, text: str) -> float:
        """Say how much more a message speaks for the likeliest wish than for an answer."""
        wishes, answer, _ = _told(self, text[:200])
        return max(wishes.values()) - _OF_ANSWER * answer

    def remarks(self, text: str) -> bool:
        """Whether a message speaks less for any wish than for what is said to a verdict."""
        wishes, _, remark = _told(self, text[:200])
        return remark >= max(wishes.values())

    def weighed(self, text: str) -> tuple[Mapping[str, float], float, float]:
        """Say how much a message speaks for each intent, for an answer and for a remark."""
        typed = self.said_in(text)
        words = self.reader.read(typed)
        named = all_put_in(words, self._naming.found(typed, self.reader.bag(words)))
        said = self._evidence.of(self.reader.stems(named))
        return said, said.pop(ANSWER), said.pop(REMARK)

    def said_in(self, text: str) -> Sequence[str]:
        """Give the words of a message without what is said for politeness, or denied."""
        return self.reader.without_courtesy(without_denied(tuple(typed_words(text))))

    def speaks(self, typed: Iterable[str]) -> bool:
        """Whether words speak to somebody: "I", "you", "please"."""
        full = self.reader.short_for
        return any(not self.speaking.isdisjoint((w, full.get(w, w))) for w in typed)

    def pleads(self, typed: Iterable[str]) -> bool:
        """Whether a plea or a sigh is among words: "pls", "ugh"."""
        return not self.pleading.isdisjoint(typed)

    def disowns(self, typed: Sequence[str], named: str) -> bool:
        """Whether words say of a language named among them that somebody does not know it."""
        before = " ".join(("", *typed[: typed.index(named)], ""))
        return before.endswith(self.disowning)

    def count_known(self, typed: Iterable[str]) -> int:
        """Count the words that belong to the language: of its examples, or of everyday."""
        return sum(word.isalpha() and word in self._vocabulary for word in typed)

    def fitting(self, text: str) -> frozenset[str]:
        """Give the intents that a message may mean by whether it says "stop", "not" and the like.

        An intent of which no example has such a word, or every one, is meant by none that differs.
        """
        bag = self.reader.bag(self.reader.full(typed_words(text)))
        return self._fitting[self.reader.turns(bag)]

    def argument(self, text: str, intent: str) -> str:
        """Give what a message names for a wish: a time, a day; "" where it names nothing."""
        typed = without_denied(tuple(typed_words(text)))
        moment = _moment(text, typed, self.language) if intent == REMIND else ""
        again = ("day",) if intent in _OF_ONE_DAY and recurs(typed) else ()
        return moment or self._naming.argument(typed, intent, without=again)

    def _named(self, text: str, wish: Wish) -> str:
        """Give what a message names for a wish that it is like; no day of those that recur."""
        found = self.argument(text, wish.intent)
        no_day = wish.intent in _OF_ONE_DAY and recurs(typed_words(text))
        return found if found or no_day else wish.argument

    def _ways(self, typed: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """Give the words as they are, and with each thing that they may name put in its place."""
        plain = self.reader.read(typed)
        yield "", plain
        for one in self._naming.found(typed, self.reader.bag(plain)):
            yield " ".join(typed[one.start : one.end]), put_in(plain, one)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Give the examples as whole sentences."""
        return tuple(phrase.text for phrase in self.phrases)

    @cached_property
    def runs(self) -> Sequence[tuple[str, int, int]]:
        """Say for each intent from where to where its examples stand among all."""
        runs, start = [], 0
        for intent, many in groupby(phrase.intent for phrase in self.phrases):
            end = start + sum(1 for _ in many)
            runs.append((intent, start, end))
            start = end
        return runs

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Give for each word of the examples the share of all their words that it is."""
        words = Counter(word for one in self.known.examples for word in one.whole if word[0] != "<")
        total = words.total()
        return {word: count / total for word, count in words.items()}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        examples = (word for one in self._counted for word in one.whole)
        return language_of(self.language).everyday_words.union(examples, self.reader.short_for)

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence([(one.intent, self.reader.stems(one.whole)) for one in self._counted])

    @property
    def _counted(self) -> Sequence[Example]:
        return (*self.known.examples, *self.answered)

    @cached_property
    def _naming(self) -> Naming:
        return Naming.of(self.known)

    @cached_property
    def _fitting(self) -> Mapping[bool, frozenset[str]]:
        count = Counter((phrase.intent, phrase.turns) for phrase in self.phrases)
        return {
            turns: frozenset(
                intent
                for intent, _ in count
                if count[intent, turns] > _STRAY * (count[intent, True] + count[intent, False])
            )
            for turns in (True, False)
        }


def _moment(text: str, typed: Sequence[str], language: str) -> str:
    """Give the days of the week that a message names, a wait, or one day, with the time."""
    return named_weekdays(text, language) or named_wait(typed) or named_moment(typed)


@lru_cache(maxsize=512)
def _heard(wishes: Wishes, text: str) -> tuple[Wish, ...]:
    return wishes.compared(text)


@lru_cache(maxsize=512)
def _told(wishes: Wishes, text: str) -> tuple[Mapping[str, float], float, float]:
    return wishes.weighed(text)
