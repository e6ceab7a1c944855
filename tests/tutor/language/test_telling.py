"""Questions within a sentence answer; those to the tutor ask."""

import pytest

from bot.tutor.language.telling import may_tell, tells


@pytest.mark.parametrize(
    "typed",
    [
        "how long it is",
        "How far it goes.",
        "how much time it takes",
        "when it ends",
        "when it will end",
        "what it costs",
        "how well they are doing",
        "how long they last",
        "what it's about",
        "because of how long it takes",
        "how long the visit takes",
        "when the sale ends",
        "lo que dura",
        "el tiempo que tarda",
        "wie lange es dauert",
        "wie viel Zeit es braucht",
        "wann es zu Ende ist",
        "was es kostet",
        "wie lange die Lieferung dauert",
    ],
)
def test_a_question_within_a_sentence_tells(typed: str) -> None:
    assert tells(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "how long it is?",
        "how long is it",
        "how long does it take",
        "how much longer it takes",
        "how long it takes me",
        "how long it takes pls",
        "how many it has left",
        "how long it take",
        "what it mean",
        "was it right",
        "how it",
        "¿lo que dura?",
        "lo que quieras",
        "wie lange dauert es",
        "wie es mir geht",
        "was das soll",
        "was das heißen soll",
        "when the exam is",
        "what the question means",
        "was die Frage bedeutet",
        "i want to know how long it takes",
        "tell me how long it is",
        "",
    ],
)
def test_a_question_to_the_tutor_does_not_tell(typed: str) -> None:
    assert not tells(typed)


@pytest.mark.parametrize("typed", ["cuánto dura", "cuanto tiempo tarda", "Cuándo termina"])
def test_a_question_without_its_marks_in_spanish_may_be_either(typed: str) -> None:
    assert not tells(typed)
    assert may_tell(typed)


@pytest.mark.parametrize("typed", ["¿cuánto dura?", "cuánto dura?", "cuánto dura esto", "dura"])
def test_what_has_its_marks_or_means_this_session_only_asks(typed: str) -> None:
    assert not may_tell(typed)
