"""Roles, groups and classes in the private chat, with a real engine and a real database."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands import roles as command
from bot.engine.people import MOST_GROUPS
from state.privacy import forgetting
from state.records.classes import MOST_GUESSES, GroupName, Membership
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import attempts, groups, participants, roles, timetables
from tests.conversation import BOT_ID, Conversation
from tests.tutor.laying import SMALL

CHAT, OTHER = -1001, -1002
VOID = "This invitation cannot be opened."
LINK = re.compile(r"https://t\.me/viva_bot\?start=(inv_[\w-]{22})")


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    """Tess looks after 9B; 9C is somebody else's."""
    one = Conversation(tmp_path / "viva.db", SMALL)
    for chat_id, title in ((CHAT, "9B"), (OTHER, "9C")):
        group = Timetable(chat_id, title, "Europe/London", 127, 0, 0, TimetableState.ON, 1)
        one.writer.do(lambda db, group=group: timetables.save(db, BOT_ID, group, 0))
    tess = Who(BOT_ID, one.number("Tess"))
    one.writer.do(lambda db: groups.add_tutor(db, tess, CHAT))
    yield one
    one.close()


def give(talk: Conversation, who: str, role: Role) -> None:
    number = Who(BOT_ID, talk.number(who))
    talk.writer.do(lambda db: roles.give(db, number, role))


def roles_of(talk: Conversation, who: str) -> frozenset[Role]:
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: roles.roles(db, number))


def groups_of(talk: Conversation, who: str) -> tuple[GroupName, ...]:
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: roles.groups_of(db, number))


def meet(talk: Conversation, who: str, *chats: int) -> None:
    """Be seen in groups."""
    number = Who(BOT_ID, talk.number(who))

    def seen(db: Connection) -> None:
        for chat_id in chats:
            participants.seen(db, number, chat_id, 0)

    talk.writer.do(seen)


def text(talk: Conversation) -> str:
    return "\n".join(bubble.text for bubble in talk.reply)


def labels(talk: Conversation) -> list[str]:
    return [label for bubble in talk.reply for label, _ in bubble.buttons]


def link(talk: Conversation, giver: str, what: str) -> str:
    """Make an invitation, and give what its link carries."""
    talk.say(giver, "/invite")
    talk.tap(giver, what)
    found = LINK.search(text(talk))
    assert found
    return found[1]


# Invitations


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (
            Role.OWNER,
            [
                "Owner",
                "Organiser",
                "Tutor (own groups)",
                "Marker",
                "Tutor of 9C",
                "Tutor of 9B",
            ],
        ),
        (Role.ORGANISER, ["Tutor (own groups)", "Marker", "Tutor of 9C", "Tutor of 9B"]),
    ],
)
def test_what_can_be_given_follows_from_what_one_is(
    talk: Conversation, role: Role, offered: list[str]
) -> None:
    give(talk, "Olga", role)
    talk.say("Olga", "/invite")
    assert sorted(labels(talk)) == sorted(offered)


@pytest.mark.parametrize("role", [None, Role.TUTOR, Role.MARKER])
def test_everybody_else_can_give_nothing(talk: Conversation, role: Role | None) -> None:
    if role is not None:
        give(talk, "Ben", role)
    for way in ("/invite", "/invite marker", "/invite tutor-1001", "/start invite"):
        talk.say("Ben", way)
        assert "Only owners" in text(talk)
        assert labels(talk) == []
    for forged in ("m.invite.owner", "m.invite.tutor-1001"):
        talk.press("Ben", forged)
        assert not LINK.search(text(talk))


def test_who_looks_after_a_group_can_share_just_that(talk: Conversation) -> None:
    talk.say("Tess", "/invite")
    assert labels(talk) == ["Tutor of 9B"]
    talk.press("Tess", "m.invite.tutor-1002")
    assert not LINK.search(text(talk)), "9C is not hers"
    code = link(talk, "Tess", "Tutor of 9B")
    talk.say("Ben", f"/start {code}")
    assert "You are a tutor of “9B” now" in text(talk)
    assert groups_of(talk, "Ben") == (GroupName(CHAT, "9B"),)
    assert roles_of(talk, "Ben") == frozenset(), "and no more than that"


def test_a_replayed_invitation_gives_nothing_to_anybody(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Marker")
    talk.say("Ben", f"/start {code}")
    assert [(who, bubble.text) for who, bubble in talk.told] == [
        ("Olga", "Ben has opened your invitation and is a marker now.")
    ]
    for who in ("Dorothy", "Ben", "Olga"):
        talk.say(who, f"/start {code}")
        assert VOID in text(talk)
        assert talk.told == []
    assert roles_of(talk, "Dorothy") == frozenset()
    assert roles_of(talk, "Ben") == {Role.MARKER}


def test_an_expired_invitation_gives_nothing(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Owner")
    talk.later(days=7)
    talk.say("Ben", f"/start {code}")
    assert VOID in text(talk)
    assert roles_of(talk, "Ben") == frozenset()


def test_an_invitation_is_worth_what_its_giver_may_give_when_it_is_opened(
    talk: Conversation,
) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Organiser")
    for_group = link(talk, "Tess", "Tutor of 9B")
    olga, tess = (Who(BOT_ID, talk.number(name)) for name in ("Olga", "Tess"))
    talk.writer.do(lambda db: roles.take(db, olga, Role.OWNER))
    talk.writer.do(lambda db: roles.take(db, tess, Role.TUTOR))
    for one in (code, for_group):
        talk.say("Ben", f"/start {one}")
        assert VOID in text(talk)
    assert roles_of(talk, "Ben") == frozenset()
    assert groups_of(talk, "Ben") == ()


def test_the_invitations_of_somebody_who_was_forgotten_are_worth_nothing(
    talk: Conversation,
) -> None:
    """Above all they are not taken for an operator's, which need no giver."""
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Owner")
    olga = Who(BOT_ID, talk.number("Olga"))
    talk.writer.do(lambda db: forgetting.forget(db, olga))
    talk.say("Ben", f"/start {code}")
    assert VOID in text(talk)
    assert roles_of(talk, "Ben") == frozenset()


def test_a_giver_who_tries_the_link_does_not_use_it_up(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Marker")
    talk.say("Olga", f"/start {code}")
    assert "still good" in text(talk)
    talk.say("Ben", f"/start {code}")
    assert roles_of(talk, "Ben") == {Role.MARKER}


def test_after_five_wrong_codes_a_day_not_even_a_right_one_opens(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Marker")
    for guess in range(MOST_GUESSES):
        talk.say("Ben", f"/start inv_{guess:022}")
        assert VOID in text(talk)
    talk.restart()
    talk.say("Ben", f"/start {code}")
    assert "enough tries for today" in text(talk)
    talk.later(days=1)
    talk.say("Ben", f"/start {code}")
    assert roles_of(talk, "Ben") == {Role.MARKER}


@pytest.mark.parametrize(
    "payload", ["inv_", "inv_' OR 1=1 --", "inv_" + "x" * 4096, "inv_\ud800", "inv_\u202e"]
)
def test_whatever_is_typed_as_a_code_is_no_more_than_a_wrong_one(
    talk: Conversation, payload: str
) -> None:
    talk.say("Ben", f"/start {payload}")
    assert VOID in text(talk)


def test_an_owner_of_many_groups_is_offered_the_newest(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    for number in range(MOST_GROUPS + 5):
        group = Timetable(-2000 - number, f"G{number}", "UTC", 127, 0, 0, TimetableState.ON, 1)
        talk.writer.do(
            lambda db, group=group, at=number + 1: timetables.save(db, BOT_ID, group, at)
        )
    talk.say("Olga", "/invite")
    assert len([label for label in labels(talk) if label.startswith("Tutor of")]) == MOST_GROUPS
    assert "Tutor of G24" in labels(talk)
    olga = Who(BOT_ID, talk.number("Olga"))
    talk.writer.do(lambda db: groups.add_tutor(db, olga, -2000))
    talk.press("Olga", "m.class.-2000")
    assert "G0" in text(talk), "their own stay within reach"


# Joining


def membership(talk: Conversation, who: str) -> tuple[Membership, ...]:
    number = Who(BOT_ID, talk.number(who))
    return talk.writer.do(lambda db: participants.memberships(db, number))


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
        ("https://evil.example", "httpsevilexample"),
        ("  two   words  ", "two words"),
        ("x" * 4096, "x" * 24),
        ("Zoë O'Neill-Łukasz", "Zoë O'Neill-Łukasz"),
        ("Nguyễn", "Nguyễn"),
        ("g\u0300\u0301\u0302\u0303\u0304\u0305\u0306x", "g\u0300\u0301x"),
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
    ada = Who(BOT_ID, talk.number("Ada"))
    chosen = Membership(GroupName(CHAT, "9B"), "Owl")
    talk.writer.do(lambda db: participants.choose(db, ada, chosen))
    talk.say("Ada", "/start board")
    assert "no points yet" in text(talk)
    talk.writer.do(lambda db: _voted(db, ada.learner_id, talk.now.date().toordinal()))
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
    ada = Who(BOT_ID, talk.number("Ada"))
    chosen = Membership(GroupName(CHAT, "9B"), "Owl")
    talk.writer.do(lambda db: participants.choose(db, ada, chosen))
    talk.writer.do(lambda db: _voted(db, ada.learner_id, talk.now.date().toordinal()))
    talk.say("Ada", "/board")
    assert "9B · Sales" in text(talk)
    assert "Service desk" not in text(talk)


# A tutor's class


def test_a_tutor_sees_those_who_share_and_the_others_as_a_number(talk: Conversation) -> None:
    for who in ("Ada", "Ben", "Dorothy"):
        talk.say(who, "/start t_sales-information")
        talk.say(who, "skip")
        meet(talk, who, CHAT)
    meet(talk, "Tess", CHAT)
    talk.say("Ada", "/join")
    talk.tap("Ada", "Share my progress")
    talk.say("Ada", "/start t_sales-information")
    _answer_one(talk, "Ada")
    talk.say("Tess", "/class")
    assert "Ada · here this week" in text(talk)
    assert "Ben" not in text(talk)
    assert "Dorothy" not in text(talk)
    assert "2 other people do not share" in text(talk)
    talk.say("Ada", "/leave")
    talk.say("Tess", "/class")
    assert "Ada" not in text(talk)


def _answer_one(talk: Conversation, who: str) -> None:
    """Settle whatever is asked first."""
    for _ in range(6):
        talk.say(who, "show me the answer")
        number = Who(BOT_ID, talk.number(who))
        if talk.writer.do(lambda db, number=number: attempts.accuracy(db, number, 5)) is not None:
            return
        talk.say(who, "skip")
    raise AssertionError("nothing was settled")


@pytest.mark.parametrize("way", ["/class", "/csv", "/class -1001", "/csv -1001", "/start csv"])
def test_a_class_is_for_its_tutors(talk: Conversation, way: str) -> None:
    give(talk, "Ben", Role.MARKER)
    give(talk, "Tom", Role.TUTOR)
    for who in ("Ada", "Ben", "Tom"):
        talk.say(who, way)
        assert "This is for tutors of a group" in text(talk)
    for forged in ("m.class.-1001", "m.csv.-1001"):
        talk.press("Ada", forged)
        assert "This is for tutors of a group" in text(talk)


def test_a_tutor_of_one_group_cannot_look_into_another(talk: Conversation) -> None:
    for way in ("m.class.-1002", "m.csv.-1002"):
        talk.press("Tess", way)
        assert "9C" not in text(talk), "her own is shown instead"


def test_an_organiser_chooses_among_all_groups(talk: Conversation) -> None:
    give(talk, "Olga", Role.ORGANISER)
    talk.say("Olga", "/class")
    assert sorted(labels(talk)) == ["9B", "9C"]
    talk.tap("Olga", "9C")
    assert "Nobody shares their progress" in text(talk)


def test_a_tutor_can_take_a_nickname_off_and_its_owner_is_told(talk: Conversation) -> None:
    _on_board(talk, "Ada", "Rude", CHAT)
    _on_board(talk, "Ben", "Fox", CHAT)
    talk.say("Tess", "/class")
    talk.tap("Tess", "Nicknames")
    assert labels(talk) == ["Fox", "Rude"]
    talk.tap("Tess", "Rude")
    assert labels(talk) == ["Fox"]
    assert [(who, bubble.text.split("”")[0]) for who, bubble in talk.told] == [
        ("Ada", "A tutor has taken your nickname “Rude")
    ]
    assert [one.nickname for one in membership(talk, "Ada")] == [None]
    assert membership(talk, "Ada")[0].shares, "the rest stays as it was"


def test_nicknames_are_taken_off_by_the_groups_own_tutors_alone(talk: Conversation) -> None:
    _on_board(talk, "Ada", "Owl", OTHER)
    number = talk.writer.do(
        lambda db: db.execute("SELECT number FROM participants WHERE nickname = 'Owl'").fetchone()
    )[0]
    for who in ("Tess", "Ben", "Ada"):
        talk.press(who, f"m.takeoff.{number}-1002")
        talk.press(who, f"m.takeoff.{number}-1001")
        talk.press(who, "m.takeoff.99-1002")
        assert talk.told == []
    assert membership(talk, "Ada")[0].nickname == "Owl"


def _on_board(talk: Conversation, who: str, nickname: str, chat_id: int) -> None:
    meet(talk, who, chat_id)
    number = Who(BOT_ID, talk.number(who))
    chosen = Membership(GroupName(chat_id, ""), nickname, shares=True)
    talk.writer.do(lambda db: participants.choose(db, number, chosen))


def test_files_are_sent_with_a_caption_and_made_later(talk: Conversation) -> None:
    talk.say("Tess", "/csv")
    assert [bubble.text.split("\n")[0] for bubble in talk.reply] == [
        "“9B”: every answer",
        "“9B”: who takes part",
        "“9B”: how each question went",
    ]
    letters = talk.writer.do(
        lambda db: db.execute("SELECT count(*) FROM outbox WHERE kind = 'file'").fetchone()
    )
    assert letters == (3,)


@pytest.mark.file  # whose name the command is given
def test_an_invitation_made_on_the_machine_tells_nobody(talk: Conversation) -> None:
    start = ["--db", str(talk.path), "--bot", str(BOT_ID), "invite"]
    run = CliRunner()
    made = run.invoke(command.command, [*start, "owner", "--name", "@viva_bot"])
    found = LINK.search(made.output)
    assert found, made.output
    talk.say("Olga", f"/start {found[1]}")
    assert "You are an owner now" in text(talk)
    assert talk.told == []
    typed = run.invoke(command.command, [*start, "tutor", "--group", "-1001"]).output
    talk.say("Tom", typed.splitlines()[-1])
    assert groups_of(talk, "Tom") == (GroupName(CHAT, "9B"),)
    assert run.invoke(command.command, [*start, "marker", "--group", "-1001"]).exit_code == 2
    assert "there is no group" in str(
        run.invoke(command.command, [*start, "tutor", "--group", "-5"]).exception
    )
