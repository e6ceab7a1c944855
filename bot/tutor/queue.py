"""What comes next: what matters most now; a check of a wrong idea; then something new.

Pure functions from memories and content to a queue. With an exam in view, what matters most is what
one more question adds to the day of the exam (`state.plan`); without one, what is due, weakest
first. New items climb, concept by concept, from recognising to producing, as fast as they are
remembered and never more than a rung above that. A concept that is new opens with one question to
guess at, and a second one right after it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, zip_longest
from math import ceil

from bot.tutor import misconceptions
from bot.tutor.session import Slot, Why
from bot.tutor.siblings import are_siblings
from content.library import Library
from content.model import Flashcard, Item
from state import plan
from state.records import Holding, Memory, Rating
from state.schedule import DEFAULTS, Parameters, recall

QUIZ_ITEMS = 10

NEW_AT_MOST = 2
"""New items in a session that has other work to do."""

FIRST_SESSION = 6
"""Items of a session that has little or nothing due; the rest is new, or reviewed ahead of time."""

FAR_OFF = 28
"""Days: an item without an exam is weighed beside others as if its exam were so far off."""

RUNGS = {
    "true_false": 0,
    "choice": 0,
    "multi_select": 0,
    "match": 0,
    "order": 0,
    "flashcard": 1,
    "cloze": 1,
    "number": 1,
    "short": 2,
    "extended": 3,
}
"""From recognising, over recalling with support, to producing, to writing as in the exam."""

SECONDS = {
    "true_false": 20,
    "choice": 30,
    "flashcard": 25,
    "multi_select": 40,
    "match": 45,
    "order": 50,
    "cloze": 35,
    "number": 35,
    "short": 45,
    "extended": 140,
}
"""How long one item takes, its explanation read: what simulated learners took, who read and type at
published speeds (`benchmarks/dialogue/reading.py`), until there are logs to measure."""

OPENING_SECONDS = 20
"""What the explanation of a new concept adds."""


@dataclass(frozen=True)
class Shelf:
    """What there is to choose from for one learner."""

    memories: tuple[Memory, ...] = ()
    """Of every item that was ever met."""
    rechecks: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    accuracy: float | None = None
    """The share of recent reviews that were remembered; None before the first."""
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of exams by topic; under "" that of all topics without a day of their own."""
    pace: float = plan.NEWCOMER
    """Questions a day lately, days off included (`plan.pace`)."""
    parameters: Parameters = DEFAULTS

    @cached_property
    def met(self) -> Mapping[str, Rating]:
        """Items met, with the rating each got last."""
        return {memory.item: memory.last for memory in self.memories}

    @cached_property
    def leeches(self) -> frozenset[str]:
        """Items that keep being forgotten."""
        return frozenset(memory.item for memory in self.memories if memory.is_leech)


@dataclass(frozen=True, slots=True)
class Course:
    """What the learner revises for: some topics, and the days of their exams."""

    live: Mapping[str, None]
    """Every item that can be asked, in the author's order."""
    exams: Mapping[str, int]
    """The day of the exam of each topic that has one to come."""

    @property
    def exam(self) -> int | None:
        """The day of the nearest exam."""
        return min(self.exams.values(), default=None)


def kind_of(item: Item) -> str:
    """Name an item's kind as the content files do."""
    return item.kind if isinstance(item, Flashcard) else item.type


def size_of(minutes: int) -> int:
    """Give the number of items of a session of so many minutes (0: until told to stop)."""
    return {2: 4, 4: 8}.get(minutes, 8)


def compose(
    library: Library, topics: Iterable[str], shelf: Shelf, today: int, size: int
) -> tuple[Slot, ...]:
    """Choose the items of a session."""
    course = course_of(library, topics, shelf, today)
    again = [ref for ref in shelf.rechecks if ref in course.live]
    ranked = [ref for ref in _ranked(shelf, course, today) if ref not in again]
    kept = _new(library, course, shelf.met, _new_wanted(shelf, course, today, size))
    old = [_old(shelf, ref) for ref in (again + ranked)[: size - len(kept)]]
    check = _check(library, shelf, today, course.live, {slot.ref for slot in old})
    taken = len(old) + len(check)
    room = min(size - taken, _new_allowed(shelf, course, taken))
    fresh = _new(library, course, shelf.met, room)
    if old and not fresh:
        old += _ahead(shelf, course, today, {slot.ref for slot in old + check}, size - taken)
    return _in_order(_confusables_together(library, _apart(library, old)), check, fresh)


def course_of(library: Library, topics: Iterable[str], shelf: Shelf, today: int) -> Course:
    """Find what the learner revises for: the days of exams that are still to come."""
    topics = tuple(topics)
    days = {topic: shelf.exams.get(topic, shelf.exams.get("")) for topic in topics}
    return Course(
        live={ref: None for topic in topics for ref in library.refs(topic)},
        exams={topic: day for topic, day in days.items() if day is not None and day >= today},
    )


def retention(library: Library, topics: Iterable[str], shelf: Shelf, today: int) -> float:
    """Give the chance of recall to aim for in a session, when its items come back."""
    course = course_of(library, topics, shelf, today)
    return plan.retention(_left(shelf, course, today), len(course.live))


def quiz_items(library: Library, topic_id: str, order: tuple[int, ...]) -> tuple[Slot, ...]:
    """Choose the questions of a quiz: all kinds that one try can settle, concepts taking turns.

    `order` is a shuffle of the topic's live items, so that two quizzes differ.
    """
    refs = library.refs(topic_id)
    mixed = [refs[index] for index in order]
    fit = [ref for ref in mixed if kind_of(item_of(library, ref)) not in ("flashcard", "extended")]
    return tuple(Slot(ref) for ref in turns(library, fit)[:QUIZ_ITEMS])


def minutes(library: Library, refs: Iterable[str], openings: int = 0) -> int:
    """Estimate how long items take together, in whole minutes, rounded up: late is worse."""
    seconds = sum(SECONDS[kind_of(item_of(library, ref))] for ref in refs)
    return max(1, ceil((seconds + openings * OPENING_SECONDS) / 60))


def turns(library: Library, refs: Iterable[str]) -> list[str]:
    """Let the concepts take turns, each keeping its own order."""
    by_concept: dict[str, list[str]] = {}
    for ref in refs:
        by_concept.setdefault(_concept(library, ref), []).append(ref)
    rounds = zip_longest(*by_concept.values())
    return [ref for one_round in rounds for ref in one_round if ref is not None]


def item_of(library: Library, ref: str) -> Item:
    """Give an item that is known to be there."""
    item = library.item(ref)
    assert item is not None  # noqa: S101  # references here come from the library itself
    return item


def _left(shelf: Shelf, course: Course, today: int) -> float | None:
    """Give how many questions are left until the nearest exam; None without one."""
    return None if course.exam is None else plan.questions_left(shelf.pace, today, course.exam)


def _old(shelf: Shelf, ref: str) -> Slot:
    return Slot(ref, Why.LEECH if ref in shelf.leeches else Why.DUE)


def _ranked(shelf: Shelf, course: Course, today: int) -> list[str]:
    """Put what may be asked again today in the order in which it matters.

    A leech, which was forgotten so often that asking once more does little, comes last.
    """
    known = [one for one in shelf.memories if one.item in course.live and one.day < today]
    if course.exam is None:
        due = [memory for memory in known if memory.due <= today]
        return [memory.item for memory in sorted(due, key=_weakest(shelf, today))]
    worth = {}
    for memory in known:
        exam = course.exams.get(memory.item.partition("/")[0])
        if exam is not None or memory.due <= today:
            worth[memory.item] = plan.gain(memory, today, exam or today + FAR_OFF, shelf.parameters)
    return sorted(worth, key=lambda ref: (ref in shelf.leeches, -worth[ref], ref))


def _weakest(shelf: Shelf, today: int) -> Callable[[Memory], tuple[bool, float, str]]:
    """Put the weakest first, and leeches last."""
    return lambda one: (one.is_leech, recall(one, today, shelf.parameters), one.item)


def _ahead(shelf: Shelf, course: Course, today: int, taken: set[str], room: int) -> list[Slot]:
    """Fill the short session of somebody who misses a lot: with the weakest, before it is due.

    Nothing new is asked of them now, and a session of two questions would help little.
    """
    if shelf.accuracy is None or shelf.accuracy >= plan.COPING:
        return []
    waiting = [
        one
        for one in shelf.memories
        if one.item in course.live and one.item not in taken and one.day < today
    ]
    most = min(room, FIRST_SESSION - len(taken))
    return [
        _old(shelf, one.item) for one in sorted(waiting, key=_weakest(shelf, today))[: max(0, most)]
    ]


def _new_wanted(shelf: Shelf, course: Course, today: int, size: int) -> int:
    """Say for how many new items room is kept; without an exam, what is due goes first."""
    left = _left(shelf, course, today)
    if left is None:
        return 0
    unmet = len(course.live.keys() - shelf.met.keys())
    return plan.new_items(size, unmet, left, shelf.accuracy)


def _new_allowed(shelf: Shelf, course: Course, others: int) -> int:
    """Say how many new items a session may hold beside `others`; with an exam, what room there is.

    (Room is kept for no more than the learner copes with, but is not left empty.)
    """
    if course.exam is not None:
        return size_of(0)
    if shelf.accuracy is not None and shelf.accuracy < plan.COPING:
        return 0 if others else NEW_AT_MOST
    return max(NEW_AT_MOST, FIRST_SESSION - others)


def _check(
    library: Library, shelf: Shelf, today: int, live: Mapping[str, None], taken: set[str]
) -> list[Slot]:
    """Choose one check of a wrong idea that is held, or that was cleared a while ago."""
    for holding in shelf.holdings:
        if misconceptions.wants_check(holding, today):
            ref = misconceptions.check_for(library, holding, without=taken)
            if ref is not None and ref in live:
                return [Slot(ref, Why.CHECK)]
    return []


def _new(library: Library, course: Course, met: Mapping[str, Rating], room: int) -> list[Slot]:
    """Choose new items: for concepts already begun the next rung, then concepts in pairs.

    Before an exam nothing is left out for being too high: it comes when nothing else is new.
    """
    if room <= 0:
        return []
    by_concept: dict[str, list[str]] = {}
    for ref in course.live:
        by_concept.setdefault(_concept(library, ref), []).append(ref)
    begun, openings, beyond = [], [], list[Slot]()
    for number, refs in enumerate(by_concept.values()):
        unmet = sorted((r for r in refs if r not in met), key=lambda r: _rung(library, r))
        if len(unmet) == len(refs):
            openings.append(_opening(library, unmet, number))
        else:
            reach = _reach(library, refs, met)
            begun.append(_climb(library, unmet, reach))
            beyond += [Slot(ref, Why.NEW) for ref in unmet if _rung(library, ref) > reach]
    climbing = [slot for one in zip_longest(*begun) for slot in one if slot is not None]
    within = [*climbing[: room if not openings else room // 2], *chain(*openings)]
    return [*within, *(beyond if course.exam is not None else ())][:room]


def _climb(library: Library, unmet: list[str], reach: int) -> list[Slot]:
    """Put first what is as high as recall allows; what was passed over comes later."""
    within = [ref for ref in unmet if _rung(library, ref) <= reach]
    return [Slot(ref, Why.NEW) for ref in sorted(within, key=lambda r: -_rung(library, r))]


def _opening(library: Library, unmet: list[str], number: int) -> list[Slot]:
    """Open a concept: something to guess at, then something to recall; every other one in words."""
    first, *rest = unmet
    wanted = 2 if number % 2 else 1
    second = next((ref for ref in rest if _rung(library, ref) == wanted), None)
    second = second or next(iter(rest), None)
    return [Slot(first, Why.OPENING), *([Slot(second, Why.NEW)] if second else [])]


def _reach(library: Library, refs: list[str], met: Mapping[str, Rating]) -> int:
    """Give the highest rung that may be new: one above what was remembered, less two misses."""
    known = [ref for ref in refs if ref in met]
    firm = [_rung(library, ref) for ref in known if met[ref] is not Rating.AGAIN]
    missed = sum(met[ref] is Rating.AGAIN for ref in known)
    return max(0, max(firm, default=-1) + 1 - (missed >= 2))


def _apart(library: Library, slots: list[Slot]) -> list[Slot]:
    """Part items that give each other away, keeping the order as far as that allows."""
    waiting, apart = list(slots), list[Slot]()
    while waiting:
        fit = (one for one in waiting if not apart or not _kin(library, apart[-1], one))
        following = next(fit, waiting[0])
        waiting.remove(following)
        apart.append(following)
    return apart


def _kin(library: Library, one: Slot, other: Slot) -> bool:
    return are_siblings(library, one.ref, other.ref)


def _confusables_together(library: Library, slots: list[Slot]) -> list[Slot]:
    """Put items on two terms that are taken for each other next to each other."""
    together = list(slots)
    for slot in slots:
        partner = next((s for s in together if s != slot and _confused(library, slot, s)), None)
        if partner is not None and together.index(partner) > together.index(slot) + 1:
            together.remove(partner)
            together.insert(together.index(slot) + 1, partner)
    return together


def _confused(library: Library, one: Slot, other: Slot) -> bool:
    texts = [_text(item_of(library, slot.ref)).casefold() for slot in (one, other)]
    return one.ref.partition("/")[0] == other.ref.partition("/")[0] and any(
        a.casefold() in texts[0] and b.casefold() in texts[1]
        for pair in library.topic_of(one.ref).confusable
        for a, b in (pair, pair[::-1])
    )


def _text(item: Item) -> str:
    return f"{item.front} {item.back}" if isinstance(item, Flashcard) else item.ask


def _in_order(old: list[Slot], check: list[Slot], fresh: list[Slot]) -> tuple[Slot, ...]:
    """Put it together: due items, the check among them, what is new, and a likely one at the end.

    Due items come weakest first, so the last of them is the one that is best remembered.
    """
    if not fresh or len(old) < 2:
        return (*old[:1], *check, *old[1:], *fresh)
    return (*old[:1], *check, *old[1:-1], *fresh, old[-1])


def _rung(library: Library, ref: str) -> int:
    return RUNGS[kind_of(item_of(library, ref))]


def _concept(library: Library, ref: str) -> str:
    return f"{ref.partition('/')[0]}/{item_of(library, ref).concept}"
