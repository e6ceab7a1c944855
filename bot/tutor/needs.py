"""What a turn will look at, said from the event alone, before anything is loaded.

So answering a question never loads a learner's whole history. What a command needs stands in the
table of commands; here is only what else may happen: words for what is open, and texts asked for.
"""

from collections.abc import Collection, Iterator

from bot.tutor import greeting, starting
from bot.tutor.account.goal import ASKED
from bot.tutor.account.own_reminder import REMINDED
from bot.tutor.account.planning import NOTED, PAUSED
from bot.tutor.account.settings import TIME, ZONE
from bot.tutor.commands.dispatch import given
from bot.tutor.commands.table import COMMANDS
from bot.tutor.consulting import ASKING, REPLYING
from bot.tutor.homework.assigning import ASSIGNING
from bot.tutor.language.intents import Intents
from bot.tutor.model import events
from bot.tutor.model.desk import Need
from bot.tutor.model.drill import Drill, Stage
from bot.tutor.model.people import NICKNAME
from bot.tutor.model.session import Session, Writing, beneath
from bot.tutor.model.tokens import PromptToken, parse
from bot.tutor.resuming import BREAK_SECONDS
from bot.tutor.understanding.asked_for import ABOUT_QUESTION, without_slash
from bot.tutor.words import as_tapped

CONTEST = "contest"
"""A button of the open prompt, and an intent: that an answer was right."""

_WRITTEN = {
    "exam": Need.HISTORY,
    TIME: Need.SETTINGS,
    ZONE: Need.SETTINGS,
    NICKNAME: Need.MEMBERSHIPS,
    ASSIGNING: Need.HOMEWORK,
    ASKING: Need.CONSULTING,
    REPLYING: Need.CONSULTING,
}
"""What taking a text looks at, by what it was asked for (`Writing.about`)."""

_BEHIND = {NOTED: "exam", PAUSED: "pause", ASKED: "goal", REMINDED: "remind"}
"""The commands that a reply may give again, by what they have left behind (`Offer.intent`)."""

_AT_END = Need.LATELY | Need.AIMS | Need.SETTINGS
"""What the end of a session looks at: what it came to, and what may still be offered."""


def needs(event: events.Event, intents: Intents, session: Session) -> tuple[Need, str]:
    """Say what a turn for this event will look at, and what stands behind the command's name."""
    event = without_slash(event, intents, session)
    looks_at, argument = _needs(event, intents, session)
    match event:
        case events.Said(text=text, at=at) if data := as_tapped.named(session, intents, text):
            tapped, argument = _needs(events.Pressed(data, at), intents, session)
            looks_at |= tapped
    return looks_at, argument


def _needs(event: events.Event, intents: Intents, session: Session) -> tuple[Need, str]:
    named, argument = _named(event, intents)
    if (offer := session.offer) is not None:
        behind = offer.argument if offer.intent == starting.CHOOSING else offer.intent
        named |= _loads({offer.intent, offer.other, _BEHIND.get(behind, behind)})
    match beneath(session.activity):
        case Drill() if 0 < session.last_at < event.at - BREAK_SECONDS:  # it may have to be closed
            named |= Need.SHELF | _AT_END
        case Drill(endless=endless, queue=(), prompt=prompt):
            if endless:
                named |= Need.SHELF  # whatever happens may lead on to the next item
            if prompt is not None and (prompt.stage is Stage.SETTLED or _skips(event, intents)):
                named |= _AT_END
    match event, session.activity:
        case events.Said(), Writing(about=about, number=number):
            named |= _WRITTEN.get(about, Need.NOTHING)
            argument = str(number) if about == REPLYING else argument
        case events.Said(), None if greeting.is_to_choose(session):
            named |= COMMANDS["begin"].loads  # for the name of a topic begins it
    return named, argument


def _skips(event: events.Event, intents: Intents) -> bool:
    """Whether an event leaves the open item out."""
    match event:
        case events.Pressed(data=data):
            match parse(data):
                case PromptToken(verb="skip"):
                    return True
        case events.Said(text=text):
            wish = intents.wished(text)
            meant = intents.find(text) or intents.loosely(text) or (wish and wish.intent)
            return meant == "skip"
    return False


def _named(event: events.Event, intents: Intents) -> tuple[Need, str]:
    if isinstance(event, events.Said):
        return _said(event.text, intents), ""
    if isinstance(event, events.Wordless | events.TookAlong):
        return Need.NOTHING, ""
    if isinstance(event, events.Uploaded | events.Corrected):
        return Need.AUTHORING, ""
    if isinstance(event, events.Replied):
        return Need.CONSULTING, str(event.consultation)
    command, argument = given(event)
    if command is not None:
        return command.loads, argument
    match event:
        case events.Pressed(data=data):
            match parse(data):
                case PromptToken(verb="contest" | "stand"):
                    return Need.REGRADING, ""
    return Need.NOTHING, ""


def _said(text: str, intents: Intents) -> Need:
    """Say what words may need: a slip that is no wish after all has only loaded too much."""
    subject = "about" if intents.behind("subjects", text) is not None else ""
    return _loads({subject, *_asked_for(text, intents)})


def _asked_for(text: str, intents: Intents) -> Iterator[str]:
    """Give the intents that words may have."""
    if intents.exam(text):
        yield "exam"
    elif intents.behind("setting", text):
        yield "homework"
    elif found := intents.find(text) or intents.loosely(text):
        yield found
    else:
        wishes = (intents.wished(text), intents.wished(text, without=ABOUT_QUESTION))
        yield from (wish.intent for wish in wishes if wish is not None)


def _loads(names: Collection[str]) -> Need:
    """Say what commands and words look at together; what only the open prompt answers, nothing."""
    named = Need.REGRADING if CONTEST in names else Need.NOTHING
    for name in names:
        named |= COMMANDS[name].loads if name in COMMANDS else Need.NOTHING
    return named
