"""How things begin: sessions, quizzes, mock exams, and lessons, on what was named or chosen."""

from itertools import chain, islice

from bot.tutor import greeting, lesson
from bot.tutor.choosing import length
from bot.tutor.choosing.composer import compose, quiz_items, size_of
from bot.tutor.choosing.items import drawn, item_of
from bot.tutor.choosing.left_out import left_out
from bot.tutor.choosing.order import distinct
from bot.tutor.drill import running
from bot.tutor.drill.results import mock
from bot.tutor.finding.subjects import item_marked, named_in_words, subject_of, subject_ref
from bot.tutor.language.choices import place_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Mode, Queued
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Offer
from bot.tutor.moves.menus import HERE, ChooseTopic, NoQuestions, NothingAsked, NothingDue
from bot.tutor.moves.turn import Toast, Turn, offering, say
from content.model.topic import Concept, Topic
from state.clock.days import day_of
from state.values import replace

CHOOSING = "choosing"
"""What the question for a topic leaves behind (`Offer.intent`), with what is to begin on it."""

VERBS = ("begin", "learn", "quiz", "mock")
"""What may begin on a topic that somebody is asked for."""

AROUND = 3
"""Items of the same concept that follow one that somebody wants to practise."""


def practise_item(desk: Desk, ref: str, *, seed: int | None = None) -> Turn:
    """Begin with one item, and go on with a few of the same concept; `seed` orders the options."""
    topic = desk.library.topic_of(ref).topic
    concept = item_of(desk.library, ref).concept
    desk = _choosing(desk, topic)
    around = [one for one in desk.library.by_concept(topic)[concept] if one != ref]
    queue = distinct(desk.library, map(Queued, (ref, *around)))
    return running.begin(desk, Mode.REVISE, tuple(islice(queue, 1 + AROUND)), (topic,), seed=seed)


def revise(desk: Desk, topics: tuple[str, ...] = (), *, minutes: int | None = None) -> Turn:
    """Begin a session over the given topics, or over what the learner has chosen and begun.

    It takes so many `minutes` (0: until told to stop), or as many as a session should have. In a
    preview everything is asked, for its author reads it.

    On the day on which a topic was chosen it stays the only one, as long as it has something to
    ask. Later, what is due in the others is asked too; it would be forgotten otherwise.
    """
    begun = topics or _begun(desk)
    if not begun:
        return _chosen_first(_for_minutes(desk, minutes))
    asked = [ref for topic in begun for ref in desk.library.refs(topic)]
    if not asked:
        return say(desk, NothingAsked(desk.library.topics[begun[0]]))
    if desk.library.preview:
        return running.begin(desk, Mode.REVISE, tuple(map(Queued, asked)), begun, whole=True)
    minutes = length.minutes(desk) if minutes is None else minutes
    chosen = desk.session.chosen
    is_today = day_of(desk.session.last_at, desk.learner.zone) == desk.today
    first = (chosen,) if not topics and chosen in begun and is_today else begun
    for about in dict.fromkeys((first, begun)):
        size = size_of(minutes)
        queue = compose(
            desk.library,
            about,
            desk.shelf,
            desk.today,
            size,
            chosen=chosen,
            without=left_out(desk, about),
        )
        if queue:
            return running.begin(desk, Mode.REVISE, queue, about, minutes=minutes)
    due = desk.shelf.next_due(desk.today)
    return say(desk, NothingDue(due - desk.today if due else None))


def _for_minutes(desk: Desk, minutes: int | None) -> Desk:
    """Note how long the next session is to be; None if as long as any."""
    return replace(desk, session=replace(desk.session, minutes=minutes))


def _chosen_first(desk: Desk) -> Turn:
    """Ask which topic to begin with, where there are several; whoever was not greeted is first."""
    if not desk.session.greeted:
        return greeting.greeted(desk)
    return begin(desk, desk.offered[0].topic) if len(desk.offered) == 1 else choose(desk, "begin")


def _begun(desk: Desk) -> tuple[str, ...]:
    """Give the topics of which something was met, and the one that was chosen."""
    met, chosen = desk.shelf.met, desk.session.chosen
    topics = desk.library.topics
    return tuple(
        one for one in topics if one == chosen or not met.isdisjoint(desk.library.refs(one))
    )


def has_begun(desk: Desk) -> bool:
    """Whether the learner has met or chosen anything."""
    return bool(_begun(desk))


def mixed(desk: Desk) -> Turn:
    """Begin a session over all topics begun, and choose none of them from now on.

    Somebody who has begun none, and leaves the choice to us, gets the first.
    """
    if not has_begun(desk) and desk.offered:
        return begin(desk, desk.offered[0].topic)
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
    chosen = tuple(islice(queue, size_of(length.minutes(desk))))
    return running.begin(desk, Mode.REVISE, chosen, (topic.topic,))


def practise_marked(desk: Desk, mark: str) -> Turn:
    """Begin a session on the topic, the concept or the item whose mark a button carries."""
    for topic in desk.library.topics.values():
        for concept in (None, *topic.concepts):
            if mark_of(subject_ref(topic, concept)) == mark:
                return practise_subject(desk, topic, concept)
    if (ref := item_marked(desk.library, mark)) is not None:
        return practise_item(desk, ref)
    return Turn(desk.session, toast=Toast.UNKNOWN)


def learn(desk: Desk, argument: str) -> Turn:
    """Begin a lesson, asking for the topic where there are several."""
    named = None if argument in desk.library.topics else subject_of(desk, argument)
    if named is not None:
        return lesson.begin(_choosing(desk, named[0].topic), *named)
    topic = _topic(desk, argument)
    if topic is None:
        return choose(desk, "learn", argument)
    return lesson.begin(_choosing(desk, topic.topic), topic)


def quiz(desk: Desk, argument: str) -> Turn:
    """Begin a quiz, asking for the topic where there are several."""
    topic = _topic(desk, argument)
    if topic is None:
        return choose(desk, "quiz", argument)
    queue = quiz_items(desk.library, drawn(desk.library, topic.topic, desk.now))
    return _tested(desk, topic, Mode.QUIZ, queue)


def mock_exam(desk: Desk, argument: str) -> Turn:
    """Begin a mock exam, asking for the topic where there are several."""
    topic = _topic(desk, argument)
    if topic is None:
        return choose(desk, "mock", argument)
    queue = mock.paper(desk.library, drawn(desk.library, topic.topic, desk.now))
    return _tested(desk, topic, Mode.MOCK, queue)


def _tested(desk: Desk, topic: Topic, mode: Mode, queue: tuple[Queued, ...]) -> Turn:
    """Begin a quiz or a mock exam; a word list has no questions for one."""
    if not queue:
        return say(desk, NoQuestions(topic))
    return running.begin(_choosing(desk, topic.topic), mode, queue)


def _topic(desk: Desk, name: str) -> Topic | None:
    """Find the topic that was named, or the only one there is."""
    if (known := desk.library.topics.get(name)) is not None:
        return known
    topics, named = desk.offered, subject_of(desk, name)
    if named is not None:
        return named[0]
    return topics[0] if len(topics) == 1 else None


def choose(desk: Desk, verb: str, named: str = "") -> Turn:
    """Ask for a topic, and say that nothing here has the name that was given."""
    asked = say(desk, ChooseTopic(verb, desk.offered, named.strip()))
    return offering(asked, Offer(desk.now, CHOOSING, verb))


def more_topics(desk: Desk, argument: str) -> Turn:
    """Turn to another page of the topics that a button offers: "learn-8" or "learn-8-here"."""
    verb, _, rest = argument.partition("-")
    first, _, where = rest.partition("-")
    if verb not in VERBS or not first.isdecimal() or int(first) >= len(desk.offered):
        return Turn(desk.session, toast=Toast.UNKNOWN)
    page = ChooseTopic(verb, desk.offered, first=int(first), in_place=where == HERE)
    return offering(say(desk, page), Offer(desk.now, CHOOSING, verb))


def chosen_in_words(desk: Desk, verb: str, text: str) -> Turn | None:
    """Begin what was asked about on the topic that words name, or whose place they say; or None."""
    place = place_named(text, [topic.title for topic in desk.offered])
    found = named_in_words(desk, text) if place is None else (desk.offered[place], None)
    if found is None:
        return None
    topic, concept = found
    if verb == "learn" and concept is not None:
        return lesson.begin(_choosing(desk, topic.topic), topic, concept)
    return {"learn": learn, "quiz": quiz, "mock": mock_exam}.get(verb, begin)(desk, topic.topic)
