"""The front door of the tutor: (desk, event) -> turn. Pure.

Who gets the event is decided here and nowhere else: a command or a menu starts something; a tap
belongs to its prompt; words belong to the open prompt, unless they plainly ask for something else.
"""

from dataclasses import replace
from typing import assert_never

from bot.tutor import contest, drill, lesson, marker, mock, standing
from bot.tutor.desk import Desk
from bot.tutor.events import Commanded, Event, Pressed, Said
from bot.tutor.moves import (
    ChooseTopic,
    Finish,
    Help,
    Move,
    NothingDue,
    NothingToStop,
    NothingToUndo,
    NotUnderstood,
    OfferResume,
    SayChanged,
    SayNumber,
    Undone,
    UnknownCommand,
    Welcome,
    YouAreWelcome,
)
from bot.tutor.queue import compose, quiz_items, size_of
from bot.tutor.session import Drill, Lesson, Mode, Prompt, Stage, Writing, shown_order
from bot.tutor.settle import is_live
from bot.tutor.tokens import MenuToken, PromptToken, parse
from bot.tutor.turn import PreferMinutes, Toast, Turn, Undo

BREAK_SECONDS = 4 * 3600
"""After this long away, typed words are a greeting rather than an answer."""

COMMANDS_IN_WORDS = (
    "stop",
    "help",
    "progress",
    "topics",
    "undo",
    "start",
    "mock",
    "misconceptions",
)
"""Intents that mean a command whatever is going on."""

LENGTHS = {"2": 2, "4": 4, "0": 0, "more": 0}
"""Minutes of a session, as typed after /revise; 0 goes on until told to stop."""

DEEP_LINK_TOPIC = "t_"
"""`/start t_<topic>` begins a topic at once."""


def respond(desk: Desk, event: Event) -> Turn:
    """Give the tutor's turn for an event."""
    match event:
        case Commanded(name=name, argument=argument):
            return _command(_not_writing(desk), name, argument)
        case Pressed(data=data):
            return _pressed(_not_writing(desk), data)
        case Said(text=text):
            return _said(desk, text)
        case _:
            assert_never(event)


def _command(desk: Desk, name: str, argument: str) -> Turn:
    match name:
        case "start":
            return _start(desk, argument)
        case "revise":
            return _revise_for(desk, argument)
        case "learn" | "quiz" | "mock":
            return _choose_topic(desk, name, argument)
        case "misconceptions":
            return _say(desk, standing.misconceptions(desk))
        case "queue":
            return marker.show(desk)
        case "topics":
            return _say(desk, standing.topics(desk))
        case "progress":
            return _say(desk, standing.report(desk))
        case "undo":
            return _undo(desk)
        case "stop":
            return _stop(desk)
        case "help":
            return _say(desk, Help())
        case "whoami":
            return _say(desk, SayNumber(desk.number))
        case _:
            return _say(desk, UnknownCommand(name))


def _start(desk: Desk, argument: str) -> Turn:
    topic = desk.library.topics.get(argument.removeprefix(DEEP_LINK_TOPIC))
    if topic is not None and argument.startswith(DEEP_LINK_TOPIC):
        return _revise(desk, (topic.topic,))
    topics = tuple(desk.library.topics.values())
    return _say(desk, Welcome(desk.learner.name, topics, _place(desk)))


def _said(desk: Desk, text: str) -> Turn:
    intent = desk.intents.find(text)
    activity = desk.session.activity
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if isinstance(activity, Writing):
        if not away:
            return _written(desk, activity, intent, text)
        desk = _not_writing(desk)
        activity = desk.session.activity
    if intent in COMMANDS_IN_WORDS:
        return _command(desk, intent, "")
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return _said_between(desk, intent)
    if away:
        return _offer_resume(desk) or _said_between(desk, intent)
    return _said_to_prompt(desk, activity, activity.prompt, intent, text)


def _said_to_prompt(
    desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str
) -> Turn:
    if (renewed := _renewed(desk, activity, prompt)) is not None:
        return renewed
    if not desk.delivered and prompt.stage is Stage.ASKED:
        return drill.put_again(desk, activity)
    match intent:
        case "hint" | "lost" | "why":
            return drill.help_wanted(desk, activity, prompt)
        case "show":
            return drill.show(desk, activity, prompt)
        case "skip" if prompt.stage is not Stage.SURE:
            return drill.skip(desk, activity, prompt)
        case _:
            return drill.said(desk, activity, prompt, text)


def _said_between(desk: Desk, intent: str | None) -> Turn:
    """Answer words that belong to no question."""
    match intent:
        case "revise" | "learn" | "quiz" if intent:
            return _command(desk, intent, "")
        case "go_on" | "yes":
            return _go_on(desk)
        case "thanks":
            return _say(desk, YouAreWelcome())
        case _:
            return _say(desk, NotUnderstood())


def _go_on(desk: Desk) -> Turn:
    """Take "next" or "yes": the next page of a lesson, or more questions."""
    match desk.session.activity:
        case Lesson() as activity if activity.topic in desk.library.topics:
            return lesson.turn_page(desk, activity)
        case _:
            return _continue(desk)


def _pressed(desk: Desk, data: str) -> Turn:
    token = parse(data)
    activity = desk.session.activity
    match token, activity:
        case (None, _):
            return Turn(desk.session, toast=Toast.UNKNOWN)
        case (MenuToken(verb=verb, argument=argument), _):
            return _menu(desk, verb, argument)
        case (PromptToken(), Drill(prompt=Prompt() as prompt)):
            if token.serial == desk.session.serial and token.number == prompt.number:
                renewed = _renewed(desk, activity, prompt)
                if renewed is not None:
                    return renewed
            return drill.pressed(desk, activity, token)
        case (PromptToken(), Lesson()):
            return lesson.pressed(desk, activity, token)
        case (PromptToken(), _):
            return Turn(desk.session, toast=Toast.STALE)


def _menu(desk: Desk, verb: str, argument: str) -> Turn:
    """Do what a menu's button says; it takes its menu's buttons away."""
    match verb:
        case "begin" if argument in desk.library.topics:
            started = _revise(desk, (argument,))
        case "continue":
            started = _continue(desk)
        case "new":
            started = _revise(desk, ())
        case "learn" | "quiz" | "mock" | "revise" | "progress" | "topics" | "misconceptions":
            started = _command(desk, verb, argument)
        case "queue":
            started = marker.show(desk)
        case "accept":
            started = marker.accept(desk, argument)
        case "refuse":
            started = marker.refuse(desk, argument)
        case "closed":
            started = marker.closed(desk, argument)
        case _:
            return Turn(desk.session, toast=Toast.UNKNOWN)
    return replace(started, done_with_buttons=True)


def _revise_for(desk: Desk, argument: str) -> Turn:
    """Begin a session, of another length if one was named: that length is kept."""
    minutes = LENGTHS.get(argument.strip().lower())
    if minutes is None:
        return _offer_resume(desk) or _revise(desk, ())
    asked = replace(desk, learner=replace(desk.learner, minutes=minutes))
    begun = _revise(asked, ())
    return replace(begun, records=(*begun.records, PreferMinutes(minutes)))


def _revise(desk: Desk, topics: tuple[str, ...]) -> Turn:
    """Begin a session over the given topics, or over all that were begun before."""
    begun = topics or tuple(
        topic
        for topic in desk.library.topics
        if any(ref in (desk.shelf.met or {}) for ref in desk.library.refs(topic))
    )
    if not begun:
        return _say(desk, Welcome(desk.learner.name, tuple(desk.library.topics.values()), None))
    minutes = desk.learner.minutes
    slots = compose(desk.library, begun, desk.shelf, desk.today, size_of(minutes))
    if not slots:
        return _say(desk, NothingDue(desk.next_due - desk.today if desk.next_due else None))
    return drill.begin(desk, Mode.REVISE, slots, begun, endless=minutes == 0)


def _choose_topic(desk: Desk, verb: str, argument: str) -> Turn:
    """Begin a lesson or a quiz, asking for the topic where there are several."""
    topics = tuple(desk.library.topics.values())
    topic = desk.library.topics.get(argument) or (topics[0] if len(topics) == 1 else None)
    if topic is None:
        return _say(desk, ChooseTopic(verb, topics))
    if verb == "learn":
        return lesson.begin(desk, topic)
    count = len(desk.library.refs(topic.topic))
    order = shown_order(desk.now, topic.topic, count)
    if verb == "mock":
        return drill.begin(desk, Mode.MOCK, mock.paper(desk.library, topic.topic, order))
    return drill.begin(desk, Mode.QUIZ, quiz_items(desk.library, topic.topic, order))


def _offer_resume(desk: Desk) -> Turn | None:
    """Offer to go on with what was left open; None if nothing was."""
    place = _place(desk)
    return _say(desk, OfferResume(*place)) if place else None


def _place(desk: Desk) -> tuple[int, int] | None:
    activity = desk.session.activity
    if not isinstance(activity, Drill) or activity.over:
        return None
    at_end = activity.prompt is not None and activity.prompt.stage is Stage.SETTLED
    if at_end and not activity.queue:
        return None
    place = min(activity.place + at_end, activity.total)
    return place, 0 if activity.endless else activity.total


def _continue(desk: Desk) -> Turn:
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) as activity:
            return _renewed(desk, activity, prompt) or drill.put_again(desk, activity)
        case Lesson() as activity if activity.topic in desk.library.topics:
            return lesson.put_again(desk, activity)
        case _:
            return _revise(desk, ())


def _renewed(desk: Desk, activity: Drill, prompt: Prompt) -> Turn | None:
    """Ask the open item afresh if its author has changed it, or go on if it is gone."""
    if prompt.stage is Stage.SETTLED:
        return None
    if not is_live(desk.library, prompt.ref):
        skipped = drill.skip(desk, activity, prompt)
        return replace(skipped, moves=(SayChanged(gone=True), *skipped.moves))
    version = desk.library.version(prompt.ref)
    if version == prompt.version:
        return None
    afresh = Prompt(prompt.ref, prompt.number + 1, version, prompt.why)
    again = drill.put_again(desk, replace(activity, prompt=afresh))
    return replace(again, moves=(SayChanged(gone=False), *again.moves))


def _not_writing(desk: Desk) -> Desk:
    """Go back to what was going on before a text was asked for: something else is wanted now."""
    match desk.session.activity:
        case Writing(before=before):
            return replace(desk, session=replace(desk.session, activity=before))
        case _:
            return desk


def _written(desk: Desk, writing: Writing, intent: str | None, text: str) -> Turn:
    """Take the text that was asked for; "stop" goes back without it."""
    if intent == "stop":
        return contest.not_written(desk, writing)
    if writing.about == "refuse":
        return marker.refused(desk, writing, text)
    return contest.reported(desk, writing, text)


def _undo(desk: Desk) -> Turn:
    logged = desk.last_review
    if logged is None:
        return _say(desk, NothingToUndo())
    undone = Undone(logged.review, desk.library.item(logged.review.item))
    return replace(_say(desk, undone), records=(Undo(logged),))


def _stop(desk: Desk) -> Turn:
    activity = desk.session.activity
    if isinstance(activity, Drill) and not activity.over:
        return drill.finish(desk, activity, stopped=True)
    if isinstance(activity, Lesson):
        session = replace(desk.session, activity=None, last_at=desk.now)
        return Turn(session, (Finish(0, 0, stopped=True, minutes=desk.learner.minutes),))
    return _say(desk, NothingToStop())


def _say(desk: Desk, move: Move) -> Turn:
    """Say something without changing where the learner is."""
    return Turn(desk.session, (move,))
