"""A text in which phrases are looked for: its words by their names, and what stands around them.

A word is found under its stem, and under whatever else an author may have called it: all denials
under one name, all forms of *to be*, what is measured ("closer" is about "distance"), and all words
for more of a thing, or for less.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

from bot.grading.match.doers import ranks
from bot.grading.match.wording import BE, DENIAL, NOTHING_TO, ORDERED, Word, about, how_much
from bot.grading.text.claims import Claim
from bot.grading.text.opposites import amounts, dimensions
from bot.grading.text.stems import of_participle, stem


class Said:
    """What a text says, claim by claim, each found by its names."""

    def __init__(self, claims_: Sequence[Claim]) -> None:
        self.claims = claims_
        counted = (not _is_idle(claim) for claim in claims_)
        self.ranks = ranks(claims_)
        """Where each word would stand if the doer came first."""
        self.steps = tuple(accumulate(counted, initial=0))[1:]
        """How many words, articles and the like aside, stand up to each place."""
        self._places: dict[str, list[int]] = {}
        for place in range(len(claims_)):
            for name in _names(claims_, place):
                self._places.setdefault(name, []).append(place)

    def places(self, word: Word) -> list[int]:
        """Give the places where a word of a phrase stands, in order."""
        if word.open_ended:
            return [
                place
                for place, claim in enumerate(self.claims)
                if claim.token.text.startswith(word.name)
            ]
        found = self._places.get(word.name, [])
        others = [self._places[name] for name in word.also if name in self._places]
        return sorted({*found, *chain.from_iterable(others)}) if others else found

    def has(self, word: Word) -> bool:
        """Whether a word of a phrase stands anywhere."""
        if word.open_ended:
            return bool(self.places(word))
        others = word.also and not self._places.keys().isdisjoint(word.also)
        return word.name in self._places or bool(others)

    def near(self, last: int, here: int, gap: int) -> bool:
        """Whether at most `gap` other words stand between two places, and no new statement.

        Nothing is left out over a comma: "ideas of customers, and managers" is about two things.
        Where only the order counts, the second must not be said to come first: "this after that".
        """
        if gap == ORDERED:
            return not self.turns_round(last, here)
        left_out = self.steps[here] - self.steps[last] - 1
        if left_out <= 0:
            return True
        parted = self.claims[last].token.clause != self.claims[here].token.clause
        return left_out <= gap and not parted and not self._restarts(last, here)

    def _restarts(self, last: int, here: int) -> bool:
        """Whether "and the ..." begins another statement between two places."""
        tokens = [claim.token for claim in self.claims[last + 1 : here + 1]]
        return any(
            one.text in one.language.adding and other.text in one.language.articles
            for one, other in pairwise(tokens)
        )

    def turns_round(self, last: int, here: int) -> bool:
        """Whether "after" between two places says that the first thing comes after the second."""
        language = self.claims[here].token.language
        between = [claim.token.text for claim in self.claims[last + 1 : here + 1]]
        return any(
            between[at : at + len(words)] == words
            and language.after_that.isdisjoint(between[at + len(words) : at + len(words) + 1])
            for words in map(str.split, language.after)
            for at in range(len(between))
        )

    def may_have(self, words: Sequence[Word]) -> bool:
        """Tell quickly whether a phrase can be found at all: no word that tells is missing.

        A topic listens for hundreds of phrases, and hardly one of them is near.
        """
        for word in words:
            if word.name in self._places or not word.telling or word.open_ended:
                continue
            if not word.also or self._places.keys().isdisjoint(word.also):
                return False
        return True

    def telling(self, places: Iterable[int]) -> frozenset[int]:
        """Give those of some places whose words carry an idea; all of them where none does."""
        places = tuple(places)
        found = (place for place in places if _tells(self.claims[place]))
        return frozenset(found) or frozenset(places)

    def own(self, places: Iterable[int]) -> bool:
        """Whether words are the writer's own view and not told of others."""
        return not any(self.claims[place].told for place in places)

    def is_of_some(self, places: Sequence[int]) -> bool:
        """Whether a phrase is said of some people alone, or of a thing that is wrong to do."""
        first, last = min(places), max(places)
        clause = self.claims[first].token.clause
        before = [one for one in self.claims[:first] if one.token.clause == clause]
        after = [one.token for one in self.claims[last + 1 : last + 4]]
        some = any(one.token.language.quantifier_of.get(one.token.text) == "some" for one in before)
        return some or any(
            one.text in one.language.being and other.text in other.language.condemning
            for one, other in pairwise(after)
        )


def _names(said: Sequence[Claim], place: int) -> set[str]:
    """Give the names under which a word of a text is found."""
    claim = said[place]
    text, language = claim.token.text, claim.token.language
    if claim.denies:
        after = said[place + 1].token.text if place + 1 < len(said) else ""
        return {NOTHING_TO if f"{text} {after}" in language.nothing_to else DENIAL}
    if text in language.being:
        return {BE}
    names = {
        claim.stem,
        language.same_words.get(text, text),
        *map(about, dimensions(language).get(claim.stem, ())),
        *map(how_much, amounts(language).get(claim.stem, ())),
    }
    if verb := of_participle(text, language.code):
        names.add(verb)
    if place and said[place - 1].token.text in language.more:
        names.add(stem(text[:-1] + "ier" if text.endswith("y") else text + "er"))
    return names


def _is_idle(claim: Claim) -> bool:
    language = claim.token.language
    return claim.token.text in language.articles or claim.token.text in language.reflexive


def _tells(claim: Claim) -> bool:
    return not (claim.common or claim.denies)
