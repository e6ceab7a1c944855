"""Words that wish for something in a sentence of their own, or ask what a topic says.

What is surely meant is granted, what is only likely is asked about; and over an open question more
is asked about than elsewhere, because an answer that is taken for a wish is lost.
"""

from typing import Final

from bot.tutor import asking, offers, starting
from bot.tutor.account import exam_day, once, own_reminder
from bot.tutor.commands.table import COMMANDS
from bot.tutor.finding.by_meaning import NearestWish
from bot.tutor.finding.subjects import named_in_words, subject_of
from bot.tutor.language.hours import minute_in
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.moments import is_uneven
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.language.wishes.weekdays import (
    Weekdays,
    named_weekdays,
    only_beside,
    read_weekdays,
    written,
)
from bot.tutor.language.wishes.wish import ASK, Wish
from bot.tutor.language.wishes.wishes import REMIND, UNREMIND
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Stage
from bot.tutor.moves.heard import AnswerFromTopic
from bot.tutor.moves.turn import Turn
from bot.tutor.resuming import BREAK_SECONDS
from bot.tutor.understanding import asked_for, doubt, open_item, would_earn
from state.clock.timetable import EVERY_DAY
from state.values import replace

_SUBJECT_WORDS: Final = 3
"""Words of what somebody asks about, as a rule: "explain the price to the customer" may be an
answer."""

_PLAINLY: Final = 0.7
"""How likely words have to ask for the question in others, though they name a word it has not."""

_ON_A_SUBJECT: Final = frozenset({"learn", "revise", "quiz", "asktutor"})
"""Wishes that sentences with a subject sound like: "ask me about complaints" names it itself."""

_PEACE: Final = (UNREMIND, "pause")
"""Wishes that nothing be sent for a while, or on some days."""

_LATER: Final = "snooze"

_ONLY_TELLS: Final = frozenset(
    {"help", "progress", "weakest", "topics", "plan", "left", "streak", "week", "privacy", "board"}
    | {"how_long", "homework", "misconceptions", "thanks", "fed_up", "aloud", "free", "harder"}
    | {"only_cards", "my_name", "small_talk", "person", "brief", "classmates", "marking"}
    | {"no_risk", "from_topic"}
)
"""Wishes that change nothing: to be told something that was not asked for costs less than to be
asked whether one wants to be told."""


def wished(desk: Desk, text: str) -> Turn | Wish | None:
    """Give a wish that may be granted at once, or the turn that asks about it, or answers instead.

    None for words that wish for nothing.
    """
    is_open = open_item.waiting(desk) is not None
    in_a_language = any(map(language_named, typed_words(text)))  # asks to translate
    if is_open and desk.intents.asks_meaning(text) and not in_a_language:
        return _explained(desk, text)
    if not is_open and desk.intents.reasons(text):
        return None  # it is an answer, and there is no question any more
    if (asked := _other_weekdays(desk, text)) is not None:
        return asked
    wish = asked_for.wish_of(desk, text)
    if wish is not None and wish.is_bare:
        named = named_in_words(desk, text)
        wish = None if named else wish  # "business" has the stem of "busy"
    if wish is not None and wish.is_sure:
        return _granted_or_asked(desk, wish, text)
    heard = _meant(desk, text)
    likely = wish if heard is None else heard.wish
    about = None if heard is not None and heard.is_apart else _about_topic(desk, text)
    names = desk.intents.behind("subjects", text) is not None
    only_marked = likely is not None and not (names or desk.intents.asks(text))
    is_beside = _is_likely(likely) and not (names and _has_subject(likely))
    if _quotes(about) or (about and not only_marked and not is_beside):
        return about
    if heard is not None and not asked_for.is_possible(desk, heard.wish.intent):
        return None  # there is no question that it could be about
    if heard is not None and heard.other is not None:
        return offers.ask_back(desk, heard.wish, text, heard.other)
    return None if likely is None else _granted_or_asked(desk, likely, text)


def _has_subject(wish: Wish | None) -> bool:
    """Whether what a wish begins may be about the subject that is named with it."""
    return wish is not None and wish.intent in _ON_A_SUBJECT


def _is_likely(wish: Wish | None) -> bool:
    return wish is not None and asked_for.is_likely(wish)


def _explained(desk: Desk, text: str) -> Turn | Wish:
    """Explain a word over an open question, or say why not; or else put the question otherwise."""
    about = None if desk.intents.names_nothing(text) else asking.answered(desk, text)
    if about is None or not (_quotes(about) or _is_kept_back(about) or _is_foreign(desk, text)):
        return Wish("reword", 1.0, speaks=True)
    return about


def _is_foreign(desk: Desk, text: str) -> bool:
    """Whether what a word means is asked that neither the question has nor whoever rephrases it."""
    heard = asked_for.meant(desk, text, beside=False)
    if heard is not None and heard.wish.intent == "reword" and heard.wish.likeness >= _PLAINLY:
        return False
    return not asking.is_of_question(desk, desk.intents.asked_about(text) or "")


def _granted_or_asked(desk: Desk, wish: Wish, text: str) -> Turn | Wish:
    if wish.intent == "speak":
        wish = asked_for.in_another(desk, wish, text)
        if wish.argument == desk.learner.language:
            return wish  # that is spoken already, which is all that is said
    if wish.intent == "how_long" and isinstance(desk.session.activity, Drill):
        wish = replace(wish, intent="left")  # of this session, and not of any
    wish = _at_a_moment(desk, _on_weekdays(desk, wish, text), text)
    if wish.intent == REMIND and is_uneven(typed_words(text)):
        return offers.ask_back(desk, replace(wish, argument=""), text, uneven=True)
    if not _is_plain(desk, wish) or _is_asked_first(desk, wish, text):
        return offers.ask_back(desk, wish, text)
    if wish.intent == "went":
        return replace(wish, argument=desk.intents.how_it_went(text))
    return wish


def _other_weekdays(desk: Desk, text: str) -> Turn | None:
    """Ask whether to be reminded on the days that are all that is said: "only weekdays please"."""
    language = desk.learner.language
    named = named_weekdays(text, language)
    is_all = named and desk.intents.says_nothing(only_beside(text, language))
    if not is_all or open_item.waiting(desk) is not None or not own_reminder.is_on(desk):
        return None
    return offers.ask_back(desk, Wish(REMIND, ASK, named), text)


def _on_weekdays(desk: Desk, wish: Wish, text: str) -> Wish:
    """Take a wish to be left in peace on some days for one to be reminded on the others."""
    named = read_weekdays(text, desk.learner.language) if wish.intent in _PEACE else None
    if named is None or named.days == EVERY_DAY or (wish.intent != UNREMIND and not named.without):
        return wish
    if not own_reminder.is_on(desk):
        return wish
    without = named.without or named.days
    kept = Weekdays(named.days if named.without else 0, without)
    return replace(wish, intent=REMIND, argument=written(kept))


def _at_a_moment(desk: Desk, wish: Wish, text: str) -> Wish:
    """Take "later" with a time, "ask me again tonight at 8", for a wish to be reminded then."""
    if wish.intent != _LATER:
        return wish
    named = (one.argument(text, REMIND) for one in desk.intents.wishes)
    moment = next(filter(None, named), "")
    if not moment:
        return wish
    moment = once.later_today(desk, moment) if minute_in(moment) is not None else moment
    return replace(wish, intent=REMIND, argument=moment)


def _is_plain(desk: Desk, wish: Wish) -> bool:
    """Whether a wish may be granted unasked: surely meant, or likely and only something to read.

    Nor is it asked whether an exam is over of somebody who has just been asked how it went.
    """
    costs_nothing = wish.intent in _ONLY_TELLS | asked_for.AT_NO_COST
    is_reply = wish.intent == "went" and exam_day.how_it_went(desk) is not None
    return wish.is_sure or ((costs_nothing or is_reply) and asked_for.is_likely(wish))


def _is_asked_first(desk: Desk, wish: Wish, text: str) -> bool:
    """Whether a wish is asked about before it is done, over an open question as a rule.

    It begins something else, or may be an answer: "send a reminder" does not speak to the tutor,
    and in Spanish a question without its marks may not either. Who would remind "them" is asked at
    any time.
    """
    if open_item.may_be_either(desk, text) or desk.intents.is_about_others(text):
        return True
    command = COMMANDS.get(wish.intent)
    if command is None or wish.intent == "fed_up" or open_item.waiting(desk) is None:
        return False
    is_plea = wish.intent in (*asked_for.PLEAS, "wait")
    return command.begins or (open_item.may_be_answer(desk) and not wish.speaks and not is_plea)


def _about_topic(desk: Desk, text: str) -> Turn | None:
    """Take words that ask what a topic says, or name something to practise; None for others."""
    if desk.intents.names_nothing(text):
        return None
    away = desk.now - desk.session.last_at > BREAK_SECONDS
    if (prompt := open_item.waiting(desk)) is not None and not away:
        if would_earn.is_credited(desk, text) and not _is_plea_to_explain(desk, text):
            return None
        answer = asking.answered(desk, text) if desk.intents.asks(text) else None
        judging = prompt.stage is Stage.JUDGING  # where words are more likely about the card
        if answer is not None and (_quotes(answer) or not judging):
            asked = desk.intents.asked_about(text) or ""
            is_long = len(asked.split()) > _SUBJECT_WORDS
            return offers.may_be_answer(desk, answer, text) if is_long else answer
        return _other_subject(desk, text)
    named = desk.intents.behind("subjects", text)
    if named and (begun := starting.practise_named(desk, named)) is not None:
        return begun
    is_question = desk.intents.asks(text) or text.rstrip().endswith("?")
    answer = asking.answered(desk, text) if is_question or named else None
    return answer if answer is not None and (_quotes(answer) or is_question) else None


def _is_plea_to_explain(desk: Desk, text: str) -> bool:
    """Whether words ask to have something explained, though they have words of the answer."""
    asks = text.rstrip().endswith("?") and desk.intents.asks(text)
    return asks or desk.intents.behind("explaining", text) is not None


def _other_subject(desk: Desk, text: str) -> Turn | None:
    """Ask whether to leave the open question for the subject that words name, if they do."""
    named = desk.intents.behind("subjects", text)
    found = subject_of(desk, named) if named else None
    return offers.ask_subject(desk, *found, text) if found else None


def _quotes(turn: Turn | None) -> bool:
    """Whether a turn answers with something, not only that nothing is said of it."""
    return turn is not None and any(
        isinstance(move, AnswerFromTopic) and move.quoted for move in turn.moves
    )


def _is_kept_back(turn: Turn) -> bool:
    """Whether a turn says that something would be told of the answer."""
    return any(isinstance(move, AnswerFromTopic) and move.would_tell for move in turn.moves)


def _meant(desk: Desk, text: str) -> NearestWish | None:
    """Find a wish by what is meant, where words can be no answer and name no subject."""
    if open_item.waiting(desk) is not None and not open_item.chooses_nothing(desk, text):
        return None
    if desk.intents.correction(text):
        return None
    if (prompt := open_item.waiting(desk)) is not None and not doubt.leans(desk, prompt, text):
        return None  # it is more likely about an option
    activity = desk.session.activity
    beside = isinstance(activity, Drill) and not activity.over
    heard = asked_for.meant(desk, text, beside=beside)
    names = heard is not None and named_in_words(desk, text) is not None
    return None if names else heard  # to look for a name takes longest, and most mean no wish
