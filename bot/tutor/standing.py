"""How the learner stands: progress by concept, minutes due, and one next step."""

from bot.tutor import misconceptions as ideas
from bot.tutor.desk import Desk
from bot.tutor.moves import (
    ConceptProgress,
    HeldIdea,
    ListMisconceptions,
    ListTopics,
    ShowProgress,
    TopicProgress,
    TopicRow,
)
from bot.tutor.queue import minutes
from content.model import Topic
from state import progress
from state.records import DayTally, Hold, Memory


WEEK = 7


def topics(desk: Desk) -> ListTopics:
    """List the topics and how much of each has been met."""
    met = {memory.item for memory in desk.memories}
    rows = []
    for topic in desk.library.topics.values():
        refs = desk.library.refs(topic.topic)
        rows.append(TopicRow(topic, sum(ref in met for ref in refs), len(refs)))
    return ListTopics(tuple(rows))


def report(desk: Desk) -> ShowProgress:
    """Put together what `/progress` shows, for the topics that were begun."""
    memories = {memory.item: memory for memory in desk.memories}
    started = [
        topic
        for topic in desk.library.topics.values()
        if any(ref in memories for ref in desk.library.refs(topic.topic))
    ]
    live = {ref for topic in started for ref in desk.library.refs(topic.topic)}
    due = [ref for ref in live if ref in memories and memories[ref].due <= desk.today]
    days, reviews, recalled = progress.total(_this_week(desk))
    return ShowProgress(
        topics=tuple(_topic(desk, topic, memories) for topic in started),
        minutes_due=minutes(desk.library, due) if due else 0,
        week_days=days,
        week_reviews=reviews,
        week_recalled=recalled,
        calibration=desk.calibration,
        active_ideas=sum(one.state in ideas.HELD for one in desk.holdings),
        cleared_ideas=sum(one.state in (Hold.CLEARED, Hold.WATCH) for one in desk.holdings),
        next_step="revise" if due or any(ref not in memories for ref in live) else "quiz",
    )


def misconceptions(desk: Desk) -> ListMisconceptions:
    """List the wrong ideas that were shown, with what is left to do; mere suspicions stay out."""
    shown = []
    for holding in desk.holdings:
        wrong = ideas.misconception_of(desk.library, holding)
        if wrong is not None and holding.state is not Hold.SUSPECTED:
            shown.append(HeldIdea(wrong.name, holding.state, ideas.checks_left(holding)))
    return ListMisconceptions(tuple(shown))


def _this_week(desk: Desk) -> list[DayTally]:
    return [tally for tally in desk.tallies if tally.day > desk.today - WEEK]


def _topic(desk: Desk, topic: Topic, memories: dict[str, Memory]) -> TopicProgress:
    concepts = []
    for concept in topic.concepts:
        refs = [ref for ref in desk.library.refs(topic.topic) if _concept(desk, ref) == concept.id]
        standing = progress.mastery(memories, refs, desk.today)
        concepts.append(
            ConceptProgress(concept.name, standing.recall, standing.met, standing.total)
        )
    return TopicProgress(topic.title, tuple(concepts))


def _concept(desk: Desk, ref: str) -> str:
    item = desk.library.item(ref)
    return item.concept if item else ""
