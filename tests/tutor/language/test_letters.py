"""What is spelt alike is found, whatever its words are cut into."""

import pytest

from bot.tutor.language.letters import Letters

EXAMPLES = Letters(
    (name, words.split())
    for name, words in (
        ("remind", "avisame por la noche"),
        ("remind", "escribeme cada mañana"),
        ("skip", "salta esta pregunta"),
        ("stop", "lo dejamos por hoy"),
    )
)


def test_the_same_words_are_wholly_alike() -> None:
    assert EXAMPLES.near(["salta", "esta", "pregunta"])["skip"] == pytest.approx(1.0)


@pytest.mark.parametrize("typed", ["avisenme de noche", "avisam epor lanoche"])
def test_endings_slips_and_blanks_cost_little(typed: str) -> None:
    near = EXAMPLES.near(typed.split())
    assert max(near, key=near.__getitem__) == "remind"
    assert near["remind"] > 0.4


def test_letters_that_nobody_uses_speak_against_all() -> None:
    alone = EXAMPLES.near(["salta"])["skip"]
    assert EXAMPLES.near(["salta", "xyzzy"])["skip"] < alone


def test_what_shares_no_letters_is_like_nothing() -> None:
    assert EXAMPLES.near(["xyzzy"]) == {}
    assert EXAMPLES.near([]) == {}
