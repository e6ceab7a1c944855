"""Short answers: from a response and a key to a verdict.

A response is heard (read, and searched for the ideas of the key), and then decided in two steps.
`clear_cases` are looked for first. Everything else is weighed here, which gives one score: how much
of a right answer is in the response beyond chance, whether it turns that answer round, and what the
samples say of answers like it. `weighed_cases` decides on that score and on the ideas.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.grading.alike import alike
from bot.grading.bets import of_several
from bot.grading.clear_cases import clear_case
from bot.grading.decision import RIGHT, Decision, Heard, Weighed
from bot.grading.exact import exactly, is_exact
from bot.grading.keys.compiled import LABELS, Compiled, compile_key, shared_words
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.match.contradiction import Contradiction, contradiction
from bot.grading.match.credit import Credit, credit
from bot.grading.match.likeness import Wanted, beyond_chance, likeness
from bot.grading.match.phrases import nearness
from bot.grading.match.reading import Reading
from bot.grading.match.samples import MOST, Evidence, Opinion, features
from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.meant import Meant
from bot.grading.meant_cases import named
from bot.grading.text.claims import Claim
from bot.grading.text.copying import copied_from
from bot.grading.text.language import ENGLISH
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from bot.grading.weighed_cases import weighed_case

if TYPE_CHECKING:
    from bot.grading.meaning.evidence import MeaningGrader

_EVEN: Final = 0.22
"""Likeness beyond chance at which a response is as probably right as not: the best single threshold
for both corpora of docs/measurements.md (0.19 to 0.24 do equally well)."""
_SLOPE: Final = 0.2
"""How fast likeness turns into confidence."""
_USUALLY: Final = 0.25
"""Share of contradictions among answers, before anything is known of one."""
_SUSPECTED: Final = 0.5
"""How probably a contradiction is one that is only suspected: even odds."""
_PLAIN: Final = 0.85
"""How probably a plain contradiction is one; the rest are sentences that were misread."""
_TELLING: Final = 3
"""Letters of a word from which on it may carry an idea that only its meaning tells."""
_ALL_POINTS: Final = 0.9
"""Confidence in a response that has the author's own phrases for all ideas that are needed."""


_MAY_HIDE: Final = frozenset((Reason.BLOCKED, Reason.YES, Reason.NO))
"""Refusals of a few words, behind which the rest may be a misconception."""


class ShortGrader:
    """Grades typed responses to one question.

    Compiling a key, above all one with many samples, costs far more than grading with it, so a
    grader is kept. Grading keeps nothing: the same response has the same verdict each time.
    """

    def __init__(self, key: Key, corpus: Corpus, ear: Ear | None = None) -> None:
        self._weights = corpus.weights
        self._compiled = compile_key(key, corpus)
        self._key = self._compiled.key
        self._exact = tuple(
            [one for one in (idea.name, *idea.wordings) if is_exact(one, key.language)]
            for idea in self._key.ideas
        )
        """For each idea those wordings that are dates, amounts, formulas or the like."""
        self._meaning = _meaning_grader(self._compiled, corpus.weights, ear)
        self._evidence = self._learn()

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
            self._points(heard, earned, outcome, meant),
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
        """Give the places of the responses that say what the first one does; raises NotReady."""
        heard = [self._hear(one) for one in responses]
        read = [as_read(one.text, one.reading.spelling) for one in heard]
        near = self._meaning.near_first(read) if self._meaning else [0.0] * len(read)
        return alike([one.statement for one in heard], self._compiled.asked, near)

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
            judged = [exactly(one, reading.text, self._key.language) for one in wordings]
            judged += filter(None, [of_several(wordings, reading.text, self._key.language)])
            if places[idea] or not any(judged):
                continue
            if any(one and one.outcome is Outcome.RIGHT for one in judged):
                places[idea] = tuple(range(len(reading.said)))
            elif all(judged) and refuses:
                another = next(Reason(one.because) for one in judged if one)
        return replace(earns, places=tuple(places)), another

    def _weigh(self, heard: Heard) -> Weighed:
        """Weigh the likeness to right answers, the points found and the samples."""
        opinion, guard, nearest = self._opinion(heard)
        mended = opinion
        if self._evidence:
            mended = self._evidence.mend(opinion, features(heard.statement, self._weights))
        score = _score(mended)
        because = guard or heard.another or self._reason(heard, nearest)
        if (score >= RIGHT) != (_score(opinion) >= RIGHT):
            because = Reason.SAMPLES
        _, misconceived, wrong = mended
        return Weighed(
            self._compiled,
            heard,
            nearest,
            self._is_sentence(nearest),
            score,
            because,
            contrary=misconceived >= wrong,
            meant=cache(lambda: self._meant(heard)),
        )

    def _named(self, decision: Decision, heard: Heard) -> Decision:
        """Name the misconception behind a refusal: "no need to, ..." says more than that."""
        held = named(self._meant(heard))
        if held is None:
            return decision
        return Decision(Outcome.MISCONCEPTION, decision.score, Reason.MEANING, held)

    def _is_sentence(self, right: Wanted) -> bool:
        rights = self._compiled.rights
        place = next(place for place, one in enumerate(rights) if one is right)
        texts = (*self._key.rights(), *self._key.samples.right)
        return texts[place].rstrip().endswith((".", "!"))

    def _meant(self, heard: Heard) -> Meant | None:
        """Weigh what a response means, its misspelt words as they were read.

        One of letters, figures and empty words alone means nothing, though something is always
        the nearest to it.
        """
        if self._meaning is None or not any(map(_tells, heard.reading.said)):
            return None
        return self._meaning.meant(as_read(heard.text, heard.reading.spelling))

    def _reason(self, heard: Heard, nearest: Wanted) -> Reason:
        """Say what a score rests on where no guard spoke."""
        if heard.got:
            return Reason.POINTS
        judged = self._compiled.rights[self._compiled.references :]
        return Reason.SAMPLES if any(nearest is right for right in judged) else Reason.LIKENESS

    def _opinion(self, heard: Heard) -> tuple[Opinion, Reason | None, Wanted]:
        """Give the key's own opinion, the guard that spoke and the nearest right answer."""
        found: dict[str, float] = {}
        rights = self._compiled.rights
        values = [likeness(right, heard.statement, found) for right in rights]
        place = max(range(len(rights)), key=values.__getitem__)
        beyond = beyond_chance(values[place], self._compiled.chance)
        probably = 1 / (1 + math.exp((_EVEN - beyond) / _SLOPE))
        turned = None
        if self._key.ideas and heard.got >= self._key.need:
            probably = max(probably, _ALL_POINTS)
        else:
            turned = contradiction(rights[place].statement, heard.statement)
        contrary = _contrary(turned, probably)
        opinion = (probably * (1 - contrary), contrary, (1 - probably) * (1 - contrary))
        guard = turned.guard if turned and contrary > _USUALLY else None
        return opinion, guard, rights[place]

    def _learn(self) -> Evidence | None:
        """Let the samples mend the key's opinions, the newest first.

        One in which two terms changed places has the words of a right answer and teaches nothing.
        """
        heard = [
            (self._hear(text), label)
            for label, name in enumerate(LABELS)
            for text in getattr(self._key.samples, name)[-MOST // 3 :]
        ]
        telling = [(one, label) for one, label in heard if not one.credit.swapped]
        if not telling:
            return None
        return Evidence(
            [features(one.statement, self._weights) for one, _ in telling],
            [label for _, label in telling],
            [self._opinion(one)[0] for one, _ in telling],
        )

    def _points(
        self,
        heard: Heard,
        earned: frozenset[int],
        outcome: Outcome,
        meant: Meant | None,
    ) -> tuple[PointResult, ...]:
        """Report the ideas; a response that is wrong, or asked about, has earned none.

        How near one was that was not found is said by words, or by meaning where that decided.
        """
        if not self._key.ideas:
            return (self._whole(heard, right=outcome.is_right),)
        results = []
        for place, idea in enumerate(self._key.ideas):
            refused = outcome in (Outcome.WRONG, Outcome.UNSURE)
            found = None if refused else heard.credit.places[place]
            words, span = heard.reading.quote(() if place in earned else found or ())
            got = place in earned or bool(found)
            if not got and meant and place in credited(meant, outcome, self._key.need):
                got, words = True, meant.clauses[place]
            near = 0.0 if got else self._near(place, heard, meant)
            results.append(PointResult(idea.name, got, words, span, near))
        return tuple(results)

    def _near(self, place: int, heard: Heard, meant: Meant | None) -> float:
        if meant:
            return meant.ideas[place]
        return nearness(self._compiled.ideas[place], heard.reading.found)

    def _whole(self, heard: Heard, *, right: bool) -> PointResult:
        """Report a key without points as one point: its nearest right answer."""
        rights = self._compiled.rights
        place = max(range(len(rights)), key=lambda one: likeness(rights[one], heard.statement))
        texts = (*self._key.rights(), *self._key.samples.right)
        shared = shared_words(heard.reading.said, rights[place].statement) if right else ()
        words, span = heard.reading.quote(shared)
        return PointResult(texts[place], right, words, span)


def _tells(claim: Claim) -> bool:
    """Whether a word carries an idea by itself."""
    word = claim.token.text
    return len(word) >= _TELLING and word.isalpha() and not claim.common


def _contrary(turned: Contradiction | None, probably: float) -> float:
    """Say how probably a response contradicts the key.

    A suspicion counts only against a response that is not right otherwise: of those that are, seven
    in ten are right in spite of it.
    """
    if turned and turned.plain:
        return _PLAIN
    return _SUSPECTED if turned and probably < RIGHT else _USUALLY


def _score(opinion: Opinion) -> float:
    """Give the confidence that a response is right: half where another label is as probable."""
    right, *others = (max(one, 0.0) for one in opinion)
    return right / (right + max(others)) if right else 0.0


def as_read(text: str, spelling: tuple[tuple[str, str], ...]) -> str:
    """Give a text with each misspelt word as it was read."""
    for typed, read in spelling:
        text = re.sub(rf"\b{re.escape(typed)}\b", read, text, flags=re.IGNORECASE)
    return text


def _meaning_grader(
    compiled: Compiled, weights: Weights, ear: Ear | None
) -> "MeaningGrader | None":
    """Give what weighs meaning; None without an ear, or in a language it was not fitted on."""
    if ear is None or compiled.key.language != ENGLISH:
        return None
    from bot.grading.meaning.evidence import MeaningGrader  # noqa: PLC0415  # needs the extra

    return MeaningGrader(compiled, weights, ear)


def credited(meant: Meant, outcome: Outcome, need: int) -> frozenset[int]:
    """Give the ideas that are credited to what a response means, the surest first.

    As many as are needed where it is right; where it is right in part one less, and of those only
    what is more probable than not, but one at least.
    """
    surest = sorted(range(len(meant.ideas)), key=lambda one: -meant.ideas[one])
    match outcome:
        case Outcome.RIGHT:
            return frozenset(surest[:need])
        case Outcome.PARTLY:
            some = [one for one in surest[: need - 1] if meant.ideas[one] >= RIGHT]
            return frozenset(some or surest[:1])
        case _:
            return frozenset()
