"""Joining a group's board and sharing, each asked for; and nicknames that can be printed."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.groups import Timetable, TimetableState
from state.sql import Connection
from state.tables import participants, timetables
from state.values import replace
from tests.conversation import BOT_ID, Conversation
from tests.engine.classes import meet
from tests.tutor.people.school import CHAT, OTHER, labels, membership, text


def test_somebody_who_was_never_seen_in_a_group_can_join_none(talk: Conversation) -> None:
    talk.say("Ada", "/join")
    assert "I have not met you in a group yet" in text(talk)
    for forged in ("m.share.-1001", "m.onboard.-1001", "m.offboard.-1001"):
        talk.press("Ada", forged)
        assert "I have not met you" in text(talk)
    assert membership(talk, "Ada") == ()


def test_all_is_off_until_asked_for_and_leaving_takes_it_back(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/join")
    assert "you are not on it" in text(talk)
    assert "do not see your progress" in text(talk)
    talk.tap("Ada", "Share my progress")
    assert "Your tutors see your progress" in text(talk)
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", "Wise Owl")
    assert "you are on it as “Wise Owl”" in text(talk)
    assert membership(talk, "Ada") == (Membership(GroupName(CHAT, "9B"), "Wise Owl", shares=True),)
    talk.say("Ada", "/leave")
    assert "no tutor sees your progress" in text(talk)
    assert membership(talk, "Ada") == (Membership(GroupName(CHAT, "9B")),)


def test_with_several_groups_each_is_chosen_for_itself(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT, OTHER)
    talk.say("Ada", "/start join")
    assert labels(talk) == ["9B", "9C"]
    talk.tap("Ada", "9C")
    talk.tap("Ada", "Share my progress")
    assert [one.shares for one in membership(talk, "Ada")] == [False, True]
    talk.tap("Ada", "Stop sharing")
    assert [one.shares for one in membership(talk, "Ada")] == [False, False]


def test_a_nickname_can_be_left_open_changed_and_taken_off(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/join")
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", "stop")
    assert membership(talk, "Ada")[0].nickname is None
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", "Owl")
    talk.tap("Ada", "Change my nickname")
    talk.say("Ada", "Fox")
    assert membership(talk, "Ada")[0].nickname == "Fox"
    talk.tap("Ada", "Take me off")
    assert membership(talk, "Ada")[0].nickname is None


def test_a_nickname_can_be_chosen_in_the_middle_of_a_question(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/start t_sales-information")
    talk.say("Ada", "/join")
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", "true")
    assert membership(talk, "Ada")[0].nickname == "true", "a nickname, and no answer"
    talk.say("Ada", "skip")
    assert "question" in text(talk) or "of" in text(talk)


def test_a_command_instead_of_a_nickname_is_that_command(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/join")
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", "/topics")
    assert "Topics" in text(talk)
    assert membership(talk, "Ada")[0].nickname is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>Ada</b>", "bAdab"),
        ("\u202eadA\u202c", "adA"),
        ("@everybody", "everybody"),
        ("Ada https://evil.example", "Ada httpsevilexample"),
        ("  two   words  ", "two words"),
        ("x" * 4096, "x" * 24),
        ("Zoë O'Neill-Łukasz", "Zoë O'Neill-Łukasz"),
        ("Nguyễn", "Nguyễn"),
        ("g\u0300\u0301\u0302\u0303\u0304\u0305\u0306x", "g\u0300\u0301\u0302\u0303x"),
        ("🦉 9", "🦉 9"),
        ("line\nbreak", "line break"),
        ("=1+1", "11"),
    ],
)
def test_a_nickname_is_made_safe_to_print(talk: Conversation, typed: str, kept: str) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/join")
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", typed)
    assert membership(talk, "Ada")[0].nickname == kept


@pytest.mark.parametrize("typed", ["...", "\u202e\u200b", "<>", "@"])
def test_nothing_is_no_nickname(talk: Conversation, typed: str) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/join")
    talk.tap("Ada", "Put me on the leaderboard")
    talk.say("Ada", typed)
    assert "Please use letters or digits" in text(talk)
    talk.say("Ada", "Owl")
    assert membership(talk, "Ada")[0].nickname == "Owl"


def test_ones_own_place_is_told_in_private(talk: Conversation) -> None:
    meet(talk, "Ada", CHAT)
    talk.say("Ada", "/board")
    assert "You are on no leaderboard" in text(talk)
    chosen = Membership(GroupName(CHAT, "9B"), "Owl")
    talk.writer.do(lambda db: participants.choose(db, talk.who("Ada"), chosen))
    talk.say("Ada", "/start board")
    assert "no points yet" in text(talk)
    talk.writer.do(lambda db: _voted(db, talk.number("Ada"), talk.now.date().toordinal()))
    talk.say("Ada", "/board")
    assert "This week: place 1 of 1, 2 points" in text(talk)
    talk.later(days=7)
    talk.say("Ada", "/board")
    assert "Last week: place 1 of 1, 2 points" in text(talk)


def _voted(db: Connection, learner_id: int, day: int) -> None:
    db.execute(
        "INSERT INTO pushes (bot_id, chat_id, thread_id, day, slot, item, state, body, at)"
        " VALUES (?, ?, 0, ?, 1, 'a/b', 'open', '{}', 0)",
        (BOT_ID, CHAT, day),
    )
    db.execute(
        "INSERT INTO votes (bot_id, chat_id, thread_id, day, slot, learner_id, picks, response,"
        " score, at) VALUES (?, ?, 0, ?, 1, ?, '[0]', '', 0.0, 0)",
        (BOT_ID, CHAT, day, learner_id),
    )


def test_each_topic_of_a_forum_has_a_leaderboard_of_its_own(talk: Conversation) -> None:
    """Only those in which somebody took part are named to them."""
    group = Timetable(CHAT, "9B", "Europe/London", 127, 0, 0, TimetableState.ON, 1, name="Sales")
    other = replace(group, thread_id=31, name="Service desk")
    for one in (group, other):
        talk.writer.do(lambda db, one=one: timetables.save(db, BOT_ID, one, 0))
    meet(talk, "Ada", CHAT)
    ada = talk.who("Ada")
    chosen = Membership(GroupName(CHAT, "9B"), "Owl")
    talk.writer.do(lambda db: participants.choose(db, talk.who("Ada"), chosen))
    talk.writer.do(lambda db: _voted(db, ada.learner_id, talk.now.date().toordinal()))
    talk.say("Ada", "/board")
    assert "9B · Sales" in text(talk)
    assert "Service desk" not in text(talk)
