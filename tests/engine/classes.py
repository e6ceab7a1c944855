"""Classes for a conversation: groups that somebody looks after."""

from state.records.groups import Timetable, TimetableState
from state.records.learners import Who
from state.sql import Connection
from state.tables import groups, timetables
from tests.conversation import BOT_ID, Conversation


def found(talk: Conversation, chat_id: int, title: str, tutor: str) -> None:
    """Set a group up that somebody looks after."""
    group = Timetable(chat_id, title, "Europe/London", 127, 0, 0, TimetableState.ON, 1)
    who = Who(BOT_ID, talk.number(tutor))

    def work(db: Connection) -> None:
        timetables.save(db, BOT_ID, group, 0)
        groups.add_tutor(db, who, chat_id)

    talk.writer.do(work)
