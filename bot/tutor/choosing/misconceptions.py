"""A wrong idea, from first suspicion to cleared, and back if it returns.

    suspected --a second hit--> active --a check--> clearing --another check--> cleared
    cleared --a check after 7 days--> watch --a check after 21 days--> at rest
    cleared or watch --a hit--> relapsed --a check--> clearing
    cleared or watch --a check missed--> the same, and checked again some days later

A wrong idea is not a gap. A gap closes when the answer is told; a wrong idea answers the question
already, survives being told, and returns when the correction fades. So it is followed over weeks:

- One hit may be a slip or a mishearing, so it only raises a suspicion, unless the learner was sure.
- A right answer is weak evidence, because the same learner can know the answer and hold the idea.
  Cleared means right and unaided on two different check questions, three days apart. True/false
  counts half, because two of those would clear an idea that is still held in a third of cases.
  Where an idea has no more questions, one that has counted does so again after a week.
- An answer on the days after the idea was heard and corrected is no evidence, nor is a guess: see
  `drill.settle`. Of the questions that check it the one that was not asked for longest comes first.
- Cleared is not gone. It is checked after a week and after three; a hit makes it relapsed, not new.

Pure: a holding and what happened give the next holding.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from content.ids import topic_id_of
from content.library import Library
from content.model.items import (
    ClozeQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)
from content.model.topic import Misconception
from state.records.learners import Evidence, Hold, Holding
from state.values import replace

CLEARED_AT = 2.0
"""The weight of evidence that clears: two questions that count in full."""

APART = 3
"""Days from a hit to the first piece of evidence, and from one to the next. An answer read the day
before is known by heart, by those who still hold the idea too: of ideas cleared a day apart, a
simulated class held 29 %; where only the first answer came the day after a hit, 24 %."""

AGAIN_AFTER = 7
"""Days after which the same question counts once more, where no other is left that has not: an idea
with one question that counts in full, or with a half beside it, could never be cleared."""

_COUNT_HALF = TrueFalseQuestion | ClozeQuestion | NumberQuestion | MatchQuestion | OrderQuestion

WATCH_AFTER = (7, 21)
"""Days after clearing on which it is checked again."""

HELD = (Hold.ACTIVE, Hold.CLEARING, Hold.RELAPSED)


def name_of(ref: str, misconception_id: str) -> str:
    """A misconception's name across topics, "topic-id/its-id"; `ref` is any item of the topic."""
    return f"{topic_id_of(ref)}/{misconception_id}"


def misconception_of(library: Library, holding: Holding) -> Misconception | None:
    """What the author wrote about a holding; None if they have taken it out."""
    topic_id, _, wrong_id = holding.misconception.partition("/")
    topic = library.topics.get(topic_id)
    if topic is None:
        return None
    return next((wrong for wrong in topic.misconceptions if wrong.id == wrong_id), None)


def hit(holding: Holding | None, name: str, today: int, *, sure: bool) -> Holding:
    """Count a response that showed the idea."""
    if holding is None or not holding.hits:
        state = Hold.ACTIVE if sure else Hold.SUSPECTED
        return Holding(name, state, hits=1, since=today, next_check=today + APART)
    relapsed = holding.state in (Hold.CLEARED, Hold.WATCH, Hold.RELAPSED)
    state = Hold.RELAPSED if relapsed else Hold.ACTIVE
    since = holding.since if state is holding.state else today
    return Holding(name, state, holding.hits + 1, since, next_check=today + APART)


def never_held(name: str, today: int) -> Holding:
    """What is left of a suspicion that was a mishearing: zero hits, so the next hit is a first."""
    return Holding(name, Hold.SUSPECTED, hits=0, since=today)


def passed(
    holding: Holding, item: str, today: int, *, weight: float, others: Iterable[str] = ()
) -> Holding:
    """Count a check question that was right and unaided; `weight` is that of `weight_of`.

    `others` are the further questions that check the idea.
    """
    match holding.state:
        case Hold.CLEARED:
            return replace(holding, state=Hold.WATCH, next_check=holding.since + WATCH_AFTER[1])
        case Hold.WATCH:
            return replace(holding, next_check=None)
        case _:
            fresh = Evidence(item, today, weight)
            return _towards_cleared(holding, fresh) if _counts(holding, fresh, others) else holding


def _counts(holding: Holding, fresh: Evidence, others: Iterable[str]) -> bool:
    """Whether an answer is evidence: not soon after a hit, nor of a question that has counted."""
    if holding.next_check is not None and fresh.day < holding.next_check:
        return False
    before = [one.day for one in holding.evidence if one.item == fresh.item]
    if not before:
        return True
    is_last = {one.item for one in holding.evidence}.issuperset(others)
    return is_last and fresh.day - before[-1] >= AGAIN_AFTER


def _towards_cleared(holding: Holding, fresh: Evidence) -> Holding:
    """Add evidence; of answers too close together the best."""
    close = [one for one in holding.evidence if fresh.day - one.day < APART]
    if any(one.weight >= fresh.weight for one in close):
        return holding
    evidence = (*(one for one in holding.evidence if one not in close), fresh)
    if sum(one.weight for one in evidence) >= CLEARED_AT:
        return Holding(
            holding.misconception,
            Hold.CLEARED,
            holding.hits,
            since=fresh.day,
            evidence=evidence,
            next_check=fresh.day + WATCH_AFTER[0],
        )
    after = replace(holding, evidence=evidence, next_check=None)
    if holding.state is Hold.SUSPECTED:  # one suspicion and one right answer: never mind
        return after
    return replace(after, state=Hold.CLEARING, since=fresh.day)


def missed(holding: Holding, today: int) -> Holding:
    """Note that a check question of a cleared idea was missed, without showing the idea itself.

    It is checked again, but not while the answer that was shown may be known by heart.
    """
    return replace(holding, next_check=today + APART)


def wants_check(holding: Holding, today: int) -> bool:
    """Whether to check it today, if there is room: days after a hit or evidence, or when due."""
    match holding.state:
        case Hold.SUSPECTED:
            return False
        case Hold.CLEARED | Hold.WATCH:
            return holding.next_check is not None and holding.next_check <= today
        case _:
            return (holding.next_check or today) <= today and all(
                today - one.day >= APART for one in holding.evidence
            )


def waits_since(library: Library, holding: Holding, asked: Mapping[str, int]) -> int:
    """The day since which a check is due, or since which none of its questions was asked.

    `asked` holds the day on which each item was asked last. Whoever goes by this lets wrong ideas
    take turns: one that is missed each time does not keep the others waiting.
    """
    due = holding.since if holding.next_check is None else holding.next_check
    return max([due, *(asked[ref] for ref in _checks(library, holding) if ref in asked)])


def check_due(
    library: Library, holding: Holding, today: int, asked: Mapping[str, int]
) -> str | None:
    """Choose a live check question for today, as a ref; None if none is wanted or would count.

    `asked` holds the day on which each item was asked last.
    """
    if not wants_check(holding, today):
        return None
    if holding.state not in HELD:
        return check_for(library, holding, asked=asked)
    checks = _checks(library, holding)
    idle = [ref for ref in checks if not _counts(holding, Evidence(ref, today, 1), checks)]
    return check_for(library, holding, idle, asked)


def check_for(
    library: Library,
    holding: Holding,
    without: Iterable[str] = (),
    asked: Mapping[str, int] = MappingProxyType({}),
) -> str | None:
    """Choose a live check question, as a ref; None if all of them are in `without`.

    One that has not counted yet comes first, then one that counts in full, then one whose answer
    was met longest ago, or never: it is least likely to be known by heart.
    """
    counted = {one.item for one in holding.evidence}
    taken = set(without)
    checks = [ref for ref in _checks(library, holding) if library.asks(ref) and ref not in taken]
    return min(
        checks,
        key=lambda ref: (ref in counted, weight_of(library, ref) < 1, asked.get(ref, 0)),
        default=None,
    )


def weight_of(library: Library, ref: str) -> float:
    """What a right answer to a check question counts for: 1, or 0.5.

    Half for true/false, which a guess gets right, and for kinds that can be right without the idea
    coming up: in a simulated class they made up much of the evidence in false clearings.
    """
    return 0.5 if isinstance(library.item(ref), _COUNT_HALF) else 1.0


def checks_left(holding: Holding) -> float:
    """The weight of evidence that is still to be shown, 0 to 2; 0 once cleared."""
    if holding.state in (Hold.CLEARED, Hold.WATCH):
        return 0.0
    return max(0.0, CLEARED_AT - sum(one.weight for one in holding.evidence))


def after_answer(
    library: Library, holdings: Iterable[Holding], ref: str, today: int
) -> tuple[Holding, ...]:
    """The holdings that change because this question was answered rightly and unaided."""
    changed = []
    for holding in holdings:
        questions = _checks(library, holding)
        if ref not in questions:
            continue
        due = holding.next_check is not None and holding.next_check <= today
        if holding.state in (Hold.CLEARED, Hold.WATCH) and not due:
            continue
        after = passed(holding, ref, today, weight=weight_of(library, ref), others=questions)
        if after != holding:
            changed.append(after)
    return tuple(changed)


def after_miss(
    library: Library, holdings: Iterable[Holding], ref: str, today: int
) -> tuple[Holding, ...]:
    """The cleared ideas to check sooner because a question on them was missed.

    Ideas that are still held need no more: they are checked anyway.
    """
    return tuple(
        missed(holding, today)
        for holding in holdings
        if holding.state in (Hold.CLEARED, Hold.WATCH) and ref in _checks(library, holding)
    )


def checks(library: Library, holdings: Iterable[Holding]) -> tuple[str, ...]:
    """Give the questions that check any of these ideas."""
    return tuple(ref for one in holdings for ref in _checks(library, one))


def _checks(library: Library, holding: Holding) -> tuple[str, ...]:
    """Give the questions that check an idea; none if its author has taken it out."""
    wrong = misconception_of(library, holding)
    topic = topic_id_of(holding.misconception)
    return tuple(f"{topic}/{item}" for item in wrong.check_with) if wrong else ()
