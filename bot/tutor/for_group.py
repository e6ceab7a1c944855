"""A question that a group was asked, answered in the private chat: the answer counts in the group.

One try and no hints, as in the group itself, so that answers can be compared. After the answer has
been given there the link only practises, since everybody has read it by then.
"""

from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Queued
from bot.tutor.model.session import Session
from bot.tutor.moves.turn import Turn, VoteInGroup
from state.records.groups import Push, vote_score
from state.records.learners import Attempt
from state.values import replace

ANSWER = "a_"
"""`/start a_<token>` opens a question that a group was asked."""


def begin(desk: Desk, push: Push) -> Turn | None:
    """Put the group's question; None if it cannot be answered for the group any more."""
    if not push.open or desk.library.version(push.item) != push.version:
        return None
    begun = running.begin(desk, Mode.QUIZ, (Queued(push.item),))
    return replace(begun, session=_marked(begun.session, push.token))


def _marked(session: Session, token: str) -> Session:
    activity = session.activity
    assert isinstance(activity, Drill)  # noqa: S101  # it has just begun
    return replace(session, activity=replace(activity, token=token))


def with_vote(desk: Desk, turn: Turn) -> Turn:
    """Add the answer to the group's question, if this turn has settled it."""
    after = turn.session.activity
    if not isinstance(after, Drill) or not after.token or not after.settled:
        return turn
    if isinstance(desk.session.activity, Drill) and desk.session.activity.settled:
        return turn
    answer = after.settled[-1]
    attempts = [record for record in turn.records if isinstance(record, Attempt)]
    vote = VoteInGroup(
        token=after.token,
        picks=answer.picks,
        response=answer.response,
        score=vote_score(answer.score, right=answer.right),
        misconception=attempts[-1].misconception if attempts else None,
    )
    return replace(turn, records=(*turn.records, vote))
