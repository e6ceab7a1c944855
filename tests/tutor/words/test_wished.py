"""Over an open question another subject is offered, however it is asked for, and nothing marked."""

import pytest

from bot.tutor.moves.heard import AskSubject
from bot.views.texts import load_texts
from state.records.learners import Learner
from tests.tutor.on_item import TOPIC, on

SALES = "Collecting, judging and using sales information"
BUSINESS = "Business principles for customer service"
COMPLAINTS = "Complaints and service recovery"


@pytest.mark.parametrize("ref", [f"{TOPIC}/s-scores", f"{TOPIC}/q-sales-fact", f"{TOPIC}/f-trend"])
@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "change the topic to sales", SALES),
        ("en", "switch to business principles", BUSINESS),
        ("en", "lets do complaints instead", COMPLAINTS),
        ("en", "i want to do the business one", BUSINESS),
        ("es", "cambia el tema a business principles", BUSINESS),
        ("es", "quiero pasar a la celula", "La célula por dentro"),
        ("de", "wechsle zu business principles", BUSINESS),
        ("de", "lieber complaints", COMPLAINTS),
    ],
)
def test_another_subject_is_offered_and_nothing_marked(
    ref: str, language: str, text: str, name: str
) -> None:
    pupil = on(ref)
    pupil.learner = Learner("Ada", "Europe/London", language=language)
    pupil.texts = load_texts(language)
    (move,) = pupil.say(text).moves
    assert isinstance(move, AskSubject)
    assert (move.name, pupil.prompt.tries) == (name, 0)
