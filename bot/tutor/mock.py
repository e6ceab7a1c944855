"""A mock exam: a fixed blueprint, no hints, nothing said until the end.

Marked as an examiner would: by concept, and the written answer by the topic's marking points, each
credited with the learner's own words or not found. It is practice marking, and says so.
"""

from collections import defaultdict
from collections.abc import Iterable

from bot.grading.attempts import is_no_attempt
from bot.tutor.desk import Desk
from bot.tutor.items import item_of, kind_of, turns
from bot.tutor.moves import Handle, MockReport
from bot.tutor.session import Drill, Settled, Slot
from bot.tutor.settle import handle
from content.library import Library
from content.model import ExtendedQuestion, Item, ShortQuestion
from state.records import MockResult

BLUEPRINT = (
    (("choice", "true_false", "multi_select"), 6),
    (("short",), 3),
    (("extended",), 1),
)
"""Kinds and how many of them: ten to fifteen minutes."""


def paper(library: Library, topic_id: str, order: tuple[int, ...]) -> tuple[Slot, ...]:
    """Choose the questions; `order` is a shuffle of the topic's live items."""
    refs = library.refs(topic_id)
    mixed = [refs[index] for index in order]
    chosen: list[str] = []
    for kinds, count in BLUEPRINT:
        fit = [ref for ref in mixed if kind_of(item_of(library, ref)) in kinds]
        chosen += turns(library, fit)[:count]
    return tuple(Slot(ref) for ref in chosen)


def result(desk: Desk, drill: Drill) -> tuple[MockReport, MockResult]:
    """Mark a paper."""
    topic = desk.library.topic_of(drill.settled[0].ref)
    marks = [(one, item) for one in drill.settled if (item := desk.library.item(one.ref))]
    got = sum(one.score * _worth(item) for one, item in marks)
    out_of = sum(_worth(item) for _, item in marks)
    by_concept = _by_concept(marks)
    score = got / out_of if out_of else 0.0
    written = [(one, item) for one, item in marks if isinstance(item, ExtendedQuestion)]
    report = MockReport(
        topic=topic,
        got=got,
        out_of=out_of,
        by_concept=tuple((topic.concept(name), share) for name, share in by_concept.items()),
        written=tuple(
            (
                item,
                desk.graders[topic.topic].grade_text(item, one.response),
                tuple(topic.marking_point(mark).ask_if_missing for mark in item.marks),
            )
            for one, item in written
        ),
        missed=tuple(item for one, item in marks if not one.right),
        last=desk.last_mock.score if desk.last_mock else None,
        handle=_contestable(desk, drill),
    )
    return report, MockResult(topic.topic, desk.now, score)


def _contestable(desk: Desk, drill: Drill) -> Handle | None:
    """Give the written answer, which comes last, if some of its marks were not found."""
    prompt = drill.prompt
    if prompt is None or prompt.right or is_no_attempt(prompt.response):
        return None
    written = isinstance(desk.library.item(prompt.ref), ExtendedQuestion)
    return handle(desk, drill, prompt) if written else None


def _worth(item: Item) -> int:
    """Give the marks of a question: one for each idea or marking point asked for."""
    match item:
        case ShortQuestion():
            return item.need
        case ExtendedQuestion():
            return len(item.marks)
        case _:
            return 1


def _by_concept(marks: Iterable[tuple[Settled, Item]]) -> dict[str, float]:
    got: dict[str, float] = defaultdict(float)
    out_of: dict[str, float] = defaultdict(float)
    for one, item in marks:
        got[item.concept] += one.score * _worth(item)
        out_of[item.concept] += _worth(item)
    return {concept: got[concept] / out_of[concept] for concept in out_of}
