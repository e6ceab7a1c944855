"""Words that tell how a message is meant, by where they stand in it: how it begins, what is in it.

"I meant" begins a correction, "no thanks" a reply, "what is" a question; a swear word anywhere
tells enough. The words are in `bot/texts`, for each language a list of openings and one of marks.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from bot.tutor.language.plain import both_ways, plain

BRIEF = 8
"""Words of a reply, at most."""

_REPLYING: Final = {"yes": "agreeing", "no": "declining"}
"""The openings of which a mere "yes" or "no" is made."""


class Phrases(Struct, frozen=True, dict=True):
    """Openings and marks, ready for looking up."""

    openings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How a correction begins ("I meant"), and words that name the day of an exam."""
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Single words: around a wish, and of somebody who has had enough (see `bot/texts`)."""

    def addresses(self, text: str) -> bool:
        """Whether a message begins as one that speaks to the tutor: "can you", "how do I"."""
        return f"{plain(text)} ".startswith(tuple(self._begins.get("addressing", ())))

    def asks(self, text: str) -> bool:
        """Whether a message asks for an explanation: "what does ... mean".

        One of what is one's own asks for none: "how is my exam looking".
        """
        asked = self.asked_about(text)
        return asked is not None and self._marked("own").isdisjoint(plain(asked).split())

    def asked_about(self, text: str) -> str | None:
        """What a message asks to have explained, in the learner's words, or None if nothing.

        That it begins with "wait" or "ok" makes no difference.
        """
        return self.behind("asking", self._without_lead(text))

    def asked_of_option(self, text: str) -> str | None:
        """What names an option in a question about one: "but why not d"; None without one."""
        return self.behind("options", self._without_lead(text))

    def _without_lead(self, text: str) -> str:
        words, lead = text.split(), self._marked("lead")
        while len(words) > 1 and plain(words[0]) in lead:
            words = words[1:]
        return " ".join(words)

    def looks_back(self, text: str) -> bool:
        """Whether a short message asks about what was marked before: "but why was that wrong"."""
        words = plain(self._without_lead(text)).split()
        begun = any(_begins(words, opening) for opening in self._begins.get("past", {}))
        return begun and len(words) <= BRIEF

    def reasons(self, text: str) -> bool:
        """Whether a message gives a reason, as an answer does: "because it is too deep"."""
        return self.behind("reasons", text) is not None

    def asks_meaning(self, text: str) -> bool:
        """Whether a message asks what something means, which no answer does."""
        return self.asks(text) and not self._marked("meaning").isdisjoint(plain(text).split())

    def names_nothing(self, text: str) -> bool:
        """Whether all words of a message are words of asking: "what does that even mean"."""
        return self._marked("asking").issuperset(plain(text).split())

    def only_remarks(self, text: str) -> bool:
        """Whether a message is made of small words about right and wrong: "is it right", "pls"."""
        words, remarks = plain(text).split(), self._marked("remarks")
        known = remarks | self._around
        return len(words) <= BRIEF and not remarks.isdisjoint(words) and known.issuperset(words)

    def is_about_others(self, text: str) -> bool:
        """Whether a message has a word like "they", and none like "my" or "me"."""
        words = plain(text).split()
        others, own = self._marked("others"), self._marked("own") | self._marked("to_me")
        return own.isdisjoint(words) and not others.isdisjoint(words)

    def behind(self, name: str, text: str) -> str | None:
        """What stands behind one of these openings, in the learner's words; None without one."""
        openings = self._begins.get(name, {})
        for said in (plain(text), " ".join(self.written_out(text))):
            if said.startswith(tuple(openings)):  # which tells most messages in one step
                words = next(words for begins, words in openings.items() if said.startswith(begins))
                found = text.split(maxsplit=words)[words:]
                return found[0] if found else None
        return None

    def written_out(self, text: str) -> Sequence[str]:
        """Give the words of a message without short forms, as far as these are known."""
        return plain(text).split()

    @cached_property
    def _begins(self) -> Mapping[str, Mapping[str, int]]:
        """The openings, the longest first: how each begins a message, and how many words it is."""
        return {
            name: {
                f"{way} ": len(opening.split())
                for opening in sorted(openings, key=len, reverse=True)
                for way in both_ways(opening)
            }
            for name, openings in self.openings.items()
        }

    def joins(self, word: str) -> bool:
        """Whether a word joins another wish to one: "and"."""
        return plain(word) in self._marked("joining")

    def without_joining(self, text: str) -> str:
        """Leave out the words that join a wish to one before it: "and then also"."""
        words = text.split()
        while len(words) > 1 and self.joins(words[0]):
            words = words[1:]
        return " ".join(words)

    def says_nothing(self, words: Iterable[str]) -> bool:
        """Whether all words are such as stand around a wish and say nothing."""
        return self._around.issuperset(words)

    def holds(self, said: str, phrase: str) -> bool:
        """Whether plain words are a phrase with nothing around it but words that say nothing."""
        before, found, after = f" {said} ".partition(f" {phrase} ")
        return bool(found) and self.says_nothing((*before.split(), *after.split()))

    def without_fillers(self, said: str) -> str:
        """Leave out plain words that say nothing, wherever they stand."""
        return " ".join(word for word in said.split() if word not in self._around)

    def is_question(self, word: str) -> bool:
        """Whether a plain word counts questions: "10 questions"."""
        return word in self._marked("questions")

    def _marked(self, name: str) -> frozenset[str]:
        return self.marks.get(name, frozenset())

    def is_outburst(self, words: list[str]) -> bool:
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

    @cached_property
    def _around(self) -> frozenset[str]:
        """The words around a wish: that show it to be one, or that say nothing."""
        return self._marked("wishes") | self._marked("fillers")

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
        """Leave out what takes back, and words that say nothing, in front: "no wait, half 8"."""
        words = plain(text).split()
        while words and (words[0] in self._around or words[0] in self._taking_back):
            words = words[1:]
        return " ".join(words)

    @cached_property
    def _taking_back(self) -> frozenset[str]:
        """The words of which a "no" and the opening of a correction are made."""
        said = (*self.openings.get("declining", ()), *self.openings.get("corrections", ()))
        return frozenset(word for opening in said for word in plain(opening).split())

    def takes_back(self, text: str) -> bool:
        """Whether a short message only wants things as they were: "no wait, leave it as it was"."""
        words, restoring = plain(text).split(), self._marked("restoring")
        beside = self._around | self._taking_back | restoring | self._marked("pronouns")
        return len(words) <= BRIEF and not restoring.isdisjoint(words) and beside.issuperset(words)

    def denies(self, text: str) -> bool:
        """Whether a short message begins with a "no", whatever comes behind it."""
        words = plain(text).split()
        begun = any(_begins(words, opening) for opening in self._begins["declining"])
        return begun and len(words) <= BRIEF

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

    def only_says_next(self, text: str) -> bool:
        """Whether nothing else is in a message than agreement and talk: "yep, next then"."""
        agreeing = {opening.strip() for opening in self._begins["agreeing"]}
        beside = self._around | self._marked("onward") | agreeing
        return self.says_next(text) and beside.issuperset(plain(text).split())

    def exam(self, text: str) -> str | None:
        """The day in "my exam is on ...", in the learner's words; None if it says no such thing."""
        return _after(self.openings.get("exam_is", ()), text)

    def correction(self, text: str) -> str | None:
        """What was meant in "I meant ..."; None if it says no such thing."""
        return _after(self.openings.get("corrections", ()), text)


def _begins(words: Sequence[str], opening: str) -> bool:
    return f"{' '.join(words)} ".startswith(opening)


def _after(openings: Iterable[str], text: str) -> str | None:
    said = text.casefold()
    for opening in openings:
        if said.startswith(f"{opening} "):
            return text[len(opening) :].strip() or None
    return None
