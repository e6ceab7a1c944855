"""What tutors type about their topics is known by its shape."""

import pytest

from bot.telegram.handlers.authored import pasted, renaming


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("rename it to Cell biology", "Cell biology"),
        ("Please rename it to 'Cell biology'", "Cell biology"),
        ("call my deck Cell biology", "Cell biology"),
        ("cambia el título a La célula", "La célula"),
        ("ändere den Titel in Die Zelle", "Die Zelle"),
        ("rename it to", ""),
        ("call it a day", ""),
        ("change my name to Tess", ""),
        ("rename it to a\nb", ""),
    ],
)
def test_a_title_is_what_stands_behind_words_that_ask_for_one(text: str, title: str) -> None:
    assert renaming(text) == title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dog - perro\ncat - gato\nbird - pájaro", "dog, cat, bird"),
        ("dog\tperro\n\ncat\tgato\nbird\tpájaro\nfish\tpez", "dog, cat, bird"),
        ("and/or = both\nb = c\nd = e", "and or, b, d"),
        ("dog - perro\ncat - gato", ""),
        ("- listen\n- say sorry\n- act", ""),
        ("first, we listen\nthen, we act\nlast, we ask", ""),
        ("dog - perro\ncat\nbird - pájaro", ""),
        ("one line", ""),
        ("topic: fruit\ntitle: Fruit\nconcepts: [{id: a, name: A, say: B}]", "fruit"),
        ("questions:\n  - id: q-a", "topic"),
    ],
)
def test_lines_that_are_all_a_front_and_a_back_are_a_set_of_cards(text: str, name: str) -> None:
    assert pasted(text) == name
