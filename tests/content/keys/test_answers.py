"""A flashcard may have several right answers, and any of them will do."""

import pytest

from bot.grading.grader import Grader
from content.model.items import Flashcard
from content.model.topic import Concept, Topic


def is_right(typed: str, back: str, *accept: str) -> bool:
    card = Flashcard(id="f-card", concept="one", front="Which?", back=back, accept=accept)
    concept = Concept(id="one", name="One", say="One.")
    topic = Topic(topic="cards", title="Cards", synopsis="Cards.", concepts=(concept,))
    topic = topic.model_copy(update={"flashcards": (card,)})
    return Grader(topic).grade_text(card, typed).outcome.is_right


@pytest.mark.parametrize(
    ("back", "typed"),
    [
        ("the house / home", "house"),
        ("the house / home", "home"),
        ("the house / home", "the house / home"),
        ("car; automobile", "automobile"),
        ("car; automobile", "a car"),
        ("(to) buy", "buy"),
        ("(to) buy", "to buy"),
        ("gross domestic product (GDP)", "gross domestic product"),
        ("gross domestic product (GDP)", "gross domestic product GDP"),
    ],
)
def test_any_of_them_is_right(back: str, typed: str) -> None:
    assert is_right(typed, back)


def test_what_is_accepted_is_right_and_not_shown() -> None:
    assert is_right("coach", "bus", "coach")
    assert not is_right("coach", "bus")


@pytest.mark.parametrize(
    ("back", "typed"),
    [
        ("the house / home", "the garden"),
        ("km/h", "h"),
    ],
)
def test_half_an_answer_is_none(back: str, typed: str) -> None:
    assert not is_right(typed, back)


def test_in_a_sentence_a_semicolon_parts_clauses_and_no_answers() -> None:
    back = "costs rise in the first year; profits fall by half"
    assert Flashcard(id="f-card", concept="one", front="Which?", back=back).answers == (back,)
