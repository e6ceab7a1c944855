"""Lays the desk of a turn in a group: loads what the turn will look at, and no more."""

import secrets
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.groups.desk import GroupDesk, Person
from bot.tutor.model.teaching import Teaching
from bot.views.texts import ENGLISH, Texts
from state.clock.days import day_of
from state.clock.timetable import date_at
from state.records.groups import ROUND_SLOTS, Group, Push, Vote
from state.records.learners import Who
from state.tables import groups, learners, misconceptions, pushes, reviews, roles, rounds

LOOK_BACK = 60
"""Days of questions that choosing the next one looks back on."""

FRESH_BYTES = 12
"""96 bits: more than anybody can guess."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Where something happens in a group, and who does it."""

    chat_id: int
    title: str
    person: int
    """Telegram's number; 0 where nobody acts, as when a question falls due."""
    name: str
    at: int
    thread_id: int | None = None
    language: str = ""
    """The language of their phone, as far as that is known."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same for every desk of one bot."""

    bot_id: int
    bot_name: str
    zone: str
    """The operator's, where nothing better is known."""
    language: str
    """Likewise."""
    teaching: Callable[[frozenset[int]], Teaching]
    """What people of these tutors are taught."""
    languages: Mapping[str, Texts]

    def texts(self, language: str) -> Texts:
        """The texts of a language; of one that has gone, those that are always there."""
        return self.languages.get(language, self.languages[ENGLISH])

    @property
    def names(self) -> dict[str, str]:
        """What each language is called by those who speak it."""
        return {code: texts.plain("language") for code, texts in self.languages.items()}


def lay(
    db: sqlite3.Connection, about: Surroundings, happening: Happening, push: Push | None = None
) -> GroupDesk:
    """Load the desk for somebody's act; `push` is the question that the act is about."""
    bot_id, chat_id = about.bot_id, happening.chat_id
    person = _person(db, bot_id, happening, push)
    group = groups.group(db, bot_id, chat_id)
    tutors = groups.tutors(db, bot_id, chat_id)
    teaching = about.teaching(frozenset((*tutors, *_acting(person))))
    return GroupDesk(
        now=happening.at,
        chat_id=chat_id,
        title=happening.title,
        bot_name=about.bot_name,
        language=group.language if group else _spoken_by(about, person, happening),
        languages=about.names,
        zone=person.learner.zone if person.learner else about.zone,
        library=teaching.library,
        graders=teaching.graders,
        person=person,
        group=group,
        thread_id=happening.thread_id,
        push=push,
        live=rounds.under_way(db, bot_id, chat_id),
        asked=_asked(db, bot_id, push),
        noted=_noted(db, bot_id, group, happening.at),
        tutors=tutors,
        fresh=secrets.token_urlsafe(FRESH_BYTES),
    )


def _acting(person: Person) -> tuple[int, ...]:
    """Give who sets a group up that nobody looks after yet, and so may become its tutor."""
    return (person.number,) if person.roles else ()


def _spoken_by(about: Surroundings, person: Person, happening: Happening) -> str:
    """Give the language of whoever acts: the one they chose, or else their phone's."""
    spoken = person.learner.language if person.learner else happening.language
    return spoken if spoken in about.languages else about.language


def looking_back(db: sqlite3.Connection, about: Surroundings, desk: GroupDesk) -> GroupDesk:
    """Add what was asked lately and what is lined up, where questions are to be chosen."""
    if desk.group is None:
        return desk
    since = date_at(desk.now, desk.group.zone) - LOOK_BACK
    return replace(
        desk,
        past=pushes.history(db, about.bot_id, desk.chat_id, since),
        lined_up=pushes.lined_up(db, about.bot_id, desk.chat_id),
    )


def lay_for_push(
    db: sqlite3.Connection, about: Surroundings, group: Group, since: int, now: int
) -> GroupDesk:
    """Load the desk for choosing a question; `since` is the oldest moment that has fallen due."""
    return replace(
        looking_back(db, about, lay_for_nobody(db, about, group, now)),
        sent=pushes.sent(db, about.bot_id, group.chat_id),
        noted=_noted(db, about.bot_id, group, since),
        fresh=secrets.token_urlsafe(FRESH_BYTES),
    )


def lay_for_reveal(
    db: sqlite3.Connection, about: Surroundings, group: Group, push: Push, now: int
) -> GroupDesk:
    """Load the desk for giving the answer to a question."""
    desk = lay_for_nobody(db, about, group, now)
    return replace(desk, push=push, votes=pushes.votes(db, about.bot_id, push))


def lay_for_nobody(
    db: sqlite3.Connection, about: Surroundings, group: Group, now: int
) -> GroupDesk:
    """The desk of a turn that nobody has asked for: no person, no rights, no question."""
    teaching = about.teaching(frozenset(groups.tutors(db, about.bot_id, group.chat_id)))
    return GroupDesk(
        now=now,
        chat_id=group.chat_id,
        title=group.title,
        bot_name=about.bot_name,
        language=group.language,
        languages=about.names,
        zone=group.zone,
        library=teaching.library,
        graders=teaching.graders,
        person=Person(0, ""),
        group=group,
        thread_id=group.thread_id,
    )


def _person(db: sqlite3.Connection, bot_id: int, happening: Happening, push: Push | None) -> Person:
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
    db: sqlite3.Connection, bot_id: int, push: Push | None
) -> tuple[tuple[Push, tuple[Vote, ...]], ...]:
    """Load what a live round has asked up to a question of it, with the answers."""
    live = rounds.under_way(db, bot_id, push.chat_id) if push else None
    if push is None or live is None or push.slot < ROUND_SLOTS or push.day != live.day:
        return ()
    places = range(live.first, push.slot + 1)
    so_far = (pushes.by_place(db, bot_id, push.chat_id, live.day, slot) for slot in places)
    return tuple((one, pushes.votes(db, bot_id, one)) for one in so_far if one is not None)


def _noted(
    db: sqlite3.Connection, bot_id: int, group: Group | None, since: int
) -> frozenset[tuple[int, int]]:
    if group is None:
        return frozenset()
    return pushes.noted(db, bot_id, group.chat_id, date_at(since, group.zone))
