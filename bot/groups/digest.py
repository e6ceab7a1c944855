"""The week of a group, summed up on Monday morning: for its tutors in private, gently for itself.

Tutors get numbers, each with how many people it rests on. The group hears what its questions were
about, what went well, which was the hardest and one idea to remember, with no names and no numbers
of mistakes; a wrong idea is named to it only if enough people hold it that nobody is singled out. A
week in which nobody answered had its questions, too, so it is summed up like any other.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from bot.groups.leaderboard import board
from bot.groups.moves.week import WeekForGroup, WeekForTutors, Went
from content.ids import topic_id_of
from content.library import Library
from content.model.topic import Concept, Misconception
from state.records.classes import Answer, Waiting
from state.records.groups import Past

NAMED_FROM = 5
"""People who must hold a wrong idea before it is named to their group."""

ENOUGH = 3
"""Answers that a question must have before the group hears how it went."""

WELL = 0.7
"""The share of right answers from which a question went well; below it, it was hard."""

BETTER = 0.1
"""By how much the share of a question that came again must have grown to be worth telling."""

HARDEST, IDEAS, IMPROVED, REPEAT, ABOUT = 3, 3, 2, 3, 5
"""The most of each that is told: a summary is read, a list is not."""


class Week(Struct, frozen=True):
    """All that the summary of a week is made from."""

    chat_id: int
    title: str
    asked: tuple[Past, ...]
    """The questions of the week."""
    earlier: tuple[Past, ...]
    """The questions before it."""
    answers: tuple[Answer, ...]
    answers_before: tuple[Answer, ...]
    """Those of the week before."""
    known: int
    """People ever seen in the group; in one of several topics, those who ever answered there."""
    nicknames: dict[int, str]
    """Of those who are on the leaderboard, by number."""
    consulted: tuple[int, int] = (0, 0)
    """Questions that its learners asked their tutors, and those of them without an answer."""


def for_tutors(week: Week, waiting: Waiting | None, library: Library) -> WeekForTutors | None:
    """Sum a week up for one of the group's tutors; None if nothing was asked.

    `waiting` is what waits for them in the marking queue, if they are a marker.
    """
    if not week.asked:
        return None
    went = _went(week.asked, library)
    hard = _hardest(went, at_least=1)
    return WeekForTutors(
        chat_id=week.chat_id,
        title=week.title,
        questions=len(week.asked),
        took_part=_people(week.answers),
        took_part_before=_people(week.answers_before),
        known=week.known,
        answers=len(week.answers),
        right=sum(answer.right for answer in week.answers),
        about=_names(_asked(week), library)[:ABOUT],
        share_before=_share(week.answers_before),
        hardest=tuple(one for _, one in hard[:HARDEST]),
        ideas=_ideas(week.answers, library)[:IDEAS],
        improved=_improved(went, week.earlier)[:IMPROVED],
        repeat=_names([ref for ref, _ in hard], library)[:REPEAT],
        consulted=week.consulted,
        waiting=waiting,
    )


def for_group(week: Week, library: Library, bot_name: str) -> WeekForGroup | None:
    """Sum a week up for the group; None if nothing was asked that is still taught."""
    asked = _concepts(_asked(week), library)
    if not asked:
        return None
    went = _went(week.asked, library)
    hard = _hardest(went, at_least=ENOUGH)
    hardest = _concepts([ref for ref, _ in hard[:1]], library)
    well = _names([ref for ref, _ in _best(went)], library)
    ideas = _ideas(week.answers, library)
    return WeekForGroup(
        questions=len(week.asked),
        took_part=_people(week.answers),
        about=tuple(concept.name for concept in asked[:ABOUT]),
        went_well=next((name for name in well if name not in [one.name for one in hardest]), None),
        hardest=hard[0][1].item if hard else None,
        remember=next(iter(hardest), asked[-1]),
        idea=ideas[0][0] if ideas and ideas[0][1] >= NAMED_FROM else None,
        board=board(week.answers, week.nicknames),
        bot_name=bot_name,
    )


def _asked(week: Week) -> list[str]:
    return [past.item for past in week.asked]


def _people(answers: Iterable[Answer]) -> int:
    return len({answer.learner_id for answer in answers})


def _share(answers: tuple[Answer, ...]) -> float | None:
    return sum(answer.right for answer in answers) / len(answers) if answers else None


def _went(asked: Iterable[Past], library: Library) -> dict[str, Went]:
    """Add up how each item went that was answered and is still there."""
    voters: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for past in asked:
        voters[past.item] += past.voters
        right[past.item] += past.right
    return {
        ref: Went(item, voters[ref], right[ref])
        for ref in voters
        if voters[ref] and (item := library.item(ref)) is not None
    }


def _hardest(went: dict[str, Went], at_least: int) -> list[tuple[str, Went]]:
    """Give what went badly with enough answers, the worst first; of several, the most answered."""
    hard = [(ref, one) for ref, one in went.items() if one.voters >= at_least and one.share < WELL]
    return sorted(hard, key=lambda pair: (pair[1].share, -pair[1].voters, pair[0]))


def _best(went: dict[str, Went]) -> list[tuple[str, Went]]:
    good = [(ref, one) for ref, one in went.items() if one.voters >= ENOUGH and one.share >= WELL]
    return sorted(good, key=lambda pair: (-pair[1].share, -pair[1].voters, pair[0]))


def _ideas(answers: Iterable[Answer], library: Library) -> tuple[tuple[Misconception, int], ...]:
    """Count the people behind each wrong idea, most first; who shows it twice counts once."""
    shown = {
        (topic_id_of(answer.item), answer.misconception, answer.learner_id)
        for answer in answers
        if answer.misconception is not None
    }
    people = Counter((topic, wrong) for topic, wrong, _ in shown)
    ranked = sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        (idea, count)
        for (topic, wrong), count in ranked
        if (idea := _idea(library, topic, wrong)) is not None
    )


def _idea(library: Library, topic_id: str, name: str) -> Misconception | None:
    topic = library.topics.get(topic_id)
    wrongs = topic.misconceptions if topic is not None else ()
    return next((wrong for wrong in wrongs if wrong.id == name), None)


def _improved(went: dict[str, Went], earlier: Iterable[Past]) -> tuple[tuple[Went, float], ...]:
    """Give what was asked before and went clearly better this time, the greatest step first."""
    last = {past.item: past.right / past.voters for past in earlier if past.voters}
    better = [
        (one, last[ref])
        for ref, one in went.items()
        if ref in last and one.share - last[ref] >= BETTER
    ]
    return tuple(sorted(better, key=lambda pair: pair[1] - pair[0].share))


def _concepts(refs: Iterable[str], library: Library) -> tuple[Concept, ...]:
    """Give the concepts of items that are still taught, each once, in their order."""
    found: dict[tuple[str, str], Concept] = {}
    for ref in refs:
        item = library.item(ref)
        if item is not None:
            topic = library.topic_of(ref)
            found[topic.topic, item.concept] = topic.concept(item.concept)
    return tuple(found.values())


def _names(refs: Iterable[str], library: Library) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept.name for concept in _concepts(refs, library)))
