"""What is said of which of two terms."""

import pytest

from bot.grading.meaning.two_terms import TwoTerms

VESSELS = TwoTerms(("arteri", "vein"))


def test_a_question_tells_two_terms_apart_that_begin_its_ideas() -> None:
    question = "What is the difference between an artery and a vein?"
    names = ["arteries carry blood away from the heart", "a vein brings it back"]
    assert TwoTerms.of(question, names) == VESSELS


@pytest.mark.parametrize(
    "names",
    [
        ["arteries carry blood away"],
        ["arteries carry blood away", "arteries have thick walls"],
        ["arteries carry blood away", "capillaries are thin"],
        ["", "veins bring it back"],
    ],
)
def test_no_other_question_does(names: list[str]) -> None:
    assert TwoTerms.of("What is the difference between an artery and a vein?", names) is None


def test_signs_of_a_language_can_be_terms() -> None:
    terms = TwoTerms.of("What is the difference between = and ==?", ["= assigns", "== compares"])
    assert terms is not None
    assert terms.said_in("= is to compare, == gives a value") == (
        (0, "it is to compare"),
        (1, "it gives a value"),
    )


def test_each_clause_speaks_of_the_term_that_it_names() -> None:
    assert VESSELS.said_in("veins go in, arteries go out (of the heart)") == (
        (1, "it go in"),
        (0, "it go out of the heart"),
    )


def test_a_but_begins_what_is_said_of_the_other_term() -> None:
    assert VESSELS.said_in("veins go in but arteries go out") == ((1, "it go in"), (0, "it go out"))


def test_what_names_both_terms_or_none_is_said_of_neither() -> None:
    assert VESSELS.said_in("one goes in, the other goes out") == ()
    assert VESSELS.said_in("a vein is not an artery") == ()


def test_few_clauses_are_looked_at_however_many_there_are() -> None:
    assert len(VESSELS.said_in("veins go in, " * 50)) == 4
