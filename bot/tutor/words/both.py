"""Two wishes in one message, "stop reminders and show me my progress": both are done, in order.

Only where each by itself would be done unasked. What the first sets is handed on to the second; the
rest of what it decides the second cannot see, and is therefore asked about. The one that asks for
something comes last.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.tutor import offers
from bot.tutor.commands.command import Command, Words
from bot.tutor.commands.dispatch import meant
from bot.tutor.commands.table import COMMANDS
from bot.tutor.language.wishes.wish import Wish
from bot.tutor.model.desk import Desk, NotLaid
from bot.tutor.model.session import Writing
from bot.tutor.moves.turn import Prefer, Turn
from state.records.learners import Reminder
from state.values import replace

Read = Callable[[Desk, str], Wish | None]
"""Gives the wish that is done unasked for some words; None for other words."""

_FEWEST, _MOST = 4, 20
"""Words of a message in which two wishes are looked for."""
_ALIKE: Final = ({"brief", "shorter"}, {"unremind", "pause"})
"""Wishes of which whoever says both means the first."""

_STOPS: Final = re.compile(r"(?<=[^\W\d])[,;.!]+\s+|\n+")


def both(desk: Desk, text: str, read: Read) -> Turn | None:
    """Do both things that a message wishes for; None where it does not wish for two."""
    if not _FEWEST <= len(text.split()) <= _MOST or isinstance(desk.session.activity, Writing):
        return None
    for one, two in _parted(desk, text):
        first = read(desk, one)
        second = read(desk, two) if first is not None else None
        if first is None or second is None or _are_one(first, second):
            continue
        if (turn := _done(desk, first, second)) is not None:
            return turn
    return None


def _are_one(first: Wish, second: Wish) -> bool:
    """Whether two wishes say one thing: "less talk, shorter please" is about explanations."""
    return first.intent == second.intent or {first.intent, second.intent} in _ALIKE


def _parted(desk: Desk, text: str) -> Iterator[tuple[str, str]]:
    """Part a message where something is joined to what was said before."""
    for stop in _STOPS.finditer(text):
        yield text[: stop.start()], desk.intents.without_joining(text[stop.end() :])
    words = text.split()
    for at in range(1, len(words) - 1):
        if desk.intents.joins(words[at]):
            rest = desk.intents.without_joining(" ".join(words[at:]))
            yield " ".join(words[:at]).rstrip(",;"), rest


def _done(desk: Desk, first: Wish, second: Wish) -> Turn | None:
    one, two = _command(first), _command(second)
    if one is None or two is None or one.begins:
        return None
    if lacking := (one.loads | two.loads) & ~desk.laid:
        raise NotLaid(lacking)
    done = one.handler(desk, first.argument)
    if isinstance(done.session.activity, Writing):
        return None if two.begins else _followed(desk, two.handler(desk, second.argument), first)
    return _followed(desk, done, second)


def _command(wish: Wish) -> Command | None:
    return meant(wish.intent, Words.ALWAYS)


def _followed(desk: Desk, done: Turn, wish: Wish) -> Turn:
    """Add to a turn what is wished for beside it, or ask about that."""
    after = replace(desk, session=done.session)
    for record in done.records:
        match record:
            case Prefer(learner=learner):
                after = replace(after, learner=learner)
            case Reminder():
                after = replace(after, settings=replace(after.settings, reminder=record))
            case _:
                after = replace(desk, session=done.session)
                return _joined(done, offers.ask_back(after, wish, ""))
    return _joined(done, COMMANDS[wish.intent].handler(after, wish.argument))


def _joined(one: Turn, two: Turn) -> Turn:
    return replace(two, moves=(*one.moves, *two.moves), records=(*one.records, *two.records))
