"""Typed words: who they are for.

They belong to the open question, unless they plainly ask for something else. What may be either is
asked about; a wish is done, and what is neither is not understood.
"""

from typing import Final

from bot.tutor import asking, offers, open_question, resuming, starting
from bot.tutor.account import own_data, settings
from bot.tutor.account.settings import TIME, ZONE
from bot.tutor.account.text_input import not_writing, written
from bot.tutor.by_meaning import Heard
from bot.tutor.commands.command import Command, Words
from bot.tutor.commands.dispatch import meant
from bot.tutor.commands.table import COMMANDS
from bot.tutor.drill import dispatch as drill
from bot.tutor.language.intents import plain
from bot.tutor.language.slots import language_named
from bot.tutor.language.wishes import Wish
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Offer, Prompt, Stage, Writing
from bot.tutor.moves import AnswerFromTopic, NotUnderstood, Reply
from bot.tutor.moves.turn import Turn, say
from bot.tutor.resuming import BREAK_SECONDS
from bot.tutor.starting import NAMING_WORDS
from bot.tutor.understanding import asked_for, open_item, would_earn
from state.values import replace

_SUBJECT_WORDS: Final = 3
"""Words of what somebody asks about, as a rule: "explain the price to the customer" may be an
answer."""

_ONLY_TELLS: Final = frozenset(
    {"help", "progress", "weakest", "topics", "plan", "left", "streak", "week", "privacy", "board"}
    | {"homework", "misconceptions", "thanks", "fed_up", "aloud", "free", "only_cards", "harder"}
    | {"my_name", "small_talk", "person", "brief", "classmates", "marking"}
)
"""Wishes that change nothing: to be told something that was not asked for costs less than to be
asked whether one wants to be told."""

_AT_ONCE: Final = ("start", "hello", *asked_for.PLEAS)
"""Commands that are never asked about: a greeting, and what is about the open question."""


def said(desk: Desk, text: str, offer: Offer | None) -> Turn:
    """Give the turn for typed words; `offer` is what was asked back just before, if anything."""
    if offer is not None and (turn := _replied(desk, text, offer)) is not None:
        return turn
    intent = asked_for.intent_of(desk, text)
    activity = desk.session.activity
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if isinstance(activity, Writing):
        if not away and not _leaves(desk, activity, intent, text):
            return written(desk, activity, intent, text)
        desk = not_writing(desk)
        intent = asked_for.intent_of(desk, text)
    if (day := desk.intents.exam(text)) and not open_item.may_be_answer(desk):
        return COMMANDS["exam"].handler(desk, day)
    argument = ""
    if intent is None:
        match _wished(desk, text):
            case Turn() as turn:
                return turn
            case Wish(intent=intent, argument=argument):
                pass  # granted below, as where one of its own words was said
    if intent == "undo" and open_item.is_given(desk):
        intent = "withdraw"  # what is to be taken back is not rated yet
    if (command := meant(intent, Words.ALWAYS)) is not None:
        return _commanded(desk, command, argument, text)
    if intent == "person":
        return say(desk, NotUnderstood(to_person=True))
    return _of_question(desk, intent, argument, text, away=away)


def _commanded(desk: Desk, command: Command, argument: str, text: str) -> Turn:
    """Do what words command, unless they may be an answer, or need to be asked about."""
    if _may_be_meant_as_answer(desk, command, text):
        return offers.ask_back(desk, Wish(command.name, 1.0, argument), text)
    if command.name == "snooze" and not settings.is_reminded(desk):
        return offers.ask_to_remind(desk, settings.in_an_hour(desk))
    return command.handler(desk, argument)


def _of_question(desk: Desk, intent: str | None, argument: str, text: str, *, away: bool) -> Turn:
    """Hand words to the open question; after a break, ask first whether to go on with it."""
    activity = desk.session.activity
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return _between(desk, intent, text, argument)
    if away and intent not in ("go_on", "yes"):
        return resuming.offer_resume(desk) or _between(desk, intent, text, argument)
    if away:
        return resuming.resume(desk)
    return open_question.said(desk, activity, activity.prompt, intent, text)


def _wished(desk: Desk, text: str) -> Turn | Wish | None:
    """Give a wish that may be granted at once, or the turn that asks about it, or answers instead.

    None for words that wish for nothing.
    """
    wish = asked_for.wish_of(desk, text)
    if wish is not None and wish.is_sure:
        return _granted_or_asked(desk, wish, text)
    heard = _meant(desk, text)
    likely = wish if heard is None else heard.wish
    about = None if heard is not None and heard.is_apart else _about_topic(desk, text)
    if _quotes(about) or (about and (likely is None or not asked_for.is_likely(likely))):
        return about
    if heard is not None and not asked_for.is_possible(desk, heard.wish.intent):
        return None  # there is no question that it could be about
    if heard is not None and heard.other is not None:
        return offers.ask_back(desk, heard.wish, text, heard.other)
    return None if likely is None else _granted_or_asked(desk, likely, text)


def _granted_or_asked(desk: Desk, wish: Wish, text: str) -> Turn | Wish:
    if _is_spoken(desk, wish) and open_item.waiting(desk) is not None:
        wish = Wish("reword", wish.likeness, speaks=wish.speaks)  # "in simpler English"
    if not _is_plain(wish) or _is_asked_first(desk, wish, text):
        return offers.ask_back(desk, wish, text)
    if wish.intent == "went":
        return replace(wish, argument=desk.intents.how_it_went(text))
    return wish


def _is_spoken(desk: Desk, wish: Wish) -> bool:
    """Whether a wish is for the language that is spoken already."""
    return wish.intent == "speak" and language_named(wish.argument) == desk.learner.language


def _is_plain(wish: Wish) -> bool:
    """Whether a wish may be granted unasked: surely meant, or likely and only something to read."""
    costs_nothing = wish.intent in _ONLY_TELLS | asked_for.AT_NO_COST
    return wish.is_sure or (costs_nothing and asked_for.is_likely(wish))


def _may_be_meant_as_answer(desk: Desk, command: Command, text: str) -> bool:
    """Whether to ask first: a command would leave the question, or is a word of its key."""
    if command.name in _AT_ONCE or not open_item.may_be_answer(desk):
        return False
    is_vague = command.name == "snooze"  # "later" may answer "when?"
    return command.begins or is_vague or would_earn.is_in_key(desk, text)


def _replied(desk: Desk, text: str, offer: Offer) -> Turn | None:
    """Take a reply to what was asked back; None for words that are none."""
    reply = _reply(desk, text)
    if offer.intent == own_data.ERASE and reply is None and desk.intents.spares(text):
        reply = "no"
    if offer.intent == settings.REMINDED:
        return settings.after_reminder(desk, reply, text)
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
    return _between(desk, offer.intent, "", offer.argument)


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


def _about_topic(desk: Desk, text: str) -> Turn | None:
    """Take words that ask what a topic says, or name something to practise; None for others."""
    if desk.intents.names_nothing(text):
        return None
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if (prompt := open_item.waiting(desk)) is not None and not away:
        if would_earn.is_credited(desk, text):
            return None
        answer = asking.answered(desk, text) if desk.intents.asks(text) else None
        judging = prompt.stage is Stage.JUDGING  # where words are more likely about the card
        if answer is not None and (_quotes(answer) or not judging):
            asked = desk.intents.behind("asking", text) or ""
            is_long = len(asked.split()) > _SUBJECT_WORDS
            return offers.may_be_answer(desk, answer, text) if is_long else answer
        return _other_subject(desk, text)
    named = desk.intents.behind("subjects", text)
    if named and (begun := starting.practise_named(desk, named)) is not None:
        return begun
    is_question = desk.intents.asks(text) or text.rstrip().endswith("?")
    answer = asking.answered(desk, text) if is_question or named else None
    return answer if answer is not None and (_quotes(answer) or is_question) else None


def _meant(desk: Desk, text: str) -> Heard | None:
    """Find a wish by what is meant, where words can be no answer and name no subject."""
    if open_item.waiting(desk) is not None and not open_item.chooses_nothing(desk, text):
        return None
    if starting.named_in_words(desk, text) is not None or desk.intents.correction(text):
        return None
    activity = desk.session.activity
    beside = isinstance(activity, Drill) and not activity.over
    return asked_for.meant(desk, text, beside=beside)


def _other_subject(desk: Desk, text: str) -> Turn | None:
    """Ask whether to leave the open question for the subject that words name, if they do."""
    named = desk.intents.behind("subjects", text)
    found = starting.subject_of(desk, named) if named else None
    return offers.ask_subject(desk, *found, text) if found else None


def _quotes(turn: Turn | None) -> bool:
    """Whether a turn answers with something, not only that nothing is said of it."""
    return turn is not None and any(
        isinstance(move, AnswerFromTopic) and move.quoted for move in turn.moves
    )


def _is_asked_first(desk: Desk, wish: Wish, text: str) -> bool:
    """Whether a wish over an open question is asked about before it is done.

    It begins something else, or may be an answer: "send a reminder" does not speak to the tutor,
    and in Spanish a question without its marks may not either.
    """
    if open_item.may_be_either(desk, text):
        return True
    command = COMMANDS.get(wish.intent)
    if command is None or wish.intent == "fed_up" or open_item.waiting(desk) is None:
        return False
    is_plea = wish.intent in (*asked_for.PLEAS, "wait")
    return command.begins or (open_item.may_be_answer(desk) and not wish.speaks and not is_plea)


def _leaves(desk: Desk, writing: Writing, intent: str | None, text: str) -> bool:
    """Whether words are no time and no place, where one was asked for, but plainly a wish.

    "Stop" only leaves what was asked for.
    """
    if writing.about not in (TIME, ZONE) or settings.reads(writing.about, text):
        return False
    if meant(intent, Words.ALWAYS) is not None:
        return intent != "stop"
    wish = asked_for.wish_of(not_writing(desk), text)
    return wish is not None and wish.is_sure


def _between(desk: Desk, intent: str | None, text: str, argument: str = "") -> Turn:
    """Answer words that belong to no question."""
    command = meant(intent, Words.BETWEEN)
    if command is not None:
        return command.handler(desk, argument)
    named = None
    if text and len(text.split()) <= NAMING_WORDS:
        named = starting.subject_of(desk, text, alone=True)
    return offers.ask_subject(desk, *named, text) if named else _not_understood(desk, intent, text)


def _not_understood(desk: Desk, intent: str | None, text: str) -> Turn:
    """Offer what can be done after words that fit nothing, or nothing that is open."""
    if desk.intents.replies(text) == "no":
        return say(desk, Reply("never_mind"))
    times = desk.session.puzzled + 1
    heard = asked_for.meant(desk, text, beside=False)
    wish = heard.wish if heard else desk.intents.wished(text)
    about = intent or (wish.intent if wish is not None and not wish.is_bare else "")
    is_plea = about != "left" and about in asked_for.ABOUT_QUESTION | {"lost"}
    topics = () if starting.has_begun(desk) else desk.offered
    move = NotUnderstood(times, nothing_open=is_plea, topics=topics)
    return Turn(replace(desk.session, puzzled=times), (move,))


_EITHER: Final = {"1": granted, "2": other_granted}
"""What is typed instead of tapping one of two."""
