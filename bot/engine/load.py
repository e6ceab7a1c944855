"""Lays a desk: loads from the database what one turn will look at, and no more."""

import sqlite3
from typing import Any

from bot.engine import people
from bot.engine.teaching import Teaching
from bot.tutor.for_group import ANSWER
from bot.tutor.language.intents import Intents
from bot.tutor.model.desk import Desk, Need
from bot.tutor.model.events import Event, Said
from bot.tutor.model.session import Drill, Mode, Session, beneath, load, prompt_key
from bot.tutor.model.shelf import Shelf
from bot.tutor.needs import needs
from state.clock.days import day_of
from state.memory import plan
from state.records.groups import Push
from state.records.learners import Delivery, Holding, Role, Who
from state.tables import (
    attempts,
    exams,
    learners,
    mailbox,
    misconceptions,
    mocks,
    parameters,
    pushes,
    reminders,
    reviews,
    roles,
)


def lay(
    db: sqlite3.Connection,
    who: Who,
    chat_id: int,
    event: Event,
    teaching: Teaching,
    intents: Intents,
) -> Desk:
    """Load the desk for an event; the learner must be known."""
    learner = learners.learner(db, who)
    assert learner is not None  # noqa: S101  # whoever writes is welcomed first
    session = load(learners.session(db, who, chat_id))
    today = day_of(event.at, learner.zone)
    holdings = misconceptions.holdings(db, who)
    need, argument = needs(event, intents, session)
    return Desk(
        number=who.learner_id,
        learner=learner,
        now=event.at,
        today=today,
        session=session,
        library=teaching.library,
        graders=teaching.graders,
        intents=intents,
        holdings=holdings,
        people=people.lay(db, who, need, argument, event.at),
        asked=_asked(db, who.bot_id, argument) if Need.QUESTION in need else None,
        **_about_prompt(db, who, chat_id, event, session),
        **_larger(db, who, today, holdings, need),
    )


def _asked(db: sqlite3.Connection, bot_id: int, link: str) -> Push | None:
    """Load the question of a group that a link names."""
    token = link.removeprefix(ANSWER)
    return pushes.by_token(db, bot_id, token) if link.startswith(ANSWER) else None


def _about_prompt(
    db: sqlite3.Connection, who: Who, chat_id: int, event: Event, session: Session
) -> dict[str, Any]:
    """Load what is known of the open prompt; whoever taps a button has been shown it."""
    activity = beneath(session.activity)
    if not isinstance(activity, Drill) or activity.prompt is None:
        return {}
    ref = activity.prompt.ref
    mock = activity.mode is Mode.MOCK
    return {
        "delivered": not isinstance(event, Said) or _delivered(db, who.bot_id, chat_id, session),
        "met_before": learners.memory(db, who, ref) is not None,
        "last_mock": mocks.last(db, who, ref.partition("/")[0]) if mock else None,
    }


def _delivered(db: sqlite3.Connection, bot_id: int, chat_id: int, session: Session) -> bool:
    """Tell whether the open prompt has been sent: not so while it waits for its first try."""
    found = mailbox.delivery(db, bot_id, chat_id, prompt_key(session) or "")
    return found is None or found[0] is not Delivery.WAITING


def _larger(
    db: sqlite3.Connection, who: Who, today: int, holdings: tuple[Holding, ...], need: Need
) -> dict[str, Any]:
    """Load the larger things that this turn will look at."""
    laid: dict[str, Any] = {}
    if Need.SHELF in need:
        laid |= {
            "shelf": _shelf(db, who, today, holdings),
            "next_due": learners.next_due(db, who),
        }
    if Need.HISTORY in need:
        laid |= {
            "memories": learners.memories(db, who),
            "tallies": learners.tallies(db, who, 0),
            "log": reviews.log(db, who),
            "pauses": exams.pauses(db, who),
            "exams": exams.exams(db, who),
            "parameters": parameters.current(db, who),
            "calibration": attempts.calibration(db, who),
        }
    if Need.REGRADING in need:
        laid |= {
            "last_review": reviews.last(db, who),
            "contests": attempts.contest_record(db, who),
        }
    if Need.MARKING in need:
        laid |= {
            "is_marker": bool(roles.roles(db, who) & {Role.MARKER, Role.TUTOR, Role.OWNER}),
            "case": attempts.next_case(db, who.bot_id),
            "report": attempts.next_report(db, who.bot_id),
            "waiting": attempts.open_cases(db, who.bot_id),
        }
    if Need.SETTINGS in need:
        laid |= {"reminder": reminders.reminder(db, who)}
    return laid


def _shelf(db: sqlite3.Connection, who: Who, today: int, holdings: tuple[Holding, ...]) -> Shelf:
    return Shelf(
        memories=learners.memories(db, who),
        rechecks=misconceptions.rechecks(db, who, today),
        holdings=holdings,
        accuracy=attempts.accuracy(db, who, plan.RECENT),
        exams=exams.exams(db, who),
        pace=plan.pace(learners.tallies(db, who, today - plan.LOOK_BACK), today),
        parameters=parameters.current(db, who),
    )
