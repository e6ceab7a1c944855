"""A group's week over HTTP: joined, summed up on Monday, looked at by its tutor, and passed on."""

import csv

import pytest

from bot.tutor.model.links import mark_of
from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import Phone, labels
from tests.clock import HOUR
from tests.telegram.classroom import Classroom
from tests.telegram.leaks import leaks

CANARY = "Canarybird"


@pytest.fixture
async def room(room: Classroom) -> Classroom:
    """A group that Tess has set up, and that has answered the question of Monday."""
    await room.set_up()
    await room.question_of_the_day()
    cem = room.bot.api.world.person("Cem")
    room.chat.members[cem.id] = "member"
    for person, right in ((room.ada, True), (room.ben, True), (cem, False)):
        await room.vote(person, right=right)
    return room


async def test_the_week_of_a_group_from_joining_to_files(room: Classroom) -> None:
    bot, ada, tess = room.bot, Phone(room.bot, room.ada), Phone(room.bot, room.tess)
    await tess.say("/start")  # Telegram lets nobody be written to who never wrote
    await ada.say("/join")
    await ada.tap("Put me on the leaderboard")
    assert "you are on it as “Wise Owl”" in await ada.say("Wise Owl")
    assert "Your tutors see your progress" in await ada.tap("Share my progress")

    room.clock.move(7 * 24 * HOUR - 9 * HOUR)  # Monday, 8:00
    week = await room.comes("Your week")
    assert "3 people took part" in week["text"]
    assert "1. Wise Owl · 2" in week["text"]
    assert not any(name in week["text"] for name in ("Tess", "Ada", "Ben", "Cem")), "nobody by name"
    assert labels(week) == ["My place", "Join in"]
    (place, _) = week["reply_markup"]["inline_keyboard"][0]
    payload = place["url"].partition("?start=")[2]
    assert "Last week: place 1 of 1, 2 points" in await ada.say(f"/start {payload}")

    await bot.api.until(
        lambda: any("last week" in one["text"] for one in bot.api.sent(tess.person))
    )
    assert "Took part: 3 of" in tess.screen["text"]
    assert "67% right" in tess.screen["text"]
    said = await tess.tap("See the class")
    assert "Ada · " in said
    assert "Ben" not in said
    await tess.quiet(tess.tap_at(tess.with_button("Files"), "Files"))
    files = {
        one["document"]["file_name"]: bot.api.world.files.files[one["document"]["file_id"]].data
        for one in bot.api.sent(tess.person)
        if "document" in one
    }
    assert sorted(files) == ["answers.csv", "learners.csv", "questions.csv"]
    answers = list(csv.DictReader(files["answers.csv"].decode("utf-8-sig").splitlines()))
    assert {row["name"] for row in answers} == {"Ada", ""}
    assert len(answers) == 3


async def test_of_whoever_was_forgotten_nobody_is_told_again(room: Classroom) -> None:
    bot, people = room.bot, (room.ada, room.ben, room.tess)
    ada, ben, tess = (Phone(bot, person) for person in people)
    ada.person.first_name = CANARY
    await tess.say("/start")
    for phone in (ada, ben):
        await phone.say("/join")
        await phone.tap("Share my progress")
        await phone.tap("Put me on the leaderboard")
        await phone.say(f"{phone.person.first_name} Owl")
    await ada.say("/forget")
    assert "erased" in await ada.tap("Erase everything")

    told = len(bot.api.server.calls)
    room.clock.move(7 * 24 * HOUR - 9 * HOUR)  # Monday, 8:00
    assert "1. Ben Owl" in (await room.comes("Your week"))["text"]
    await bot.api.until(lambda: "last week" in tess.screen["text"])
    assert "Ben · " in await tess.tap("See the class")
    await tess.quiet(tess.tap_at(tess.with_button("Files"), "Files"))
    room.clock.move(9 * HOUR)
    await bot.api.until(lambda: len(bot.calls("sendPoll")) == 2)
    assert leaks(list(bot.api.server.calls)[told:], [CANARY]) == []
    files = [one.data for one in bot.api.world.files.files.values()]
    assert any(b"Ben" in data for data in files)
    assert [data for data in files if CANARY.encode() in data] == []


async def test_the_link_of_an_invitation_opens_this_bot(room: Classroom) -> None:
    bot, ben, tess = room.bot, Phone(room.bot, room.ben), Phone(room.bot, room.tess)
    owner = Who(bot.api.world.bot.id, tess.id)
    bot.writer.do(lambda db: roles.give(db, owner, Role.OWNER))
    await tess.say("/invite")
    link = (await tess.tap("Marker")).split()[-1]
    assert link.startswith(f"https://t.me/{bot.api.world.bot.username}?start=inv_")
    assert "You are a marker now" in await ben.say(f"/start {link.partition('=')[2]}")
    await bot.api.until(lambda: "Ben has opened" in tess.screen["text"])


async def test_a_learner_asks_their_tutor_who_replies_to_the_message(room: Classroom) -> None:
    bot, ada, tess = room.bot, Phone(room.bot, room.ada), Phone(room.bot, room.tess)
    await tess.say("/start")
    await ada.say(f"/start p_{mark_of('sales-information/n-change')}")
    await ada.say("40")
    await ada.tap("Show the answer")
    await ada.tap("Ask my tutor")
    assert "Your name does not go with it" in ada.screen["text"]
    await ada.say("Why is it not 40?")
    await bot.api.until(lambda: "They write: Why is it not 40?" in tess.screen["text"])
    bot.api.people.say(tess.person, tess.person, "Divide by October.", reply_to=tess.screen)
    await bot.api.until(lambda: "Answer: Divide by October." in ada.screen["text"])
    assert "hot chocolates" in ada.screen["reply_to_message"]["text"]
