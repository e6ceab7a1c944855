"""Lays a desk: loads from the database what one turn will look at, and no more."""

import sqlite3
from dataclasses import replace

from bot.teaching import Teaching
from bot.tutor.desk import Desk, Need, needs
from bot.tutor.events import Event
from bot.tutor.intents import Intents
from bot.tutor.queue import DUE_LIMIT, RECENT, Shelf
from bot.tutor.session import Drill, Mode, Session, load, prompt_key
from state import attempts, mailbox, misconceptions, mocks, reviews, roles, store
from state.days import day_of
from state.records import Delivery, Who
from state.roles import Role

WEEK = 7


def lay(
    db: sqlite3.Connection,
    who: Who,
    chat_id: int,
    event: Event,
    teaching: Teaching,
    intents: Intents,
) -> Desk:
    """Load the desk for an event; the learner must be known."""
    learner = store.learner(db, who)
    assert learner is not None  # noqa: S101  # whoever writes is welcomed first
    session = load(store.session(db, who, chat_id))
    desk = Desk(
        number=who.learner_id,
        learner=learner,
        now=event.at,
        today=day_of(event.at, learner.zone),
        session=session,
        library=teaching.library,
        graders=teaching.graders,
        intents=intents,
        holdings=misconceptions.holdings(db, who),
    )
    return _fill(db, who, _with_prompt(db, who, chat_id, desk), needs(event, intents, session))


def _with_prompt(db: sqlite3.Connection, who: Who, chat_id: int, desk: Desk) -> Desk:
    """Add what is known of the open prompt."""
    activity = desk.session.activity
    if not isinstance(activity, Drill) or activity.prompt is None:
        return desk
    ref = activity.prompt.ref
    mock = activity.mode is Mode.MOCK
    return replace(
        desk,
        delivered=_delivered(db, who.bot_id, chat_id, desk.session),
        met_before=store.memory(db, who, ref) is not None,
        last_mock=mocks.last(db, who, ref.partition("/")[0]) if mock else None,
    )


def _delivered(db: sqlite3.Connection, bot_id: int, chat_id: int, session: Session) -> bool:
    """Tell whether the open prompt has been sent: not so while it waits for its first try."""
    found = mailbox.delivery(db, bot_id, chat_id, prompt_key(session) or "")
    return found is None or found[0] is not Delivery.WAITING


def _fill(db: sqlite3.Connection, who: Who, desk: Desk, need: Need) -> Desk:
    """Add the larger things that this turn will look at."""
    match need:
        case Need.SHELF:
            return replace(desk, shelf=_shelf(db, who, desk), next_due=store.next_due(db, who))
        case Need.STANDING:
            return replace(
                desk,
                memories=store.memories(db, who),
                tallies=store.tallies(db, who, desk.today - WEEK + 1),
                calibration=attempts.calibration(db, who),
            )
        case Need.LAST:
            return replace(desk, last_review=reviews.last(db, who))
        case Need.CONTESTS:
            return replace(desk, contests=attempts.contest_record(db, who))
        case Need.MARKING:
            return replace(
                desk,
                is_marker=bool(roles.roles(db, who) & {Role.MARKER, Role.TUTOR, Role.OWNER}),
                case=attempts.next_case(db, who.bot_id),
                report=attempts.next_report(db, who.bot_id),
                waiting=attempts.open_cases(db, who.bot_id),
            )
        case Need.NOTHING:
            return desk


def _shelf(db: sqlite3.Connection, who: Who, desk: Desk) -> Shelf:
    return Shelf(
        due=store.due(db, who, desk.today, DUE_LIMIT),
        met=store.met(db, who),
        rechecks=misconceptions.rechecks(db, who, desk.today),
        holdings=desk.holdings,
        accuracy=attempts.accuracy(db, who, RECENT),
    )
