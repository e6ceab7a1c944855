"""How much of what a text of a key says is in a response, beyond what the question gave away."""

import pytest

from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.word_shares import WordShares
from bot.grading.text.claims import claims
from bot.grading.text.words import read

NOTHING_WEIGHS_MORE = Weights(())


def shares(texts: list[str], asked: set[str], response: str) -> list[float]:
    said = Statement.of(claims(read(response)), NOTHING_WEIGHS_MORE)
    return list(WordShares(texts, asked, NOTHING_WEIGHS_MORE, "en").of(said))


def test_half_of_what_a_text_says_is_half() -> None:
    assert shares(["doors stop smoke", "people escape"], set(), "people smoke") == [
        pytest.approx(1 / 3),
        pytest.approx(1 / 2),
    ]


def test_what_the_question_gave_away_counts_nothing() -> None:
    assert shares(["doors stop"], {"door"}, "doors") == [0]
    assert shares(["doors stop"], {"door"}, "stop") == [1]


def test_where_the_question_gave_all_away_all_of_it_counts() -> None:
    assert shares(["doors stop"], {"door", "stop"}, "doors") == [pytest.approx(1 / 2)]
