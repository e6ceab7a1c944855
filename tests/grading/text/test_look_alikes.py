"""Look-alikes are two words each, and neither is read as the other."""

from bot.grading.text.look_alikes import LOOK_ALIKES
from bot.grading.text.spelling import slips
from bot.grading.text.words import stem


def test_no_pair_is_given_twice_or_is_one_word() -> None:
    pairs = [frozenset(pair) for pair in LOOK_ALIKES]
    assert [pair for pair in pairs if len(pair) != 2] == []
    assert [pair for pair in pairs if pairs.count(pair) > 1] == []


def test_neither_is_read_or_stemmed_as_the_other() -> None:
    both_ways = [pair for one, other in LOOK_ALIKES for pair in ((one, other), (other, one))]
    assert [pair for pair in both_ways if slips(*pair) is not None] == []
    assert [pair for pair in both_ways if stem(pair[0]) == stem(pair[1])] == []
