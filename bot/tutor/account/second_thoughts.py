"""What was set a moment ago, taken back in words: "no wait, leave it", "oh no, bring them back".

How things were before stands in the session for one message; whatever else comes then leaves it.
"""

from collections.abc import Iterator

from bot.tutor.account import own_reminder
from bot.tutor.model.desk import Desk, Need, NotLaid
from bot.tutor.model.session import Before, Session
from bot.tutor.moves.heard import Reply
from bot.tutor.moves.turn import ForgetExam, NoteExam, Prefer, Record, Turn
from bot.tutor.understanding.open_item import may_be_answer
from bot.tutor.understanding.would_earn import is_in_key
from state.records.learners import Reminder
from state.values import replace


def noted(desk: Desk, turn: Turn) -> Turn:
    """Note how things were before a turn that sets something; or that this one does not."""
    old, new = desk.session, turn.session
    sets = any(isinstance(one, Prefer | Reminder | NoteExam | ForgetExam) for one in turn.records)
    before = _before(desk, turn) if sets or old.no_cards != new.no_cards else None
    if old.before and before and (old.before.reminds, before.reminds) == (True, True):
        before = old.before  # "7pm", "no, 8", "forget it": of all that
    return turn if new.before == before else replace(turn, session=replace(new, before=before))


def _before(desk: Desk, turn: Turn) -> Before:
    exams = [one.topic for one in turn.records if isinstance(one, NoteExam | ForgetExam)]
    return Before(
        desk.learner,
        desk.settings.reminder,
        reminds=any(isinstance(one, Reminder) for one in turn.records),
        exams={topic: desk.history.exams.get(topic) for topic in exams},
        plan=desk.session.plan,
        no_cards=desk.session.no_cards,
        own_length=desk.session.own_length,
    )


def taken_back(desk: Desk, text: str) -> Turn | None:
    """Set everything as it was before the last turn, if words say so; else None."""
    before = desk.session.before
    if before is None or not desk.intents.takes_back(text):
        return None
    if may_be_answer(desk) and is_in_key(desk, text):
        return None
    if before.reminds and Need.SETTINGS not in desk.laid:
        raise NotLaid(Need.SETTINGS)
    if before.reminds and (before.reminder is None or before.reminder.at is None):
        return own_reminder.remind(desk, "off")
    return Turn(
        _restored(desk.session, before), (Reply("as_before"),), tuple(_records(desk, before))
    )


def _restored(session: Session, before: Before) -> Session:
    return replace(
        session, plan=before.plan, no_cards=before.no_cards, own_length=before.own_length
    )


def _records(desk: Desk, before: Before) -> Iterator[Record]:
    if before.learner != desk.learner:
        yield Prefer(before.learner)
    if before.reminds and before.reminder is not None:
        yield before.reminder
    for topic, day in before.exams.items():
        yield ForgetExam(topic) if day is None else NoteExam(topic, day)
