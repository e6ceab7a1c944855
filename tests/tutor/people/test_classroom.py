"""What a tutor sees of a class in the private chat, and what only its own tutors can do."""

import pytest

from state.records.classes import GroupName, Membership
from state.records.learners import Role
from state.tables import attempts, participants
from tests.conversation import Conversation
from tests.engine.classes import meet
from tests.tutor.people.school import CHAT, OTHER, give, labels, membership, text


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
    assert "2 people do not share" in text(talk)
    talk.say("Ada", "/leave")
    talk.say("Tess", "/class")
    assert "Ada" not in text(talk)


def _answer_one(talk: Conversation, who: str) -> None:
    """Settle whatever is asked first."""
    for _ in range(6):
        talk.say(who, "show me the answer")
        if talk.writer.do(lambda db: attempts.accuracy(db, talk.who(who), 5)) is not None:
            return
        talk.say(who, "skip")
    raise AssertionError("nothing was settled")


def test_of_a_large_class_each_is_shown_page_by_page(talk: Conversation) -> None:
    for number in range(9):
        talk.say(f"N{number}", "/start t_sales-information")
        _on_board(talk, f"N{number}", f"Owl {number}", CHAT)
        _answer_one(talk, f"N{number}")
    talk.say("Tess", "/class")
    assert "Here this week (9): N0, N1, " in text(talk)
    assert "firm for 0 of 9" in text(talk)
    talk.tap("Tess", "One by one")
    assert "1 to 8 of 9" in text(talk)
    assert labels(talk) == ["The next ones"]
    talk.tap("Tess", "The next ones")
    assert "N8 · here this week" in text(talk)
    talk.press("Tess", "m.members.99-1001")
    assert "Here this week (9)" in text(talk)
    talk.press("N0", "m.members.0-1001")
    assert "This is for tutors of a group" in text(talk)


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
    chosen = Membership(GroupName(chat_id, ""), nickname, shares=True)
    talk.writer.do(lambda db: participants.choose(db, talk.who(who), chosen))


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
