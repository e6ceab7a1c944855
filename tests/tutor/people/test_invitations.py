"""Invitations to a role or a group: who may give which, and what becomes of their links."""

import pytest
from click.testing import CliRunner

from bot.commands import roles as command
from bot.engine.people import MOST_GROUPS
from state.privacy import forgetting
from state.records.classes import MOST_GUESSES, GroupName
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role
from state.tables import groups, roles, timetables
from tests.conversation import BOT_ID, Conversation
from tests.tutor.people.school import (
    CHAT,
    LINK,
    VOID,
    give,
    groups_of,
    labels,
    link,
    roles_of,
    text,
)


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


def test_an_invitation_is_worth_what_its_giver_may_give_at_its_opening(talk: Conversation) -> None:
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Organiser")
    for_group = link(talk, "Tess", "Tutor of 9B")
    olga, tess = (talk.who(name) for name in ("Olga", "Tess"))
    talk.writer.do(lambda db: roles.take(db, olga, Role.OWNER))
    talk.writer.do(lambda db: roles.take(db, tess, Role.TUTOR))
    for one in (code, for_group):
        talk.say("Ben", f"/start {one}")
        assert VOID in text(talk)
    assert roles_of(talk, "Ben") == frozenset()
    assert groups_of(talk, "Ben") == ()


def test_the_invitations_of_somebody_forgotten_are_worth_nothing(talk: Conversation) -> None:
    """Above all they are not taken for an operator's, which need no giver."""
    give(talk, "Olga", Role.OWNER)
    code = link(talk, "Olga", "Owner")
    talk.writer.do(lambda db: forgetting.forget(db, talk.who("Olga")))
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
def test_what_is_typed_as_a_code_is_at_most_a_wrong_one(talk: Conversation, payload: str) -> None:
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
    talk.writer.do(lambda db: groups.add_tutor(db, talk.who("Olga"), -2000))
    talk.press("Olga", "m.class.-2000")
    assert "G0" in text(talk), "their own stay within reach"


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
