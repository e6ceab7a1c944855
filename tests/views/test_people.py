"""Whatever is said about roles, groups and classes can be sent, whatever people are called."""

import json
from typing import get_args

import pytest

from bot.limits import CAPTION, units
from bot.tutor.model.people import GroupPlaces, OwnPlace
from bot.tutor.moves import people
from bot.tutor.moves.people import Grant
from bot.views.show import show
from state.records.classes import GroupName, Membership, Nickname
from state.records.exports import TABLES
from state.records.learners import Role
from tests.complaints import check_each
from tests.tutor.laying import TEXTS
from tests.views.test_show import hold

GROUP = GroupName(-1001, "9B")
HOSTILE = GroupName(-1_001_234_567_890, '<a href="tg://x">\u202e' + "x" * 300)
OFFERS = (*(Grant(role) for role in Role), *(Grant(Role.TUTOR, one) for one in (GROUP, HOSTILE)))
OWN = OwnPlace(2, 9, 14)
MEMBER = people.ClassMember(
    "<b>Ada", 1, (("Trust", 0.9), ("Tools", 0.1), ("Reports", 0.05)), unmet=2
)

NAME = Nickname(999_999_999, 1, HOSTILE, "<b>\u202eOwl")

SAID: list[people.PeopleMove] = [
    *(people.TutorsOnly(what) for what in ("invite", "class")),
    people.OfferInvitations(OFFERS),
    *(people.ShowInvitation("https://t.me/viva?start=inv_x", offer, 7) for offer in OFFERS),
    *(people.InvitationTaken(offer) for offer in OFFERS),
    *(people.InvitationUsed("<b>" + "x" * 64, offer) for offer in OFFERS),
    people.InvitationVoid(),
    people.OwnInvitation(),
    people.TooManyCodes(),
    *(people.ChooseGroup(verb, (GROUP, HOSTILE)) for verb in ("join", "class", "csv")),
    people.NoGroups(),
    *(
        people.ShowMembership(Membership(group, name, shares), in_place=shares)
        for group in (GROUP, HOSTILE)
        for name in (None, "Owl")
        for shares in (True, False)
    ),
    *(people.AskNickname(HOSTILE, again) for again in (True, False)),
    people.LeftGroups(),
    people.ShowOwnPlaces(()),
    people.ShowOwnPlaces((GroupPlaces(HOSTILE, OWN, None), GroupPlaces(GROUP, None, OWN))),
    people.ShowClass(GROUP, (), 3),
    people.ShowClass(HOSTILE, (MEMBER,) * 200, 0, has_board=True),
    people.ShowClass(
        HOSTILE, (MEMBER,) * 200, 0, least=(people.ClassConcept("<b>" + "x" * 300, 3, 9),) * 5
    ),
    people.ShowMembers(HOSTILE, (MEMBER,) * 8, 8, 200),
    *(people.ShowNicknames(HOSTILE, (NAME,) * many) for many in (0, 1, 200)),
    people.NicknameTaken(NAME),
    *(people.SendTable(HOSTILE, name) for name in TABLES),
]


def test_whatever_is_said_to_people_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_one_of_these_moves_is_among_those_tried() -> None:
    assert {type(move) for move in SAID} == {*get_args(people.PeopleMove)}


def test_a_class_is_told_by_words_the_firmest_first() -> None:
    said = show(people.ShowClass(GROUP, (MEMBER,), 3), TEXTS).html
    lines = said.split("\n")
    at = lines.index("<b>&lt;b&gt;Ada</b> · here last week")
    assert lines[at + 1 : at + 4] == [
        "strong: Trust",
        "begun: Tools; Reports",
        "not met yet: 2 concepts",
    ]
    assert "3 people do not share" in said


def test_a_large_class_is_told_together_and_one_by_one_behind_a_button() -> None:
    weeks = (0, 0, 1, 2, 7, None, 0, 0, 0)
    some = tuple(people.ClassMember(f"N{at}", week, (), 2) for at, week in enumerate(weeks))
    least = (people.ClassConcept("Tools", 1, 7),)
    shown = show(people.ShowClass(GROUP, some, 3, least=least), TEXTS)
    assert shown.html.split("\n")[2:] == [
        "9 people share their progress with you.",
        "",
        "<b>Least firm</b>, of those who have met it:",
        "• Tools: firm for 1 of 7",
        "",
        "<b>Here this week</b> (5): N0, N1, N6, N7, N8",
        "",
        "<b>Here last week</b> (1): N2",
        "",
        "<b>Not here for longer</b> (2): N3, N4",
        "",
        "<b>No practice yet</b> (1): N5",
        "",
        "3 people do not share, and stay out of this list.",
    ]
    assert shown.rows[0][0].label == "One by one"
    page = show(people.ShowMembers(GROUP, some[8:], 8, 9), TEXTS)
    assert page.html.startswith("<b>9B</b>: 9 to 9 of 9")
    assert [(button.label, button.data) for button in page.rows[0]] == [
        ("Those before", "m.members.0-1001")
    ]


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (None, "no practice yet"),
        (0, "here this week"),
        (1, "here last week"),
        (3, "here 3 weeks ago"),
    ],
)
def test_when_somebody_was_last_here_is_told_to_the_week(weeks: int | None, said: str) -> None:
    member = people.ClassMember("Ada", weeks, (), 0)
    assert f"Ada</b> · {said}" in show(people.ShowClass(GROUP, (member,), 0), TEXTS).html


def test_a_table_goes_out_as_a_file_that_is_made_when_it_is_sent() -> None:
    message = show(people.SendTable(GROUP, "answers"), TEXTS)
    assert message.attached is not None
    assert json.loads(message.attached.of) == {"chat_id": -1001, "table": "answers"}
    assert units(show(people.SendTable(HOSTILE, "answers"), TEXTS).html) <= CAPTION
