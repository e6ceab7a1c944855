"""A back may list ideas of which some are enough, in the words of its language."""

import pytest

from bot.grading.keys.listed import listed
from bot.grading.text.language import language_of


@pytest.mark.parametrize(
    ("code", "back", "need", "ideas"),
    [
        ("en", "cash, card or bank transfer (any two)", 2, ["cash", "card", "bank transfer"]),
        ("en", "size, and its colour (Any one)", 1, ["size", "its colour"]),
        ("en", "size and price, brand (any two)", 2, ["size and price", "brand"]),
        ("en", "salt (any two)", 1, ["salt"]),
        ("es", "sal, pan y agua (dos cualesquiera)", 2, ["sal", "pan", "agua"]),
        ("de", "Salz, Zucker oder Essig (zwei davon)", 2, ["Salz", "Zucker", "Essig"]),
        ("fr", "sel, sucre ou vinaigre (deux au choix)", 2, ["sel", "sucre", "vinaigre"]),
    ],
)  # fmt: skip
def test_a_list_of_which_some_are_enough(code: str, back: str, need: int, ideas: list[str]) -> None:
    found = listed(back, language_of(code))
    assert found is not None
    assert (found.need, [idea.name for idea in found.ideas]) == (need, ideas)


@pytest.mark.parametrize("code", ["en", "es", "de", "fr", "fa"])
def test_any_other_back_is_no_list(code: str) -> None:
    assert listed("cash, card or bank transfer (money)", language_of(code)) is None
