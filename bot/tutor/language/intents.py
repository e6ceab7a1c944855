"""What a learner wants who types words instead of tapping: "hint pls", "skip", "stop".

The words themselves are in `bot/texts`, one list for each intent; here they are only matched, on
the whole message, forgiving case, accents, punctuation and repeated letters. Where a message cannot
be an answer, politeness around the words and slips of the thumb are forgiven too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import field

from bot.grading.text.spelling import slips, sound, within
from bot.tutor.language.phrases import Phrases
from bot.tutor.language.plain import both_ways, plain
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.talk import Sound, leaning
from bot.tutor.language.wishes.wish import ASK, CLOSE, DO, Wish, best_of
from bot.tutor.language.wishes.wishes import MOST_WORDS, Wishes
from state.values import replace

SHORTEST, LONGEST = 5, 30
"""Letters from which, and up to which, a misspelt wish is recognised: fewer are too easily another
word, and nobody wishes for anything at greater length."""

MOST_SLIPS = 2
"""Letters by which a misspelt wish may be longer or shorter (see `bot.grading.text.spelling`)."""

EXACTLY = 0.99
"""How like a whole sentence that is wished for a message is that must not be taken for less."""

FAR = 2.0
"""By how much more words speak for another wish, for the one they are like to be asked about."""

TALK = 2.0
"""How much more words speak for a wish than for an answer, to be rather one."""

HAILING = 7.0
"""What it counts beside that, if somebody is spoken to."""

SENTENCE = 3
"""Words from which what is wished for can be no answer that happens to have the same words."""

ORDERS = ("skip", "show", "repeat", "why", "hint")
"""Intents of which an order may carry its pronoun: "sáltala", "zeig's"."""

OUTBURST = 10
"""Words up to which a message that swears or despairs is not read any further."""


class Intents(Phrases, frozen=True, dict=True):
    """Plain words by intent, ready for looking up."""

    words: Mapping[str, str] = field(default_factory=dict)
    """Normalised words → intent."""
    wishes: tuple[Wishes, ...] = ()
    """What is asked for in sentences, by language, the learner's own first."""

    @classmethod
    def of(
        cls,
        lists: Mapping[str, Iterable[str]],
        openings: Mapping[str, Iterable[str]],
        marks: Mapping[str, Iterable[str]],
    ) -> "Intents":
        """Prepare the lists of a language: intent → words that mean it, and the others by name."""
        return cls(
            {name: tuple(begins) for name, begins in openings.items()},
            {
                name: frozenset(way for one in words for way in both_ways(one))
                for name, words in marks.items()
            },
            {
                way: intent
                for intent, words in lists.items()
                for word in words
                for way in both_ways(word)
            },
        )

    def merged_with(self, other: "Intents") -> "Intents":
        """Understand the words of another language too; where both have a word, ours counts."""
        return Intents(
            {name: (*begins, *other.openings[name]) for name, begins in self.openings.items()},
            {name: words | other.marks[name] for name, words in self.marks.items()},
            {**other.words, **self.words},
        )

    def find(self, text: str) -> str | None:
        """The intent that a whole message means; None if it means something else."""
        said = plain(text)
        words = said.split()
        if len(words) <= OUTBURST and self.is_outburst(words):
            return "fed_up"
        return self._meaning(said) or self._meaning(" ".join(self.written_out(text)))

    def _meaning(self, said: str) -> str | None:
        """Say what words mean, of which an order may have a pronoun at its end: "pásala"."""
        if (intent := self.words.get(said)) is not None:
            return intent
        orders = (said.removesuffix(one) for one in self._marked("enclitics") if said.endswith(one))
        found = (self.words.get(order) for order in orders)
        return next((intent for intent in found if intent in ORDERS), None)

    def wished(self, text: str, without: Collection[str] = (), least: float = ASK) -> Wish | None:
        """What a sentence most likely wishes for, in the language it is in; None if for nothing.

        `without` names intents that mean nothing where it was said: they hide no other. `least` is
        how like a wish it has to be.
        """
        heard = (wishes.heard(text) for wishes in self.spoken(text))
        known = (tuple(one for one in many if one.intent not in without) for many in heard)
        best = best_of(known, least)
        if best is None or not best.is_sure or best.likeness > EXACTLY or self._fits(best, text):
            return best
        return replace(best, likeness=DO - CLOSE)

    def is_talk(self, text: str) -> bool:
        """Whether a message speaks for some wish rather than for an answer."""
        likeliest, *_ = self.spoken(text)
        return likeliest.talk(text) + HAILING * self.hails(text) >= TALK

    def is_remark(self, text: str) -> bool:
        """Whether a message is more like what is said to a verdict than like any wish."""
        likeliest, *_ = self.spoken(text)
        return not self.hails(text) and likeliest.remarks(text)

    def _fits(self, wish: Wish, text: str) -> bool:
        """Whether neither another wish nor an answer is likelier by all examples together."""
        said = [one.evidence(text) for one in self.spoken(text)]
        own = max(one.get(wish.intent, 0.0) for one in said)
        return self.is_talk(text) and own + FAR > max(max(one.values()) for one in said)

    def spoken(self, text: str) -> tuple[Wishes, ...]:
        """Give the wishes of the languages that a message may be in, the likeliest first.

        That are those that most of its words belong to, and the learner's own.
        """
        return _spoken(self.wishes, text[:200])

    def sound(self, text: str, topic: Mapping[str, float]) -> Sound:
        """Say what a message sounds like, beside the words of a topic."""
        typed = typed_words(text)
        likeliest, *_ = self.spoken(text)
        return Sound(
            likeliest.language,
            likeliest.talk(text) if 0 < len(likeliest.said_in(text)) <= MOST_WORDS else 0.0,
            max(leaning(one, typed, topic) for one in self.wishes),
            self.hails(text),
        )

    def wish(self, text: str) -> str | None:
        """The intent of a message that politely asks for it, "can i have a hint plz"; else None."""
        words = plain(text).split()
        return self._within(words) if self._marked("wishes").intersection(words) else None

    def loosely(self, text: str) -> str | None:
        """The intent that a message most likely means, if it cannot be an answer; else None.

        What is said around the words is left out, and they may be misspelt: "ok wats my plna".
        """
        words = plain(text).split()
        found = self._within(words) or self._near("".join(words))
        wish = self.wished(text) if found else None
        other = wish if wish is not None and wish.intent != found and not wish.is_bare else None
        whole = other is not None and other.likeness > EXACTLY
        return None if whole else found  # "give me those i got wrong" is more than "wrong"

    def written_out(self, text: str) -> Sequence[str]:
        """Write out the short forms of the language that a message is most likely in."""
        if not self.wishes:
            return super().written_out(text)
        return _written_out(self.spoken(text)[0], text)

    def hails(self, text: str) -> bool:
        """Whether it does, or pleads, or is a short question by its marks."""
        typed = typed_words(text)
        pleads = any(wishes.pleads(typed) for wishes in self.wishes)
        asks = "?" in text and len(typed) <= MOST_WORDS
        return pleads or asks or self.addresses(text)

    def asks_for_next(self, text: str) -> bool:
        """Whether a message asks for the next on purpose: "next" alone may come late."""
        return self.says_next(text) and self.wish(text) == "go_on"

    def passes(self, text: str) -> bool:
        """Whether a message gives up and asks for the next in one: "no idea, next"."""
        words = plain(text).split()
        parts = ((" ".join(words[:end]), " ".join(words[end:])) for end in range(1, len(words)))
        return any(self._meaning(one) == "forgot" and self._goes_past(two) for one, two in parts)

    def _goes_past(self, said: str) -> bool:
        intent = self._meaning(said)
        return intent == "skip" or (intent == "go_on" and self.says_next(said))

    def is_slip(self, text: str) -> bool:
        """Whether a message means something only if it is misspelt: "sales" is near to "laters"."""
        return self.find(text) is None and self._within(plain(text).split()) is None

    def plainly(self, text: str) -> str | None:
        """The intent of a whole sentence with nothing but talk around it; else None.

        "Right, I'm done for now" is no answer, as "right, the end" may be.
        """
        return self._within(plain(text).split(), least=SENTENCE)

    def _within(self, words: list[str], least: int = 1) -> str | None:
        around = self._around
        starts = [n for n in range(len(words)) if around.issuperset(words[:n])]
        ends = [n for n in range(1, len(words) + 1) if around.issuperset(words[n:])]
        inner = (
            " ".join(words[start:end]) for start in starts for end in ends if start + least <= end
        )
        found = [intent for words in inner if (intent := self._meaning(words))]
        return found[0] if found else None

    def _near(self, typed: str) -> str | None:
        """Find the one intent that misspelt letters are nearest to."""
        if not SHORTEST <= len(typed) <= LONGEST:
            return None
        near: dict[int, set[str]] = {}
        for letters in self._may_be_meant(typed):
            wrong = slips(typed, letters)
            if wrong is not None:
                near.setdefault(wrong, set()).update(self._by_letters[letters])
        nearest = near[min(near)] if near else set()
        return next(iter(nearest)) if len(nearest) == 1 else None

    def _may_be_meant(self, typed: str) -> set[str]:
        """Give all that letters can be slips of: what is written nearly so, and what sounds so.

        Nearly all that is typed is near to nothing, and here that is found out in one step.
        """
        sounding = self._by_sound.get(sound(typed), ())
        alike = {letters for letters in sounding if abs(len(letters) - len(typed)) <= MOST_SLIPS}
        return alike.union(within(typed, self._letters, MOST_SLIPS))

    @cached_property
    def _by_letters(self) -> Mapping[str, frozenset[str]]:
        """What all words mean, by their letters without the spaces between."""
        by_letters: dict[str, set[str]] = {}
        for words, intent in self.words.items():
            by_letters.setdefault(words.replace(" ", ""), set()).add(intent)
        return {letters: frozenset(intents) for letters, intents in by_letters.items()}

    @cached_property
    def _letters(self) -> Sequence[str]:
        """The same letters, to be compared in one step."""
        return tuple(self._by_letters)

    @cached_property
    def _by_sound(self) -> Mapping[str, Sequence[str]]:
        """The letters of all words by how they sound."""
        by_sound: dict[str, list[str]] = {}
        for letters in self._by_letters:
            by_sound.setdefault(sound(letters), []).append(letters)
        return by_sound


@lru_cache(maxsize=256)
def _spoken(wishes: tuple[Wishes, ...], text: str) -> tuple[Wishes, ...]:
    typed = typed_words(text)
    known = [one.count_known(typed) for one in wishes]
    most = max(known, default=0)
    likeliest = [one for one, count in zip(wishes, known, strict=True) if count == most]
    return tuple(dict.fromkeys((*likeliest, *wishes[:1])))


@lru_cache(maxsize=64)  # it is held against the openings of many wishes
def _written_out(wishes: Wishes, text: str) -> Sequence[str]:
    return tuple(plain(" ".join(wishes.reader.full(typed_words(text)))).split())
