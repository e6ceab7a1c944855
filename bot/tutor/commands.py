"""What a command does, and what a menu's button does: most are the same thing said two ways.

Commands come with a slash, as plain words, or on the buttons of a menu; all of them end here.
"""

from dataclasses import replace

from bot.tutor import starting, weak
from bot.tutor.account import dispatch as account
from bot.tutor.account import marking_queue, planning, progress
from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Lesson
from bot.tutor.moves import (
    Finish,
    Help,
    InGroupsOnly,
    NothingToStop,
    NothingToUndo,
    SayNumber,
    Undone,
    UnknownCommand,
)
from bot.tutor.moves.turn import Toast, Turn, Undo
from bot.tutor.starting import say

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
    *account.COMMANDS,
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


def command(desk: Desk, name: str, argument: str) -> Turn:
    """Do what a command says, given without its slash."""
    match name:
        case "start":
            return starting.greet(desk, argument)
        case "revise":
            return starting.revise_for(desk, argument)
        case "revise_2" | "revise_4" | "revise_0":  # said in words; 0 has no end
            return starting.revise_for(desk, name.removeprefix("revise_"))
        case "learn" | "quiz" | "mock":
            return starting.choose_topic(desk, name, argument)
        case "misconceptions":
            return say(desk, progress.misconceptions(desk))
        case "queue":
            return marking_queue.show(desk)
        case "topics":
            return say(desk, progress.topics(desk))
        case "progress":
            return say(desk, progress.report(desk))
        case "picture":
            return say(desk, progress.picture(desk))
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
        case _ if name in account.COMMANDS:
            return account.command(desk, name, argument)
        case "whoami":
            return say(desk, SayNumber(desk.number))
        case "setup" | "round" | "skip" | "resume":
            return say(desk, InGroupsOnly(name))
        case _:
            return say(desk, UnknownCommand(name))


def menu(desk: Desk, verb: str, argument: str) -> Turn:
    """Do what a menu's button says; it takes its menu's buttons away."""
    match verb:
        case "begin" if argument in desk.library.topics:
            started = starting.revise(desk, (argument,))
        case "continue":
            started = starting.resume(desk)
        case "new":
            started = starting.revise(desk, ())
        case _ if verb in COMMANDS_ON_BUTTONS:
            started = command(desk, verb, argument)
        case "noexam":
            started = planning.forget(desk, argument)
        case "queue":
            started = marking_queue.show(desk)
        case "accept":
            started = marking_queue.accept(desk, argument)
        case "refuse":
            started = marking_queue.refuse(desk, argument)
        case "closed":
            started = marking_queue.closed(desk, argument)
        case _:
            return Turn(desk.session, toast=Toast.UNKNOWN)
    return replace(started, done_with_buttons=True)


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
        return Turn(session, (Finish(0, 0, stopped=True),))
    return say(desk, NothingToStop())
