"""Loads what a turn about questions to tutors looks at, and writes down what it decided.

Inside the caller's transaction, like `bot.engine.people`. Whom a question or a reply goes to is
looked up here, in the very transaction that keeps it.
"""

from bot.engine.numbers import row_number
from bot.tutor.model.consulting import AskTutor, ConsultationRecord, Consulting, ReplyToLearner
from bot.tutor.model.desk import Desk, Need
from bot.tutor.moves.consulting import AskedByLearner, TutorReplied
from bot.tutor.moves.move import Move
from state.records.classes import Consultation, number_in
from state.records.learners import Who
from state.sql import Connection
from state.tables import groups, mailbox
from state.tables.classes import consultations

DAY = 86_400

WAITS = 14 * DAY
"""Seconds for which a question counts as waiting: a tutor who is silent that long will not answer,
and must not keep a learner from asking another."""


def lay(
    db: Connection, who: Who, need: Need, argument: str, now: int, *, in_groups: bool
) -> Consulting:
    """Load whom somebody can ask; and, where the turn needs it, what was asked so far.

    Only tutors of groups in which the learner was seen (`in_groups`) can be asked.
    """
    tutored = consultations.tutored(db, who) if in_groups else ()
    if Need.CONSULTING not in need:
        return Consulting(tutored)
    return Consulting(
        tutored=tutored,
        waiting=consultations.waiting(db, who, now - WAITS),
        lately=consultations.count_since(db, who, now - DAY),
        unanswered=_unanswered(db, who, now - WAITS),
        consultation=_to_answer(db, who, argument),
    )


def _unanswered(db: Connection, who: Who, since: int) -> tuple[tuple[Consultation, str], ...]:
    """Load what a tutor was asked and has not answered."""
    named = consultations.unanswered(db, who, since)
    loaded = ((consultations.find(db, who.bot_id, number), name) for number, name in named)
    return tuple((asked, name) for asked, name in loaded if asked is not None)


def _to_answer(db: Connection, who: Who, argument: str) -> Consultation | None:
    """Find the question that a tutor's tap or reply names, if it went to a class of theirs."""
    number = row_number(argument)
    found = consultations.find(db, who.bot_id, number) if number is not None else None
    if found is None or who.learner_id not in groups.tutors(db, who.bot_id, found.group.chat_id):
        return None
    return found


def replied_to(db: Connection, bot_id: int, chat_id: int, message_id: int) -> int | None:
    """Give the number of the question that came in a message; None for any other message."""
    return number_in(mailbox.prompt_of(db, bot_id, chat_id, message_id) or "")


def write_down(
    db: Connection, who: Who, chat_id: int, desk: Desk, record: ConsultationRecord
) -> list[tuple[int, Move]]:
    """Write a question or a reply down; gives whom to tell of it, and what."""
    match record:
        case AskTutor():
            return _ask(db, who, chat_id, desk, record)
        case ReplyToLearner(consultation=asked, text=text):
            if not consultations.answer(db, who.bot_id, asked.number, text, desk.now):
                return []
            return [(asked.learner_id, TutorReplied(desk.library.item(asked.item), asked, text))]


def _ask(
    db: Connection, who: Who, chat_id: int, desk: Desk, record: AskTutor
) -> list[tuple[int, Move]]:
    """Keep a question, with the message that it is about, and tell every tutor of the class."""
    sent = mailbox.delivery(db, who.bot_id, chat_id, record.prompt) if record.prompt else None
    number = consultations.ask(
        db,
        who,
        record.membership.group.chat_id,
        (record.item, record.response, record.picks, record.right, record.note),
        sent[1] if sent else None,
        desk.now,
    )
    asked = consultations.find(db, who.bot_id, number)
    assert asked is not None  # noqa: S101  # it was written just now
    name = desk.learner.name if record.membership.shares else ""
    move = AskedByLearner(asked, name, desk.library.item(record.item))
    return [(tutor, move) for tutor in consultations.reachable(db, who, asked.group.chat_id)]
