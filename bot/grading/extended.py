"""Extended answers: which marking points an examiner would credit, and in whose words.

A marking point is credited when one phrase from each of its lines is said, undenied, in words of
its own and near another. There is no score beyond that: phrase marking misses good answers, so a
missing point is "not found", never "wrong", and every credit quotes the learner.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.match.phrases import first_heard, is_meant, stands
from bot.grading.match.reading import Reader, Reading, Vocabulary
from bot.grading.match.said import Said
from bot.grading.match.ways import Ways
from bot.grading.match.wording import Word, Wording, phrase
from bot.grading.text.claims import Claim
from bot.grading.text.copying import copied_from, runs
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from content.model.items import ExtendedQuestion
from content.model.topic import Topic

LIMIT: Final = 1500
"""Characters of a written answer that are read: about 270 words, twice a good exam answer."""

_NEAR: Final = 2
"""Sentences from one phrase to the next: on phones one may be as short as "also swot"."""

_TELLING: Final = 3
"""Words from the first to the last of a quotation from which it says something by itself."""
_ROOM: Final = 8
"""Words that are added to a shorter one."""

Line = tuple[Wording, ...]
"""The phrases of one line of `credit_when`, compiled."""


def credit(lines: Sequence[Line], said: Said, copied: frozenset[int]) -> tuple[int, ...] | None:
    """Give the places of the words that earn a marking point, lowest first, or None.

    Of several the shortest stretch is given, because it is quoted. Words that are `copied` from the
    question earn nothing, nor do keywords that nothing joins to a sentence.
    """
    found = [_places(line, said, copied) for line in lines]
    stretches = (_stretch(first, found[1:], said) for first in (found[0] if all(found) else ()))
    earned = [one for one in stretches if one and _is_stated(one, said)]
    return min(earned, key=lambda one: one[-1] - one[0], default=None)


def _stretch(
    first: tuple[int, ...], others: Sequence[Sequence[tuple[int, ...]]], said: Said
) -> tuple[int, ...] | None:
    """Add to one phrase the nearest of each other line, as each stands near one that was added."""
    chosen, left = [first], list(others)
    while left:
        near = [
            (line, these) for line in left for these in line if _joins(chosen, these, said.claims)
        ]
        if not near:
            return None
        line, these = min(near, key=lambda one: abs(one[1][0] - first[0]))
        chosen.append(these)
        left.remove(line)
    return tuple(sorted({place for places in chosen for place in places}))


def _places(line: Line, said: Said, copied: frozenset[int]) -> list[tuple[int, ...]]:
    """Give everywhere that a phrase of this line is said and meant."""
    return [
        places
        for words in filter(said.may_have, line)
        for places in stands(words, said)
        if is_meant(words, places, said) or _is_less_of_it(words, places, said)
        if not said.telling(places) <= copied and not _hangs(places[-1], said)
    ]


def _is_less_of_it(words: Sequence[Word], places: Sequence[int], said: Said) -> bool:
    """Whether a thing is said to grow less, or to be needed: "less profit" uses the idea of it."""
    affirms = not any(word.denied for word in words)
    return all(
        not claim.disowned
        and (
            claim.common
            or claim.denied == word.denied
            or _less(place, said)
            or (affirms and _is_needed(place, said))
        )
        for word, place in zip(words, places, strict=True)
        for claim in (said.claims[place],)
    )


def _less(place: int, said: Said) -> bool:
    before = [claim.token for claim in said.claims[max(place - 1, 0) : place]]
    return any(one.text in one.language.weak_denials for one in before)


def _is_needed(place: int, said: Said) -> bool:
    """Whether "without" opens a clause and what follows cannot be: "without cash you cant pay"."""
    sentence = said.claims[place].token.sentence
    tokens = [one.token for one in said.claims if one.token.sentence == sentence]
    opens = [
        at
        for at, one in enumerate(tokens)
        if one.text in one.language.without
        and (at == 0 or tokens[at - 1].text in one.language.between_clauses)
    ]
    return any(one.text in one.language.denials for at in opens for one in tokens[at + 1 :])


def _hangs(last: int, said: Said) -> bool:
    """Whether a phrase ends in a joining word after which nothing is said: "visit because"."""
    if not said.claims[last].common:
        return False
    sentence = said.claims[last].token.sentence
    rest = (one for one in said.claims[last + 1 :] if one.token.sentence == sentence)
    return all(one.common for one in rest)


def _is_stated(places: Sequence[int], said: Said) -> bool:
    """Whether these words stand in or beside a statement rather than among bare keywords."""
    sentences = [said.claims[place].token.sentence for place in places]
    near = range(min(sentences) - 1, max(sentences) + 2)
    return any(
        one.common or one.token.number is not None
        for place, one in enumerate(said.claims)
        if one.token.sentence in near and place not in places
    )


def _quotable(places: tuple[int, ...], said: Said) -> tuple[int, ...]:
    """Add the words after what would be too short to say anything, or would end in "because"."""
    first, last = places[0], places[-1]
    clause = said.claims[last].token.clause
    if last - first >= _TELLING and not said.claims[last].common:
        return places
    rest = range(last + 1, min(last + 1 + _ROOM, len(said.claims)))
    after = [place for place in rest if said.claims[place].token.clause == clause]
    before = range(max(last - _TELLING, 0), first)
    led = [place for place in before if said.claims[place].token.clause == clause]
    return tuple(sorted({*places, *after, *(() if after else led)}))


def _joins(
    chosen: Sequence[tuple[int, ...]], these: tuple[int, ...], said: Sequence[Claim]
) -> bool:
    """Whether a phrase has words of its own and stands near one of the others."""
    here = said[these[0]].token.sentence
    return all(set(places).isdisjoint(these) for places in chosen) and any(
        abs(said[places[0]].token.sentence - here) <= _NEAR for places in chosen
    )


class ExtendedGrader:
    """Finds the marking points of one extended question in a written answer."""

    def __init__(self, question: ExtendedQuestion, topic: Topic, real: Vocabulary) -> None:
        points = [topic.marking_point(point_id) for point_id in question.marks]
        texts = [text for point in points for line in point.credit_when for text in line]
        learnt = Ways(texts, topic.language)
        self._language = topic.language
        self._marks = [point.mark for point in points]
        self._lines = [
            [tuple(phrase(text, topic.language) for text in line) for line in point.credit_when]
            for point in points
        ]
        self._listen_for = [
            (wrong.id, [phrase(text, topic.language) for text in wrong.listen_for])
            for wrong in topic.misconceptions
        ]
        self._reader = Reader(learnt.words, (), real, (learnt,))
        shown = (question.ask, *question.hints)
        self._shown = runs(*(self._reader.read(text, LIMIT).stems for text in shown))

    def grade(self, response: str, earned: frozenset[int] = frozenset()) -> Verdict:
        """Credit each marking point; `earned` were credited in earlier turns, counted from 0.

        The score is the share of the marking points. A misconception is reported beside them and
        takes none away, as an examiner would; in words that earned a mark none is heard.
        """
        reading = self._reader.read(response, LIMIT)
        copied = copied_from(self._shown, reading.stems)
        credited = [credit(lines, reading.found, copied) for lines in self._lines]
        points = tuple(
            PointResult(mark, got=True)
            if place in earned
            else _result(mark, credited[place], self._lines[place], reading, copied)
            for place, mark in enumerate(self._marks)
        )
        found = sum(point.got for point in points)
        if is_no_attempt(response, self._language):
            outcome = Outcome.NO_ATTEMPT
        elif found == len(points):
            outcome = Outcome.RIGHT
        else:
            outcome = Outcome.PARTLY if found else Outcome.WRONG
        spoken_for = copied.union(*(places for places in credited if places))
        heard = first_heard(self._listen_for, reading.found, spoken_for)
        score = found / len(points)
        return Verdict(outcome, score, points, heard, reading.spelling, Reason.MARKS)


def _result(
    mark: str,
    places: tuple[int, ...] | None,
    lines: Sequence[Line],
    reading: Reading,
    copied: frozenset[int],
) -> PointResult:
    """Report a marking point with the words that earned it, or how many of its lines were found."""
    words, span = reading.quote(_quotable(places, reading.found) if places else ())
    near = 0.0 if places else sum(bool(_places(line, reading.found, copied)) for line in lines)
    return PointResult(mark, places is not None, words, span, near / len(lines))
