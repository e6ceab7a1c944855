"""Typed words: who they are for.

They belong to the open question, unless they plainly ask for something else. What may be either is
asked about; a wish is done, and what is neither is not understood.
"""

from typing import Final

from bot.tutor import greeting, offers, resuming, starting
from bot.tutor.account import own_reminder, planning, second_thoughts, settings
from bot.tutor.account.text_input import not_writing, written
from bot.tutor.commands.command import Command, Words
from bot.tutor.commands.dispatch import meant
from bot.tutor.commands.table import COMMANDS
from bot.tutor.drill import explaining
from bot.tutor.finding.subjects import named_in_words
from bot.tutor.homework import assigning
from bot.tutor.homework.assigning import ASSIGNING
from bot.tutor.language import zones
from bot.tutor.language.hours import minute_in
from bot.tutor.language.wishes.wish import Wish
from bot.tutor.model.desk import Desk, NotLaid
from bot.tutor.model.drill import Drill
from bot.tutor.model.session import Offer, Writing
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.turn import Turn, say
from bot.tutor.resuming import BREAK_SECONDS
from bot.tutor.understanding import asked_for, open_item, would_earn
from bot.tutor.words import open_question
from bot.tutor.words.between import between
from bot.tutor.words.both import both
from bot.tutor.words.replied import replied
from bot.tutor.words.wished import wished

_AT_ONCE: Final = ("start", "hello", *asked_for.PLEAS)
"""Commands that are never asked about: a greeting, and what is about the open question."""


def said(desk: Desk, text: str, offer: Offer | None) -> Turn:
    """Give the turn for typed words; `offer` is what was asked back just before, if anything.

    May raise NotLaid.
    """
    if (restored := second_thoughts.taken_back(desk, text)) is not None:
        return restored
    if offer is not None and (turn := replied(desk, text, offer)) is not None:
        return turn
    if (topic := greeting.first_at(desk, text)) is not None:
        return starting.begin(desk, topic.topic)
    about = explaining.explain_option(desk, text) or explaining.look_back(desk, text)
    if about is not None:
        return about
    intent = _intent_of(desk, text)
    activity = desk.session.activity
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if isinstance(activity, Writing):
        if not away and not _leaves(desk, activity, intent, text):
            return written(desk, activity, intent, text)
        desk = not_writing(desk)
        intent = _intent_of(desk, text)
    wishes = both(desk, text, _done_unasked) if intent is None else None
    return wishes or _read(desk, intent, text, offer, away=away)


def _done_unasked(desk: Desk, text: str) -> Wish | None:
    """Give the wish that words are, if it would be done at once."""
    intent = _intent_of(desk, text)
    if intent is None:
        sure = asked_for.wish_of(desk, text)
        wish = wished(desk, text) if sure is not None and sure.is_sure else None
        return wish if isinstance(wish, Wish) and not wish.is_bare else None
    command = meant(intent, Words.ALWAYS)
    if command is None or command.name in _AT_ONCE or _may_be_meant_as_answer(desk, command, text):
        return None
    return Wish(intent, 1.0)


def _read(desk: Desk, intent: str | None, text: str, offer: Offer | None, *, away: bool) -> Turn:
    """Give the turn for words that nothing waits for: a day, a wish, or the open question's."""
    if (day := desk.intents.exam(text)) and not open_item.may_be_answer(desk):
        return COMMANDS["exam"].handler(desk, day)
    argument = desk.intents.behind("setting", text) or ""
    if argument:
        intent = "homework"
        _want_laid(desk, intent)
    if intent is None:
        match wished(desk, text):
            case Turn() as turn:
                return turn
            case Wish(intent=intent, argument=argument):
                _want_laid(desk, intent)  # and granted below, as where its own words were said
    if intent == asked_for.HOW_TO and open_item.waiting(desk) is None:
        intent = "help"
        _want_laid(desk, intent)
    if intent == "undo" and open_item.is_given(desk):
        intent = "withdraw"  # what is to be taken back is not rated yet
    if (command := meant(intent, Words.ALWAYS)) is not None:
        return _commanded(desk, command, argument, text)
    if intent == "person":
        return _a_program(desk)
    if away and would_earn.is_credited(desk, text):
        away = False  # whoever answers has not forgotten the question
    offered = offer is not None and offer.intent == "go_on"
    return _of_question(desk, intent, argument, text, away=away, offered=offered)


def _a_program(desk: Desk) -> Turn:
    """Say that no person is here; whoever is in a session is led nowhere else."""
    match desk.session.activity:
        case Drill(over=False):
            return say(desk, NotUnderstood(to_person=True, open=True))
        case _:
            topics = () if starting.has_begun(desk) else desk.offered
            return say(desk, NotUnderstood(to_person=True, topics=topics))


def _want_laid(desk: Desk, intent: str) -> None:
    """Raise NotLaid where a wish looks at what its words did not say beforehand.

    One that is only meant is told from the whole message, and after the desk was laid.
    """
    command = COMMANDS.get(intent)
    if command is not None and (lacking := command.loads & ~desk.laid):
        raise NotLaid(lacking)


def _intent_of(desk: Desk, text: str) -> str | None:
    """Give the intent of words; what a subject is called is no misspelt wish."""
    intent = asked_for.intent_of(desk, text)
    is_slip = intent is not None and desk.intents.is_slip(text)
    return None if is_slip and named_in_words(desk, text) else intent


def _commanded(desk: Desk, command: Command, argument: str, text: str) -> Turn:
    """Do what words command, unless they may be an answer, or need to be asked about."""
    if _may_be_meant_as_answer(desk, command, text):
        return offers.ask_back(desk, Wish(command.name, 1.0, argument), text)
    if command.name == "snooze" and not own_reminder.was_asked_for(desk):
        return offers.ask_to_remind(desk, own_reminder.in_an_hour(desk))
    return command.handler(desk, argument)


def _of_question(
    desk: Desk, intent: str | None, argument: str, text: str, *, away: bool, offered: bool
) -> Turn:
    """Hand words to the open question; after a break, ask first whether to go on with it.

    That is done once: what else is said then was meant for the question, which is put again.
    """
    activity = desk.session.activity
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return between(desk, intent, text, argument)
    if away and intent not in ("go_on", "yes") and not offered:
        return resuming.offer_resume(desk) or between(desk, intent, text, argument)
    if away:
        return resuming.resume(desk)
    return open_question.said(desk, activity, activity.prompt, intent, text)


def _may_be_meant_as_answer(desk: Desk, command: Command, text: str) -> bool:
    """Whether to ask first: a command would leave the question, or is a word of its key."""
    if command.name in _AT_ONCE or not open_item.may_be_answer(desk):
        return False
    is_vague = command.name == "snooze"  # "later" may answer "when?"
    return command.begins or is_vague or would_earn.is_in_key(desk, text)


def _leaves(desk: Desk, writing: Writing, intent: str | None, text: str) -> bool:
    """Whether words are not what was asked for: no time, place, day or homework, but a wish.

    "Stop" only leaves what was asked for.
    """
    if writing.about == ASSIGNING:
        return intent != "stop" and not assigning.reads(desk, writing, text)
    if _is_asked_for(desk, writing.about, text) is not False:
        return False
    if meant(intent, Words.ALWAYS) is not None:
        return intent != "stop"
    # A bare wish may be what was asked for: "soon" is a day that is not read.
    wish = asked_for.wish_of(not_writing(desk), text)
    return wish is not None and wish.is_sure and not wish.is_bare


def _is_asked_for(desk: Desk, about: str, text: str) -> bool | None:
    """Whether words are the time, place or day that was asked for; None where words will do."""
    match about:
        case settings.TIME:
            return minute_in(text) is not None
        case settings.ZONE:
            return zones.find(text) is not None
        case planning.EXAM:
            return planning.reads(desk, text)
        case _:
            return None
