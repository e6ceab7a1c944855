"""What somebody has answered in Anki, taken along by a deck that they send, over real HTTP."""

import pytest

from state.records.learners import Who
from tests.chatting import RunningBot
from tests.importing.anki.packages import BASIC, SCHEMA, database, package
from tests.telegram.desk import Desk, of
from tests.telegram.handlers.test_files import DECK

LOG = "CREATE TABLE revlog (id integer, cid integer, ease integer, type integer, factor integer);"
NOTES = [(BASIC, f"front {n}|back {n}", "", 1) for n in range(3)]
NOON = 1_772_452_800_000
DAY = 86_400_000
TWICE_AND_ONCE = f"({NOON}, 1, 3, 0, 0), ({NOON + 2 * DAY}, 1, 3, 1, 2500), ({NOON}, 2, 1, 0, 0)"
BUTTON = "Take my answers along"


def deck(rows: str = "") -> bytes:
    """Write a package of three cards with these rows of a log."""
    more = f"INSERT INTO revlog VALUES {rows};" if rows else ""  # noqa: S608  # a test's own rows
    collection = database(NOTES, schema=SCHEMA + LOG, more=more)
    return package({"collection.anki2": collection}).data


def memories(bot: RunningBot, phone: Desk) -> list[tuple[object, ...]]:
    who = Who(bot.api.world.bot.id, phone.id)
    query = f"SELECT item, reps, lapses FROM memories WHERE learner_id = {who.learner_id}"  # noqa: S608
    return sorted(bot.rows(query))


async def test_who_publishes_a_deck_takes_answers_along_once(bot: RunningBot, ana: Desk) -> None:
    told = await ana.sends("Animals.apkg", deck(TWICE_AND_ONCE))
    assert "Your answers to 2 cards wait until the topic is published" in told
    assert "None of these cards is taught yet" in await ana.tap(BUTTON)
    assert memories(bot, ana) == []
    await ana.tap("Publish")
    assert "Taken along: 3 answers to 2 cards." in await ana.tap(BUTTON)
    taken = memories(bot, ana)
    assert taken == [("default/f-front-0", 2, 0), ("default/f-front-1", 1, 0)]
    assert bot.calls("editMessageReplyMarkup")
    assert "answers" not in await ana.sends("Animals.apkg", deck(TWICE_AND_ONCE))
    assert memories(bot, ana) == taken


async def test_a_learner_sends_a_deck_of_their_own_and_goes_on_where_they_were(
    bot: RunningBot, ana: Desk
) -> None:
    await ana.publishes("Animals.apkg", deck())
    ben = of(bot, "Ben", None)
    told = await ben.sends("mine.apkg", deck(TWICE_AND_ONCE))
    assert "You have answered 2 cards of this deck in Anki, 3 times in all." in told
    assert memories(bot, ben) == []
    assert "Taken along: 3 answers to 2 cards." in await ben.tap(BUTTON)
    assert len(memories(bot, ben)) == 2
    assert memories(bot, ana) == []
    assert bot.rows("SELECT count(*) FROM uploads") == [(0,)]


async def test_what_was_answered_here_stays_as_it_is(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("Animals.apkg", deck())
    ben = of(bot, "Ben", None)
    await ben.say("/start t_default")
    await ben.tap("Turn the card over")
    await ben.tap("I knew it")
    answered = memories(bot, ben)
    told = await ben.sends("mine.apkg", deck(TWICE_AND_ONCE))
    assert "1 card that you have answered here already stays as it is" in told
    await ben.tap(BUTTON)
    assert set(answered) < set(memories(bot, ben))


@pytest.mark.parametrize("data", [deck(), b"PK\x03\x04 damaged", b""])
async def test_a_learners_deck_without_a_log_of_use_is_told_what_to_export(
    bot: RunningBot, data: bytes
) -> None:
    ben = of(bot, "Ben", None)
    assert "Include scheduling information" in await ben.sends("mine.apkg", data)


async def test_a_forged_tap_takes_nothing_along(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("Animals.tsv", DECK)
    await ana.quiet(ana.tap_at(ana.screen, "m.takealong"))
    assert "once more" in ana.screen["text"]
    assert memories(bot, ana) == []
