"""Replies, in words or by a tap, to what was asked back: yes, no, one of two, or an answer."""

from typing import Final

from bot.tutor import offers
from bot.tutor.account import own_data, planning, settings
from bot.tutor.commands.table import COMMANDS
from bot.tutor.drill import dispatch as drill
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Offer, Prompt
from bot.tutor.moves.turn import Turn
from bot.tutor.understanding import asked_for, open_item
from bot.tutor.words import open_question
from bot.tutor.words.between import between
from state.values import replace


def replied(desk: Desk, text: str, offer: Offer) -> Turn | None:
    """Take a reply to what was asked back; None for words that are none."""
    reply = _reply(desk, text)
    if offer.intent == own_data.ERASE and reply is None and desk.intents.spares(text):
        reply = "no"
    if offer.intent == settings.REMINDED:
        return settings.after_reminder(desk, reply, text)
    if offer.intent == planning.NOTED:
        is_answer = open_item.may_be_answer(desk)
        return None if is_answer else planning.put_right(desk, offer.argument, text)
    if offer.other and (choice := _EITHER.get(plain(text))) is not None:
        return choice(desk, offer)
    if reply == "go_on" and offer.intent != reply and desk.intents.says_next(text):
        return None
    match reply:
        case "yes" | "go_on" | "sure" if offer.intent == own_data.ERASE:
            return own_data.forget(desk)  # that takes a tap
        case "yes" | "go_on" | "sure":
            return granted(desk, offer)
        case "no":
            return offers.declined(desk, offer)
        case _ if offer.text and plain(offer.text) == plain(text):
            return as_answer(desk, offer)
        case _:
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
