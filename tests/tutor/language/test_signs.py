"""What has no words is no answer."""

import pytest

from bot.tutor.language.signs import has_no_words, is_shrug


@pytest.mark.parametrize(
    "text", ["😂😂", ":)", ":-(", "xD", "^^", "<3 <3", ":D 👍", "https://youtu.be/dQw4w9WgXcQ"]
)
def test_pictures_smileys_and_links_alone_have_no_words(text: str) -> None:
    assert has_no_words(text)


@pytest.mark.parametrize("text", ["ok :)", "x", "d", "3", "->", "https://", "see www.a.org", "8)"])
def test_words_figures_and_arrows_may_be_an_answer(text: str) -> None:
    assert not has_no_words(text)


def test_anybody_may_shrug() -> None:
    assert all(map(is_shrug, ("🤷", "🤷🏽‍♀️", "🤷‍♂️ 🤷")))
    assert not is_shrug("♀")
