"""An author may be strict about accents, case and spelling; nobody else loses by it."""

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Verdict
from tests.grading.test_exact import topic


def graded(key: str, response: str, *strict: str) -> list[Verdict]:
    made = topic("es", key).model_copy(update={"strict": strict})
    return [Grader(made).grade_text(item, response) for item in made.items()]


@pytest.mark.parametrize(
    ("key", "response", "strict"),
    [
        ("año", "ano", "accents"),
        ("habló", "hablo", "accents"),
        ("pH", "Ph", "case"),
        ("Madrid", "es madrid", "case"),
        ("biblioteca", "bibliotca", "spelling"),
    ],
)
def test_what_is_usually_forgiven_is_refused_with_its_reason(
    key: str, response: str, strict: str
) -> None:
    because = {"spelling": "misspelt"}.get(strict, strict)
    assert all(verdict.outcome.is_right for verdict in graded(key, response))
    for verdict in graded(key, response, strict):
        assert not verdict.outcome.is_right
        assert verdict.because == because
        assert not any(point.got for point in verdict.points)


@pytest.mark.parametrize(
    ("key", "response", "strict"),
    [("año", "Año", "accents"), ("pH", "pH", "case"), ("casa", "Casa", "case")],
)
def test_what_is_written_as_the_author_did_is_right(key: str, response: str, strict: str) -> None:
    assert all(verdict.outcome.is_right for verdict in graded(key, response, strict))


def test_capitals_throughout_are_not_the_capital_that_a_phone_writes() -> None:
    assert not any(verdict.outcome.is_right for verdict in graded("año", "AÑO", "case"))
