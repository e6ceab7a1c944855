"""Short answers: from a response and a compiled key to a verdict.

The order is that of a careful marker. Is it an attempt? Was this very answer judged before? Does it
say something known to be wrong, or is it no answer in form? Only then: how much of the key is in
it, does it turn the key round, and what do the samples say of answers like it?
"""

import math
from dataclasses import dataclass
from typing import Final

from bot.grading.answers import asks_why, asks_yes_or_no, option, stance
from bot.grading.attempts import gives_up, is_gibberish
from bot.grading.compiled import LABELS, compile_key, shared_words
from bot.grading.contradiction import GUARDS, Contradiction, contradiction
from bot.grading.corpus import Corpus
from bot.grading.exact import exactly, nearly
from bot.grading.form import bad_form, is_other_name
from bot.grading.key import Key
from bot.grading.likeness import Wanted, beyond_chance, likeness
from bot.grading.listing import asks_for_list
from bot.grading.phrases import find_first, first_heard, nearness
from bot.grading.reading import Reading
from bot.grading.samples import MOST, Evidence, Opinion, features
from bot.grading.statement import Statement
from bot.grading.verdict import Outcome, PointResult, Verdict

RIGHT: Final = 0.5
"""Score from which a response is right."""
UNSURE: Final = 0.4
"""Score from which a response is asked about rather than refused."""

_EVEN: Final = 0.22
"""Likeness beyond chance at which a response is as probably right as not: the best single threshold
for both corpora of docs/grading.md (0.19 to 0.24 do equally well)."""
_SLOPE: Final = 0.2
"""How fast likeness turns into confidence."""
_USUALLY: Final = 0.25
"""Share of contradictions among answers, before anything is known of one."""
_SUSPECTED: Final = 0.5
_PLAIN: Final = 0.85
_ALL_POINTS: Final = 0.9
"""Confidence in a response that has the author's own phrases for all ideas that are needed."""

_SAME: Final = 0.9
"""Likeness from which a response is the same as a right answer, give or take a word."""

_LABELLED: Final = {"misconception": Outcome.MISCONCEPTION, "wrong": Outcome.WRONG}


@dataclass(frozen=True, slots=True)
class _Decision:
    outcome: Outcome
    score: float
    because: str
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    """One response, and what was found in it."""

    text: str
    reading: Reading
    statement: Statement
    places: tuple[tuple[int, ...] | None, ...]
    """For each idea, the places of the words that earn it."""
    got: int
    """How many ideas are credited, those of earlier turns among them."""


class ShortGrader:
    """Grades typed responses to one question."""

    def __init__(self, key: Key, corpus: Corpus) -> None:
        self._weights = corpus.weights
        self._compiled = compile_key(key, corpus)
        self._key = self._compiled.key
        self._evidence = self._learn()

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Grade one response; `earned` are the ideas credited in earlier turns."""
        heard = self._hear(response, earned)
        decision = self._settled(heard) or _owned(self._weighed(heard), heard)
        outcome = decision.outcome
        if outcome is Outcome.RIGHT and heard.reading.spelling:
            outcome = Outcome.SLIP
        return Verdict(
            outcome,
            decision.score,
            self._points(heard, earned, right=outcome.is_right),
            decision.misconception,
            heard.reading.spelling,
            decision.because,
        )

    def _hear(self, response: str, earned: frozenset[int] = frozenset()) -> _Heard:
        reading = self._compiled.reader.read(response)
        places = tuple(find_first(phrases, reading.found) for phrases in self._compiled.ideas)
        got = len(earned | {place for place, found in enumerate(places) if found})
        return _Heard(response, reading, Statement.of(reading.said, self._weights), places, got)

    def _settled(self, heard: _Heard) -> _Decision | None:
        """Decide what needs no weighing."""
        for reference in self._key.references:
            exact = exactly(reference, heard.text)
            if exact and (exact.outcome is Outcome.RIGHT or len(self._key.references) == 1):
                return _Decision(
                    exact.outcome, float(exact.outcome is Outcome.RIGHT), exact.because
                )
        label = self._compiled.judged.get(heard.statement.stems)
        if label == "right":
            return _Decision(Outcome.RIGHT, 1.0, "samples")
        if self._is_no_attempt(heard):
            return _Decision(Outcome.NO_ATTEMPT, 0.0, "attempt")
        named = first_heard(self._compiled.listen_for, heard.reading.found)
        if named:
            return _Decision(Outcome.MISCONCEPTION, 0.1, "heard", named)
        if label:
            return _Decision(_LABELLED[label], 0.0, "samples")
        if find_first(self._compiled.blocks, heard.reading.found):
            return _Decision(Outcome.WRONG, 0.0, "blocked")
        return self._against_the_question(heard) or self._malformed(heard)

    def _is_no_attempt(self, heard: _Heard) -> bool:
        """Whether a response is none: it says so, or holds no word that anybody knows."""
        stems = heard.statement.stems
        if any(stems == right.statement.stems for right in self._compiled.rights):
            return False
        tokens = [claim.token for claim in heard.reading.said]
        return gives_up(tokens) or is_gibberish(tokens, self._compiled.words)

    def _against_the_question(self, heard: _Heard) -> _Decision | None:
        """Compare yes with no, and the option that is chosen with the right one."""
        said = heard.reading.said
        mine, theirs = self._compiled.stance, self._stance(heard)
        if mine and theirs and mine != theirs:
            return _Decision(Outcome.MISCONCEPTION, 0.05, theirs)
        if mine and mine == theirs and not asks_why(self._compiled.asked.said):
            return _Decision(Outcome.RIGHT, 0.9, theirs) if self._is_stance(heard) else None
        chosen = option(said, self._compiled.asked.weights)
        right = self._compiled.option
        if right and chosen and chosen != right and len(said) > 2:
            return _Decision(Outcome.MISCONCEPTION, 0.1, "option")
        return None

    def _stance(self, heard: _Heard) -> str | None:
        """Give the yes or no that a response says, or means by repeating or denying."""
        said, asked = heard.reading.said, self._compiled.asked
        given = stance(said)
        if given or not asks_yes_or_no(asked.said):
            return given
        shared = heard.statement.weights.keys() & asked.weights.keys()
        if len(shared) < 0.5 * min(len(asked.weights), len(heard.statement.weights)):
            return None
        return "no" if contradiction(asked, heard.statement) else "yes"

    def _is_stance(self, heard: _Heard) -> bool:
        """Whether a response is a bare yes or no, or the question affirmed or denied."""
        new = heard.statement.weights.keys() - self._compiled.asked.weights.keys()
        return not new - {"yes", "no", "not"}

    def _malformed(self, heard: _Heard) -> _Decision | None:
        rights = [right.statement for right in self._compiled.rights]
        form = bad_form(
            heard.statement,
            rights,
            self._compiled.asked,
            wants_list=asks_for_list(self._key.question),
        )
        if form:
            outcome = Outcome.PARTLY if form == "order" else Outcome.WRONG
            return _Decision(outcome, 0.1, form)
        typed = [claim.token.text for claim in heard.reading.said]
        if len(typed) == 1 and any(
            nearly(claim.token.text, typed[0])
            for right in self._compiled.rights
            if len(right.statement.weights) == 1
            for claim in right.statement.said
            if not claim.common
        ):
            return _Decision(Outcome.PARTLY, 0.4, "spelling")
        return None

    def _weighed(self, heard: _Heard) -> _Decision:
        """Weigh the likeness to right answers, the points found and the samples."""
        opinion, guard, best = self._opinion(heard)
        mended = opinion
        if self._evidence:
            mended = self._evidence.mend(opinion, features(heard.statement, self._weights))
        score = _score(mended)
        listed = any(best is right for right in self._compiled.rights[self._compiled.references :])
        because = guard or ("points" if heard.got else "samples" if listed else "likeness")
        if (score >= RIGHT) != (_score(opinion) >= RIGHT):
            because = "samples"
        if self._key.ideas:
            return self._by_points(heard, best, score, because)
        if score >= RIGHT:
            return self._right(heard, best, score, because)
        if mended[1] >= mended[2]:
            return _Decision(Outcome.MISCONCEPTION, score, because)
        outcome = Outcome.UNSURE if score >= UNSURE else Outcome.WRONG
        return _Decision(outcome, score, because)

    def _right(self, heard: _Heard, best: Wanted, score: float, because: str) -> _Decision:
        """Accept, unless it is another name that only shares a word with the right one."""
        if is_other_name(heard.statement, best):
            return _Decision(Outcome.WRONG, 0.3, "name")
        return _Decision(Outcome.RIGHT, score, because)

    def _by_points(self, heard: _Heard, best: Wanted, score: float, because: str) -> _Decision:
        """Let the author's points decide; likeness alone makes nothing right, but not wrong either.

        Only what is all but the same as a right answer is right without the author's wordings.
        """
        if score >= RIGHT and heard.got >= self._key.need:
            return _Decision(Outcome.RIGHT, score, because)
        if likeness(best, heard.statement) >= _SAME and because not in GUARDS:
            return _Decision(Outcome.RIGHT, max(score, RIGHT), "samples")
        score = min(score, 0.49)
        if heard.got:
            return _Decision(Outcome.PARTLY, score, because)
        if because in GUARDS and score >= UNSURE / 2:
            return _Decision(Outcome.MISCONCEPTION, score, because)
        if any(nearness(phrases, heard.reading.found) == 1 for phrases in self._compiled.ideas):
            return _Decision(Outcome.UNSURE, score, "negation")
        outcome = Outcome.UNSURE if score >= UNSURE else Outcome.WRONG
        return _Decision(outcome, score, because)

    def _opinion(self, heard: _Heard) -> tuple[Opinion, str, Wanted]:
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
        guard = turned.guard if turned and contrary > _USUALLY else ""
        return opinion, guard, rights[place]

    def _learn(self) -> Evidence | None:
        """Let the samples mend the key's opinions, the newest first."""
        texts = [
            (text, label)
            for label, name in enumerate(LABELS)
            for text in getattr(self._key.samples, name)[-MOST // 3 :]
        ]
        if not texts:
            return None
        heard = [self._hear(text) for text, _ in texts]
        return Evidence(
            [features(one.statement, self._weights) for one in heard],
            [label for _, label in texts],
            [self._opinion(one)[0] for one in heard],
        )

    def _points(
        self, heard: _Heard, earned: frozenset[int], *, right: bool
    ) -> tuple[PointResult, ...]:
        if not self._key.ideas:
            return (self._whole(heard, right=right),)
        results = []
        for place, idea in enumerate(self._key.ideas):
            found = heard.places[place]
            got = place in earned or bool(found)
            words, span = heard.reading.quote(() if place in earned else found or ())
            near = 0.0 if got else nearness(self._compiled.ideas[place], heard.reading.found)
            results.append(PointResult(idea.name, got, words, span, near))
        return tuple(results)

    def _whole(self, heard: _Heard, *, right: bool) -> PointResult:
        """Report a key without points as one point: its nearest right answer."""
        rights = self._compiled.rights
        place = max(range(len(rights)), key=lambda one: likeness(rights[one], heard.statement))
        texts = (*self._key.rights(), *self._key.samples.right)
        shared = shared_words(heard.reading.said, rights[place].statement) if right else ()
        words, span = heard.reading.quote(shared)
        return PointResult(texts[place], right, words, span)


def _owned(decision: _Decision, heard: _Heard) -> _Decision:
    """Refuse what its writer disowns: "it is not true that ..." before a right answer."""
    if decision.outcome is Outcome.RIGHT and heard.reading.said[-1].disowned:
        return _Decision(Outcome.MISCONCEPTION, min(decision.score, 0.3), "negation")
    return decision


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
