"""Trying a topic out leaves no trace in what is known of its author as a learner."""

from bot.tutor.model.authoring import DropUpload, Publish, on_trial, trial_name
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Session
from bot.tutor.model.stored import dump, load
from bot.tutor.moves import turn as decided
from bot.tutor.moves.account import OfferPlan
from bot.tutor.moves.authoring import ShowUpload
from bot.tutor.moves.results import Finish
from state.records.learners import Attempt, Holding, MockResult, Review
from state.values import replace

_LEARNT = (
    Attempt,
    decided.Confirm,
    decided.Contest,
    Holding,
    decided.MakeRight,
    MockResult,
    decided.PlanRecheck,
    decided.RecheckDone,
    decided.ReportProblem,
    Review,
    decided.Undo,
)
"""Records of what somebody has learnt, or said of what they were asked."""


def moved_on(session: Session, tried: str, digest: str) -> Session:
    """Give a session that goes on trying out what has become of the topic, by their digests."""
    return load(dump(session).replace(trial_name(tried), trial_name(digest)))


def without_trace(desk: Desk, turn: decided.Turn) -> decided.Turn:
    """Let a turn of a trial write down nothing but where its author is in it.

    When the trial is over, what can be done about the topic is shown once more, in the place of how
    it went: none of it counts or comes back.
    """
    tried = on_trial(desk.session)
    if tried is None:
        return turn
    kept: tuple[decided.Record, ...] = tuple(
        one for one in turn.records if not isinstance(one, _LEARNT)
    )
    turn = replace(turn, records=kept)
    upload = desk.people.authoring.upload
    if on_trial(turn.session) == tried or upload is None or upload.digest != tried:
        return turn
    if any(isinstance(one, Publish | DropUpload) for one in kept):
        return turn
    moves = tuple(move for move in turn.moves if not isinstance(move, Finish | OfferPlan))
    session = replace(turn.session, offered=desk.session.offered)
    return replace(turn, session=session, moves=(*moves, ShowUpload(upload)))
