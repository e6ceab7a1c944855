"""The answer to a question: what is right and why, how many had it, what others thought.

Nobody is named, and a wrong option is spoken of only if two chose it: one person's mistake is
nobody else's business. A question that its author has changed meanwhile is closed without a word on
who was right, and one that never reached the group is closed in silence.
"""

from collections import Counter

from bot.groups.desk import GroupDesk
from bot.groups.moves.questions import ClosePoll, QuestionGone, Reveal
from bot.groups.turn import Close, GroupTurn, PutOff
from bot.tutor.for_group import ANSWER
from bot.tutor.model.links import link
from content.model.items import Item
from content.model.topic import Misconception
from state.clock.timetable import awake, is_silent
from state.records.groups import Push, Shown, TimetableState

TOO_LATE = 3 * 86_400
"""Seconds after which nobody remembers the question: its answer is no longer worth a message."""

COMMON = 2
"""How many must have chosen a wrong option before it is spoken of."""


def reveal(desk: GroupDesk, push: Push) -> GroupTurn:
    """End the voting and give the answer, unless it is too late or the question was changed since.

    In silent hours nothing happens but that the answer is put off until they are over.
    """
    if desk.timetable is not None and is_silent(desk.now, desk.timetable.hours):
        return GroupTurn(records=(PutOff(push, awake(desk.now, desk.timetable.hours)),))
    closed = (Close(push),)
    if not push.sent or _is_past(desk, push):
        return GroupTurn(ended(push), closed)
    item = desk.library.item(push.item)
    if item is None or desk.library.version(push.item) != push.version:
        return GroupTurn((*ended(push), QuestionGone(push.message_id)), closed)
    return GroupTurn((*ended(push), _answer(desk, push, item)), closed)


def _is_past(desk: GroupDesk, push: Push) -> bool:
    """Tell whether the answer is no longer wanted: too late, or the group cannot be written to."""
    late = push.reveal_at is not None and desk.now - push.reveal_at > TOO_LATE
    return late or desk.timetable is None or desk.timetable.state is TimetableState.CUT_OFF


def ended(push: Push) -> tuple[ClosePoll, ...]:
    """End the voting, where a question went out as a poll."""
    if push.shown is not Shown.POLL or push.message_id is None:
        return ()
    return (ClosePoll(push.message_id),)


def _answer(desk: GroupDesk, push: Push, item: Item) -> Reveal:
    return Reveal(
        item=item,
        voters=len(desk.votes),
        right=sum(vote.score >= 1 for vote in desk.votes),
        common=_common(desk, item),
        idea=_idea(desk, push),
        address=link(desk.bot_name, f"{ANSWER}{push.token}"),
        reply_to=push.message_id,
    )


def _common(desk: GroupDesk, item: Item) -> tuple[int, int] | None:
    """Find the wrong option that most chose, and how many; None if fewer than two did."""
    choices = getattr(item, "choices", ())
    counts = Counter(
        pick
        for vote in desk.votes
        for pick in vote.picks
        if pick < len(choices) and not choices[pick].correct
    )
    return next(((pick, n) for pick, n in counts.most_common(1) if n >= COMMON), None)


def _idea(desk: GroupDesk, push: Push) -> Misconception | None:
    """Find the wrong idea that most answers showed, if two or more did."""
    counts = Counter(vote.misconception for vote in desk.votes if vote.misconception)
    topic = desk.library.topic_of(push.item)
    common = [name for name, n in counts.most_common(1) if n >= COMMON]
    return next((wrong for wrong in topic.misconceptions if wrong.id in common), None)
