"""Killed at any change of a file in a reload, the bot begins with the whole content or none."""

import shutil
from pathlib import Path

import pytest

from bot.engine.reloading import Reloading
from bot.grading.batch.known_sound import KnownSound
from content.load import load_library
from tests.databases import Contents, contents, session_on
from tests.engine.counter import NOON, Counter, evening, shop
from tests.state.test_kills import MOST, SOME, killed

pytestmark = pytest.mark.file  # it is killed at its calls to the disk

TOPICS = Path(__file__).parent / "topics"


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A folder in which Ann has revised a card and a question; then the card got another name."""
    folder = tmp_path / "start"
    shutil.copytree(TOPICS, folder / "topics")
    counter = Counter(session_on(folder / "viva.db"))
    for update, event in enumerate(evening(), 1):
        counter.serve(update, event)
    counter.close()
    cards = folder / "topics" / "shop" / "flashcards.yaml"
    (card,) = shop().topics["shop"].flashcards
    cards.write_text(cards.read_text().replace(f"id: {card.id}", f"id: buyer, was: {card.id}"))
    return folder


def reload(folder: Path, at: int = NOON + 400) -> None:
    """Run with what was taught before, and be told to reload."""
    counter = Counter(session_on(folder / "viva.db"))
    known = KnownSound.of(folder / "viva.db")
    Reloading(counter.engine, shop(), folder / "topics").take_up(known.reload, at)
    counter.close()


def begin(folder: Path) -> Contents:
    """Start anew, with what is in the folder; gives all that is kept then."""
    counter = Counter(session_on(folder / "viva.db"))
    counter.engine.curriculum.teach(load_library(folder / "topics"), NOON + 400)
    counter.close()
    return contents(folder / "viva.db")


@pytest.mark.parametrize("kills", [SOME, pytest.param(MOST, marks=pytest.mark.proof)])
def test_killed_in_a_reload_it_begins_as_if_it_had_not_been(
    start: Path, tmp_path: Path, kills: tuple[int, int]
) -> None:
    whole = shutil.copytree(start, tmp_path / "whole")
    reload(whole)
    sound = begin(whole)
    assert [row[2] for row in sound["memories"]][:1] == ["shop/buyer"]
    before = set()
    for here in killed(reload, start, tmp_path / "here", kills):
        before.add(len(contents(here / "viva.db")["renames"]))
        assert begin(here) == sound
    assert before == {0, 1}
