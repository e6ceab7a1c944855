"""Lays the desk of a turn in a group: loads what the turn will look at, and no more."""

import secrets
from collections.abc import Callable

from msgspec import Struct

from bot.engine.languages import Languages
from bot.groups.desk import NOWHERE, GroupDesk, Person
from bot.tutor.model.teaching import Teaching
from state.clock.days import day_of
from state.clock.timetable import date_at
from state.records.groups import ROUND_SLOTS, Push, Timetable, Vote, Where
from state.records.learners import Who
from state.sql import Connection
from state.tables import groups, learners, misconceptions, pushes, roles, timetables
from state.tables.classes import rounds
from state.tables.memory import reviews
from state.values import replace

LOOK_BACK = 60
"""Days of questions that choosing the next one looks back on."""

FRESH_BYTES = 12
"""96 bits: more than anybody can guess."""


class Happening(Struct, frozen=True):
    """Where something happens in a group, and who does it."""

    chat_id: int
    title: str
    person: int
    """Telegram's number; 0 where nobody acts, as when a question falls due."""
    name: str
    at: int
    thread_id: int | None = 0
    """The forum topic, 0 for General; None where only the group is known."""
    thread_name: str = ""
    """What it is called, as far as that is known."""
    language: str = ""
    """The language of their phone, as far as that is known."""


class GroupSurroundings(Struct, frozen=True):
    """What is the same for every desk of one bot."""

    bot_id: int
    bot_name: str
    zone: str
    """The operator's, where nothing better is known."""
    teaching: Callable[[frozenset[int]], Teaching]
    """What people of these tutors are taught."""
    languages: Languages


def lay(
    db: Connection, about: GroupSurroundings, happening: Happening, push: Push | None = None
) -> GroupDesk:
    """Load the desk for somebody's act; `push` is the question that the act is about."""
    bot_id, chat_id = about.bot_id, happening.chat_id
    person = _person(db, bot_id, happening, push)
    of_group = timetables.of_group(db, bot_id, chat_id)
    thread_id = _thread(happening, of_group)
    where = Where(bot_id, chat_id, thread_id)
    timetable = next((one for one in of_group if one.thread_id == thread_id), None)
    spoken = timetable or next(iter(of_group), None)
    tutors = groups.tutors(db, bot_id, chat_id)
    return GroupDesk(
        now=happening.at,
        chat_id=chat_id,
        title=happening.title,
        bot_name=about.bot_name,
        language=spoken.language if spoken else _spoken_by(about, person, happening),
        languages=about.languages.names,
        zone=person.learner.zone if person.learner else about.zone,
        teaching=about.teaching(frozenset((*tutors, *_acting(person)))),
        person=person,
        timetable=timetable,
        timetables=of_group,
        thread_id=thread_id,
        thread_name=happening.thread_name,
        push=push,
        live=rounds.under_way(db, where),
        asked=_asked(db, bot_id, push),
        noted=_noted(db, bot_id, timetable, happening.at),
        tutors=tutors,
        fresh=secrets.token_urlsafe(FRESH_BYTES),
    )


def _thread(happening: Happening, of_group: tuple[Timetable, ...]) -> int:
    """Give the topic that something is about; where only the group is known, its only one's."""
    if happening.thread_id is not None:
        return happening.thread_id
    return of_group[0].thread_id if len(of_group) == 1 else NOWHERE


def _acting(person: Person) -> tuple[int, ...]:
    """Give who sets a group up that nobody looks after yet, and so may become its tutor."""
    return (person.number,) if person.roles else ()


def _spoken_by(about: GroupSurroundings, person: Person, happening: Happening) -> str:
    """Give the language of whoever acts: the one they chose, or else their phone's."""
    spoken = person.learner.language if person.learner else happening.language
    return about.languages.ours(spoken)


def looking_back(db: Connection, about: GroupSurroundings, desk: GroupDesk) -> GroupDesk:
    """Add what was asked lately and what is lined up, where questions are to be chosen."""
    if desk.timetable is None:
        return desk
    where = desk.timetable.where(about.bot_id)
    since = date_at(desk.now, desk.timetable.zone) - LOOK_BACK
    return replace(desk, past=pushes.history(db, where, since), lined_up=pushes.lined_up(db, where))


def lay_for_push(
    db: Connection, about: GroupSurroundings, timetable: Timetable, since: int, now: int
) -> GroupDesk:
    """Load the desk for choosing a question; `since` is the oldest moment that has fallen due."""
    return replace(
        looking_back(db, about, lay_for_nobody(db, about, timetable, now)),
        sent=pushes.sent(db, timetable.where(about.bot_id)),
        noted=_noted(db, about.bot_id, timetable, since),
        fresh=secrets.token_urlsafe(FRESH_BYTES),
    )


def lay_for_reveal(
    db: Connection, about: GroupSurroundings, timetable: Timetable, push: Push, now: int
) -> GroupDesk:
    """Load the desk for giving the answer to a question."""
    desk = lay_for_nobody(db, about, timetable, now)
    return replace(desk, push=push, votes=pushes.votes(db, about.bot_id, push))


def lay_for_nobody(
    db: Connection, about: GroupSurroundings, timetable: Timetable, now: int
) -> GroupDesk:
    """The desk of a turn that nobody has asked for: no person, no rights, no question."""
    tutors = groups.tutors(db, about.bot_id, timetable.chat_id)
    return GroupDesk(
        now=now,
        chat_id=timetable.chat_id,
        title=timetable.title,
        bot_name=about.bot_name,
        language=timetable.language,
        languages=about.languages.names,
        zone=timetable.zone,
        teaching=about.teaching(frozenset(tutors)),
        person=Person(0, ""),
        timetable=timetable,
        timetables=(timetable,),
        thread_id=timetable.thread_id,
        tutors=tutors,
    )


def _person(db: Connection, bot_id: int, happening: Happening, push: Push | None) -> Person:
    """Load who acts: what they may do, and what they remember of the item, if they learn here."""
    who = Who(bot_id, happening.person)
    learner = learners.learner(db, who)
    last = reviews.last_of(db, who, push.item) if push and learner else None
    return Person(
        number=who.learner_id,
        name=happening.name,
        roles=roles.roles(db, who),
        looks_after=who.learner_id in groups.tutors(db, bot_id, happening.chat_id),
        learner=learner,
        today=day_of(happening.at, learner.zone) if learner else 0,
        holdings=misconceptions.holdings(db, who) if push and learner else (),
        reviewed_at=last.review.at if last else 0,
    )


def _asked(
    db: Connection, bot_id: int, push: Push | None
) -> tuple[tuple[Push, tuple[Vote, ...]], ...]:
    """Load what a live round has asked up to a question of it, with the answers."""
    live = rounds.under_way(db, push.where(bot_id)) if push else None
    if push is None or live is None or push.slot < ROUND_SLOTS or push.day != live.day:
        return ()
    places = range(live.first, push.slot + 1)
    so_far = (pushes.by_place(db, push.where(bot_id), live.day, slot) for slot in places)
    return tuple((one, pushes.votes(db, bot_id, one)) for one in so_far if one is not None)


def _noted(
    db: Connection, bot_id: int, timetable: Timetable | None, since: int
) -> frozenset[tuple[int, int]]:
    if timetable is None:
        return frozenset()
    return pushes.noted(db, timetable.where(bot_id), date_at(since, timetable.zone))
