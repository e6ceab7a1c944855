"""An item is closed once, and what its answer says about a wrong idea is taken down with it."""

import pytest

from bot.tutor.choosing.misconceptions import APART
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, Why
from bot.tutor.model.session import Session
from state.records.learners import Hold, Holding
from state.values import replace
from tests.tutor.laying import DAY, MORNING, Pupil
from tests.tutor.on_item import HEARD, NAME, REF, TOPIC, on

RIGHT = "it shows how people felt and says nothing about sales"
CLEARED = Holding(NAME, Hold.CLEARED, 2, DAY - 9, next_check=DAY - 2)


def test_a_wrong_idea_is_refuted_in_full_once_in_a_session() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    pupil.say("satisfied")
    assert pupil.drill.refuted == (NAME,)
    assert "In fact" in pupil.screen[-1].html
    for ref, answer in (("q-sunday", "satisfied"), ("s-scores", HEARD)):
        later = on(f"{TOPIC}/{ref}")
        assert isinstance(later.session.activity, Drill)
        later.session = replace(
            later.session, activity=replace(later.session.activity, refuted=(NAME,))
        )
        later.say(answer)
        assert "The same idea again" in later.screen[-1].html
        assert "In fact" not in later.screen[-1].html


def checked(held: Holding | None = None) -> Pupil:
    """Ask somebody who holds the idea, or once did, a question on it."""
    pupil = Pupil(holdings={NAME: held or Holding(NAME, Hold.ACTIVE, 2, DAY - 5)})
    prompt = Prompt(REF, 1, pupil.library.version(REF), Why.CHECK)
    waits = (Queued("sales-information/f-trend"),)
    drill = Drill(Mode.REVISE, seed=3, total=4, queue=waits, prompt=prompt)
    pupil.session = Session(serial=1, activity=drill, last_at=MORNING, offered=True)
    return pupil


def evidence(pupil: Pupil) -> list[str]:
    return [one.item for one in pupil.holdings[NAME].evidence]


def was_right(pupil: Pupil) -> bool:
    return pupil.prompt.right


@pytest.mark.parametrize("sure", ["sure", "think so"])
def test_a_right_answer_without_help_speaks_against_the_idea(sure: str) -> None:
    pupil = checked()
    pupil.say(RIGHT)
    pupil.say(sure)
    assert evidence(pupil) == [REF]
    assert pupil.holdings[NAME].state is Hold.CLEARING


def test_a_guess_is_right_but_no_evidence() -> None:
    pupil = checked()
    pupil.say(RIGHT)
    pupil.say("guess")
    assert was_right(pupil)
    assert evidence(pupil) == []


def test_an_answer_after_a_hint_is_no_evidence() -> None:
    pupil = checked()
    pupil.say("hint")
    pupil.say(RIGHT)
    assert was_right(pupil)
    assert evidence(pupil) == []


def test_an_answer_that_only_its_learner_calls_right_is_no_evidence() -> None:
    pupil = checked()
    pupil.say("the tutor would have to ask a friend")
    pupil.say("sure")
    pupil.press("1.1.contest")
    assert was_right(pupil)
    assert evidence(pupil) == []


def test_what_was_corrected_in_this_session_is_not_cleared_in_it() -> None:
    pupil = checked()
    pupil.say(HEARD)
    pupil.say("sure")
    pupil.say("show me the answer")
    pupil.say("next")  # a question on the idea follows at once
    pupil.say("cases sold for every 100 handsets, by week")
    pupil.say("sure")
    assert was_right(pupil)
    assert evidence(pupil) == []


def test_a_wrong_answer_does_not_take_a_cleared_idea_any_further() -> None:
    pupil = checked(CLEARED)
    pupil.say("the tutor would have to ask a friend")
    pupil.say("sure")
    pupil.say("show me the answer")
    assert not was_right(pupil)
    assert pupil.holdings[NAME].state is Hold.CLEARED
    assert pupil.holdings[NAME].next_check == DAY + APART


def test_a_wrong_answer_that_shows_the_idea_brings_it_back() -> None:
    pupil = checked(CLEARED)
    pupil.say(HEARD)
    pupil.say("sure")
    pupil.say("show me the answer")
    assert pupil.holdings[NAME].state is Hold.RELAPSED
