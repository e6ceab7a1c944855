"""How somebody is greeted, and what the greeting leaves them to choose."""

from bot.tutor.choosing.items import TODAY_AT_MOST
from bot.tutor.choosing.items import minutes as minutes_for
from bot.tutor.language.choices import place_named
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Session
from bot.tutor.moves.menus import Welcome
from bot.tutor.moves.turn import Turn
from content.model.topic import Topic
from state.values import replace

SAME_VISIT = 3600
"""Seconds within which somebody who says "hi" again has not been away."""


def welcome(desk: Desk, place: tuple[int, int] | None) -> Welcome:
    """Greet, with the place at which a drill was left open, if one was."""
    chosen = desk.library.topics.get(desk.session.chosen)
    back = bool(desk.shelf.met) or chosen is not None
    return Welcome(
        desk.learner.name,
        desk.offered,
        back,
        place,
        chosen,
        teaches=bool(desk.people.roles),
        introduced=is_known(desk),
        minutes_due=_minutes_due(desk),
    )


def _minutes_due(desk: Desk) -> int:
    """Say how long what is due today takes, as far as a day should have."""
    known = desk.library.asks
    due = [one.item for one in desk.shelf.memories if one.due <= desk.today and known(one.item)]
    return minutes_for(desk.library, due[:TODAY_AT_MOST]) if due else 0


def hellos(desk: Desk) -> int:
    """Count the greetings that somebody has had in a row, if the last was in this visit."""
    is_here = desk.now - desk.session.hello_at <= SAME_VISIT
    return desk.session.hellos if is_here else 0


def is_known(desk: Desk) -> bool:
    """Whether a learner has begun something here, or was greeted, and so knows who speaks."""
    session = desk.session
    return bool(desk.shelf.met) or session.chosen in desk.library.topics or session.greeted


def is_to_choose(session: Session) -> bool:
    """Whether somebody was greeted, who is to choose a first topic and has not done so yet."""
    return session.greeted and not session.chosen and session.activity is None


def first_at(desk: Desk, text: str) -> Topic | None:
    """Find the topic whose place somebody says who is to choose a first one: "the 2nd one"."""
    if not is_to_choose(desk.session):
        return None
    place = place_named(text, [topic.title for topic in desk.offered])
    return None if place is None else desk.offered[place]


def greeted(desk: Desk, place: tuple[int, int] | None = None, times: int = 0) -> Turn:
    """Greet, and note that the learner has been told who speaks here.

    Whoever says "hi" once more was greeted so many `times` just before; "/start" asks for it all.
    """
    noted = replace(desk.session, greeted=True, hello_at=desk.now, hellos=hellos(desk) + 1)
    return Turn(noted, (replace(welcome(desk, place), times=times),))
