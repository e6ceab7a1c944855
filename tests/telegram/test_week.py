"""A group's week over HTTP: joined, summed up on Monday, looked at by its tutor, and passed on."""

import csv

import pytest

from bot.playground.world.world import Person
from bot.tutor.model.links import mark_of
from content.library import Library
from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import Phone, RunningBot, labels
from tests.clock import Clock
from tests.telegram.classroom import Classroom, taught, tutor
from tests.telegram.leaks import leaks

MONDAY = 1_772_452_800
"""Monday 2 March 2026, 12:00 UTC."""

HOUR = 3600

CANARY = "Canarybird"


@pytest.fixture
def library() -> Library:
    return taught()


@pytest.fixture
def people(bot: RunningBot) -> dict[str, Person]:
    return {name: bot.api.world.person(name) for name in ("Tess", "Ada", "Ben", "Cem")}


@pytest.fixture
async def room(clock: Clock, bot: RunningBot, people: dict[str, Person]) -> Classroom:
    """A group that Tess has set up, and that has answered the question of Monday."""
    clock.seconds = MONDAY
    room = Classroom(bot, *people.values())
    tess = tutor(bot, people["Tess"])
    await room.types(tess, "/setup")
    for button in ("All topics", "17:00", "Monday to Friday"):
        await room.taps(tess, button)
    before = len(room.messages)
    clock.move(5 * HOUR)
    await bot.api.until(lambda: len(room.messages) > before)
    await room.settled()
    right = room.last["poll"]["correct_option_ids"]
    wrong = next(n for n in range(len(room.last["poll"]["options"])) if n not in right)
    await room.votes(people["Ada"], *right)
    await room.votes(people["Ben"], *right)
    await room.votes(people["Cem"], wrong)
    return room


async def test_the_week_of_a_group_from_joining_to_files(
    room: Classroom, bot: RunningBot, people: dict[str, Person], clock: Clock
) -> None:
    ada, tess = Phone(bot, people["Ada"]), Phone(bot, people["Tess"])
    await tess.say("/start")  # Telegram lets nobody be written to who never wrote
    await ada.say("/join")
    await ada.tap("Put me on the leaderboard")
    assert "you are on it as “Wise Owl”" in await ada.say("Wise Owl")
    assert "Your tutors see your progress" in await ada.tap("Share my progress")

    clock.move(7 * 24 * HOUR - 9 * HOUR)  # Monday, 8:00
    week = await room.comes("Your week")
    assert "3 people took part" in week["text"]
    assert "1. Wise Owl · 2" in week["text"]
    assert not any(name in week["text"] for name in people), "nobody by name"
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


async def test_of_whoever_was_forgotten_nobody_is_told_again(
    room: Classroom, bot: RunningBot, people: dict[str, Person], clock: Clock
) -> None:
    people["Ada"].first_name = CANARY
    ada, ben, tess = (Phone(bot, people[name]) for name in ("Ada", "Ben", "Tess"))
    await tess.say("/start")
    for phone in (ada, ben):
        await phone.say("/join")
        await phone.tap("Share my progress")
        await phone.tap("Put me on the leaderboard")
        await phone.say(f"{phone.person.first_name} Owl")
    await ada.say("/forget")
    assert "erased" in await ada.tap("Erase everything")

    told = len(bot.api.server.calls)
    clock.move(7 * 24 * HOUR - 9 * HOUR)  # Monday, 8:00
    assert "1. Ben Owl" in (await room.comes("Your week"))["text"]
    await bot.api.until(lambda: "last week" in tess.screen["text"])
    assert "Ben · " in await tess.tap("See the class")
    await tess.quiet(tess.tap_at(tess.with_button("Files"), "Files"))
    clock.move(9 * HOUR)
    await bot.api.until(lambda: len(bot.calls("sendPoll")) == 2)
    assert leaks(list(bot.api.server.calls)[told:], [CANARY]) == []
    files = [one.data for one in bot.api.world.files.files.values()]
    assert any(b"Ben" in data for data in files)
    assert [data for data in files if CANARY.encode() in data] == []


async def test_the_link_of_an_invitation_opens_this_bot(
    bot: RunningBot, people: dict[str, Person]
) -> None:
    tess, ben = Phone(bot, people["Tess"]), Phone(bot, people["Ben"])
    owner = Who(bot.api.world.bot.id, tess.id)
    bot.writer.do(lambda db: roles.give(db, owner, Role.OWNER))
    await tess.say("/invite")
    link = (await tess.tap("Marker")).split()[-1]
    assert link.startswith(f"https://t.me/{bot.api.world.bot.username}?start=inv_")
    assert "You are a marker now" in await ben.say(f"/start {link.partition('=')[2]}")
    await bot.api.until(lambda: "Ben has opened" in tess.screen["text"])


@pytest.mark.usefixtures("room")
async def test_a_learner_asks_their_tutor_who_replies_to_the_message(
    bot: RunningBot, people: dict[str, Person]
) -> None:
    ada, tess = Phone(bot, people["Ada"]), Phone(bot, people["Tess"])
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
