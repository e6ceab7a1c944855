"""Where the key's opinion misses on a sample, what is like that sample moves with it."""

import pytest

from bot.grading.match.samples import Evidence, Features, features
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.words import read

RIGHT, WRONG = 0, 2
DOUBTFUL = (0.2, 0.2, 0.6)


def of(text: str) -> Features:
    weights = Weights([])
    return features(Statement.of(claims(read(text)), weights), weights)


def test_a_sample_that_was_missed_mends_what_shares_its_words() -> None:
    evidence = Evidence([of("it backs it up")], [RIGHT], [DOUBTFUL])
    same, like, other = (
        evidence.mend(DOUBTFUL, of(text))[RIGHT]
        for text in ("it backs it up", "another one backs it up", "bananas")
    )
    assert same > like > other
    assert other == DOUBTFUL[RIGHT]


def test_a_sample_that_the_key_understands_changes_nothing() -> None:
    evidence = Evidence([of("it backs it up")], [RIGHT], [(1.0, 0.0, 0.0)])
    assert evidence.mend(DOUBTFUL, of("it backs it up")) == pytest.approx(DOUBTFUL)


def test_samples_that_disagree_meet_between_them() -> None:
    texts = [of("it backs it up"), of("it backs it up")]
    evidence = Evidence(texts, [RIGHT, WRONG], [DOUBTFUL, DOUBTFUL])
    once = Evidence(texts[:1], [RIGHT], [DOUBTFUL])
    assert evidence.mend(DOUBTFUL, texts[0])[RIGHT] < once.mend(DOUBTFUL, texts[0])[RIGHT]


def test_a_text_is_a_vector_of_length_one_in_which_a_denial_shows() -> None:
    said, denied = of("surveys are reliable"), of("surveys are not reliable")
    assert sum(value**2 for value in said.values()) == pytest.approx(1)
    assert [name for name in denied if name[:2] == ("not", "")]
    assert not [name for name in said if name[:2] == ("not", "")]
