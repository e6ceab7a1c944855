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


def test_a_term_goes_with_its_article_and_what_it_is() -> None:
    names = ["a fixed cost stays", "a variable cost changes"]
    costs = TwoTerms.of("How do a fixed cost and a variable cost differ?", names)
    assert costs == TwoTerms(("fix", "variabl"), "cost")
    assert costs.said_in("a fixed cost stays, the variable ones dont, fixed costs nothing") == (
        (0, "it stays"),
        (1, "it dont"),
        (0, "it nothing"),
    )


def test_what_both_terms_do_is_not_what_they_are() -> None:
    names = ["arteries carry blood away", "veins carry it back"]
    vessels = TwoTerms.of("What is the difference between an artery and a vein?", names)
    assert vessels == VESSELS


def test_the_other_one_is_the_other_term() -> None:
    assert VESSELS.said_in("veins go in, the other ones go out") == (
        (1, "it go in"),
        (0, "it go out"),
    )


def test_a_name_behind_what_is_said_is_what_it_is_said_of() -> None:
    assert VESSELS.said_in("one goes in (veins), the other goes out (arteries)") == (
        (1, "one goes in"),
        (0, "it goes out"),
    )


def test_a_clause_with_both_terms_is_about_the_first() -> None:
    assert VESSELS.said_in("a vein takes over from the arteries") == (
        (1, "it takes over from the arteries"),
    )


def test_a_but_begins_what_is_said_of_the_other_term() -> None:
    assert VESSELS.said_in("veins go in but arteries go out") == ((1, "it go in"), (0, "it go out"))


def test_what_names_none_or_only_calls_one_the_other_says_nothing() -> None:
    assert VESSELS.said_in("one goes in, the other goes out") == ()
    assert VESSELS.said_in("a vein is not an artery") == ()


def test_few_clauses_are_looked_at_however_many_there_are() -> None:
    assert len(VESSELS.said_in("veins go in, " * 50)) == 4


def test_what_two_terms_are_may_stand_before_them() -> None:
    costs = TwoTerms.of(
        "¿En qué se diferencian los costes fijos y los variables?",
        ["el coste fijo no cambia", "el coste variable cambia"],
        "es",
    )
    assert costs == TwoTerms(("fij", "variabl"), "coste", "es")
    assert costs.said_in("Los costes fijos siguen igual, pero el variable depende de todo") == (
        (0, "eso siguen igual"),
        (1, "eso depende de todo"),
    )


@pytest.mark.parametrize(
    ("language", "terms", "text", "said"),
    [
        (
            "es",
            ("soci", "empl"),
            "el socio pone dinero y el otro trabaja",
            ("pone dinero", "trabaja"),
        ),
        ("de", ("wett", "klima"), "das Wetter wechselt, das andere bleibt", ("wechselt", "bleibt")),
    ],
)
def test_each_language_names_the_other_one_in_its_own_words(
    language: str, terms: tuple[str, str], text: str, said: tuple[str, str]
) -> None:
    two = TwoTerms(terms, language=language)
    assert [" ".join(one.split()[1:]) for _, one in two.said_in(text)] == list(said)
