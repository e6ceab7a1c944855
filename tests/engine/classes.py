"""Classes for a conversation: groups that somebody looks after."""

from state.records.groups import Push, Shown, Timetable, TimetableState, Vote
from state.records.mail import Letter
from state.sql import Connection
from state.tables import groups, mailbox, participants, pushes, timetables
from tests.conversation import BOT_ID, Conversation


def found(talk: Conversation, chat_id: int, title: str, tutor: str) -> None:
    """Set a group up that somebody looks after."""
    group = Timetable(chat_id, title, "Europe/London", 127, 0, 0, TimetableState.ON, 1)

    def work(db: Connection) -> None:
        timetables.save(db, BOT_ID, group, 0)
        groups.add_tutor(db, talk.who(tutor), chat_id)

    talk.writer.do(work)


def answer_in_a_topic(talk: Conversation, chat_id: int, *people: str) -> None:
    """Give the topic "Sales" of a forum a timetable, with a question on which people have voted."""
    sales = Timetable(
        chat_id, "9B", "Europe/London", 127, 0, 0, TimetableState.ON, 1, thread_id=31, name="Sales"
    )
    push = Push(chat_id, 1, 1, "a/b", "v", Shown.POLL, (0, 1), 0, None, "t", thread_id=31)

    def put(db: Connection) -> None:
        timetables.save(db, BOT_ID, sales, 0)
        (posting,) = mailbox.post(db, BOT_ID, chat_id, [Letter("poll", "{}")], 0)
        pushes.put(db, BOT_ID, push, posting.id)
        for name in people:
            vote = Vote(talk.number(name), (0,), "A", 1.0, None, 0)
            pushes.note_vote(db, BOT_ID, push, vote)

    talk.writer.do(put)


def ask(talk: Conversation, chat_id: int, item: str, *, closed: bool) -> None:
    """Ask a group a question, whose link carries "t", and end it where it is `closed`."""
    version = talk.engine.curriculum.library.version(item)
    push = Push(chat_id, 1, 1, item, version, Shown.WORDS, (), 0, None, "t")

    def put(db: Connection) -> None:
        (posting,) = mailbox.post(db, BOT_ID, chat_id, [Letter("text", "{}")], 0)
        pushes.put(db, BOT_ID, push, posting.id)
        if closed:
            pushes.close(db, BOT_ID, push)

    talk.writer.do(put)


def meet(talk: Conversation, who: str, *chats: int) -> None:
    """Let somebody be seen in groups."""

    def seen(db: Connection) -> None:
        for chat_id in chats:
            participants.seen(db, talk.who(who), chat_id, 0)

    talk.writer.do(seen)


def do_homework(talk: Conversation, who: str) -> None:
    """Do all of the homework, whatever is asked."""
    talk.say(who, "/homework")
    talk.tap(who, "Do it")
    for _ in range(60):
        labels = [label for bubble in talk.reply for label, _ in bubble.buttons]
        known = [label for label in labels if label in ("Next", "See how it went", "I knew it")]
        if known:
            talk.tap(who, known[0])
        else:
            talk.say(who, "show me")
        if known == ["See how it went"]:
            return
    raise AssertionError("it never ends")
