"""`/items` with a real engine and a real database: who sees it, of whose answers, and what."""

import pytest

from bot.engine import items as engine_items
from state.records.classes import GroupName, Membership
from state.records.learners import Attempt, Learner, Rating, Review, Role, Who
from state.sql import Connection
from state.tables import attempts, contests, learners, participants, reports, roles
from state.tables.memory import reviews
from tests.conversation import BOT_ID, Conversation, Opened
from tests.engine.classes import found
from tests.tutor.laying import DAY, MORNING, SMALL

CHAT = -1001
TOPIC = "sales-information"


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess looks after 9B; it is Monday, 9:00 in London."""
    one = opened(SMALL)
    found(one, CHAT, "9B", "Tess")
    return one


def answered(
    db: Connection, number: int, item: str, *, right: bool, picks: tuple[int, ...] = ()
) -> None:
    """Let somebody meet an item, and be right or wrong at once."""
    who, at = Who(BOT_ID, number), MORNING
    outcome = "right" if right else "wrong"
    response = "the right words" if right else f"The till {'tells' if number % 2 else 'shows'}"
    attempts.note(
        db,
        who,
        Attempt(item, at, response, outcome, float(right), "points", None, None, "", picks, 9, 1),
    )
    rating = Rating.GOOD if right else Rating.AGAIN
    reviews.note(db, who, Review(item, at, DAY, rating, 0.9, 0))
    attempts.link(db, who, item)


def class_of(talk: Conversation, count: int, *, sharing: int) -> None:
    """Let pupils answer a question that only the first of them have right."""

    def work(db: Connection) -> None:
        for number in range(100, 100 + count):
            learners.welcome(db, Who(BOT_ID, number), Learner(f"P{number}", "UTC"), MORNING)
            participants.seen(db, Who(BOT_ID, number), CHAT, MORNING)
            shares = number < 100 + sharing
            membership = Membership(GroupName(CHAT, "9B"), shares=shares)
            participants.choose(db, Who(BOT_ID, number), membership)
            answered(db, number, f"{TOPIC}/s-scores", right=number == 100)
            answered(db, number, f"{TOPIC}/q-happy-market", right=True, picks=(0,))

    talk.writer.do(work)


def test_a_tutor_sees_questions_of_learners_who_share_and_no_names(talk: Conversation) -> None:
    class_of(talk, 12, sharing=9)
    talk.say("Tess", "/items")
    assert "9 learners" in talk.shown
    assert "Too hard" in talk.shown
    assert "1 of 9 right" in talk.shown
    talk.tap("Tess", "1")
    assert "In truth probably between 2 and 44 %" in talk.shown
    assert "Time to the first answer: 9 s" in talk.shown
    assert "Asked for help: 9 of 9" in talk.shown
    assert "P10" not in talk.shown
    talk.tap("Tess", "Back to the list")
    assert "9 learners" in talk.shown


def test_wrong_answers_that_say_the_same_are_shown_together(talk: Conversation) -> None:
    class_of(talk, 9, sharing=9)
    talk.say("Tess", "/items")
    talk.tap("Tess", "1")
    assert "The till" in talk.shown
    assert "(8)" in talk.shown


def test_too_few_who_share_are_too_few_to_say(talk: Conversation) -> None:
    class_of(talk, 12, sharing=4)
    talk.say("Tess", "which questions are bad?")
    assert "Too few to say anything yet" in talk.shown
    assert "So far it is 4 learners" in talk.shown


def test_nobody_else_sees_anything_whatever_they_tap(talk: Conversation) -> None:
    class_of(talk, 12, sharing=12)
    talk.say("Tess", "/items")
    (data,) = {data for one in talk.reply for label, data in one.buttons if label == "1"}
    talk.say("Ada", "/items")
    assert "for tutors of a group" in talk.shown
    for forged in (data, "m.items.page0", "m.items.page99999999999999999999", "m.items.x"):
        talk.press("Ada", forged)
        assert "right" not in talk.shown


def test_a_tutor_of_another_group_sees_nothing_of_this_one(talk: Conversation) -> None:
    found(talk, CHAT - 1, "9C", "Tom")
    class_of(talk, 12, sharing=12)
    talk.say("Tom", "/items")
    assert "So far it is 0 learners" in talk.shown


def test_an_owner_sees_all_together(talk: Conversation) -> None:
    owner = talk.who("Olga")
    talk.writer.do(lambda db: roles.give(db, owner, Role.OWNER))
    class_of(talk, 12, sharing=0)
    talk.say("Olga", "/items")
    assert "12 learners" in talk.shown


def test_what_learners_said_is_counted_and_an_accepted_answer_is_right(talk: Conversation) -> None:
    class_of(talk, 9, sharing=9)
    item = f"{TOPIC}/s-scores"

    def work(db: Connection) -> None:
        for number in (101, 103):
            contests.contest(db, Who(BOT_ID, number), item, "The till tells", MORNING)
        contests.confirm(db, Who(BOT_ID, 102), item, "The till shows", MORNING)
        reports.note(db, Who(BOT_ID, 104), item, "unclear", "", MORNING)
        case = contests.next_case(db, BOT_ID)
        assert case is not None
        contests.accept(db, Who(BOT_ID, 1), case.id, MORNING)

    talk.writer.do(work)
    talk.say("Tess", "/items")
    assert "Reported" in talk.shown
    talk.tap("Tess", "1")
    assert "right after all: 2" in talk.shown
    assert "said yes: 1" in talk.shown
    assert "Reported it: 1" in talk.shown
    assert "5 of 9" in talk.shown  # four wrote what is right now


def test_figures_stay_for_some_minutes_and_are_made_anew_then(talk: Conversation) -> None:
    class_of(talk, 9, sharing=9)
    talk.say("Tess", "/items")
    talk.writer.do(lambda db: answered(db, 101, f"{TOPIC}/f-trend", right=True))
    class_of(talk, 10, sharing=10)
    talk.say("Tess", "/items")
    assert "9 learners" in talk.shown
    talk.later(seconds=engine_items._FRESH)
    talk.say("Tess", "/items")
    assert "10 learners" in talk.shown
