"""Of many phrases those of most use are chosen, in the author's order."""

from benchmarks.grading.useful import in_order, most_useful


def test_what_most_answers_need_comes_first_and_what_none_needs_last() -> None:
    texts = ("no smell", "odourless", "ill")
    heard = [["ill"], ["ill", "odourless"], ["odourless"], ["odourless"]]
    assert list(most_useful(texts, heard, 2, ear=None)) == ["odourless", "ill"]
    assert list(most_useful(texts, heard, 9, ear=None)) == ["odourless", "ill", "no smell"]


def test_what_is_kept_stays_in_the_authors_order() -> None:
    assert in_order(("a", "b", "c"), ["c"], ("a",)) == ("a", "c")
