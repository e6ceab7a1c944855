"""A mock exam: a fixed blueprint, no hints, nothing said until the end.

Marked as an examiner would: by concept, and the written answer by the topic's marking points, each
credited with the learner's own words or not found. It is practice marking, and says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.grading.text.no_attempt import is_no_attempt
from bot.tutor.choosing.items import interleaved, item_of
from bot.tutor.drill.scoring import Typed
from bot.tutor.drill.settle import MAX_KEPT, handle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Queued, SettledItem
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.contests import Contested
from bot.tutor.moves.results import ConceptScore, Marks, Missed, MockReport, WrittenAnswer
from bot.tutor.moves.turn import Contest, MakeRight, Record, Turn, show_instead
from content.library import Library
from content.model.items import ExtendedQuestion, Flashcard, Question, ShortQuestion, kind_of
from content.model.topic import Concept, Topic
from state.records.learners import MockResult, Rating
from state.values import replace

BLUEPRINT = (
    (("choice", "true_false", "multi_select"), 6),
    (("short",), 3),
    (("extended",), 1),
)
"""Kinds and how many of them: ten to fifteen minutes."""


def paper(library: Library, mixed: Sequence[str]) -> tuple[Queued, ...]:
    """Choose the questions out of a topic's items, `mixed` so that two papers differ.

    A topic that lacks a kind gives a shorter paper.
    """
    chosen: list[str] = []
    for kinds, count in BLUEPRINT:
        fit = [ref for ref in mixed if kind_of(item_of(library, ref)) in kinds]
        chosen += interleaved(library, fit)[:count]
    return tuple(Queued(ref) for ref in chosen)


def result(desk: Desk, drill: Drill) -> tuple[MockReport, MockResult]:
    """Mark a paper: the report to show, and the score (0 to 1) to keep."""
    topic = desk.library.topic_of(drill.settled[0].ref)
    sheet = _sheet(desk, drill)
    marks = _marks(sheet)
    report = MockReport(
        topic=topic,
        marks=marks,
        blank=sum(_is_blank(desk, one) for one, _ in sheet),
        by_concept=_by_concept(desk, topic, sheet),
        written=tuple(
            _written(desk, topic, one, item)
            for one, item in sheet
            if isinstance(item, ExtendedQuestion)
        ),
        missed=tuple(
            Missed(item, "" if one.picks else one.response, one.picks)
            for one, item in sheet
            if not one.right and not isinstance(item, ExtendedQuestion)
        ),
        last=desk.open_prompt.last_mock.score if desk.open_prompt.last_mock else None,
        handle=_contestable(desk, drill),
    )
    return report, MockResult(topic.topic, desk.now, _share(marks))


def marked_again(desk: Desk, drill: Drill) -> tuple[Marks, tuple[MockResult, ...]]:
    """Add a paper up once more, after an answer of it has been contested.

    What was kept of it, which is the newest result in its topic, is put right too.
    """
    marks = _marks(_sheet(desk, drill))
    kept = desk.open_prompt.last_mock
    return marks, () if kept is None else (replace(kept, score=_share(marks)),)


def _sheet(desk: Desk, drill: Drill) -> list[tuple[SettledItem, Question]]:
    """Give what was put, and is still there, with how it ended."""
    items = [(one, desk.library.item(one.ref)) for one in drill.settled]
    return [
        (one, item) for one, item in items if item is not None and not isinstance(item, Flashcard)
    ]


def _marks(sheet: Iterable[tuple[SettledItem, Question]]) -> Marks:
    marks = [(one.score * _worth(item), _worth(item)) for one, item in sheet]
    return Marks(sum(got for got, _ in marks), sum(worth for _, worth in marks))


def _share(marks: Marks) -> float:
    return marks.got / marks.out_of if marks.out_of else 0.0


def _written(
    desk: Desk, topic: Topic, one: SettledItem, question: ExtendedQuestion
) -> WrittenAnswer:
    return WrittenAnswer(
        question,
        desk.teaching.grader_of(one.ref).grade_text(question, one.response),
        tuple(topic.marking_point(mark).ask_if_missing for mark in question.marks),
        blank=_is_blank(desk, one),
    )


def missed_in_words(desk: Desk, drill: Drill) -> dict[int, str]:
    """Give the short answers that earned less than all, by their places on the paper."""
    return {
        place: one.response
        for place, one in enumerate(drill.settled)
        if isinstance(item := desk.library.item(one.ref), Typed)
        and not isinstance(item, ExtendedQuestion)
        and not (one.right or _is_blank(desk, one))
    }


def stand_up_for(desk: Desk, drill: Drill, place: int) -> Turn:
    """Count a short answer of a paper as right, add it up once more, and hand it to a marker.

    What a wrong idea that was heard in it has counted for is left: a later question tells.
    """
    one = drill.settled[place]
    right = replace(one, score=1.0, right=True)
    marked = replace(drill, settled=(*drill.settled[:place], right, *drill.settled[place + 1 :]))
    marks, corrected = marked_again(desk, marked)
    records: tuple[Record, ...] = (
        Contest(one.ref, one.response[:MAX_KEPT]),
        MakeRight(one.ref, Rating.HARD),
        *corrected,
    )
    return show_instead(desk, marked, Contested(None, counts=True, marks=marks), records)


def _contestable(desk: Desk, drill: Drill) -> Handle | None:
    """Give the last answer, if anything that was typed did not earn all its marks."""
    prompt = drill.prompt
    if prompt is not None and missed_in_words(desk, drill):
        return handle(desk, drill, prompt)
    if prompt is None or prompt.right:
        return None
    if gives_up(desk, prompt.ref, prompt.response):
        return None
    written = isinstance(desk.library.item(prompt.ref), ExtendedQuestion)
    return handle(desk, drill, prompt) if written else None


def _is_blank(desk: Desk, one: SettledItem) -> bool:
    """Whether nothing was answered: "no clue" is nothing."""
    return not one.response or (not one.picks and gives_up(desk, one.ref, one.response))


def gives_up(desk: Desk, ref: str, response: str) -> bool:
    """Whether a response to an item says that there is none: "no clue"."""
    return is_no_attempt(response, desk.library.language_of(ref))


def _worth(item: Question) -> int:
    """Give the marks of a question: one for each idea or marking point asked for."""
    match item:
        case ShortQuestion():
            return item.need
        case ExtendedQuestion():
            return len(item.marks)
        case _:
            return 1


def _by_concept(
    desk: Desk, topic: Topic, sheet: Iterable[tuple[SettledItem, Question]]
) -> tuple[ConceptScore, ...]:
    """Add the marks up by concept, in the order in which concepts came up."""
    parts: dict[str, list[tuple[SettledItem, Question]]] = defaultdict(list)
    for one, item in sheet:
        parts[item.concept].append((one, item))
    return tuple(_concept(desk, topic.concept(name), part) for name, part in parts.items())


def _concept(
    desk: Desk, concept: Concept, part: list[tuple[SettledItem, Question]]
) -> ConceptScore:
    marks = _marks(part)
    blank = all(_is_blank(desk, one) for one, _ in part)
    return ConceptScore(concept, marks.got, marks.out_of, blank)
