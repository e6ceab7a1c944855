"""Whoever wants no cards is asked none, as long as there is something else to ask."""

from typing import Any

import pytest

from bot.tutor.model.drill import Mode, Queued, Stage, Why
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.account import CardsSet
from bot.tutor.moves.asking import Ask
from content.model.items import Flashcard
from state.values import replace
from tests.dialogues.player import cut_down
from tests.tutor.laying import LIBRARY, WHOLE, Pupil
from tests.tutor.on_item import TOPIC, on


def refs_of(pupil: Pupil) -> list[str]:
    """Name all that a session asks."""
    return [pupil.prompt.ref, *(one.ref for one in pupil.drill.queue)]


def cards(pupil: Pupil) -> list[str]:
    return [ref for ref in refs_of(pupil) if isinstance(pupil.library.item(ref), Flashcard)]


def with_more(ref: str, **prompt: Any) -> Pupil:
    """Somebody on one item of a session in which a card and a question are still to come."""
    pupil = on(f"{TOPIC}/{ref}", why=Why.DUE, **prompt)
    more = (Queued(f"{TOPIC}/f-touchpoint"), Queued(f"{TOPIC}/s-keep"))
    pupil.drill = replace(pupil.drill, total=3, queue=more, seconds=240)
    return pupil


@pytest.mark.parametrize("text", ["no cards please", "no more flashcards", "i hate flashcards"])
def test_a_session_goes_on_without_the_cards_that_were_to_come(text: str) -> None:
    pupil = with_more("q-sunday", stage=Stage.SETTLED)
    assert pupil.say(text).moves == (CardsSet(asked=False),)
    assert cards(pupil) == []
    assert pupil.drill.total == 2
    pupil.say("next")
    assert pupil.prompt.ref == f"{TOPIC}/s-keep"


def test_an_open_card_is_passed_over_and_not_rated() -> None:
    pupil = with_more("f-trend")
    said, asked = pupil.say("no cards").moves
    assert said == CardsSet(asked=False)
    assert isinstance(asked, Ask)
    assert pupil.prompt.ref == f"{TOPIC}/s-keep"
    assert not pupil.log


def test_it_holds_for_the_sessions_to_come_until_cards_are_wanted_again() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("no cards")
    pupil.say(f"/start t_{TOPIC}")
    assert cards(pupil) == []
    assert len(refs_of(pupil)) > 4
    pupil.say("stop")
    pupil.say("cards again")
    pupil.say("/revise 4")
    assert cards(pupil)


def test_where_there_is_nothing_else_cards_are_asked() -> None:
    only_cards = cut_down(LIBRARY, [f"{TOPIC}/f-trend", f"{TOPIC}/f-touchpoint"])
    pupil = Pupil(Teaching.of(only_cards))
    pupil.say("no cards")
    pupil.say(f"/start t_{TOPIC}")
    assert cards(pupil) == refs_of(pupil)


def test_what_was_set_is_asked_as_it_was_set() -> None:
    pupil = with_more("q-sunday", stage=Stage.SETTLED)
    pupil.drill = replace(pupil.drill, seconds=0)
    pupil.say("no cards")
    assert cards(pupil)
    assert pupil.drill.mode is Mode.REVISE
