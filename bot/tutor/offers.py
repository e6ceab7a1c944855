"""What the tutor asks back ("Shall I remind you at 19:00?"), and what becomes of it.

A sentence that is only like a wish is not done but asked about, and one that sounds like talk to
the tutor is not graded before it is said to be the answer. What was asked stands in the session for
one message; whatever else comes then leaves it, at no cost.
"""

from bot.tutor.account import once, own_data, weekly
from bot.tutor.drill.scoring import Typed
from bot.tutor.drill.settle import beside, handle
from bot.tutor.finding.subjects import subject_ref
from bot.tutor.language.dates import read_date
from bot.tutor.language.hours import minute_in
from bot.tutor.language.wishes.moments import Moment
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.language.wishes.wish import DO, Wish
from bot.tutor.language.wishes.wishes import REMIND
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Offer, Session
from bot.tutor.moves.asking import AskWhether
from bot.tutor.moves.heard import AnswerFromTopic, AskBack, AskSubject, Declined
from bot.tutor.moves.helping import UnknownCommand
from bot.tutor.moves.turn import Turn, offering, say
from bot.tutor.resuming import minutes_of
from bot.tutor.understanding.open_item import waiting
from content.model.items import Flashcard
from content.model.topic import Concept, Topic
from state.values import replace


def taken(session: Session) -> tuple[Session, Offer | None]:
    """Take the offer out of a session: it holds for one message."""
    if session.offer is None:
        return session, None
    return replace(session, offer=None), session.offer


def ask_back(
    desk: Desk, wish: Wish, text: str, other: Wish | None = None, *, uneven: bool = False
) -> Turn:
    """Ask whether a wish was meant, or `other`; over an open question, `text` may be its answer.

    `uneven` says that it was wished for every other day or the like.
    """
    over_question = _is_typed(desk)
    move = replace(
        _asking(desk, wish),
        over_question=over_question,
        uneven=uneven,
        other=None if other is None else _asking(desk, other),
    )
    offer = Offer(desk.now, wish.intent, wish.argument, text=text if over_question else "")
    if other is not None:
        offer = replace(offer, other=other.intent, other_argument=other.argument)
    return offering(say(desk, move), offer)


def _asking(desk: Desk, wish: Wish) -> AskBack:
    if wish.intent == REMIND:
        return _asking_to_remind(desk, wish.argument)
    return AskBack(
        wish.intent,
        desk.now,
        minutes=minutes_of(wish.argument) if wish.intent == "revise_2" else None,
        day=_day(desk, wish),
        today=desk.today,
        language=language_named(wish.argument) or wish.argument if wish.intent == "speak" else "",
    )


def ask_to_remind(desk: Desk, moment: Moment) -> Turn:
    """Ask whether to remind once, at a moment of which nobody has spoken."""
    day, minute = ("today", "tomorrow")[moment.day > desk.today], moment.minute or 0
    return ask_back(desk, Wish(REMIND, DO, f"{day} {minute // 60}:{minute % 60:02}"), "")


def ask_to_show(desk: Desk) -> Turn:
    """Ask whether to show the answer, now that there are no more hints: it settles the item."""
    return offering(say(desk, AskBack("show_at_last", desk.now)), Offer(desk.now, "show"))


def ask_to_take_back(desk: Desk) -> Turn:
    """Ask whether to take back a tapped answer whose verdict has shown what is right."""
    return offering(say(desk, AskBack("undo_late", desk.now)), Offer(desk.now, "undo"))


def ask_whether(
    desk: Desk, drill: Drill, prompt: Prompt, text: str, *, falls_short: bool = False
) -> Turn:
    """Ask whether words are meant as the answer that sound like talk, or are too few for it."""
    if falls_short:
        prompt = replace(prompt, told_short=prompt.told_short + 1)
    aside, times = beside(drill, prompt)
    times = prompt.told_short if falls_short else times
    where = handle(desk, aside, prompt)
    helped = drill.mode is Mode.REVISE
    move = AskWhether(where, desk.now, times, helped=helped, falls_short=falls_short)
    asked = replace(desk, session=replace(desk.session, activity=aside, last_at=desk.now))
    return offering(say(asked, move), Offer(desk.now, text=text))


def ask_subject(desk: Desk, topic: Topic, concept: Concept | None, text: str) -> Turn:
    """Ask whether to practise what words name, leaving the open question if there is one."""
    is_open, over_question = waiting(desk) is not None, _is_typed(desk)
    name = concept.name if concept else topic.title
    move = AskSubject(name, desk.now, is_open=is_open, over_question=over_question)
    mark = mark_of(subject_ref(topic, concept))
    offer = Offer(desk.now, "about", mark, text=text if over_question else "")
    return offering(say(desk, move), offer)


def may_be_answer(desk: Desk, turn: Turn, text: str) -> Turn:
    """Have a question that was answered still taken as the answer to the open one, if it was."""
    if not _is_typed(desk):
        return turn
    moves = tuple(
        replace(move, may_be_answer_at=desk.now) if isinstance(move, AnswerFromTopic) else move
        for move in turn.moves
    )
    return offering(replace(turn, moves=moves), Offer(desk.now, text=text))


def ask_command(desk: Desk, name: str, guess: str) -> Turn:
    """Say that there is no such command, and ask whether the one was meant that is guessed."""
    unknown = say(desk, UnknownCommand(name, guess))
    return offering(unknown, Offer(desk.now, guess)) if guess else unknown


def declined(desk: Desk, offer: Offer) -> Turn:
    """Leave what was asked about."""
    if offer.intent == own_data.ERASE:
        return own_data.keep(desk)
    return say(desk, Declined(open=waiting(desk) is not None))


def _is_typed(desk: Desk) -> bool:
    """Whether a question is open that is answered in words."""
    prompt = waiting(desk)
    return prompt is not None and isinstance(desk.library.item(prompt.ref), Typed | Flashcard)


def _asking_to_remind(desk: Desk, wanted: str) -> AskBack:
    asked = AskBack(REMIND, desk.now, minute=minute_in(wanted), today=desk.today)
    if (week := weekly.read(desk, wanted)) is not None:
        return replace(asked, minute=week.minute, weekdays=week.days)
    if (moment := once.read(desk, wanted)) is not None:
        return replace(asked, minute=moment.minute, day=moment.day)
    return asked


def _day(desk: Desk, wish: Wish) -> int | None:
    if wish.intent not in ("exam", "pause") or not wish.argument:
        return None
    return read_date(wish.argument, desk.today, desk.learner.language)
