"""The day before an exam, its morning, and the day after: calm, and then closed.

So near to an exam a forecast does not help. What helps is to know what is firm, one short look at
what is not, and sleep. Whoever has met most of the topic need not begin anything new; whoever has
not is told so, and may begin. Afterwards the plan is closed when the learner says how it went.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from msgspec import Struct

from bot.tutor.choosing.composer import FIRST_SESSION
from bot.tutor.choosing.course import is_hardly_met
from bot.tutor.choosing.items import minutes
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Session
from bot.tutor.moves.move import Move
from bot.tutor.moves.planning import AskHowItWent, ExamDay, ExamOver, HowItWent, ShowEve
from bot.tutor.moves.progress import FIRM
from bot.tutor.moves.turn import ForgetExam, Turn
from content.ids import topic_id_of
from content.model.topic import Topic
from state.memory import progress
from state.memory.curve import Curve
from state.memory.schedule import Parameters
from state.records.learners import EVERYTHING, Memory, Rating
from state.values import replace

NAMED: Final = 5
"""Concepts that are named, and tips below: what fits one screen."""

TIPS: Final = 3

A_LOOK: Final = 8
"""Items of a last look, at most."""

ASKED_FOR: Final = 14
"""Days after an exam for which it is asked how it went."""


class _Known(Struct, frozen=True):
    """What this looks at, from whichever part of the desk was loaded."""

    exams: Mapping[str, int]
    memories: Mapping[str, Memory]
    parameters: Parameters


def word(desk: Desk) -> ShowEve | AskHowItWent | None:
    """Say what is to be said on such a day; None on any other."""
    return eve(desk) or how_it_went(desk)


def unasked(desk: Desk) -> ShowEve | AskHowItWent | None:
    """Say what a reminder says instead of its own words; how it went it asks the day after only.

    Learners who come back later are asked, but nobody is written to about it again.
    """
    match word(desk):
        case AskHowItWent(day=day, today=today) if today - day > 1:
            return None
        case said:
            return said


def eve(desk: Desk, *, noted: bool = False) -> ShowEve | None:
    """Say what helps the day before an exam and on its day; None on any other day."""
    known = _known(desk)
    near = _near(desk, known)
    if not near:
        return None
    day, name = min(near)
    about = _about(desk, known, name)
    refs = [ref for topic in about for ref in desk.library.refs(topic.topic)]
    met = [ref for ref in refs if ref in known.memories]
    new = [ref for ref in refs if ref not in known.memories]
    begins = day > desk.today and is_hardly_met(len(new), len(refs))
    look = [ref for ref in met if known.memories[ref].due <= day][:A_LOOK]
    if begins:
        look += new[: max(0, FIRST_SESSION - len(look))]
    return ShowEve(
        exam=ExamDay(desk.library.topics.get(name), day, is_only=len(near) == 1),
        today=desk.today,
        noted=noted,
        firm=_firm(desk, known, about),
        begins=begins,
        unmet=_unmet(desk, known, about) if begins else (),
        met=len(met),
        total=len(refs),
        minutes=minutes(desk.library, look) if look else 0,
        tips=tuple(tip for topic in about for tip in topic.exam_tips)[:TIPS],
        again=desk.session.eve == desk.today,
    )


def told(session: Session, move: Move, today: int) -> Session:
    """Keep that the word of such a day was said: on the same day it is said more briefly again."""
    return replace(session, eve=today) if isinstance(move, ShowEve) else session


def is_near(desk: Desk) -> bool:
    """Whether an exam is today or tomorrow, as far as the learner has been told of it."""
    plan = desk.session.plan
    planned = plan is not None and 0 <= plan.exam - desk.today <= 1
    return planned or desk.session.eve == desk.today


def how_it_went(desk: Desk) -> AskHowItWent | None:
    """Ask how the last exam went, as long as nobody has said it; None if there was none lately."""
    past = [day for day in _known(desk).exams.values() if 0 < desk.today - day <= ASKED_FOR]
    return AskHowItWent(max(past), desk.today) if past else None


def went(desk: Desk, how: str) -> Turn:
    """Close the plan of what is over, and offer to tell a tutor how it was."""
    over = [topic for topic, day in _known(desk).exams.items() if day <= desk.today]
    told = HowItWent(how) if how in set(HowItWent) else HowItWent.SO_SO
    move = ExamOver(told, closes=bool(over), can_tell=bool(desk.people.consulting.tutored))
    return Turn(desk.session, (move,), tuple(ForgetExam(topic) for topic in over))


def _known(desk: Desk) -> _Known:
    history, shelf = desk.history, desk.shelf
    memories = history.memories or shelf.memories
    own = history.parameters if history.memories else shelf.parameters
    return _Known(history.exams or shelf.exams, {one.item: one for one in memories}, own)


def _near(desk: Desk, known: _Known) -> list[tuple[int, str]]:
    """Give the day and the topic of each exam of today or tomorrow."""
    return [
        (day, topic)
        for topic, day in known.exams.items()
        if desk.today <= day <= desk.today + 1
        and (topic == EVERYTHING or topic in desk.library.topics)
    ]


def _about(desk: Desk, known: _Known, name: str) -> list[Topic]:
    """Give the topics of an exam: its own, or those begun that have no day of their own."""
    if name != EVERYTHING:
        return [desk.library.topics[name]]
    begun = {topic_id_of(ref) for ref in known.memories}
    free = [one for one in desk.offered if one.topic not in known.exams]
    free.sort(key=lambda one: one.topic != desk.session.chosen)
    return [one for one in free if one.topic in begun] or free[:1]


def _firm(desk: Desk, known: _Known, about: list[Topic]) -> tuple[str, ...]:
    """Name the concepts that are firm, the firmest first; what was missed last is known of none."""
    held = {ref: one for ref, one in known.memories.items() if one.last is not Rating.AGAIN}
    curve = Curve(known.parameters)
    found = []
    for name, refs in _by_concept(desk, about):
        share = progress.mastery(held, refs, desk.today, curve).recall
        if share >= FIRM:
            found.append((-share, name))
    return tuple(name for _, name in sorted(found)[:NAMED])


def _unmet(desk: Desk, known: _Known, about: list[Topic]) -> tuple[str, ...]:
    """Name the concepts of which nothing was met, in their author's order."""
    unmet = (
        name for name, refs in _by_concept(desk, about) if refs and not known.memories.keys() & refs
    )
    return tuple(islice(unmet, NAMED))


def _by_concept(desk: Desk, about: list[Topic]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the name of each concept, and what can be asked about it."""
    for topic in about:
        refs = desk.library.by_concept(topic.topic)
        yield from ((concept.name, refs.get(concept.id, ())) for concept in topic.concepts)
