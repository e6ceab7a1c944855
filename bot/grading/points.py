"""The report on the points of a question: which a response earned, in whose words, how near others.

A key without points is reported as one point, its right answer that the response is most like.
"""

from bot.grading.decision import RIGHT, Heard
from bot.grading.keys.compiled import Compiled, shared_words
from bot.grading.match.likeness import likeness
from bot.grading.match.phrases import nearness
from bot.grading.meaning.meant import Meant
from bot.grading.verdict import Outcome, PointResult


def points(
    compiled: Compiled, heard: Heard, earned: frozenset[int], outcome: Outcome, meant: Meant | None
) -> tuple[PointResult, ...]:
    """Report the ideas; a response that is wrong, or asked about, has earned none.

    How near one was that was not found is said by words, or by meaning where that decided.
    """
    if not compiled.key.ideas:
        return (_whole(compiled, heard, right=outcome.is_right),)
    results = []
    for place, idea in enumerate(compiled.key.ideas):
        refused = outcome in (Outcome.WRONG, Outcome.UNSURE)
        found = None if refused else heard.credit.places[place]
        words, span = heard.reading.quote(() if place in earned else found or ())
        got = place in earned or bool(found)
        if not got and meant and place in _credited(meant, outcome, compiled.key.need):
            got, words = True, meant.clauses[place]
        near = 0.0 if got else _near(compiled, place, heard, meant)
        results.append(PointResult(idea.name, got, words, span, near))
    return tuple(results)


def _near(compiled: Compiled, place: int, heard: Heard, meant: Meant | None) -> float:
    if meant:
        return meant.ideas[place]
    return nearness(compiled.ideas[place], heard.reading.found)


def _whole(compiled: Compiled, heard: Heard, *, right: bool) -> PointResult:
    """Report a key without points as one point: its nearest right answer."""
    rights = compiled.rights
    place = max(range(len(rights)), key=lambda one: likeness(rights[one], heard.statement))
    texts = (*compiled.key.rights(), *compiled.key.samples.right)
    shared = shared_words(heard.reading.said, rights[place].statement) if right else ()
    words, span = heard.reading.quote(shared)
    return PointResult(texts[place], right, words, span)


def _credited(meant: Meant, outcome: Outcome, need: int) -> frozenset[int]:
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
