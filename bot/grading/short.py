"""Short answers: from a response and a key to a verdict.

A response is heard (read, and searched for the ideas of the key), and then decided in two steps.
`cases.clear` are looked for first. Everything else is weighed, which gives one score, and
`cases.weighed` decides on that score and on the ideas.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.grading.alike import alike
from bot.grading.bets import of_several
from bot.grading.cases.clear import clear_case
from bot.grading.cases.meant import named
from bot.grading.cases.weighed import weighed_case
from bot.grading.decision import Decision, Heard, Weighed
from bot.grading.exact.exactly import exactly, is_exact
from bot.grading.keys.compiled import Compiled, compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.match.credit import Credit, credit
from bot.grading.match.reading import Reading
from bot.grading.match.statement import Statement
from bot.grading.meaning.ear import Ears
from bot.grading.meaning.meant import Meant
from bot.grading.points import points
from bot.grading.quantities.quantity import Asked
from bot.grading.quantities.reader import quantities
from bot.grading.text.claims import Claim
from bot.grading.text.copying import copied_from
from bot.grading.text.foreign import is_foreign
from bot.grading.verdict import Outcome, Reason, Verdict
from bot.grading.weighing import Weigher
from state.values import replace

if TYPE_CHECKING:
    from bot.grading.meaning.evidence import MeaningGrader

_TELLING: Final = 3
"""Letters of a word from which on it may carry an idea that only its meaning tells."""
_MAY_HIDE: Final = frozenset((Reason.BLOCKED, Reason.YES, Reason.NO))
"""Refusals of a few words, behind which the rest may be a misconception."""


class ShortGrader:
    """Grades typed responses to one question.

    Compiling a key, above all one with many samples, costs far more than grading with it, so a
    grader is kept. Grading keeps nothing: the same response has the same verdict each time.
    """

    def __init__(self, key: Key, corpus: Corpus, ear: Ears | None = None) -> None:
        self._weights, self._real = corpus.weights, corpus.real
        self._compiled = compile_key(key, corpus)
        self._key = self._compiled.key
        self._exact = tuple(
            [one for one in (idea.name, *idea.wordings) if is_exact(one, key.language)]
            for idea in self._key.ideas
        )
        """For each idea those wordings that are dates, amounts, formulas or the like."""
        self._meaning = _meaning_grader(self._compiled, corpus, ear)
        self._weigher = Weigher(self._compiled, corpus.weights, self._hear)

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Grade one response; `earned` are the ideas credited in earlier turns, counted from 0.

        Any text has a verdict. Where the key has no ideas, the one point that is reported is the
        nearest right answer. Raises NotReady where an ear has to be asked that is not ready.
        """
        heard = self._hear(response, earned)
        decision, meant = clear_case(self._compiled, heard), None
        if decision is None:
            weighed = self._weigh(heard)
            decision = weighed_case(weighed)
            meant = weighed.meant() if decision.because is Reason.MEANING else None
        elif decision.because in _MAY_HIDE:
            decision = self._named(decision, heard)
        outcome = decision.outcome
        if outcome is Outcome.RIGHT and heard.reading.spelling:
            outcome = Outcome.SLIP
        return Verdict(
            outcome,
            decision.score,
            points(self._compiled, heard, earned, outcome, meant),
            None if outcome is Outcome.UNSURE else decision.misconception,
            heard.reading.spelling,
            decision.because,
            suspected=decision.misconception if outcome is Outcome.UNSURE else None,
        )

    def prepare(self) -> None:
        """Do what an ear would have to do first when it is asked; that may take long."""
        if self._meaning is not None:
            self._meaning.prepare()

    def alike(self, responses: Sequence[str]) -> tuple[int, ...]:
        """Give the places of those that say what the first does, nearest first; raises NotReady."""
        heard = [self._hear(one) for one in responses]
        read = [_as_read(one.text, one.reading.spelling) for one in heard]
        near = self._meaning.near_each(read) if self._meaning else [[0.0] * len(read)] * len(read)
        return alike([one.statement for one in heard], self._compiled.asked, near)

    def nearness(self, response: str) -> float | None:
        """Say how near a response comes to any text of the key; None if no ear can tell."""
        return self._meaning.nearness(response) if self._meaning else None

    def _hear(self, response: str, earned: frozenset[int] = frozenset()) -> Heard:
        key = self._compiled
        reading = key.reader.read(response)
        copied = copied_from(key.shown, reading.stems)
        earns = credit(key.ideas, key.terms, reading.found, copied)
        earns, another = self._exactly(earns, reading)
        got = len(earned | {place for place, found in enumerate(earns.places) if found})
        statement = Statement.of(reading.said, self._weights)
        return Heard(response, reading, statement, copied, earns, got, another)

    def _exactly(self, earns: Credit, reading: Reading) -> tuple[Credit, Reason | None]:
        """Credit ideas that are dates, amounts or formulas however they are written: "dec 25".

        Another value refuses an answer only where nothing else could be meant by it: where several
        ideas are needed, and one of them is said in words, a value may be part of saying it.
        """
        places, another = list(earns.places), None
        refuses = self._key.need < 2 or all(self._exact)
        for idea, wordings in enumerate(self._exact):
            if places[idea] and _bounds_only(wordings, reading.text, self._key.language):
                places[idea], another = None, Reason.HEDGE
            if places[idea] or not wordings:
                continue
            judged = [exactly(one, reading.text, self._key.language) for one in wordings]
            judged += filter(None, [of_several(wordings, reading.text, self._key.language)])
            if any(one and one.outcome is Outcome.RIGHT for one in judged):
                places[idea] = tuple(range(len(reading.said)))
            elif all(judged) and refuses:
                another = next(one.because for one in judged if one)
        return replace(earns, places=tuple(places)), another

    def _weigh(self, heard: Heard) -> Weighed:
        return self._weigher.weigh(heard, cache(lambda: self._meant(heard)))

    def _named(self, decision: Decision, heard: Heard) -> Decision:
        """Name the misconception behind a refusal: "no need to, ..." says more than that."""
        held = named(self._meant(heard))
        if held is None:
            return decision
        return Decision(Outcome.MISCONCEPTION, decision.score, Reason.MEANING, held)

    def _meant(self, heard: Heard) -> Meant | None:
        """Weigh what a response means, its misspelt words as they were read.

        One of letters, figures and empty words alone means nothing, though something is always
        the nearest to it.
        """
        said = heard.reading.said
        if self._meaning is None or not any(map(_tells, said)):
            return None
        if is_foreign(said, self._key.language, self._real.__contains__):
            return None
        return self._meaning.meant(_as_read(heard.text, heard.reading.spelling))


def _bounds_only(wordings: Sequence[str], text: str, language: str) -> bool:
    """Whether the number of an idea is said as a bound alone: "before 1918" for 1918."""
    asked = Asked.of(None, language)
    values = {float(one) for one in wordings if one.isdecimal()}
    said = [one for one in quantities(text, asked) if one.value in values]
    return bool(said) and all(one.bound for one in said)


def _tells(claim: Claim) -> bool:
    """Whether a word carries an idea by itself."""
    word = claim.token.text
    return len(word) >= _TELLING and word.isalpha() and not claim.common


def _as_read(text: str, spelling: tuple[tuple[str, str], ...]) -> str:
    """Give a text with each misspelt word as it was read."""
    for typed, read in spelling:
        text = re.sub(rf"\b{re.escape(typed)}\b", read, text, flags=re.IGNORECASE)
    return text


def _meaning_grader(
    compiled: Compiled, corpus: Corpus, ears: Ears | None
) -> "MeaningGrader | None":
    """Give what weighs meaning; None where no ear hears the language of the key."""
    ear = ears.hearing(compiled.key.language) if ears else None
    if ear is None:
        return None
    from bot.grading.meaning.evidence import MeaningGrader  # noqa: PLC0415  # needs the extra

    return MeaningGrader(compiled, corpus.weights, ear, corpus.said)
