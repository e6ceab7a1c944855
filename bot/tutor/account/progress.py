"""How the learner stands: progress by concept, minutes due, and one next step."""

from collections.abc import Mapping

from bot.picture.facts import WEEKS
from bot.tutor.account import outlook
from bot.tutor.choosing import misconceptions as ideas
from bot.tutor.choosing.items import SECONDS, TODAY_AT_MOST, item_of
from bot.tutor.drill.results.summary import idea_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill
from bot.tutor.moves import progress as moves
from bot.tutor.moves.menus import ListTopics, TopicRow
from bot.tutor.moves.results import ListMisconceptions
from bot.tutor.moves.turn import Toast, Turn, say
from bot.tutor.today import today, week_from
from content.model.items import kind_of
from content.model.topic import Topic
from state.clock.days import WEEK
from state.memory import activity, progress
from state.memory.curve import Curve
from state.memory.progress import ReviewStep
from state.records.learners import Hold, Memory
from state.values import replace

MONTH = 30
"""Days over which retention is counted: long enough for a few dozen reviews."""

GROWN = 0.05
"""By how much more of a concept is remembered than a week ago, for it to be worth telling."""

NAMED = 3
"""Concepts that a look back names."""

AHEAD = 15
"""Days told in advance: today, and two weeks after it."""


def topics(desk: Desk) -> ListTopics:
    """List the topics and how much of each has been met."""
    met = {memory.item for memory in desk.history.memories}
    rows = []
    for topic in desk.offered:
        refs = desk.library.refs(topic.topic)
        rows.append(TopicRow(topic, sum(ref in met for ref in refs), len(refs)))
    return ListTopics(tuple(rows))


def more_topics(desk: Desk, first: str) -> Turn:
    """Turn to another page of that list, by the place of its first."""
    if not first.isdecimal() or int(first) >= len(desk.offered):
        return Turn(desk.session, toast=Toast.UNKNOWN)
    return say(desk, replace(topics(desk), first=int(first), in_place=True))


def report(desk: Desk) -> moves.ShowProgress:
    """What `/progress` shows, for the topics that were begun; the week is the last seven days."""
    memories = _memories(desk)
    started = _started(desk, memories)
    steps = _steps(desk)
    live = [ref for topic in started for ref in desk.library.refs(topic.topic)]
    met = [memories[ref] for ref in live if ref in memories]
    week = [tally for tally in desk.history.lately.tallies if tally.day > desk.today - WEEK]
    days, reviews, recalled = progress.total(week)
    drill = desk.session.activity
    work_left = len(met) < len(live) or any(memory.due <= desk.today for memory in met)
    dues = [
        (memory.due, SECONDS[kind_of(item_of(desk.library, memory.item))])
        for memory in _no_backlog(desk, met)
    ]
    return moves.ShowProgress(
        topics=_topics(desk, steps),
        minutes=progress.minutes_ahead(dues, desk.today, AHEAD),
        week_days=days,
        week_reviews=reviews,
        week_recalled=recalled,
        retention=progress.retention(steps, desk.today - MONTH + 1),
        today=today(desk),
        calibration=desk.history.calibration,
        active_ideas=sum(one.state in ideas.HELD for one in desk.holdings),
        cleared_ideas=sum(one.state in (Hold.CLEARED, Hold.WATCH) for one in desk.holdings),
        next_step="revise" if work_left else "quiz",
        left_at=drill.goes_on_at if isinstance(drill, Drill) else 0,
    )


def pictures(desk: Desk) -> Turn:
    """Show what was done and what is known, and with an exam in sight the way there."""
    way = outlook.foreseen(desk)
    shown = picture(desk)
    if way is None or not shown.topics:
        return say(desk, shown)
    more = moves.ShowOutlook(desk.today, way, outlook.goal(desk))
    return say(desk, replace(shown, is_last=False), more)


def picture(desk: Desk) -> moves.ShowPicture:
    """What the picture of progress shows: the topics, and a calendar of weeks."""
    return moves.ShowPicture(
        today=desk.today,
        topics=_topics(desk, _steps(desk)),
        calendar=activity.calendar(desk.history.lately.tallies, desk.today, WEEKS),
    )


def share(desk: Desk, best: str) -> Turn:
    """Make a card of the last seven days to pass on; `best` asks for what is known best, too."""
    since = desk.today - WEEK
    days, reviews, _ = progress.total(
        [one for one in desk.history.lately.tallies if one.day > since]
    )
    if not reviews:
        return say(desk, moves.NothingToShare())
    shown = picture(desk)
    firm = _firm(shown.topics)
    if best and not firm:
        return say(desk, moves.NothingToShare(of_best=True))
    named = firm if best else ()
    card = moves.ShareCard(days, reviews, shown.calendar, named, desk.people.bot_name)
    more = bool(firm) and not best
    return say(desk, card, moves.ShareHow(more=more, inline=desk.people.inline))


def _firm(topics: tuple[moves.TopicProgress, ...]) -> tuple[moves.TopicProgress, ...]:
    """Leave of topics the concepts that are firm."""
    kept = (
        replace(topic, concepts=tuple(one for one in topic.concepts if one.recall >= moves.FIRM))
        for topic in topics
    )
    return tuple(topic for topic in kept if topic.concepts)


def week(desk: Desk) -> moves.ShowWeek:
    """Look back on the last seven days: what was done, and what has grown most."""
    topics = _topics(desk, _steps(desk))
    concepts = [concept for topic in topics for concept in topic.concepts]
    grown = sorted(concepts, key=lambda one: -_growth(one))
    return moves.ShowWeek(
        week_from(desk, desk.today - WEEK + 1),
        today(desk),
        tuple(one.name for one in grown if _growth(one) >= GROWN)[:NAMED],
    )


def _growth(concept: moves.ConceptProgress) -> float:
    return concept.recall if concept.change is None else concept.change


def days_in_a_row(desk: Desk) -> moves.ShowDaysInARow:
    """Say on how many days in a row the learner has revised."""
    return moves.ShowDaysInARow(today(desk))


def misconceptions(desk: Desk) -> ListMisconceptions:
    """List the wrong ideas that came up, with what is left to do; what was misheard stays out."""
    heard = [idea_of(desk.library, holding) for holding in desk.holdings if holding.hits]
    return ListMisconceptions(tuple(idea for idea in heard if idea is not None))


def _memories(desk: Desk) -> dict[str, Memory]:
    return {memory.item: memory for memory in desk.history.memories}


def _started(desk: Desk, memories: Mapping[str, Memory]) -> list[Topic]:
    """Give the topics of which something has been met."""
    return [
        topic
        for topic in desk.library.topics.values()
        if any(ref in memories for ref in desk.library.refs(topic.topic))
    ]


def _steps(desk: Desk) -> tuple[ReviewStep, ...]:
    return progress.replayed(desk.history.log, desk.history.parameters)


def _topics(desk: Desk, steps: tuple[ReviewStep, ...]) -> tuple[moves.TopicProgress, ...]:
    memories = _memories(desk)
    before = progress.as_of(memories, steps, desk.today - WEEK)
    own = outlook.curve(desk)
    started = _started(desk, memories)
    return tuple(_topic(desk, topic, memories, before, own) for topic in started)


def _topic(
    desk: Desk,
    topic: Topic,
    memories: Mapping[str, Memory],
    before: Mapping[str, Memory],
    own: Curve,
) -> moves.TopicProgress:
    asked = desk.library.by_concept(topic.topic)
    concepts = []
    for concept in topic.concepts:
        refs = asked.get(concept.id, ())
        now = progress.mastery(memories, refs, desk.today, own)
        then = progress.mastery(before, refs, desk.today - WEEK, own)
        change = now.recall - then.recall if then.met else None
        concepts.append(moves.ConceptProgress(concept.name, now.recall, now.met, now.total, change))
    return moves.TopicProgress(topic.title, tuple(concepts))


def _no_backlog(desk: Desk, met: list[Memory]) -> list[Memory]:
    """Leave out what is due beyond two sessions: after a break that would only frighten."""
    late = [memory for memory in met if memory.due <= desk.today]
    later = [memory for memory in met if memory.due > desk.today]
    return [*late[:TODAY_AT_MOST], *later]
