"""Five words in the order of what was shown are copied; fewer are a turn of phrase."""

from bot.grading.text.copying import copied_from, runs

SHOWN = runs(
    ["why", "does", "the", "queue", "at", "the", "desk", "grow"],
    ["think", "of", "who", "may", "refund"],
)


def test_a_run_of_five_is_copied_and_what_stands_around_it_is_not() -> None:
    typed = ["well", "the", "queue", "at", "the", "desk", "is", "long"]
    assert copied_from(SHOWN, typed) == frozenset(range(1, 6))


def test_a_run_of_four_or_another_order_is_not() -> None:
    assert not copied_from(SHOWN, ["the", "queue", "at", "the", "till"])
    assert not copied_from(SHOWN, ["at", "the", "desk", "the", "queue", "does", "grow"])


def test_a_run_does_not_go_from_one_text_into_the_next() -> None:
    assert not copied_from(SHOWN, ["at", "the", "desk", "grow", "think", "of"])
    assert copied_from(SHOWN, ["think", "of", "who", "may", "refund"]) == frozenset(range(5))
