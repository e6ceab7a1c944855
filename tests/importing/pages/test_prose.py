"""Lines of signs, which are plain text in no more time than lines of words."""

import pytest

from tests.importing.reading import read


def test_a_line_of_nothing_but_stars_takes_no_time_to_give_up() -> None:
    page = "Key concepts\n- Star: " + "*a " * 30_000 + "\n\nTips\n- Look up.\n"
    assert [one.name for one in read("stars.md", page.encode()).concepts] == ["Star"]


@pytest.mark.parametrize(
    "line",
    ["a" + " " * 60_000 + "b", "#" * 60_000 + "b", "- Star: " + "[" * 60_000, "[a](" * 15_000],
    ids=["spaces", "hashes", "brackets", "links"],
)
def test_a_long_line_of_signs_takes_no_longer_than_one_of_words(line: str) -> None:
    page = f"Key concepts\n- Moon: It is round.\n{line}\n\nTips\n- Look up.\n"
    assert read("signs.md", page.encode()).concepts[0].name == "Moon"
