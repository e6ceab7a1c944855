"""What a learner wants who types words instead of tapping: "hint pls", "skip", "stop".

The words themselves are in `bot/texts`, one list for each intent; here they are only matched, on
the whole message, forgiving case, accents, punctuation and repeated letters. Where a message cannot
be an answer, politeness around the words and slips of the thumb are forgiven too.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

from msgspec import Struct, field

from bot.grading.text.spelling import slips
from bot.tutor.language.talk import TALKS, TALKS_AFTER, leaning, talks
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wish import ASK, Wish, best_of
from bot.tutor.language.wishes import MOST_WORDS, Wishes

_LETTERS = re.compile(r"[^\w ]+")
_REPEATS = re.compile(r"([^\W\d])\1+")

SHORTEST, LONGEST = 5, 30
"""Letters from which, and up to which, a misspelt wish is recognised: fewer are too easily another
word, and nobody wishes for anything at greater length."""

MOST_SLIPS = 2
"""Letters by which a misspelt wish may be longer or shorter (see `bot.grading.text.spelling`)."""

EXACTLY = 0.99
"""How like a whole sentence that is wished for a message is that must not be taken for less."""

BRIEF = 8
"""Words of a reply, at most."""

_REPLYING: Final = {"yes": "agreeing", "no": "declining"}
"""The openings of which a mere "yes" or "no" is made."""

SENTENCE = 3
"""Words from which what is wished for can be no answer that happens to have the same words."""

OUTBURST = 10
"""Words up to which a message that swears or despairs is not read any further."""


class Intents(Struct, frozen=True, dict=True):
    """Plain words by intent, ready for looking up."""

    words: Mapping[str, str]
    """Normalised words → intent."""
    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How a correction begins ("I meant"), and words that name the day of an exam."""
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Single words: around a wish, and of somebody who has had enough (see `bot/texts`)."""
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
            {plain(word): intent for intent, words in lists.items() for word in words},
            {name: tuple(begins) for name, begins in openings.items()},
            {name: frozenset(map(plain, words)) for name, words in marks.items()},
        )

    def merged_with(self, other: "Intents") -> "Intents":
        """Understand the words of another language too; where both have a word, ours counts."""
        return Intents(
            {**other.words, **self.words},
            {name: (*begins, *other.openings[name]) for name, begins in self.openings.items()},
            {name: words | other.marks[name] for name, words in self.marks.items()},
        )

    def find(self, text: str) -> str | None:
        """The intent that a whole message means; None if it means something else."""
        said = plain(text)
        words = said.split()
        if len(words) <= OUTBURST and self._is_outburst(words):
            return "fed_up"
        return self.words.get(said)

    def wished(self, text: str, without: Collection[str] = (), least: float = ASK) -> Wish | None:
        """What a sentence most likely wishes for, in the language it is in; None if for nothing.

        `without` names intents that mean nothing where it was said: they hide no other. `least` is
        how like a wish it has to be.
        """
        heard = (wishes.heard(text) for wishes in self.spoken(text))
        known = (tuple(one for one in many if one.intent not in without) for many in heard)
        return best_of(known, least)

    def spoken(self, text: str) -> tuple[Wishes, ...]:
        """Give the wishes of the languages that a message may be in, the likeliest first.

        That are those that most of its words belong to, and the learner's own.
        """
        return _spoken(self.wishes, text[:200])

    def talks(self, text: str, topic: Mapping[str, float], *, answered: bool) -> bool:
        """Whether a message sounds like talk in any language, beside the words of a topic."""
        least = TALKS_AFTER if answered else TALKS
        return any(talks(wishes, text, topic, least) for wishes in self.wishes)

    def leaning(self, text: str, topic: Mapping[str, float]) -> tuple[float, str]:
        """Say how much more a message sounds like talk than like a topic, and in which language."""
        typed = typed_words(text)
        return max((leaning(one, typed, topic), one.language) for one in self.wishes)

    def spelt_alike(self, text: str) -> float:
        """Say how alike a message is to the nearest wish letter by letter, 0 to 1."""
        near = (wishes.spelt_alike(text).values() for wishes in self.spoken(text))
        return max((one for many in near for one in many), default=0.0)

    def addresses(self, text: str) -> bool:
        """Whether a message begins as one that speaks to the tutor: "can you", "how do I"."""
        return f"{plain(text)} ".startswith(tuple(self._begins.get("addressing", ())))

    def hails(self, text: str) -> bool:
        """Whether it does, or pleads, or is a short question by its marks."""
        typed = typed_words(text)
        pleads = any(wishes.pleads(typed) for wishes in self.wishes)
        asks = "?" in text and len(typed) <= MOST_WORDS
        return pleads or asks or self.addresses(text)

    def asks(self, text: str) -> bool:
        """Whether a message asks for an explanation: "what does ... mean"."""
        return self.behind("asking", text) is not None

    def asks_meaning(self, text: str) -> bool:
        """Whether a message asks what something means, which no answer does."""
        return self.asks(text) and not self._marked("meaning").isdisjoint(plain(text).split())

    def names_nothing(self, text: str) -> bool:
        """Whether all words of a message are words of asking: "what does that even mean"."""
        return self._marked("asking").issuperset(plain(text).split())

    def behind(self, name: str, text: str) -> str | None:
        """What stands behind one of these openings, in the learner's words; None without one."""
        said = plain(text)
        openings = self._begins.get(name, {})
        if not said.startswith(tuple(openings)):  # which tells most messages in one step
            return None
        words = next(words for begins, words in openings.items() if said.startswith(begins))
        found = text.split(maxsplit=words)[words:]
        return found[0] if found else None

    @cached_property
    def _begins(self) -> Mapping[str, Mapping[str, int]]:
        """The openings, the longest first: how each begins a message, and how many words it is."""
        return {
            name: {
                f"{plain(opening)} ": len(opening.split())
                for opening in sorted(openings, key=len, reverse=True)
            }
            for name, openings in self.openings.items()
        }

    def _marked(self, name: str) -> frozenset[str]:
        return self.marks.get(name, frozenset())

    def _is_outburst(self, words: list[str]) -> bool:
        """Tell whether somebody swears, or speaks of themselves in despair."""
        despairs = (
            words[:1]
            and words[0] in self._marked("selves")
            and self._marked("despair").intersection(words)
        )
        return bool(despairs or self._marked("swears").intersection(words))

    def how_it_went(self, text: str) -> str:
        """Whether words about an exam are "well" or "badly"; "" where they do not tell."""
        words = set(plain(text).split())
        glad, sorry = (bool(words & self._marked(name)) for name in ("glad", "sorry"))
        return "" if glad == sorry else "well" if glad else "badly"

    def spares(self, text: str) -> bool:
        """Whether a short reply to "Erase everything?" wants things kept: "wait dont"."""
        words = plain(text).split()
        return len(words) <= BRIEF and not self._marked("sparing").isdisjoint(words)

    def replies(self, text: str) -> str | None:
        """Whether a message says nothing but "yes" or "no", however it puts that; else None.

        "Yep that works" and "nah forget it" are made of such phrases and of words that say nothing;
        "yeah no" is a "no".
        """
        words, found = plain(text).split(), set[str]()
        while words and len(words) <= BRIEF:
            for reply, name in _REPLYING.items():
                opening = next(
                    (n for one, n in self._begins[name].items() if _begins(words, one)), 0
                )
                if opening:
                    found, words = found | {reply}, words[opening:]
                    break
            else:
                if words[0] not in self._around:
                    return None
                words = words[1:]
        return None if words else "no" if "no" in found else next(iter(found), None)

    def without_reply(self, text: str) -> str:
        """Leave out a "no" and the like in front: "hmm no make it half 8"."""
        words = plain(text).split()
        while words and (words[0] in self._around or f"{words[0]} " in self._begins["declining"]):
            words = words[1:]
        return " ".join(words)

    def denies(self, text: str) -> bool:
        """Whether a short message begins with a "no", whatever comes behind it."""
        words = plain(text).split()
        begun = any(_begins(words, opening) for opening in self._begins["declining"])
        return begun and len(words) <= BRIEF

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

    def is_slip(self, text: str) -> bool:
        """Whether a message means something only if it is misspelt: "sales" is near to "laters"."""
        return self.find(text) is None and self._within(plain(text).split()) is None

    @cached_property
    def _around(self) -> frozenset[str]:
        """The words around a wish: that show it to be one, or that say nothing."""
        return self._marked("wishes") | self._marked("fillers")

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
        found = [intent for words in inner if (intent := self.words.get(words))]
        return found[0] if found else None

    def _near(self, typed: str) -> str | None:
        """Find the one intent that misspelt letters are nearest to."""
        if not SHORTEST <= len(typed) <= LONGEST:
            return None
        near: dict[int, set[str]] = {}
        for length in range(len(typed) - MOST_SLIPS, len(typed) + MOST_SLIPS + 1):
            for letters, intent in self._by_length.get(length, ()):
                wrong = slips(typed, letters)
                if wrong is not None:
                    near.setdefault(wrong, set()).add(intent)
        nearest = near[min(near)] if near else set()
        return next(iter(nearest)) if len(nearest) == 1 else None

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[tuple[str, str]]]:
        """The letters of all words with their intents, by how many letters they are."""
        by_length: dict[int, list[tuple[str, str]]] = {}
        for words, intent in self.words.items():
            letters = words.replace(" ", "")
            by_length.setdefault(len(letters), []).append((letters, intent))
        return by_length

    def without_asides(self, text: str) -> str:
        """Leave out what is said around letters: "hmm actually b and d i mean"."""
        said = text.casefold()
        for opening in sorted(self.openings.get("corrections", ()), key=len, reverse=True):
            said = said.replace(opening, " ")
        asides = self._around
        return " ".join(word for word in said.split() if word == "a" or plain(word) not in asides)

    def says_next(self, text: str) -> bool:
        """Whether a message that goes on asks for the next: it is no "yes" to a question."""
        return not self._marked("onward").isdisjoint(plain(text).split())

    def asks_for_next(self, text: str) -> bool:
        """Whether a message asks for the next on purpose: "next" alone may come late."""
        return self.says_next(text) and self.wish(text) == "go_on"

    def exam(self, text: str) -> str | None:
        """The day in "my exam is on ...", in the learner's words; None if it says no such thing."""
        return _after(self.openings.get("exam_is", ()), text)

    def correction(self, text: str) -> str | None:
        """What was meant in "I meant ..."; None if it says no such thing."""
        return _after(self.openings.get("corrections", ()), text)


@lru_cache(maxsize=256)
def _spoken(wishes: tuple[Wishes, ...], text: str) -> tuple[Wishes, ...]:
    typed = typed_words(text)
    known = [one.known(typed) for one in wishes]
    most = max(known, default=0)
    likeliest = [one for one, count in zip(wishes, known, strict=True) if count == most]
    return tuple(dict.fromkeys((*likeliest, *wishes[:1])))


def _begins(words: Sequence[str], opening: str) -> bool:
    return f"{' '.join(words)} ".startswith(opening)


def _after(openings: Iterable[str], text: str) -> str | None:
    said = text.casefold()
    for opening in openings:
        if said.startswith(f"{opening} "):
            return text[len(opening) :].strip() or None
    return None


def plain(text: str) -> str:
    """Reduce a message to its words: "Stopp!!" and "stop" become the same, "Sí" and "si" too."""
    return _plain(text[:80])


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Do it; many rules of one turn look at the same message."""
    # Taken apart, an accent is a sign of its own, and goes with the punctuation.
    apart = unicodedata.normalize("NFD", text.casefold())
    spaced = " ".join(_LETTERS.sub("", apart).split())
    return _REPEATS.sub(r"\1", spaced)
