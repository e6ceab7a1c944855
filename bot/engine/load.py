"""Lays a desk: loads from the database what one turn will look at, and no more."""

from msgspec import Struct

from bot.engine import consulting, homework, people, shelf
from bot.engine.authoring import load as authoring_load
from bot.engine.authoring.published import Published
from bot.engine.authoring.teachings import Teachings
from bot.engine.items import Figures
from bot.engine.languages import Languages
from bot.tutor.language.intents import Intents
from bot.tutor.model.authoring import FOR_ALL, Authoring, on_trial
from bot.tutor.model.desk import (
    Desk,
    History,
    Lately,
    Marking,
    Need,
    OpenPrompt,
    Regrading,
    Settings,
)
from bot.tutor.model.drill import Drill, Mode
from bot.tutor.model.events import Event, Said
from bot.tutor.model.people import People
from bot.tutor.model.session import Session, beneath, prompt_key
from bot.tutor.model.teaching import Teaching
from bot.tutor.needs import needs
from content.ids import topic_id_of
from state.records.learners import Learner, Role, Who
from state.records.mail import Delivery
from state.sql import Connection
from state.tables import (
    attempts,
    contests,
    exams,
    mailbox,
    misconceptions,
    mocks,
    reminders,
    reports,
    roles,
)
from state.tables.memory import memories, parameters, reviews
from state.values import replace

MOST_BESIDE = 60
"""Cases beside the next that are looked at: to encode what they mean may take a second or two."""


class Surroundings(Struct, frozen=True):
    """What a desk holds that is no learner's own."""

    teachings: Teachings
    published: Published
    intents: Intents
    """Of the language that the learner speaks."""
    languages: Languages
    bot_name: str
    figures: Figures
    inline: bool
    """Whether the bot can be called in any chat."""

    @property
    def teaching(self) -> Teaching:
        """What everybody is taught."""
        return self.teachings.current


class Visitor(Struct, frozen=True):
    """Who takes a turn, and where."""

    who: Who
    learner: Learner
    chat_id: int
    session: Session
    """Where they are in that chat."""
    in_groups: bool = True
    """Whether there may be groups that they were seen in."""
    suspected: bool = True
    """Whether there may be wrong ideas that they hold or held."""


def lay(
    db: Connection,
    visitor: Visitor,
    event: Event,
    around: Surroundings,
    also: Need = Need.NOTHING,
) -> Desk:
    """Load the desk of a learner for an event; with what the turn turned out to want `also`."""
    who, session = visitor.who, visitor.session
    need, argument = needs(event, around.intents, session)
    need |= also
    authoring, teaching = _authoring(db, visitor, need, argument, around)
    others = People(
        number=who.learner_id,
        bot_name=around.bot_name,
        inline=around.inline,
        authoring=authoring,
        homework=homework.lay(db, who, need, event.at),
        consulting=consulting.lay(db, who, need, argument, event.at, in_groups=visitor.in_groups),
        items=around.figures.lay(db, who, need, event.at, around.teaching.library),
    )
    desk = Desk(
        learner=visitor.learner,
        now=event.at,
        session=session,
        teaching=teaching,
        intents=around.intents,
        holdings=misconceptions.holdings(db, who) if visitor.suspected else (),
        open_prompt=_open_prompt(db, visitor, event),
        people=people.lay(db, who, need, argument, event.at, others),
        laid=need,
    )
    return _with_larger(db, who, need, around, desk)


def _authoring(
    db: Connection, visitor: Visitor, need: Need, argument: str, around: Surroundings
) -> tuple[Authoring, Teaching]:
    """Load what concerns somebody's own content, and what they are taught at this moment.

    Raises `NotRead`.
    """
    teaching = around.teachings.for_session(visitor.session)
    if around.published.makers:
        hidden = _kept_from(db, visitor, need, argument, around.published)
        teaching = around.teachings.without(teaching, hidden)
    tried = on_trial(visitor.session)
    if Need.AUTHORING not in need and tried is None:
        return Authoring(), teaching
    name = argument if Need.AUTHORING in need else tried
    authoring = authoring_load.lay(db, visitor.who, name or tried or "", around.published)
    upload, draft = authoring.upload, authoring.draft
    if upload is not None and draft is not None:
        teaching = around.teachings.with_trial(teaching, upload.digest, draft)
    return authoring, teaching


def _kept_from(
    db: Connection, visitor: Visitor, need: Need, argument: str, published: Published
) -> frozenset[str]:
    """Name the topics that are for groups of others; not that of a question of a group.

    Whoever opens or answers one of those may not have been seen in the group before.
    """
    who = visitor.who
    if roles.roles(db, who) & FOR_ALL:
        return frozenset()
    hidden = published.kept_from(roles.tutors_of(db, who) | {who.learner_id})
    asked = people.question(db, who.bot_id, argument) if Need.QUESTION in need else None
    open_ones = [asked.item] if asked is not None else []
    match beneath(visitor.session.activity):
        case Drill(token=token, prompt=prompt) if token and prompt is not None:
            open_ones.append(prompt.ref)
    return hidden - {topic_id_of(ref) for ref in open_ones}


def _with_larger(db: Connection, who: Who, need: Need, around: Surroundings, desk: Desk) -> Desk:
    """Add the larger parts that this turn will look at: none, for most answers and taps."""
    if not need:
        return desk
    if Need.SHELF in need:
        whole, library = Need.MEMORIES in need, desk.library
        laid = shelf.lay(db, who, desk.today, desk.holdings, library, whole=whole)
        desk = replace(desk, shelf=laid)
    elif Need.AIMS in need:
        desk = replace(desk, shelf=shelf.aims(db, who, desk.today))
    if Need.HISTORY in need:
        desk = replace(desk, history=_history(db, who))
    if need & (Need.LATELY | Need.HISTORY):
        lately = _lately(db, who, desk.today)
        desk = replace(desk, history=replace(desk.history, lately=lately))
    if Need.REGRADING in need:
        regrading = Regrading(reviews.last(db, who), contests.contest_record(db, who))
        desk = replace(desk, regrading=regrading)
    if Need.MARKING in need:
        desk = replace(desk, marking=_marking(db, who))
    if Need.SETTINGS in need:
        settings = Settings(reminders.reminder(db, who), around.languages.names)
        desk = replace(desk, settings=settings)
    return desk


def _open_prompt(db: Connection, visitor: Visitor, event: Event) -> OpenPrompt:
    """Load what is known of the open prompt; whoever taps a button has been shown it."""
    activity = beneath(visitor.session.activity)
    if not isinstance(activity, Drill) or activity.prompt is None:
        return OpenPrompt()
    ref = activity.prompt.ref
    mock = activity.mode is Mode.MOCK
    return OpenPrompt(
        delivered=not isinstance(event, Said) or _delivered(db, visitor),
        last_mock=mocks.last(db, visitor.who, topic_id_of(ref)) if mock else None,
    )


def _delivered(db: Connection, visitor: Visitor) -> bool:
    """Tell whether the open prompt has been sent: not so while it waits for its first try."""
    prompt = prompt_key(visitor.session) or ""
    found = mailbox.delivery(db, visitor.who.bot_id, visitor.chat_id, prompt)
    return found is None or found[0] is not Delivery.WAITING


def _history(db: Connection, who: Who) -> History:
    return History(
        memories=memories.all_of(db, who),
        log=reviews.log(db, who),
        exams=exams.exams(db, who),
        parameters=parameters.current(db, who),
        calibration=attempts.calibration(db, who),
    )


def _lately(db: Connection, who: Who, today: int) -> Lately:
    return Lately(
        tallies=memories.tallies(db, who, 0),
        pauses=exams.pauses(db, who),
        asked_today=memories.asked_on(db, who, today),
    )


def _marking(db: Connection, who: Who) -> Marking:
    case = contests.next_case(db, who.bot_id)
    return Marking(
        is_marker=bool(roles.roles(db, who) & {Role.MARKER, Role.TUTOR, Role.OWNER}),
        case=case,
        beside=contests.cases_beside(db, who.bot_id, case, MOST_BESIDE) if case else (),
        report=reports.next_open(db, who.bot_id),
        waiting=contests.waiting(db, who.bot_id).total,
    )
