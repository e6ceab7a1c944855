"""The front door of the tutor: (desk, event) -> turn. Pure.

Who gets the event is decided here and nowhere else: a command or a menu starts something; a tap
belongs to its prompt; words belong to the open prompt, unless they plainly ask for something else.
"""

from dataclasses import replace
from typing import assert_never

from bot.tutor import (
    beside,
    company,
    contest,
    drill,
    for_group,
    joining,
    lesson,
    marker,
    planning,
    running,
    standing,
    starting,
    weak,
    yours,
)
from bot.tutor.desk import Desk
from bot.tutor.events import Commanded, Event, Pressed, Said
from bot.tutor.moves import (
    Finish,
    Help,
    InGroupsOnly,
    NothingToStop,
    NothingToUndo,
    NotUnderstood,
    SayNumber,
    Undone,
    UnknownCommand,
    YouAreWelcome,
)
from bot.tutor.people import NICKNAME, wanted
from bot.tutor.session import Drill, Lesson, Prompt, Stage, Writing
from bot.tutor.starting import say
from bot.tutor.tokens import MenuToken, PromptToken, parse
from bot.tutor.turn import Toast, Turn, Undo

BREAK_SECONDS = 4 * 3600
"""After this long away, typed words are a greeting rather than an answer."""

COMMANDS_IN_WORDS = (
    "stop",
    "help",
    "progress",
    "picture",
    "weak",
    "exam",
    "plan",
    "pause",
    "topics",
    "undo",
    "start",
    "mock",
    "misconceptions",
    *yours.COMMANDS,
)
"""Intents that mean a command whatever is going on."""

COMMANDS_ON_BUTTONS = (
    "learn",
    "quiz",
    "mock",
    "revise",
    "progress",
    "picture",
    "weak",
    "exam",
    "plan",
    "topics",
    "misconceptions",
)
"""Buttons of a menu that do what the command of that name does."""


def respond(desk: Desk, event: Event) -> Turn:
    """Give the tutor's turn for an event."""
    return for_group.with_vote(desk, _turn(desk, event))


def _turn(desk: Desk, event: Event) -> Turn:
    asked = wanted(event, desk.session)
    match event:
        case Commanded() | Pressed() if asked is not None:
            return company.respond(_not_writing(desk), *asked)
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
            return starting.greet(desk, argument)
        case "revise":
            return starting.revise_for(desk, argument)
        case "learn" | "quiz" | "mock":
            return starting.choose_topic(desk, name, argument)
        case "misconceptions":
            return say(desk, standing.misconceptions(desk))
        case "queue":
            return marker.show(desk)
        case "topics":
            return say(desk, standing.topics(desk))
        case "progress":
            return say(desk, standing.report(desk))
        case "picture":
            return say(desk, standing.picture(desk))
        case "weak":
            return weak.practise(desk)
        case "exam":
            return planning.exam(desk, argument)
        case "plan":
            return planning.plan(desk)
        case "pause":
            return planning.pause(desk, argument)
        case "undo":
            return _undo(desk)
        case "stop":
            return _stop(desk)
        case "help":
            return say(desk, Help())
        case _ if name in yours.COMMANDS:
            return yours.command(desk, name, argument)
        case "whoami":
            return say(desk, SayNumber(desk.number))
        case "setup" | "round" | "skip" | "resume":
            return say(desk, InGroupsOnly(name))
        case _:
            return say(desk, UnknownCommand(name))


def _said(desk: Desk, text: str) -> Turn:
    intent = beside.intent_of(desk, text)
    activity = desk.session.activity
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if isinstance(activity, Writing):
        if not away and not (activity.about in yours.WRITING and _is_order(intent)):
            return _written(desk, activity, intent, text)
        desk = _not_writing(desk)
        activity = desk.session.activity
    if intent in COMMANDS_IN_WORDS:
        return _command(desk, intent, "")
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return _said_between(desk, intent)
    if away:
        return starting.offer_resume(desk) or _said_between(desk, intent)
    return _said_to_prompt(desk, activity, activity.prompt, intent, text)


def _is_order(intent: str | None) -> bool:
    """Tell whether words plainly ask for something else; "stop" only leaves what was asked for."""
    return intent in COMMANDS_IN_WORDS and intent != "stop"


def _said_to_prompt(
    desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str
) -> Turn:
    if (renewed := starting.renewed(desk, activity, prompt)) is not None:
        return renewed
    if not desk.delivered and prompt.stage is Stage.ASKED:
        return running.put_again(desk, activity)
    match intent:
        case "hint" | "lost" | "why":
            return beside.help_wanted(desk, activity, prompt)
        case "show":
            return beside.show(desk, activity, prompt)
        case "skip" if prompt.stage is not Stage.SURE:
            return running.skip(desk, activity, prompt)
        case _:
            return drill.said(desk, activity, prompt, text)


def _said_between(desk: Desk, intent: str | None) -> Turn:
    """Answer words that belong to no question."""
    match intent:
        case "revise" | "learn" | "quiz" if intent:
            return _command(desk, intent, "")
        case "go_on" | "yes":
            return starting.go_on(desk)
        case "thanks":
            return say(desk, YouAreWelcome())
        case _:
            return say(desk, NotUnderstood())


def _pressed(desk: Desk, data: str) -> Turn:
    token = parse(data)
    activity = desk.session.activity
    match token, activity:
        case (None, _):
            return Turn(desk.session, toast=Toast.UNKNOWN)
        case (MenuToken(verb=verb, argument=argument), _) if verb in yours.BUTTONS:
            return yours.pressed(desk, verb, argument)
        case (MenuToken(verb=verb, argument=argument), _):
            return _menu(desk, verb, argument)
        case (PromptToken(), Drill(prompt=Prompt() as prompt)):
            if token.serial == desk.session.serial and token.number == prompt.number:
                renewed = starting.renewed(desk, activity, prompt)
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
            started = starting.revise(desk, (argument,))
        case "continue":
            started = starting.resume(desk)
        case "new":
            started = starting.revise(desk, ())
        case _ if verb in COMMANDS_ON_BUTTONS:
            started = _command(desk, verb, argument)
        case "noexam":
            started = planning.forget(desk, argument)
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


def _not_writing(desk: Desk) -> Desk:
    """Go back to what was going on before a text was asked for: something else is wanted now."""
    match desk.session.activity:
        case Writing(before=before):
            return replace(desk, session=replace(desk.session, activity=before))
        case _:
            return desk


def _written(desk: Desk, writing: Writing, intent: str | None, text: str) -> Turn:
    """Take the text that was asked for; "stop" goes back without it."""
    if writing.about == NICKNAME:
        return joining.written(desk, writing, None if intent == "stop" else text)
    if intent == "stop":
        return contest.not_written(desk, writing)
    if writing.about == "exam":
        return planning.not_told(desk) if intent == "stop" else planning.told(desk, text)
    if writing.about in yours.WRITING:
        return yours.written(desk, writing, text)
    if writing.about == "refuse":
        return marker.refused(desk, writing, text)
    return contest.reported(desk, writing, text)


def _undo(desk: Desk) -> Turn:
    logged = desk.last_review
    if logged is None:
        return say(desk, NothingToUndo())
    undone = Undone(logged.review, desk.library.item(logged.review.item))
    return replace(say(desk, undone), records=(Undo(logged),))


def _stop(desk: Desk) -> Turn:
    activity = desk.session.activity
    if isinstance(activity, Drill) and not activity.over:
        return running.finish(desk, activity, stopped=True)
    if isinstance(activity, Lesson):
        session = replace(desk.session, activity=None, last_at=desk.now)
        return Turn(session, (Finish(0, 0, stopped=True, minutes=desk.learner.minutes),))
    return say(desk, NothingToStop())
