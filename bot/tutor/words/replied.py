"""Replies, in words or by a tap, to what was asked back: yes, no, one of two, or an answer."""

from typing import Final

from bot.tutor import offers, starting
from bot.tutor.account import goal, own_data, own_reminder, planning, settings
from bot.tutor.commands.table import COMMANDS
from bot.tutor.drill import dispatch as drill
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.session import Offer
from bot.tutor.moves.turn import Turn
from bot.tutor.understanding import asked_for, open_item
from bot.tutor.words import open_question
from bot.tutor.words.between import between
from state.values import replace

_KEEPING: Final = frozenset({"forget", "never_mind", "undo", "stop", "wait", "skip", "show"})
"""Wishes that are also said to "Erase everything?", to have all of it kept."""

_LEFT_BEHIND: Final = (
    *(own_reminder.REMINDED, planning.NOTED, planning.PAUSED, goal.ASKED),
    *(settings.LENGTH, starting.CHOOSING),
)
"""Offers that no "yes" is a reply to, or that take it their own way."""


def replied(desk: Desk, text: str, offer: Offer) -> Turn | None:
    """Take a reply to what was asked back; None for words that are none."""
    reply = _reply(desk, text)
    if offer.intent == own_data.ERASE and desk.intents.find(text) == "forget":
        return own_data.by_tap(desk)
    if offer.intent == own_data.ERASE and reply is None and _spares(desk, text):
        reply = "no"
    if offer.intent in _LEFT_BEHIND:
        return _behind(desk, text, offer, reply)
    if (turn := _named(desk, text, offer)) is not None:
        return turn
    if offer.other and (choice := _EITHER.get(plain(text))) is not None:
        return choice(desk, offer)
    if reply == "go_on" and offer.intent != reply and desk.intents.says_next(text):
        return None
    if not offer.intent and open_item.may_be_answer(desk) and desk.intents.find(text) == "go_on":
        return None  # "ok" is said to being told that something was not marked
    match reply:
        case "yes" | "go_on" | "sure" if offer.intent == own_data.ERASE:
            return own_data.by_tap(desk)
        case "yes" | "go_on" | "sure":
            return granted(desk, offer)
        case "no":
            return offers.declined(desk, offer)
        case _ if offer.text and plain(offer.text) == plain(text):
            return as_answer(desk, offer)
        case _:
            return None


def _spares(desk: Desk, text: str) -> bool:
    """Whether words keep what would be erased, and are no wish for something else."""
    wish = desk.intents.wished(text)
    is_other = wish is not None and wish.is_sure and wish.intent not in _KEEPING
    return desk.intents.spares(text) and not is_other


def _behind(desk: Desk, text: str, offer: Offer, reply: str | None) -> Turn | None:
    """Take what is said to something just set, or to the question how much a day."""
    match offer.intent:
        case own_reminder.REMINDED:
            return own_reminder.after_reminder(desk, reply, text, of_zone=bool(offer.argument))
        case planning.NOTED if not open_item.may_be_answer(desk):
            return planning.put_right(desk, offer.argument, text)
        case planning.PAUSED if not open_item.may_be_answer(desk):
            return planning.paused_until(desk, text)
        case starting.CHOOSING if not open_item.may_be_answer(desk):
            return starting.chosen_in_words(desk, offer.argument, text)
        case _:
            return _named(desk, text, offer)


def _named(desk: Desk, text: str, offer: Offer) -> Turn | None:
    """Take the day or the minutes that somebody names instead of saying that they want some."""
    if "exam" in (offer.intent, offer.other) and planning.reads(desk, text):
        return planning.day_typed(desk, text)
    if offer.intent == settings.LENGTH and (wanted := settings.length_named(desk, text)):
        return settings.tap_length(desk, wanted)
    if offer.intent in (goal.ASKED, "goal") and (minutes := goal.named(desk, text)):
        return goal.goal(desk, minutes)
    return None


def _reply(desk: Desk, text: str) -> str | None:
    """Give the intent of a reply; "nah forget it" is made of two, and means "no"."""
    intent = desk.intents.find(text)
    if intent in ("yes", "no"):
        return intent
    return desk.intents.replies(text) or intent or desk.intents.loosely(text)


def granted(desk: Desk, offer: Offer) -> Turn:
    """Do what was asked about."""
    if not offer.intent:
        return as_answer(desk, offer)
    activity = desk.session.activity
    command = COMMANDS.get(offer.intent)
    if command is not None and offer.intent not in asked_for.ABOUT_QUESTION:
        return command.handler(desk, offer.argument)
    if isinstance(activity, Drill) and activity.prompt is not None and not activity.over:
        return open_question.said(desk, activity, activity.prompt, offer.intent, "")
    return between(desk, offer.intent, "", offer.argument)


def other_granted(desk: Desk, offer: Offer) -> Turn:
    """Do the second of two things that were asked about."""
    return granted(desk, replace(offer, intent=offer.other, argument=offer.other_argument))


def as_answer(desk: Desk, offer: Offer) -> Turn:
    """Take what was typed as the answer to the open question after all."""
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) as activity if offer.text:
            return drill.said(desk, activity, prompt, None, offer.text)
        case _:
            return offers.declined(desk, offer)


_EITHER: Final = {"1": granted, "2": other_granted}
"""What is typed instead of tapping one of two."""
