"""All examples together tell which wish a message is evidence of."""

import pytest

from bot.tutor.language.wishes.evidence import Evidence
from bot.views.texts import load_wishes

EXAMPLES = Evidence(
    [
        (name, words.split())
        for name, words in (
            ("left", "how many are left"),
            ("left", "how much more is there"),
            ("longer", "give me more"),
            ("longer", "more questions please"),
            ("stop", "lo dejamos por hoy"),
        )
    ]
)


def likeliest(words: str) -> str:
    said = EXAMPLES.of(words.split())
    return max(said, key=said.__getitem__)


def test_what_two_examples_have_of_a_wish_is_added_up() -> None:
    """No example has "how many more", and "more" alone would rather ask for longer sessions."""
    assert likeliest("how many more") == "left"
    assert likeliest("more") == "longer"


@pytest.mark.parametrize("typed", ["lo dexamos por oy", "lodejamos porhoy"])
def test_slips_and_blanks_cost_little(typed: str) -> None:
    assert likeliest(typed) == "stop"


def test_other_words_beside_those_of_a_wish_speak_against_it() -> None:
    alone = EXAMPLES.of(["how", "many"])["left"]
    assert EXAMPLES.of(["how", "many", "xyzzy", "plugh"])["left"] < alone


def test_what_nobody_says_speaks_for_nothing() -> None:
    assert set(EXAMPLES.of(["xyzzy"]).values()) == {0.0}
    assert set(EXAMPLES.of([]).values()) == {0.0}


@pytest.mark.parametrize(
    ("language", "typed", "wish"),
    [
        ("en", "could you drop me a line around <time>", "remind"),
        ("en", "not long left is it", "left"),
        ("es", "pues yo aquí lo dejo que estoy que me caigo", "stop"),
        ("de", "ich würd gern mal sehen was ich noch nicht kann", "weakest"),
    ],
)
def test_wishes_in_words_that_no_example_has_are_told(language: str, typed: str, wish: str) -> None:
    said = load_wishes(language).evidence(typed)
    assert wish in sorted(said, key=lambda one: -said[one])[:2]


@pytest.mark.parametrize(
    ("language", "wish", "answer"),
    [
        ("en", "show me the answer then", "show the client where the lift is"),
        ("es", "recuérdamelo mañana", "recordarle al paciente su cita"),
        ("de", "erinner mich morgen dran", "den mieter an die miete erinnern"),
    ],
)
def test_a_wish_speaks_more_for_a_wish_and_an_answer_like_it_for_an_answer(
    language: str, wish: str, answer: str
) -> None:
    wishes = load_wishes(language)
    assert wishes.talk(answer) < 0 < wishes.talk(wish)


def test_which_number_is_named_says_nothing() -> None:
    wishes = load_wishes("en")
    assert wishes.evidence("give me 20 at a time") == wishes.evidence("give me 37 at a time")
    assert wishes.talk("37 per cent") < 0
