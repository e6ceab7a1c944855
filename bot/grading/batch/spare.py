"""Spare wordings: phrases of a key that earn nothing which the others do not earn already.

A short key is easier to read, to mend and to trust. By words a phrase is spare if whoever types it
has typed another one as well: "check it" has "check". To the ear it is spare if an answer of just
these words would be credited without it; only phrases that lie near another are tried, all of a
question at once, so that a whole topic takes seconds. The first phrase of an idea always stays, and
a short list is left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from bot.grading.batch.self_check import as_typed
from bot.grading.grader import Grader
from bot.grading.keys.key import PLAIN, Idea, Key
from bot.grading.match.phrases import find, find_all
from bot.grading.match.said import Said
from bot.grading.match.wording import Wording, phrase
from bot.grading.meaning.ear import Ear, Ears
from bot.grading.meaning.key_texts import plain
from bot.grading.short import ShortGrader
from bot.grading.text.claims import claims
from bot.grading.text.words import read
from bot.grading.verdict import Outcome
from content.complaint import Complaint, Place
from content.load import Written
from content.model.items import ShortQuestion
from state.values import replace

_NEAR: Final = 0.75
"""Cosine from which a phrase is tried without: of those in `benchmarks/grading/plain` that are less
near to another one, fewer than six in ten are credited without."""
_ROOM: Final = "really really really"
"""What may stand for a `*`."""
_SLACK: Final = " really "
"""What may stand between two words of any phrase: "budget is just a prediction" still has "budget
is a prediction", and no more "budget predicts"."""
_LONG: Final = 4
"""Phrases of a list up to which it is left alone: authors are told to write two to four."""
_SHOWN: Final = 6
"""Spare phrases that are named; an author who has deleted them sees the next."""
_CREDITED: Final = (Outcome.RIGHT, Outcome.SLIP, Outcome.PARTLY)

Spare = dict[str, str]
"""Spare phrases and for each the phrase that makes it so, or "" where the ear does."""


def spare_wordings(written: Written, ear: Ears | None = None) -> list[Complaint]:
    """Give a remark on every long list of phrases in which some add nothing."""
    topic = written.topic
    grader = Grader(topic, ear=ear)
    remarks = [*_in_points(written, grader)]
    for at, wrong in enumerate(topic.misconceptions):
        found = _not_heard_otherwise(covered(wrong.listen_for, topic.language), grader)
        where = written.place("misconceptions", at, "listen_for")
        remarks += _remark(where, wrong.id, wrong.listen_for, found)
    for at, mark in enumerate(topic.marking_points):
        for number, line in enumerate(mark.credit_when):
            found = covered(line, topic.language, in_any_order=False)
            where = written.place("marking_points", at, "credit_when", number)
            remarks += _remark(where, mark.id, line, found)
    return sorted(remarks)


def _not_heard_otherwise(spare: Spare, grader: Grader) -> Spare:
    """Leave out sentences that to an ear say more than the phrase that they hold."""
    language = grader.keys.topic.language
    ear = grader.ear.hearing(language) if grader.ear else None
    if ear is None or not spare:
        return spare
    pairs = [(plain(text, language), plain(by, language)) for text, by in spare.items()]
    vectors = ear.vectors([one for pair in pairs for one in pair])
    if vectors is None:
        return spare
    near = (float(vectors[at] @ vectors[at + 1]) for at in range(0, len(vectors), 2))
    return {
        text: by for (text, by), cosine in zip(spare.items(), near, strict=True) if cosine >= _NEAR
    }


def covered(
    texts: Sequence[str], language: str, name: str = "", *, in_any_order: bool = True
) -> Spare:
    """Give the phrases that hold another of these, or the idea's own name; the first never is one.

    Of two that hold each other the later one is spare. `in_any_order` is how phrases of three or
    more words are looked for, but for those of marking points.
    """
    look = find if in_any_order else find_all
    said = {text: (_said(text, language), _said(text, language, _SLACK)) for text in texts}
    wanted = {text: phrase(text, language) for text in (*texts, name) if text}
    spare: Spare = {}
    for text in reversed(list(said)[1:]):
        open_ended = any(word.open_ended for word in wanted[text])
        holds = (
            other
            for other, words in wanted.items()
            if other != text
            and other not in spare
            and words
            and (not open_ended or any(word.open_ended for word in words))
            and (
                _looked_for(words) == _looked_for(wanted[text])
                or all(next(iter(look(words, one)), None) for one in said[text])
            )
        )
        held = next(holds, None)
        if held is not None:
            spare[text] = held
    return dict(reversed(spare.items()))


def _looked_for(words: Wording) -> list[tuple[object, ...]]:
    """Give what a phrase is found by: `loses * money` is found by what `lose * money` is."""
    return [(one.name, one.open_ended, one.gap, one.denied, one.also) for one in words]


def _said(text: str, language: str, slack: str = " ") -> Said:
    """Read a phrase as somebody types it who uses the room that it leaves."""
    typed = slack.join(as_typed(text, _ROOM).split())
    return Said(claims(read(typed, language=language)))


def _in_points(written: Written, grader: Grader) -> Iterator[Complaint]:
    for at, question in enumerate(written.topic.questions):
        if not isinstance(question, ShortQuestion):
            continue
        key = grader.keys.of(question)
        found = [covered(idea.wordings, key.language, idea.name) for idea in key.ideas]
        ear = grader.ear.hearing(key.language) if grader.ear else None
        if ear is not None:
            near = _Tried(key, grader, ear).near_enough(found)
            found = [one | two for one, two in zip(found, near, strict=True)]
        for number, (idea, spare) in enumerate(zip(key.ideas, found, strict=True)):
            where = written.place("questions", at, "points", number, "any")
            yield from _remark(where, idea.name, idea.wordings, spare)


class _Tried(Struct, frozen=True):
    """One key, tried without those of its phrases that lie near others."""

    key: Key
    grader: Grader
    ear: Ear

    def near_enough(self, covered_: Sequence[Mapping[str, str]]) -> list[Spare]:
        """For each idea give the phrases, beyond those covered, that are credited without."""
        tried = [self._near(*each) for each in zip(self.key.ideas, covered_, strict=True)]
        if not any(tried):
            return [{} for _ in tried]
        without = [
            Idea(idea.name, tuple(one for one in idea.wordings if one not in {*some, *spare}))
            for idea, some, spare in zip(self.key.ideas, tried, covered_, strict=True)
        ]
        if any(len(idea.wordings) > PLAIN for idea in without):
            return [{} for _ in tried]  # of so many phrases the ear credits none
        key = replace(self.key, ideas=tuple(without))
        grader = ShortGrader(key, self.grader.corpus, self.ear)
        return [
            {text: "" for text in some if _is_credited(grader, place, text)}
            for place, some in enumerate(tried)
        ]

    def _near(self, idea: Idea, spare: Mapping[str, str]) -> list[str]:
        """Give the phrases that lie near one that stays, the last first."""
        texts = [one for one in idea.wordings if one not in spare and "*" not in one]
        vectors = (
            self.ear.vectors([plain(one, self.key.language) for one in texts]) if texts else None
        )
        if vectors is None:
            return []
        cosines = vectors @ vectors.T
        kept = list(range(len(texts)))
        for place in reversed(range(1, len(texts))):
            if max(float(cosines[place][one]) for one in kept if one != place) >= _NEAR:
                kept.remove(place)
        return [text for place, text in enumerate(texts) if place not in kept]


def _is_credited(grader: ShortGrader, place: int, text: str) -> bool:
    verdict = grader.grade(as_typed(text))
    return verdict.outcome in _CREDITED and verdict.points[place].got


def _remark(where: Place, of: str, texts: Sequence[str], spare: Spare) -> Iterator[Complaint]:
    if not spare or len(texts) <= _LONG:
        return
    named = [
        f"`{text}` (it has `{by}`)" if by else f"`{text}` (it means what the others mean)"
        for text, by in spare.items()
    ]
    rest = [f"{len(named) - _SHOWN} more"] if len(named) > _SHOWN else []
    adds = "adds" if len(spare) == 1 else "add"
    what = f"{len(spare)} of {len(texts)} phrases of `{of}` {adds} nothing: "
    listed = ", ".join([*named[:_SHOWN], *rest])
    yield Complaint(where, what + listed, "The key can do without.")
