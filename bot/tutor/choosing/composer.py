"""What comes next: what matters most now; a check of a wrong idea; then something new.

A session is composed when it begins (one without an end, whenever it runs out), of what helps most
in the minutes there are. Four sources feed it, and each is bounded for a reason:

- Rechecks go first. They were planned after a confident error, which comes back some days later
  however firm the memory looks.
- Due items follow, weakest first: the lower the chance of recall, the more a question is worth.
  With an exam in view `state.memory.plan` ranks them instead, and in the last round by what each
  question adds to recall on that day: what is forgotten again before it was wasted. On the eve
  what was missed comes before all else; where there is not time to meet everything it comes back
  all along, as much of it a session as brings all of it back by then.
- One check of a wrong idea at most. Answers have to lie days apart to count, so more at once would
  prove nothing, and a session that only corrects is no pleasure.
- New items take what is left. Each makes reviews for days to come, so without an exam in view
  somebody who misses much gets none while there is enough else to ask. On the eve of an exam
  nothing new is begun by whoever has met half of it or more, and on its day by nobody, as is said
  then.

No two of them share an idea, because one would tell the answer of the other, unless the second is
there to check it; and what was told yesterday waits a day longer (`DAYS_APART`).

Then the order: something short comes first, concepts are mixed, terms that get confused stand
together, what is likely to be right comes last, so that a session ends well. Pure functions from
memories and content to a queue; the minutes are kept afterwards (see `drill.pacing`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop
from itertools import chain, islice

from bot.tutor.choosing import misconceptions, order
from bot.tutor.choosing.course import Course, course_of, is_hardly_met
from bot.tutor.choosing.items import interleaved, item_of
from bot.tutor.choosing.new_items import Known, fresh_items
from bot.tutor.model.drill import Queued, Why
from bot.tutor.model.shelf import Shelf
from content.ids import topic_id_of
from content.library import Library
from content.model.items import kind_of
from state.memory import plan
from state.memory.schedule import recall
from state.records.learners import Memory, Rating
from state.values import replace

QUIZ_ITEMS = 10

HELPING = 8
"""Items that are composed at a time for a session without an end."""

NEW_AT_MOST = 2
"""New items in a session that has other work to do."""

FIRST_SESSION = 6
"""Items of a session that has little or nothing due; the rest is new, or reviewed ahead of time."""

FEW = 2
"""Items met, below which somebody who misses much gets something new all the same: a single
question is no session, and one answer says little about how they cope."""

DAYS_APART = 2
"""Days from an item to one that shares its idea: the day after, its answer is known by heart."""

_NONE = frozenset[str]()

FAR_OFF = 28
"""Days: an item without an exam is weighed beside others as if its exam were so far off."""


def size_of(minutes: int) -> int:
    """How many items to choose for a session of some minutes (0: until told to stop).

    Pacing still leaves out what takes too long; eight are one helping of a session without an end.
    """
    return 2 * minutes or HELPING


def compose(  # noqa: PLR0913  # all that a session follows from
    library: Library,
    topics: Iterable[str],
    shelf: Shelf,
    today: int,
    size: int,
    *,
    chosen: str = "",
    without: frozenset[str] = frozenset(),
) -> tuple[Queued, ...]:
    """Choose the items of a session, at most `size`; none if nothing is due and nothing may be new.

    `today` is the learner's day; `topics` are ids of topics that exist. Of the topic that is
    `chosen` something new comes before anything new of the others. What is to be left out
    (`without`) is asked only where there is nothing else.
    """
    course = course_of(library, sorted(topics, key=lambda one: one != chosen), shelf, today)
    told = _told_lately(course)
    for left, waits in dict.fromkeys(((without, told), (without, _NONE), (_NONE, _NONE))):
        if composed := _composed(replace(course, without=left), size, chosen, waits):
            return composed
    return ()


def _composed(course: Course, size: int, chosen: str, told: frozenset[str]) -> tuple[Queued, ...]:
    """Compose a session without what was `told` lately; what was planned for today is in it."""
    library = course.library
    check = _check(course)
    again = [ref for ref in course.shelf.rechecks if ref in course]
    again += [ref for ref in _owed(course, size, told) if ref not in again]
    ranked = (ref for ref in _ranked(course) if ref not in told)
    new = min(_new_wanted(course, size), max(0, size - len(check) - len(again)))
    kept = _fresh(course, new, chosen, told)
    others = (ref for ref in ranked if ref not in again)
    waiting = (_old(course, ref) for ref in chain(again, others))
    old = list(islice(order.distinct(library, waiting, check), size - len(kept)))
    taken = len(old) + len(check)
    room = min(size - taken, _new_allowed(course, taken, size))
    fresh = _fresh(course, room, chosen, told | _near(library, old + check))
    if old and not fresh:
        ahead = (one for one in _ahead(course) if one.ref not in told)
        most = min(size, FIRST_SESSION) - len(check)
        old = list(islice(order.distinct(library, chain(old, ahead), check), max(len(old), most)))
    parted = order.apart(library, order.begun_briefly(library, old))
    return order.in_order(order.confusables_together(library, parted), check, fresh)


def _told_lately(course: Course) -> frozenset[str]:
    """Find what shares an idea with something that was asked today or the day before."""
    memories, today = course.shelf.memories, course.today
    lately = (Queued(one.item) for one in memories if today - one.day < DAYS_APART)
    return _near(course.library, lately)


def _near(library: Library, queue: Iterable[Queued]) -> frozenset[str]:
    return frozenset(near for queued in queue for near in library.siblings_of(queued.ref))


def quiz_items(library: Library, mixed: Sequence[str]) -> tuple[Queued, ...]:
    """Choose the questions of a quiz: all kinds that one try can settle, concepts taking turns.

    `mixed` are items of the topic, shuffled, so that two quizzes differ.
    """
    fit = [ref for ref in mixed if kind_of(item_of(library, ref)) not in ("flashcard", "extended")]
    queue = order.distinct(library, (Queued(ref) for ref in interleaved(library, fit)))
    return tuple(islice(queue, QUIZ_ITEMS))


def _old(course: Course, ref: str) -> Queued:
    return Queued(ref, Why.LEECH if ref in course.shelf.leeches else Why.DUE)


def _ranked(course: Course) -> Iterator[str]:
    """Put what may be asked again today in the order in which it matters.

    A leech, which was forgotten so often that asking once more does little, comes last; before an
    exam it comes less often (see `plan.worth`). The first few are taken of maybe thousands.
    """
    today, known = course.today, _known(course)
    if course.left is None:
        due = [memory for memory in known if memory.due <= today]
        return (memory.item for memory in sorted(due, key=_weakest(course)))
    last_round = plan.is_last_round(course.left, len(course))
    of_topic = [course.exams.get(topic_id_of(memory.item)) for memory in known]
    weighed = [
        (memory, exam or today + FAR_OFF)
        for memory, exam in zip(known, of_topic, strict=True)
        if exam is not None or memory.due <= today
    ]
    memories, exams = [memory for memory, _ in weighed], [exam for _, exam in weighed]
    worth = plan.worth(memories, today, exams, course.shelf.parameters, last_round=last_round)
    return _from_the_top([(-one, memory.item) for one, memory in zip(worth, memories, strict=True)])


def _owed(course: Course, size: int, told: frozenset[str]) -> list[str]:
    """Name what was missed and has to come back now if all of it is to before the exam.

    Longest ago first, and no leech, which has come back often enough. On the eve nothing waits for
    another day.
    """
    left, is_eve = course.left, course.is_eve
    asked = sum(memory.reps for memory in course.shelf.memories if memory.item in course)
    if left is None or not (is_eve or plan.is_too_much(len(course), asked, left)):
        return []
    missed = [
        memory
        for memory in sorted(_known(course), key=lambda one: (one.day, one.item))
        if memory.last is Rating.AGAIN and not memory.is_leech
        if is_eve or memory.item not in told
    ]
    most = size if is_eve else plan.owed(size, len(missed), left)
    return [memory.item for memory in missed[:most]]


def _from_the_top(ranks: list[tuple[float, str]]) -> Iterator[str]:
    """Give the names of the lowest ranks first, without putting the others in order."""
    heapify(ranks)
    while ranks:
        yield heappop(ranks)[1]


def _known(course: Course) -> list[Memory]:
    """Name what was met before today, and may be asked again."""
    return [one for one in course.shelf.memories if one.day < course.today and one.item in course]


def _weakest(course: Course) -> Callable[[Memory], tuple[bool, float, str]]:
    """Put the weakest first, and leeches last."""
    today, parameters = course.today, course.shelf.parameters
    return lambda one: (one.is_leech, recall(one, today, parameters), one.item)


def _ahead(course: Course) -> list[Queued]:
    """Fill the short session of somebody who misses a lot: with the weakest, before it is due.

    Nothing new is asked of them now, and a session of two questions would help little.
    """
    if not misses_much(course.shelf):
        return []
    return [_old(course, one.item) for one in sorted(_known(course), key=_weakest(course))]


def _new_wanted(course: Course, size: int) -> int:
    """Say for how many new items room is kept; without an exam, what is due goes first."""
    if course.exam is None or course.is_eve:
        return 0
    shelf = course.shelf
    before_eve = plan.questions_left(shelf.pace, course.today, course.exam - plan.EVE)
    return plan.new_items(size, course.unmet, before_eve, shelf.accuracy)


def _new_allowed(course: Course, others: int, size: int) -> int:
    """Say how many new items a session may hold beside `others`; with an exam, what room there is.

    (Room is kept for no more than the learner copes with, but is not left empty.)
    """
    if course.is_eve and others:
        begins = course.exam != course.today and is_hardly_met(course.unmet, len(course))
        return max(0, FIRST_SESSION - others) if begins else 0
    if course.exam is not None:
        return size
    if misses_much(course.shelf):
        return 0 if others and len(_known(course)) >= FEW else NEW_AT_MOST
    return max(NEW_AT_MOST, FIRST_SESSION - others)


def looked_at(shelf: Shelf, library: Library) -> tuple[str, ...]:
    """Name the items whose memories are looked at, due or not: those of checks and rechecks."""
    return (*shelf.rechecks, *misconceptions.checks(library, shelf.holdings))


def misses_much(shelf: Shelf) -> bool:
    """Whether somebody gets nothing new for now, but what is weakest before it is due."""
    return shelf.accuracy is not None and shelf.accuracy < plan.COPING


def _check(course: Course) -> list[Queued]:
    """Choose one check of a wrong idea that is held, or that was cleared a while ago.

    The one that has waited longest has its turn, so that none starves beside another.
    """
    shelf, today = course.shelf, course.today
    waiting = [one for one in shelf.holdings if misconceptions.wants_check(one, today)]
    asked = {memory.item: memory.day for memory in shelf.memories} if waiting else {}
    waiting.sort(key=lambda one: misconceptions.waits_since(course.library, one, asked))
    for holding in waiting:
        ref = misconceptions.check_due(course.library, holding, today, asked)
        if ref is not None and ref in course:
            return [Queued(ref, Why.CHECK)]
    return []


def _fresh(course: Course, room: int, chosen: str, told: frozenset[str]) -> list[Queued]:
    """Choose what is new: of the chosen topic as long as it has something, else of all."""
    own = tuple(topic for topic in course.topics if topic == chosen)
    return _new_of(course, own, room, told) or _new_of(course, course.topics, room, told)


def _new_of(
    course: Course, topics: tuple[str, ...], room: int, told: frozenset[str]
) -> list[Queued]:
    exam = course.exam is not None
    known = Known(course.shelf.met, course.shelf.missed, told | course.without)
    return fresh_items(course.library, topics, known, room, leave_none_out=exam)
