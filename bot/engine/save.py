"""Writes down what a turn decided, inside the turn's own transaction.

Some decisions concern others too: whoever contested an answer is told what a marker has decided.
Those messages are given back, to be posted in the same transaction.
"""

from bot.engine import consulting, homework, people
from bot.tutor.model.consulting import ConsultationRecord
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import HomeworkRecord
from bot.tutor.model.people import PeopleRecord
from bot.tutor.model.stored import dump
from bot.tutor.moves import turn as decided
from bot.tutor.moves.contests import Decided
from bot.tutor.moves.move import Move
from state.privacy import forgetting
from state.records import learners as kept
from state.records.groups import Vote
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


def write_down(db: Connection, who: kept.Who, chat_id: int, desk: Desk, turn: decided.Turn) -> Told:
    """Write down what a turn decided, and the session after it; returns what others are to be told.

    A turn that forgets the learner saves no session: nothing of them may be left.
    """
    told: Told = []
    for record in turn.records:
        told += _write(db, who, chat_id, desk, record)
    if decided.Forget() not in turn.records:
        learners.save_session(db, who, chat_id, dump(turn.session), desk.now)
    return told


def _write(db: Connection, who: kept.Who, chat_id: int, desk: Desk, record: decided.Record) -> Told:
    if isinstance(record, PeopleRecord):
        return people.write_down(db, who, desk.learner.name, record, desk.now)
    if isinstance(record, ConsultationRecord):
        return consulting.write_down(db, who, chat_id, desk, record)
    if isinstance(record, decided.MarkerRecord):
        return _settle(db, who, desk, record)
    if isinstance(record, decided.LearntRecord):
        _learn(db, who, desk, record)
    elif isinstance(record, decided.ObjectionRecord):
        _object(db, who, record, desk.now)
    elif isinstance(record, decided.OwnRecord):
        _choose(db, who, record)
    elif isinstance(record, decided.VoteInGroup):
        _vote(db, who, record, desk.now)
    elif isinstance(record, HomeworkRecord):
        homework.write_down(db, who, record, desk.now)
    return []


def _learn(db: Connection, who: kept.Who, desk: Desk, record: decided.LearntRecord) -> None:
    match record:
        case kept.Attempt():
            attempts.note(db, who, record)
        case kept.Review(item=item):
            after = reviews.note(db, who, record, desk.library.siblings_of(item))
            _tell_of_leech(db, who, after, desk.now)
            exams.end_pause(db, who, record.day)
            attempts.link(db, who, item)
        case decided.Undo(logged=logged):
            reviews.undo(db, who, logged, desk.now)
            contests.withdraw(db, who, logged.review.item, logged.review.at)
        case kept.Holding():
            misconceptions.save(db, who, record)
        case decided.RecheckDone(item=item):
            misconceptions.asked(db, who, item, desk.today)
        case decided.PlanRecheck(item=item, day=day):
            misconceptions.ask_again_on(db, who, item, day)
        case kept.MockResult():
            mocks.note(db, who, record)


def _object(db: Connection, who: kept.Who, record: decided.ObjectionRecord, now: int) -> None:
    match record:
        case decided.Contest(item=item, response=response):
            contests.contest(db, who, item, response, now)
        case decided.Confirm(item=item, response=response):
            contests.confirm(db, who, item, response, now)
        case decided.MakeRight(item=item, rating=rating):
            contests.rate_last_again(db, who, item, rating, now)
        case decided.ReportProblem(item=item, reason=reason, text=text):
            reports.note(db, who, item, reason, text, now)


def _settle(db: Connection, who: kept.Who, desk: Desk, record: decided.MarkerRecord) -> Told:
    """Keep what a marker decided; gives whom to tell of it."""
    match record:
        case decided.AcceptCase(case=case):
            return _tell(desk, contests.accept(db, who, case, desk.now), None)
        case decided.ReopenCase(case=case):
            contests.reopen(db, who, case)
            return []
        case decided.RefuseCase(case=case, reason=reason):
            return _tell(desk, contests.refuse(db, who, case, reason, desk.now), reason)
        case decided.CloseReport(report=report):
            reports.close(db, who.bot_id, report)
            return []


def _choose(db: Connection, who: kept.Who, record: decided.OwnRecord) -> None:
    match record:
        case decided.Prefer(learner=learner):
            learners.prefer(db, who, learner)
        case kept.Reminder():
            reminders.save(db, who, record)
        case decided.Forget():
            forgetting.forget(db, who)
        case decided.NoteExam(topic=topic, day=day):
            exams.note_exam(db, who, topic, day)
        case decided.ForgetExam(topic=topic):
            exams.forget_exam(db, who, topic)
        case decided.BeginPause(pause=pause):
            exams.begin_pause(db, who, pause)


def _vote(db: Connection, who: kept.Who, vote: decided.VoteInGroup, now: int) -> None:
    """Keep an answer to a group's question, unless the group has been told the right one."""
    push = pushes.by_token(db, who.bot_id, vote.token)
    if push is None or not push.open:
        return
    given = Vote(who.learner_id, vote.picks, vote.response, vote.score, vote.misconception, now)
    pushes.note_vote(db, who.bot_id, push, given)


def _tell_of_leech(db: Connection, who: kept.Who, memory: kept.Memory, at: int) -> None:
    """Put a question that somebody keeps forgetting before the markers, when it becomes one."""
    if memory.lapses == kept.LEECH_LAPSES and memory.last is kept.Rating.AGAIN:
        reports.note(db, who, memory.item, "leech", "", at)


def _tell(desk: Desk, decided: contests.Decision, reason: str | None) -> Told:
    move = Decided(desk.library.item(decided.item), decided.response, reason)
    return [(learner_id, move) for learner_id in decided.learners]
