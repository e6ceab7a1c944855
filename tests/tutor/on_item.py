"""Somebody on one item, wherever it stands in a drill."""

from typing import Any

from bot.tutor.model.drill import Drill, Mode, Prompt, Why
from bot.tutor.model.session import Session
from state.records.learners import Rating
from tests.tutor.laying import MORNING, WHOLE, Pupil

TOPIC = "sales-information"
REF = f"{TOPIC}/s-scores"
NAME = f"{TOPIC}/scores-show-the-market"
HEARD = "happy customers means good sales"
"""An answer to that item which shows that wrong idea."""


def on(ref: str, mode: Mode = Mode.REVISE, why: Why = Why.AGAIN, **prompt: Any) -> Pupil:
    """Somebody on one item, which is not the first that they have met."""
    pupil = Pupil(WHOLE)
    open_ = Prompt(ref, 1, pupil.library.version(ref), why, **prompt)
    drill = Drill(mode, seed=3, total=1, queue=(), prompt=open_)
    pupil.session = Session(serial=1, activity=drill, last_at=MORNING)
    return pupil


def ratings(pupil: Pupil) -> list[Rating]:
    """How their items were rated, one after the other."""
    return [logged.review.rating for logged in pupil.log]
