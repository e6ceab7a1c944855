"""Writes down what a turn decided, inside the turn's own transaction.

Some decisions concern others too: whoever contested an answer is told what a marker has decided.
Those messages are given back, to be posted in the same transaction.
"""

from bot.engine import consulting, homework, people
from bot.tutor.model.consulting import AskTutor, ReplyToLearner
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import EndHomework, SetHomework
from bot.tutor.model.people import Choose, Guessed, Invite, LeaveGroups, TakeOff, UseInvitation
from bot.tutor.model.session import dump
from bot.tutor.moves.contests import Decided
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import (
    AcceptCase,
    BeginPause,
    CloseReport,
    Confirm,
    Contest,
    Forget,
    ForgetExam,
    MakeRight,
    NoteExam,
    PlanRecheck,
    Prefer,
    RecheckDone,
    Record,
    RefuseCase,
    ReportProblem,
    Turn,
    Undo,
    VoteInGroup,
)
from state.privacy import forgetting
from state.records.groups import Vote
from state.records.learners import (
    LEECH_LAPSES,
    Attempt,
    Holding,
    Memory,
    MockResult,
    Rating,
    Reminder,
    Review,
    Who,
)
from state.sql import Connection
from state.tables import (
    attempts,
    contests,
    exams,
    learners,
    misconceptions,
    mocks,
    pushes,
    reminders,
    reports,
)
from state.tables.memory import reviews

Told = list[tuple[int, Move]]
"""Messages for others: their private chat, which has their own number, and what to say."""


def write_down(db: Connection, who: Who, chat_id: int, desk: Desk, turn: Turn) -> Told:
    """Write down what a turn decided, and the session after it; returns what others are to be told.

    A turn that forgets the learner saves no session: nothing of them may be left.
    """
    told: Told = []
    for record in turn.records:
        told += _write(db, who, chat_id, desk, record)
    if Forget() not in turn.records:
        learners.save_session(db, who, chat_id, dump(turn.session), desk.now)
    return told


def _write(db: Connection, who: Who, chat_id: int, desk: Desk, record: Record) -> Told:
    match record:
        case Attempt():
            attempts.note(db, who, record)
        case Review(item=item):
            after = reviews.note(db, who, record, desk.library.siblings_of(item))
            _tell_of_leech(db, who, after, desk.now)
            exams.end_pause(db, who, record.day)
            attempts.link(db, who, item)
        case Undo(logged=logged):
            reviews.undo(db, who, logged, desk.now)
        case Holding():
            misconceptions.save(db, who, record)
        case RecheckDone(item=item):
            misconceptions.asked(db, who, item, desk.today)
        case PlanRecheck(item=item, day=day):
            misconceptions.ask_again_on(db, who, item, day)
        case Contest() | Confirm() | MakeRight() | ReportProblem():
            _contest(db, who, record, desk.now)
        case Prefer(learner=learner):
            learners.prefer(db, who, learner)
        case Reminder():
            reminders.save(db, who, record)
        case Forget():
            forgetting.forget(db, who)
        case NoteExam(topic=topic, day=day):
            exams.note_exam(db, who, topic, day)
        case ForgetExam(topic=topic):
            exams.forget_exam(db, who, topic)
        case BeginPause(pause=pause):
            exams.begin_pause(db, who, pause)
        case VoteInGroup():
            _vote(db, who, record, desk.now)
        case MockResult():
            mocks.note(db, who, record)
        case CloseReport(report=report):
            reports.close(db, who.bot_id, report)
        case AcceptCase(case=case):
            return _tell(desk, contests.accept(db, who, case, desk.now), None)
        case RefuseCase(case=case, reason=reason):
            return _tell(desk, contests.refuse(db, who, case, reason, desk.now), reason)
        case Invite() | UseInvitation() | Guessed() | Choose() | LeaveGroups() | TakeOff():
            return people.write_down(db, who, desk.learner.name, record, desk.now)
        case SetHomework() | EndHomework():
            homework.write_down(db, who, record, desk.now)
        case AskTutor() | ReplyToLearner():
            return consulting.write_down(db, who, chat_id, desk, record)
    return []


def _contest(
    db: Connection, who: Who, record: Contest | Confirm | MakeRight | ReportProblem, now: int
) -> None:
    """Keep what a learner says against a mark or a question, or for what they meant."""
    match record:
        case Contest(item=item, response=response):
            contests.contest(db, who, item, response, now)
        case Confirm(item=item, response=response):
            contests.confirm(db, who, item, response, now)
        case MakeRight(item=item, rating=rating):
            contests.rate_last_again(db, who, item, rating, now)
        case ReportProblem(item=item, reason=reason, text=text):
            reports.note(db, who, item, reason, text, now)


def _vote(db: Connection, who: Who, vote: VoteInGroup, now: int) -> None:
    """Keep an answer to a group's question, unless the group has been told the right one."""
    push = pushes.by_token(db, who.bot_id, vote.token)
    if push is None or not push.open:
        return
    kept = Vote(who.learner_id, vote.picks, vote.response, vote.score, vote.misconception, now)
    pushes.note_vote(db, who.bot_id, push, kept)


def _tell_of_leech(db: Connection, who: Who, memory: Memory, at: int) -> None:
    """Put a question that somebody keeps forgetting before the markers, when it becomes one."""
    if memory.lapses == LEECH_LAPSES and memory.last is Rating.AGAIN:
        reports.note(db, who, memory.item, "leech", "", at)


def _tell(desk: Desk, decided: contests.Decision, reason: str | None) -> Told:
    move = Decided(desk.library.item(decided.item), decided.response, reason)
    return [(learner_id, move) for learner_id in decided.learners]
