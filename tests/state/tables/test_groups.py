"""Groups in the database: settings, the ledger, answers, and moving to another number."""

import pytest

from state.records.classes import GroupName
from state.records.groups import Past, Push, Shown, Slot, Timetable, TimetableState, Vote, Where
from state.records.homework import Homework
from state.records.learners import Role, Who
from state.records.mail import Letter
from state.sql import Connection
from state.tables import groups, mailbox, pushes, roles, timetables
from state.tables.classes import homework
from state.values import replace
from tests.clock import HOUR, NOON
from tests.databases import REFUSED, rows
from tests.state.tables import neighbours

BOT = 1
OLD, NEW = -500, -1_000_000_500
TUESDAY = NOON + 24 * HOUR
TODAY = 739_677

THERE, MOVED = Where(BOT, OLD, 31), Where(BOT, NEW, 31)

GROUP = Timetable(
    chat_id=OLD,
    title="Class",
    zone="Europe/London",
    days=0b0011111,
    silent_from=21 * 60,
    silent_to=7 * 60,
    state=TimetableState.ON,
    set_up_by=7,
    topics=("sales-information",),
    thread_id=31,
    reveal_after=180,
    slots=(Slot(1, 17 * 60), Slot(2, 8 * 60)),
    holidays=frozenset({TODAY + 1}),
)

PUSH = Push(
    chat_id=OLD,
    day=TODAY,
    slot=1,
    item="t/one",
    version="v",
    shown=Shown.POLL,
    order=(1, 0),
    at=NOON,
    reveal_at=NOON + HOUR,
    token="secret",
    thread_id=31,
)


def put(db: Connection, push: Push = PUSH, poll_id: str = "77", message_id: int = 70) -> int:
    """Send a question and note its receipt; gives its number in the outbox."""
    (posting,) = mailbox.post(db, BOT, push.chat_id, [Letter("poll", "{}")], push.at)
    pushes.put(db, BOT, push, posting.id)
    mailbox.sent(db, posting.id, message_id, poll_id)
    return posting.id


def vote(person: int, score: float = 1.0) -> Vote:
    return Vote(person, (0,), "A", score, None, NOON)


def test_settings_come_back_as_they_were_saved(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    assert timetables.find(db, THERE) == replace(GROUP, slots=(Slot(1, 1020), Slot(2, 480)))
    assert timetables.find(db, THERE._replace(bot_id=2)) is None
    assert timetables.find(db, MOVED) is None


def test_what_is_due_is_found_by_its_moment(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    assert timetables.due(db, BOT, NOON + 5 * HOUR - 1, 10) == []
    assert timetables.due(db, BOT, NOON + 5 * HOUR, 10) == [THERE]
    assert timetables.due_slots(db, THERE, NOON + 5 * HOUR) == [(Slot(1, 1020), NOON + 5 * HOUR)]


@pytest.mark.parametrize(
    "state", [state for state in TimetableState if state is not TimetableState.ON]
)
def test_nothing_is_due_in_a_group_that_is_not_on(db: Connection, state: TimetableState) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    timetables.save(db, BOT, replace(GROUP, state=state), NOON)
    assert timetables.due(db, BOT, NOON + 400 * 86_400, 10) == []


def test_a_week_is_summed_up_from_its_moment_on_and_then_from_the_next(db: Connection) -> None:
    for number, zone in ((-1, "Europe/London"), (-2, "America/New_York")):
        timetables.save(db, BOT, replace(GROUP, chat_id=number, zone=zone), TUESDAY)
    monday = timetables.next_summary(replace(GROUP, chat_id=-1), TUESDAY)
    assert timetables.due_summaries(db, BOT, monday - 1, 10) == {}
    here, there = (Where(BOT, number, 31) for number in (-1, -2))
    assert timetables.due_summaries(db, BOT, monday, 10) == {here: monday}
    assert list(timetables.due_summaries(db, BOT, monday + 9 * HOUR, 10)) == [here, there]
    assert list(timetables.due_summaries(db, BOT, monday + 9 * HOUR, 1)) == [here]
    timetables.sum_up_at(db, here, monday + 7 * 24 * HOUR)
    assert list(timetables.due_summaries(db, BOT, monday + 9 * HOUR, 10)) == [there]


def test_a_timetable_moves_to_another_topic_with_what_was_asked_by_it(db: Connection) -> None:
    timetables.save(db, BOT, replace(GROUP, name="Sales"), NOON)
    timetables.save(db, BOT, replace(GROUP, thread_id=0), NOON)
    put(db)
    pushes.note_vote(db, BOT, PUSH, vote(8))
    of_topic = GroupName(OLD, "Class", 31)
    piece = Homework(0, of_topic, "t/a", ("t/one",), TODAY, NOON + HOUR, NOON)
    number = homework.set_for(db, Who(BOT, 7), piece, NOON)
    timetables.rename(db, THERE, "Sales figures")
    assert timetables.find(db, THERE).name == "Sales figures"
    timetables.move(db, THERE, 32, "Numbers")
    found = timetables.of_group(db, BOT, OLD)
    assert [(one.thread_id, one.name) for one in found] == [(0, ""), (32, "Numbers")]
    assert pushes.votes(db, BOT, replace(PUSH, thread_id=32)) == (vote(8),)
    assert homework.find(db, BOT, number).group == GroupName(OLD, "Class · Numbers", 32)


def test_groups_that_have_waited_longest_come_first(db: Connection) -> None:
    for number, minute in enumerate((19, 17, 18)):
        group = replace(GROUP, chat_id=-number - 1, slots=(Slot(1, minute * 60),))
        timetables.save(db, BOT, group, NOON)
    found = timetables.due(db, BOT, NOON + 9 * HOUR, 2)
    assert [one.chat_id for one in found] == [-2, -3]


def test_a_slot_of_a_day_is_taken_once(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    put(db)
    with pytest.raises(REFUSED):
        put(db, replace(PUSH, token="another"))
    pushes.skip(db, THERE, TODAY, 1, NOON)
    assert pushes.noted(db, THERE, TODAY) == {(TODAY, 1)}
    assert pushes.by_place(db, THERE, TODAY, 1).item == "t/one"


def test_a_skipped_slot_is_no_question(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    pushes.skip(db, THERE, TODAY, 2, NOON)
    assert pushes.noted(db, THERE, TODAY) == {(TODAY, 2)}
    assert pushes.by_place(db, THERE, TODAY, 2) is None
    assert pushes.history(db, THERE, TODAY) == ()


def test_a_question_is_found_by_poll_message_link_and_place(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    put(db)
    found = replace(PUSH, message_id=70, sent=True)
    assert pushes.by_poll(db, BOT, "77") == found
    assert pushes.by_message(db, BOT, OLD, 70) == found
    assert pushes.by_token(db, BOT, "secret") == found
    assert pushes.by_place(db, THERE, TODAY, 1) == found
    assert pushes.by_poll(db, BOT, "78") is None
    assert pushes.by_poll(db, 2, "77") is None
    assert pushes.by_message(db, BOT, NEW, 70) is None
    assert pushes.by_token(db, 2, "secret") is None


def test_before_its_receipt_a_question_is_not_sent(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    (posting,) = mailbox.post(db, BOT, OLD, [Letter("poll", "{}")], NOON)
    pushes.put(db, BOT, PUSH, posting.id)
    assert pushes.by_poll(db, BOT, "77") is None
    assert pushes.by_place(db, THERE, TODAY, 1) == PUSH


def test_one_vote_a_person_the_newest_and_none_when_taken_back(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    put(db)
    pushes.note_vote(db, BOT, PUSH, vote(8, 0.0))
    pushes.note_vote(db, BOT, PUSH, vote(8, 1.0))
    pushes.note_vote(db, BOT, PUSH, vote(9, 0.5))
    assert pushes.votes(db, BOT, PUSH) == (vote(8), vote(9, 0.5))
    assert pushes.history(db, THERE, TODAY) == (Past("t/one", TODAY, 1, voters=2, right=1),)
    pushes.take_back(db, BOT, PUSH, 8)
    assert pushes.votes(db, BOT, PUSH) == (vote(9, 0.5),)


def test_an_answer_is_due_once(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    put(db)
    assert pushes.due_reveals(db, BOT, NOON, 5) == []
    (due,) = pushes.due_reveals(db, BOT, NOON + HOUR, 5)
    pushes.put_off(db, BOT, due, NOON + 2 * HOUR)
    assert pushes.due_reveals(db, BOT, NOON + HOUR, 5) == []
    assert pushes.close(db, BOT, due)
    assert not pushes.close(db, BOT, due)
    assert pushes.due_reveals(db, BOT, NOON + 9 * HOUR, 5) == []


def test_what_is_lined_up_keeps_its_order(db: Connection) -> None:
    timetables.save(db, BOT, GROUP, NOON)
    pushes.line_up(db, THERE, ["t/b", "t/a"])
    pushes.line_up(db, THERE, ["t/c", "t/a"])
    assert pushes.lined_up(db, THERE) == ("t/c", "t/a")


def filled(db: Connection) -> None:
    """Fill every table that names the group."""
    timetables.save(db, BOT, GROUP, NOON)
    roles.give(db, Who(BOT, 7), Role.TUTOR)
    groups.add_tutor(db, Who(BOT, 7), OLD)
    pushes.line_up(db, THERE, ["t/two"])
    put(db)
    pushes.note_vote(db, BOT, PUSH, vote(8))
    mailbox.post(db, BOT, OLD, [Letter("say", "{}")], NOON)


def test_a_group_moves_with_all_it_has_and_twice_changes_nothing(db: Connection) -> None:
    filled(db)
    assert groups.move(db, BOT, OLD, NEW)
    once = rows(db)
    assert all(OLD not in row for those in once.values() for row in those)
    assert timetables.find(db, MOVED).slots == (Slot(1, 1020), Slot(2, 480))
    assert groups.tutors(db, BOT, NEW) == (7,)
    assert pushes.votes(db, BOT, replace(PUSH, chat_id=NEW)) == (vote(8),)
    assert pushes.by_poll(db, BOT, "77").chat_id == NEW
    assert [posting.chat_id for posting in mailbox.unsent(db, BOT)] == [NEW]
    assert not groups.move(db, BOT, OLD, NEW)
    assert rows(db) == once


@pytest.mark.file  # where rows may be put that refer to nothing
def test_whatever_names_a_group_names_it_by_its_new_number(db: Connection) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    neighbours.put(db)
    neighbours.put(db, chat_id=-101)
    db.execute("PRAGMA foreign_keys=ON")
    before = rows(db)
    assert groups.move(db, 7, -100, NEW)
    left = {table for table, those in rows(db).items() if any(-100 in row for row in those)}
    assert left == {"renamed_topics"}, "only supergroups have topics, and they move no more"
    theirs = [row for those in before.values() for row in those if -101 in row]
    assert len(theirs) > 15
    assert [row for those in rows(db).values() for row in those if -101 in row] == theirs


def test_old_message_numbers_mean_nothing_in_the_new_group(db: Connection) -> None:
    filled(db)
    groups.move(db, BOT, OLD, NEW)
    assert pushes.by_message(db, BOT, NEW, 70) is None
    assert pushes.by_poll(db, BOT, "77").sent


def test_a_group_set_up_again_before_its_move_was_noticed_keeps_the_newer_settings(
    db: Connection,
) -> None:
    filled(db)
    newer = replace(GROUP, chat_id=NEW, slots=(Slot(1, 600),))
    timetables.save(db, BOT, newer, NOON)
    groups.move(db, BOT, OLD, NEW)
    assert timetables.find(db, MOVED) == newer
    assert timetables.find(db, THERE).state is TimetableState.STOPPED
    assert timetables.due(db, BOT, NOON + 400 * 86_400, 10) == [MOVED]
    assert groups.tutors(db, BOT, NEW) == (7,)
    assert pushes.noted(db, MOVED, TODAY) == {(TODAY, 1)}


@pytest.mark.file  # which says beforehand how it finds them
@pytest.mark.parametrize(
    "query",
    [
        "SELECT chat_id FROM slots WHERE bot_id = 1 AND next_at <= 5"
        " GROUP BY chat_id ORDER BY min(next_at) LIMIT 50",
        "SELECT chat_id FROM pushes WHERE bot_id = 1 AND reveal_at <= 5 AND state = 'open'",
        "SELECT p.item FROM pushes AS p LEFT JOIN outbox AS o ON o.id = p.posting_id"
        " WHERE o.bot_id = 1 AND o.poll_id = '7' AND p.state <> 'skipped'",
        "SELECT p.item FROM pushes AS p LEFT JOIN outbox AS o ON o.id = p.posting_id"
        " WHERE o.bot_id = 1 AND o.chat_id = 2 AND o.message_id = 3",
        "SELECT item FROM pushes WHERE token = 'x' AND bot_id = 1",
    ],
)
def test_nothing_is_found_by_looking_at_all_groups(db: Connection, query: str) -> None:
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert all("SCAN" not in step for step in plan), plan


def test_what_a_topic_is_called_before_it_is_set_up_is_kept_the_newest_of_a_group(
    db: Connection,
) -> None:
    assert timetables.noted_name(db, THERE) == ""
    for name in ("Quiz", "Quiz night"):
        timetables.note_name(db, THERE, name, NOON)
    assert timetables.noted_name(db, THERE) == "Quiz night"
    assert timetables.noted_name(db, THERE._replace(bot_id=2)) == ""
    for number in range(timetables.MOST_NAMES):
        timetables.note_name(db, Where(BOT, OLD, 100 + number), "Another", NOON + 1 + number)
    assert timetables.noted_name(db, THERE) == ""
    assert timetables.noted_name(db, Where(BOT, OLD, 100)) == "Another"
