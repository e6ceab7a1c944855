"""A scored set: one try at each question, a result at the end.

A quiz is a drill in another mode; what is its own is only the result.
"""

from collections import defaultdict

from bot.tutor.model.drill import Drill
from bot.tutor.moves.results import ConceptScore, QuizScore
from content.library import Library

WEAK_BELOW = 0.999
"""A concept that lost any part of a point is worth a look."""

SHOWN_WEAKEST = 3


def score_of(library: Library, drill: Drill) -> QuizScore:
    """Add up a quiz, by concept, one point a question; at least one item must count."""
    topic = library.topic_of(drill.counted[0].ref)
    scores: dict[str, list[float]] = defaultdict(list)
    for one in drill.counted:
        item = library.item(one.ref)
        if item is not None:
            scores[item.concept].append(one.score)
    shares = {concept: sum(points) / len(points) for concept, points in scores.items()}
    weak = sorted((share, concept) for concept, share in shares.items() if share < WEAK_BELOW)
    lowest = [concept for _, concept in weak[:SHOWN_WEAKEST]]
    return QuizScore(
        answered=len(drill.counted),
        score=sum(one.score for one in drill.counted),
        weakest=tuple(
            ConceptScore(topic.concept(name), sum(scores[name]), len(scores[name]))
            for name in lowest
        ),
        topic=topic,
        skipped=len(drill.skipped),
        unasked=drill.total - len(drill.settled) - len(drill.skipped),
    )
