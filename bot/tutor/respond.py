"""The front door of the tutor: (desk, event) -> turn. Pure.

Who gets the event is decided here and nowhere else: a command or a menu starts something; a tap
belongs to its prompt; words belong to the open prompt, unless they plainly ask for something else.
"""

from dataclasses import replace
from typing import assert_never

from bot.tutor import for_group, lesson, starting
from bot.tutor.account.settings import TIME, ZONE
from bot.tutor.account.text_input import not_writing, written
from bot.tutor.commands import COMMANDS, Words, given, meant, tap
from bot.tutor.drill import asides, contest, running, understanding
from bot.tutor.drill import dispatch as drill
from bot.tutor.language.signs import is_pictures, is_thumb_up
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Commanded, Event, Pressed, Said, Wordless
from bot.tutor.model.session import Drill, Lesson, Prompt, Stage, Writing
from bot.tutor.model.tokens import PromptToken, parse
from bot.tutor.moves import AskForWords, NotUnderstood, UnknownCommand
from bot.tutor.moves.turn import Toast, Turn
from bot.tutor.starting import say

BREAK_SECONDS = 4 * 3600
"""After this long away, typed words are a greeting rather than an answer."""


def respond(desk: Desk, event: Event) -> Turn:
    """Give the tutor's turn for an event."""
    if isinstance(event, Said) and is_pictures(event.text):
        says_yes = is_thumb_up(event.text) and understanding.is_answered(desk)
        event = Said("yes", event.at) if says_yes else Wordless(event.at)
    if isinstance(event, Wordless):
        return _wordless(desk, event)
    if desk.session.wordless:
        desk = replace(desk, session=replace(desk.session, wordless=False))
    return for_group.with_vote(desk, _turn(desk, event))


def _wordless(desk: Desk, event: Wordless) -> Turn:
    """Ask for words, once however many pictures come; nothing else changes, and nothing counts."""
    if desk.session.wordless:
        return Turn(desk.session)
    return Turn(replace(desk.session, wordless=True), (AskForWords(event.spoken),))


def _turn(desk: Desk, event: Said | Pressed | Commanded) -> Turn:
    match event:
        case Commanded(name=name):
            command, argument = given(event)
            if command is None:
                return say(not_writing(desk), UnknownCommand(name))
            return command.handler(not_writing(desk), argument)
        case Pressed():
            return _pressed(not_writing(desk), event)
        case Said(text=text):
            return _said(desk, text)
        case _:
            assert_never(event)


def _said(desk: Desk, text: str) -> Turn:
    intent = understanding.intent_of(desk, text)
    activity = desk.session.activity
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if isinstance(activity, Writing):
        if not away and not (activity.about in (TIME, ZONE) and _is_order(intent)):
            return written(desk, activity, intent, text)
        desk = not_writing(desk)
        activity, intent = desk.session.activity, understanding.intent_of(desk, text)
    if (command := meant(intent, Words.ALWAYS)) is not None:
        return command.handler(desk, "")
    if intent == "person":
        return say(desk, NotUnderstood(to_person=True))
    if (day := desk.intents.exam(text)) and not understanding.may_be_answer(desk):
        return COMMANDS["exam"].handler(desk, day)
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return _said_between(desk, intent)
    if away and intent not in ("go_on", "yes"):
        return starting.offer_resume(desk) or _said_between(desk, intent)
    if away:
        return starting.resume(desk)
    return _said_to_prompt(desk, activity, activity.prompt, intent, text)


def _is_order(intent: str | None) -> bool:
    """Tell whether words plainly ask for something else; "stop" only leaves what was asked for."""
    return meant(intent, Words.ALWAYS) is not None and intent != "stop"


def _said_to_prompt(
    desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str
) -> Turn:
    if (renewed := starting.renewed(desk, activity, prompt)) is not None:
        return renewed
    if not desk.open_prompt.delivered and prompt.stage is Stage.ASKED:
        return running.put_again(desk, activity)
    match intent:
        case "hint" | "lost" | "why":
            return asides.help_wanted(desk, activity, prompt)
        case "show":
            return asides.show(desk, activity, prompt)
        case "skip" if prompt.stage is not Stage.SURE:
            return running.skip(desk, activity, prompt)
        case "contest" if contest.may_contest(desk, desk.library.item(prompt.ref), prompt):
            return contest.contest(desk, activity, prompt)
        case _:
            return drill.said(desk, activity, prompt, intent, text)


def _said_between(desk: Desk, intent: str | None) -> Turn:
    """Answer words that belong to no question."""
    command = meant(intent, Words.BETWEEN)
    return say(desk, NotUnderstood()) if command is None else command.handler(desk, "")


def _pressed(desk: Desk, event: Pressed) -> Turn:
    command, argument = given(event)
    if command is not None:
        return tap(desk, command, argument)
    token = parse(event.data)
    activity = desk.session.activity
    match token, activity:
        case PromptToken(), Drill(prompt=Prompt() as prompt):
            if token.serial == desk.session.serial and token.number == prompt.number:
                renewed = starting.renewed(desk, activity, prompt)
                if renewed is not None:
                    return renewed
            return drill.pressed(desk, activity, token)
        case PromptToken(), Lesson():
            return lesson.pressed(desk, activity, token)
        case PromptToken(), _:
            return Turn(desk.session, toast=Toast.STALE)
        case _:
            return Turn(desk.session, toast=Toast.UNKNOWN)
