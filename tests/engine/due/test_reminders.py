"""Reminders as they reach a learner: of an honest length, on days that need one, on no others."""

from datetime import timedelta
from functools import partial

import pytest

from bot.engine.due.due import DueReminder
from state.clock.days import day_of
from state.records.learners import Learner, Pause, Rating, Reminder, Review, Who
from state.sql import Connection
from state.tables import exams, falling_due, learners, mailbox, reminders
from state.tables.memory import reviews
from tests.conversation import BOT_ID, START, Conversation, Opened
from tests.dialogues.player import cut_down
from tests.shipped import shipped

NOON = 12 * 60 + 30
ITEMS = ["sales-information/q-sales-fact", "sales-information/q-happy-market"]


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """A conversation with Ada, who wants to be reminded at half past twelve."""
    talk = opened(cut_down(shipped(), ITEMS))
    talk.say("Ada", "/start t_sales-information")
    talk.say("Ada", "stop")
    talk.say("Ada", "/remind 12:30")
    return talk


def ada(talk: Conversation) -> Who:
    return talk.who("Ada")


def at_noon(talk: Conversation, day: int) -> list[str]:
    """Let it be half past twelve on a day from the start, and give what is said."""
    talk.now = (START + timedelta(days=day)).replace(hour=12, minute=30)
    return [str(bubble) for _, bubble in talk.tick()]


def revise(talk: Conversation, item: str, rating: Rating) -> None:
    """Rate one item now, as a session would."""
    now = int(talk.now.timestamp())
    one = Review(item, now, day_of(now, "Europe/London"), rating, 0.9)
    talk.writer.do(lambda db: reviews.note(db, ada(talk), one))


def test_it_says_how_many_minutes_and_nothing_that_presses(talk: Conversation) -> None:
    (said,) = at_noon(talk, 0)
    assert "minute" in said
    assert "[Revise now]" in said
    assert at_noon(talk, 0) == []


def test_the_three_texts_take_turns(talk: Conversation) -> None:
    said = []
    for day in range(6):
        said += at_noon(talk, day)
        talk.say("Ada", "thanks")
    assert len(set(said)) == 3
    assert said[:3] == said[3:]


def test_what_is_said_to_a_reminder_is_no_reply_to_what_was_asked_the_day_before(
    talk: Conversation,
) -> None:
    at_noon(talk, 0)
    talk.say("Ada", "later")
    at_noon(talk, 1)
    (said,) = talk.say("Ada", "not today")
    assert "time" not in said.text


def test_whoever_has_revised_today_is_left_in_peace(talk: Conversation) -> None:
    revise(talk, ITEMS[0], Rating.AGAIN)
    assert at_noon(talk, 0) == []
    assert at_noon(talk, 1) != []


def test_three_are_sent_into_silence_then_a_last_word_then_none(talk: Conversation) -> None:
    said = [at_noon(talk, day) for day in range(8)]
    assert [len(one) for one in said] == [1, 1, 1, 1, 0, 0, 0, 0]
    assert "the last one" in said[3][0]


def test_a_pause_keeps_them_away_and_is_not_being_ignored(talk: Conversation) -> None:
    today = day_of(int(talk.now.timestamp()), "Europe/London")
    talk.writer.do(lambda db: exams.begin_pause(db, ada(talk), Pause(today, today + 9)))
    assert [at_noon(talk, day) for day in range(10)] == [[]] * 10
    assert at_noon(talk, 10) != []


def test_a_chat_that_has_shut_the_bot_out_is_not_written_to(talk: Conversation) -> None:
    talk.writer.do(lambda db: mailbox.silence(db, BOT_ID, ada(talk).learner_id, 0))
    assert at_noon(talk, 0) == []


def test_when_there_is_nothing_to_ask_nobody_is_called(talk: Conversation) -> None:
    for item in ITEMS:
        revise(talk, item, Rating.EASY)
    assert at_noon(talk, 1) == []
    kept = talk.writer.do(lambda db: reminders.reminder(db, ada(talk)))
    assert kept is not None
    assert kept.sent == 0, "and nobody has ignored anything"


def test_what_is_due_at_once_is_worked_off_in_parts_and_all_of_it(talk: Conversation) -> None:
    for number in range(50):
        talk.names[number + 1] = f"learner {number}"
        talk.writer.do(partial(_wants_one, who=Who(BOT_ID, number + 1)))
    talk.now = START.replace(hour=12, minute=30)
    rounds = [len(talk.tick()) for _ in range(20)]
    assert sum(rounds) == 51
    assert rounds[0] < 51
    assert rounds[-1] == 0


def test_one_that_was_changed_after_it_was_found_does_not_come(talk: Conversation) -> None:
    now = int((START + timedelta(days=1)).replace(hour=12, minute=30).timestamp())
    found = talk.engine.due(now).result()
    assert found == [DueReminder(ada(talk))]
    talk.say("Ada", "stop reminding me")
    assert talk.engine.do(found[0], now).result() == []


def _wants_one(db: Connection, who: Who) -> None:
    learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    reminders.save(db, who, Reminder(NOON, int(START.timestamp())))


def test_the_eve_of_an_exam_its_morning_and_the_day_after_have_a_word(talk: Conversation) -> None:
    talk.say("Ada", "/exam in 3 days")
    assert "tomorrow" in at_noon(talk, 2)[0]
    talk.now = (START + timedelta(days=3)).replace(hour=8, minute=0)
    (morning,) = [str(bubble) for _, bubble in talk.tick()]
    assert "Your exam is today." in morning
    assert at_noon(talk, 3) == []
    assert "How did it go" in at_noon(talk, 4)[0]
    talk.tap("Ada", "It went well")
    assert "How did it go" not in "".join(at_noon(talk, 5))


def test_one_that_was_asked_for_comes_on_a_day_of_revision_too_and_only_once(
    talk: Conversation,
) -> None:
    talk.say("Ada", "stop reminding me")
    talk.say("Ada", "remind me tomorrow at 12:30")
    talk.now = START + timedelta(days=1)
    for item in ITEMS:
        revise(talk, item, Rating.EASY)
    assert "minute" in at_noon(talk, 1)[0]
    assert at_noon(talk, 1) == at_noon(talk, 2) == []


def test_who_greets_back_on_the_morning_of_an_exam_is_not_told_all_of_it_again(
    talk: Conversation,
) -> None:
    talk.say("Ada", "/exam in 3 days")
    talk.now = (START + timedelta(days=3)).replace(hour=8, minute=0)
    (morning,) = [str(bubble) for _, bubble in talk.tick()]
    (reply,) = talk.say("Ada", "hi")
    assert "Your exam is today." in str(reply)
    assert len(str(reply)) < len(morning)


def test_who_has_revised_on_the_eve_is_wished_good_luck_all_the_same(talk: Conversation) -> None:
    talk.say("Ada", "/exam tomorrow")
    revise(talk, ITEMS[0], Rating.GOOD)
    assert "Good luck" in at_noon(talk, 0)[0]


@pytest.fixture
def left(opened: Opened) -> Conversation:
    """The same, and a session of which she has answered one question and put the phone away."""
    items = [
        f"sales-information/q-{name}" for name in ("after-till", "quick-reply", "cause", "names")
    ]
    talk = opened(cut_down(shipped(), items))
    talk.say("Ada", "/start t_sales-information")
    talk.say("Ada", "/remind 12:30")
    talk.say("Ada", "true")
    talk.say("Ada", "next")
    return talk


def test_the_reminder_closes_a_session_left_overnight_with_its_summary(left: Conversation) -> None:
    closed, reminder = at_noon(left, 1)
    assert "Your last session stopped after 1 question" in closed
    assert "minute" in reminder
    assert len(at_noon(left, 2)) == 1
    left.say("Ada", "hi")
    assert not any("Your last session" in str(bubble) for bubble in left.reply)


def test_closing_a_session_is_no_sign_of_life(left: Conversation) -> None:
    assert [len(at_noon(left, day)) for day in range(1, 8)] == [2, 1, 1, 1, 0, 0, 0]


def test_whoever_wants_no_reminders_is_told_when_they_write(left: Conversation) -> None:
    left.say("Ada", "/remind off")
    assert at_noon(left, 1) == []
    left.say("Ada", "hi")
    assert "Your last session stopped after" in str(left.reply[0])


def test_a_clock_that_was_a_year_ahead_and_is_put_right_costs_one_day(talk: Conversation) -> None:
    assert at_noon(talk, 365) != []
    talk.say("Ada", "thanks")
    talk.now = START
    talk.writer.do(lambda db: falling_due.plan_again(db, BOT_ID, int(START.timestamp())))
    assert at_noon(talk, 0) + at_noon(talk, 1) != []
