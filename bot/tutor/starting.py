"""How things begin, and how they are taken up again: sessions, quizzes, mock exams, lessons.

A change of content is noticed here: an open item that was edited is asked afresh, and one that is
gone is passed over; neither counts.
"""

from dataclasses import replace
from itertools import chain, islice

from bot.tutor import by_meaning, for_group, lesson, lookup
from bot.tutor.account import exam_day
from bot.tutor.choosing.composer import compose, quiz_items, size_of
from bot.tutor.choosing.items import drawn, item_of
from bot.tutor.choosing.order import distinct
from bot.tutor.drill import mock, running
from bot.tutor.drill.settle import asked
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import DEEP_LINK_TOPIC, PRACTISE, mark_of
from bot.tutor.model.session import Drill, Lesson, Mode, Offer, Prompt, Queued, Stage
from bot.tutor.moves import (
    ChooseTopic,
    HelloAgain,
    Move,
    NoQuestions,
    NothingDue,
    OfferResume,
    SayChanged,
    Welcome,
)
from bot.tutor.moves.turn import Prefer, Toast, Turn
from content.library import Library
from content.model import Concept, Topic
from state.clock.days import day_of

BREAK_SECONDS = 4 * 3600
"""After this long away, typed words are a greeting rather than an answer."""

NAMING_WORDS = 5
"""Words of a message up to which it may name a subject and nothing else."""

LENGTHS = {"2": 2, "4": 4, "0": 0, "more": 0}
"""Minutes of a session, as typed after /revise; 0 goes on until told to stop."""


AROUND = 3
"""Items of the same concept that follow one that somebody wants to practise."""


def greet(desk: Desk, argument: str) -> Turn:
    """Greet and offer the topics, or begin the one that a deep link names."""
    topic = desk.library.topics.get(argument.removeprefix(DEEP_LINK_TOPIC))
    if topic is not None and argument.startswith(DEEP_LINK_TOPIC):
        return begin(desk, topic.topic)
    if argument.startswith(PRACTISE):
        ref = _marked(desk.library, argument.removeprefix(PRACTISE))
        if ref is not None:
            return _practise(desk, ref)
    question = desk.people.question
    if question is not None and desk.library.asks(question.item):
        return for_group.begin(desk, question) or _practise(desk, question.item)
    place = _place(desk)
    on_day = exam_day.word(desk)
    welcome = Turn(desk.session, (_welcome(desk, place), *((on_day,) if on_day else ())))
    return _going_on(welcome, desk if place else None)


def hello(desk: Desk, argument: str) -> Turn:
    """Return a greeting, and go on where the learner was."""
    place = _place(desk)
    if place is None or desk.now - desk.session.last_at > BREAK_SECONDS:
        return greet(desk, argument)
    again = resume(desk)
    return replace(again, moves=(HelloAgain(desk.learner.name, *place), *again.moves))


def _welcome(desk: Desk, place: tuple[int, int] | None) -> Welcome:
    chosen = desk.library.topics.get(desk.session.chosen)
    back = bool(desk.shelf.met) or chosen is not None
    return Welcome(desk.learner.name, desk.offered, back, place, chosen)


def _going_on(turn: Turn, desk: Desk | None) -> Turn:
    """Let "yes" and "ok" take up what was left open, if something was."""
    if desk is None:
        return turn
    return replace(turn, session=replace(turn.session, offer=Offer(desk.now, "go_on")))


def _marked(library: Library, mark: str) -> str | None:
    """Find the live item with this mark."""
    refs = (ref for topic in library.topics for ref in library.refs(topic))
    return next((ref for ref in refs if mark_of(ref) == mark), None)


def _practise(desk: Desk, ref: str) -> Turn:
    """Begin with one item, and go on with a few of the same concept."""
    topic = desk.library.topic_of(ref).topic
    concept = item_of(desk.library, ref).concept
    desk = _choosing(desk, topic)
    around = [one for one in desk.library.by_concept(topic)[concept] if one != ref]
    queue = distinct(desk.library, map(Queued, (ref, *around)))
    return running.begin(desk, Mode.REVISE, tuple(islice(queue, 1 + AROUND)), (topic,))


def revise_for(desk: Desk, argument: str) -> Turn:
    """Begin a session, of another length if one was named: that length is kept.

    That it goes on until it is stopped holds for this one only: the next would be a surprise.
    """
    minutes = LENGTHS.get(argument.strip().lower())
    if minutes is None:
        if argument:
            return practise_named(desk, argument) or _choose(desk, "begin", argument)
        return offer_resume(desk) or revise(desk)
    learner = replace(desk.learner, minutes=minutes)
    begun = revise(replace(desk, learner=learner))
    return replace(begun, records=(*begun.records, Prefer(learner))) if minutes else begun


def revise(desk: Desk, topics: tuple[str, ...] = ()) -> Turn:
    """Begin a session over the given topics, or over what the learner has chosen and begun.

    On the day on which a topic was chosen it stays the only one, as long as it has something to
    ask. Later, what is due in the others is asked too; it would be forgotten otherwise.
    """
    begun = topics or _begun(desk)
    if not begun:
        return say(desk, _welcome(desk, None))
    minutes, chosen = desk.learner.minutes, desk.session.chosen
    is_today = day_of(desk.session.last_at, desk.learner.zone) == desk.today
    first = (chosen,) if not topics and chosen in begun and is_today else begun
    for about in dict.fromkeys((first, begun)):
        size = size_of(minutes)
        queue = compose(desk.library, about, desk.shelf, desk.today, size, chosen=chosen)
        if queue:
            return running.begin(desk, Mode.REVISE, queue, about, endless=minutes == 0)
    due = desk.shelf.next_due
    return say(desk, NothingDue(due - desk.today if due else None))


def _begun(desk: Desk) -> tuple[str, ...]:
    """Give the topics of which something was met, and the one that was chosen."""
    met, chosen = desk.shelf.met, desk.session.chosen
    topics = desk.library.topics
    return tuple(
        one for one in topics if one == chosen or not met.isdisjoint(desk.library.refs(one))
    )


def mixed(desk: Desk) -> Turn:
    """Begin a session over all topics begun, and choose none of them from now on."""
    return revise(_choosing(desk, ""))


def _choosing(desk: Desk, topic: str) -> Desk:
    """Note which topic was chosen."""
    return replace(desk, session=replace(desk.session, chosen=topic))


def begin(desk: Desk, argument: str) -> Turn:
    """Begin a session over the topic that a button names."""
    if argument not in desk.library.topics:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    return revise(_choosing(desk, argument), (argument,))


def practise_named(desk: Desk, named: str) -> Turn | None:
    """Begin a session on what words name; None if they name nothing here."""
    found = subject_of(desk, named)
    return None if found is None else practise_subject(desk, *found)


def practise_subject(desk: Desk, topic: Topic, concept: Concept | None) -> Turn:
    """Begin a session on a topic that was named, or on one of its concepts."""
    desk = _choosing(desk, topic.topic)
    if concept is None:
        return revise(desk, (topic.topic,))
    refs = desk.library.by_concept(topic.topic).get(concept.id)
    if not refs:
        return lesson.begin(desk, topic, concept)
    met = desk.shelf.met
    rising = tuple(chain.from_iterable(desk.library.rising(topic.topic, concept.id).values()))
    new, known = (one for one in rising if one not in met), (one for one in rising if one in met)
    queue = distinct(desk.library, map(Queued, chain(new, known)))
    chosen = tuple(islice(queue, size_of(desk.learner.minutes)))
    return running.begin(desk, Mode.REVISE, chosen, (topic.topic,))


def practise_marked(desk: Desk, mark: str) -> Turn:
    """Begin a session on the topic or the concept whose mark a button carries."""
    for topic in desk.library.topics.values():
        for concept in (None, *topic.concepts):
            if mark_of(subject_ref(topic, concept)) == mark:
                return practise_subject(desk, topic, concept)
    return Turn(desk.session, toast=Toast.UNKNOWN)


def subject_ref(topic: Topic, concept: Concept | None) -> str:
    """Name a topic, or a concept of it, across topics."""
    return f"{topic.topic}/{concept.id}" if concept else topic.topic


def subject_of(
    desk: Desk, named: str, *, alone: bool = False
) -> tuple[Topic, Concept | None] | None:
    """Find the topic or concept that words name, or mean; None where they do neither.

    `alone` says that nothing else shows them to be a name (see `lookup`). May raise NotReady.
    """
    empty = desk.intents.marks["asking"]
    found = lookup.subject(desk.library, named, desk.learner.language, empty, alone=alone)
    return found or by_meaning.subject(desk.teaching, named, alone=alone)


def named_in_words(desk: Desk, text: str) -> tuple[Topic, Concept | None] | None:
    """Find the topic or concept that a short message is the name of, by its words alone."""
    if len(text.split()) > NAMING_WORDS:
        return None
    empty = desk.intents.marks["asking"]
    return lookup.subject(desk.library, text, desk.learner.language, empty, alone=True)


def learn(desk: Desk, argument: str) -> Turn:
    """Begin a lesson, asking for the topic where there are several."""
    named = subject_of(desk, argument)
    if named is not None and argument not in desk.library.topics:
        return lesson.begin(_choosing(desk, named[0].topic), *named)
    topic = _topic(desk, argument)
    if topic is None:
        return _choose(desk, "learn", argument)
    return lesson.begin(_choosing(desk, topic.topic), topic)


def quiz(desk: Desk, argument: str) -> Turn:
    """Begin a quiz, asking for the topic where there are several."""
    topic = _topic(desk, argument)
    if topic is None:
        return _choose(desk, "quiz", argument)
    queue = quiz_items(desk.library, drawn(desk.library, topic.topic, desk.now))
    return _tested(desk, topic, Mode.QUIZ, queue)


def mock_exam(desk: Desk, argument: str) -> Turn:
    """Begin a mock exam, asking for the topic where there are several."""
    topic = _topic(desk, argument)
    if topic is None:
        return _choose(desk, "mock", argument)
    queue = mock.paper(desk.library, drawn(desk.library, topic.topic, desk.now))
    return _tested(desk, topic, Mode.MOCK, queue)


def _tested(desk: Desk, topic: Topic, mode: Mode, queue: tuple[Queued, ...]) -> Turn:
    """Begin a quiz or a mock exam; a word list has no questions for one."""
    if not queue:
        return say(desk, NoQuestions(topic))
    return running.begin(_choosing(desk, topic.topic), mode, queue)


def _topic(desk: Desk, name: str) -> Topic | None:
    """Find the topic that was named, or the only one there is."""
    topics = desk.offered
    named = subject_of(desk, name)
    known = desk.library.topics.get(name) or (named[0] if named else None)
    return known or (topics[0] if len(topics) == 1 else None)


def _choose(desk: Desk, verb: str, named: str = "") -> Turn:
    return say(desk, ChooseTopic(verb, desk.offered, named.strip()))


def go_on(desk: Desk) -> Turn:
    """Take "next" or "yes": the next page of a lesson, or more questions."""
    match desk.session.activity:
        case Lesson() as activity if activity.topic in desk.library.topics:
            return lesson.turn_page(desk, activity)
        case _:
            return resume(desk)


def resume(desk: Desk) -> Turn:
    """Go on with what was left open; with nothing open, begin a session."""
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) as activity:
            return renewed(desk, activity, prompt) or running.put_again(desk, activity)
        case Lesson() as activity if activity.topic in desk.library.topics:
            return lesson.put_again(desk, activity)
        case _:
            return revise(desk)


def offer_resume(desk: Desk) -> Turn | None:
    """Offer to go on with what was left open; None if nothing was."""
    place = _place(desk)
    return _going_on(say(desk, OfferResume(*place)), desk) if place else None


def _place(desk: Desk) -> tuple[int, int] | None:
    activity = desk.session.activity
    if not isinstance(activity, Drill) or activity.over:
        return None
    at_end = activity.prompt is not None and activity.prompt.stage is Stage.SETTLED
    if at_end and not activity.queue:
        return None
    place = min(activity.place + at_end, activity.total)
    return place, 0 if activity.endless else activity.total


def renewed(desk: Desk, activity: Drill, prompt: Prompt) -> Turn | None:
    """Ask the open item afresh if its author has changed what is right, or go on if it is gone.

    A question that was only worded otherwise is still the one that was asked.
    """
    if prompt.stage is Stage.SETTLED:
        return None
    if not desk.library.asks(prompt.ref):
        skipped = running.skip(desk, activity, prompt)
        return replace(skipped, moves=(SayChanged(gone=True), *skipped.moves))
    library = desk.library
    if library.version(prompt.ref) == prompt.version or library.key(prompt.ref) == prompt.key:
        return None
    afresh = asked(desk, prompt.ref, prompt.number + 1, prompt.why)
    again = running.put_again(desk, replace(activity, prompt=afresh))
    return replace(again, moves=(SayChanged(gone=False), *again.moves))


def say(desk: Desk, move: Move) -> Turn:
    """Say something and change nothing, not even when the learner was last here."""
    return Turn(desk.session, (move,))
