"""Where somebody was, and how they go on from there: greeted, after a break, or with "next".

A change of content is noticed here: an open item that was edited is asked afresh, and one that is
gone is passed over; neither counts.
"""

from bot.tutor import for_group, greeting, lesson, starting
from bot.tutor.account import exam_day, settings
from bot.tutor.choosing import length
from bot.tutor.choosing.options import AS_PASSED_ON
from bot.tutor.drill import running
from bot.tutor.drill.pacing import SHORTEST
from bot.tutor.drill.settle import asked
from bot.tutor.finding.subjects import item_marked
from bot.tutor.language.plain import plain
from bot.tutor.language.wishes.slots import minutes_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt, Stage
from bot.tutor.model.links import DEEP_LINK_TOPIC, PRACTISE
from bot.tutor.model.people import CameFromGroup
from bot.tutor.model.session import Lesson, Offer
from bot.tutor.moves.account import TellKept
from bot.tutor.moves.asking import SayChanged
from bot.tutor.moves.menus import HelloAgain, OfferResume
from bot.tutor.moves.planning import ShowEve
from bot.tutor.moves.turn import Prefer, Turn, offering, say
from state.values import replace

BREAK_SECONDS = 4 * 3600
"""After this long away, typed words are a greeting rather than an answer."""

LENGTHS = {"2": 2, "4": 4, "0": 0, "more": 0}
"""Minutes of a session, as typed after /revise; 0 goes on until told to stop."""

MOST_NAMED = 30
"""Minutes of a session that somebody names: with more it would promise a hundred questions."""


def greet(desk: Desk, argument: str) -> Turn:
    """Greet and offer the topics, or begin what a link names; either way say what is kept."""
    if (begun := _begun_by_link(desk, argument)) is not None:
        return begun if greeting.is_known(desk) else _first_told(begun)
    return _greeted(desk, greeting.greeted(desk, _place(desk)))


def _greeted(desk: Desk, welcome: Turn) -> Turn:
    """Add to a greeting what is to be said near an exam, and let "ok" go on with what was open."""
    place, on_day = _place(desk), exam_day.word(desk)
    if isinstance(on_day, ShowEve) and place is None:
        welcome = replace(welcome, moves=(on_day,))  # it offers what would be offered
    elif on_day is not None:
        welcome = replace(welcome, moves=(*welcome.moves, on_day))
    if on_day is not None:
        welcome = replace(welcome, session=exam_day.told(welcome.session, on_day, desk.today))
    return _going_on(welcome, desk if place else None)


def _begun_by_link(desk: Desk, argument: str) -> Turn | None:
    topic = desk.library.topics.get(argument.removeprefix(DEEP_LINK_TOPIC))
    if topic is not None and argument.startswith(DEEP_LINK_TOPIC):
        return starting.begin(desk, topic.topic)
    if argument.startswith(PRACTISE):
        ref = item_marked(desk.library, argument.removeprefix(PRACTISE))
        if ref is not None:
            return starting.practise_item(desk, ref, seed=AS_PASSED_ON)
    question = desk.people.question
    if question is not None and desk.library.asks(question.item):
        begun = for_group.begin(desk, question) or starting.practise_item(desk, question.item)
        return replace(begun, records=(*begun.records, CameFromGroup(question.chat_id)))
    return None


def _first_told(begun: Turn) -> Turn:
    """Say what is kept before the first question of somebody new."""
    return replace(begun, moves=(TellKept(), *begun.moves))


def speak(desk: Desk, wanted: str) -> Turn:
    """Speak another language; what is open is put again in it, and a newcomer greeted again."""
    spoken = settings.speak(desk, wanted)
    chosen = (record.learner for record in spoken.records if isinstance(record, Prefer))
    learner = next(chosen, desk.learner)
    if learner.language == desk.learner.language:
        return spoken
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.ASKED), over=False) as drill:
            again = running.put_again(replace(desk, learner=learner), drill)
            return replace(again, moves=(*spoken.moves, *again.moves), records=spoken.records)
        case activity if desk.session.chosen or activity is not None:
            return spoken
    unheard = replace(desk.session, greeted=False)  # in this language
    welcome = greeting.welcome(replace(desk, learner=learner, session=unheard), None)
    return replace(spoken, moves=(*spoken.moves, welcome))


def hello(desk: Desk) -> Turn:
    """Return a greeting and go on where the learner was; near an exam, say the word of that day."""
    place = _place(desk)
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if place is None or (away and not greeting.hellos(desk)):
        return _greeted(desk, greeting.greeted(desk, place, times=greeting.hellos(desk)))
    again, hello = resume(desk), HelloAgain(desk.learner.name, *place)
    eve = None if desk.session.eve == desk.today else exam_day.eve(desk)
    if eve is None:
        return replace(again, moves=(hello, *again.moves))
    session = exam_day.told(again.session, eve, desk.today)
    return replace(again, session=session, moves=(hello, eve, *again.moves))


def _going_on(turn: Turn, desk: Desk | None) -> Turn:
    """Let "yes" and "ok" take up what was left open, if something was."""
    if desk is None:
        return turn
    return offering(turn, Offer(desk.now, "go_on"))


def revise_for(desk: Desk, argument: str) -> Turn:
    """Begin a session, of another length if one was named: that length is kept.

    That it goes on until it is stopped holds for this one only: the next would be a surprise. And
    where a plan says how long a day should be, "a bit more" is no wish for less of it tomorrow.
    """
    minutes = LENGTHS.get(argument.strip().lower())
    if minutes is None:
        if not argument:
            return offer_resume(desk) or starting.revise(desk)
        begun = starting.practise_named(desk, argument)
        return begun or starting.choose(desk, "begin", argument)
    begun = starting.revise(desk, minutes=minutes)
    if not minutes or length.planned(desk) is not None:
        return begun
    return replace(begun, records=(*begun.records, Prefer(replace(desk.learner, minutes=minutes))))


def revise_briefly(desk: Desk, named: str) -> Turn:
    """Begin a session of the minutes that were named, of which somebody has no more just now.

    Tomorrow they may have more, so that holds for this session only.
    """
    minutes = minutes_of(named)
    return revise_for(desk, "2") if minutes is None else starting.revise(desk, minutes=minutes)


def minutes_of(named: str) -> int | None:
    """Read the minutes that a session is wished to take, as far as it can take them."""
    minutes = minutes_named(plain(named))
    return None if minutes is None else min(max(SHORTEST, minutes), MOST_NAMED)


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
            return starting.revise(desk)


def offer_resume(desk: Desk) -> Turn | None:
    """Offer to go on with what was left open; None if nothing was."""
    place = _place(desk)
    return _going_on(say(desk, OfferResume(*place)), desk) if place else None


def _place(desk: Desk) -> tuple[int, int] | None:
    """Give at which question of how many a drill was left open; None if none was."""
    activity = desk.session.activity
    if not isinstance(activity, Drill) or not activity.goes_on_at:
        return None
    return activity.goes_on_at, 0 if activity.endless else activity.total


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
