"""Every text reads well aloud and as plain text: what a sign says, a word says too."""

import re
from collections.abc import Iterator

import pytest

from bot.views.message import Message
from bot.views.show import show
from bot.views.texts import load_languages
from tests.complaints import check_each
from tests.views.test_show import OTHERS
from tests.views.test_texts import SAID_IN

TAGS = re.compile(r"<[^>]*>")
FILLED_IN = re.compile(r"\{[^}]*\}")
SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
"""Arrows, shapes, ticks and pictures: read out by their names, or not at all."""

DRAWN = re.compile(r"[\u2500-\u25cf\u25d1-\u260f\u2613-\u26ff]")
"""Bars, blocks, triangles and other drawings: ten of them are ten words read aloud. Not the boxes
that are ticked, which are read out as "ballot box with check"."""

BARE = {"sign.right", "sign.partly", "sign.wrong"}
"""Signs that stand behind the word of a verdict, which is never left out."""


def texts() -> list[tuple[str, str, str]]:
    return [
        (language, key, TAGS.sub("", variant))
        for language, said in SAID_IN.items()
        for key, variants in said.items()
        if not key.startswith(("intents.", "wishes.", "openings.", "marks."))
        for variant in variants
    ]


def test_no_line_begins_with_a_sign_that_stands_for_words() -> None:
    def begins_in_words(text: tuple[str, str, str]) -> None:
        lines = (line.strip() for line in text[2].split("\n"))
        assert [line for line in lines if re.match(r"[\u2190-\u21ff]", line)] == []

    check_each(texts(), begins_in_words)


def test_nothing_is_drawn_with_signs() -> None:
    def is_not_drawn(text: tuple[str, str, str]) -> None:
        assert text[1] in BARE or DRAWN.findall(text[2]) == []

    check_each(texts(), is_not_drawn)


def test_no_text_is_only_signs() -> None:
    def has_words(text: tuple[str, str, str]) -> None:
        words = SIGNS.sub("", FILLED_IN.sub("x", text[2]))
        assert text[1] in BARE or re.search(r"\w", words) or not SIGNS.search(text[2])

    check_each(texts(), has_words)


def lines_of(message: Message) -> Iterator[str]:
    yield from TAGS.sub("", message.html).split("\n")
    yield from (button.label for row in message.rows for button in row)


@pytest.mark.parametrize("language", load_languages())
def test_every_message_still_says_something_on_each_line_without_its_signs(language: str) -> None:
    spoken = load_languages()[language]

    def reads_well(move: object) -> None:
        for line in lines_of(show(move, spoken)):  # type: ignore[arg-type]  # each is a move
            left = SIGNS.sub("", line).strip()
            assert left or not line.strip()
            assert DRAWN.findall(line) == []

    check_each(OTHERS, reads_well)


@pytest.mark.parametrize("language", load_languages())
def test_a_right_option_and_a_wrong_one_differ_in_words(language: str) -> None:
    said = SAID_IN[language]
    rows = {
        key: SIGNS.sub("", said[key][0]) for key in said if ".right_" in key or ".wrong_" in key
    }
    assert len(set(rows.values())) == len(rows)
