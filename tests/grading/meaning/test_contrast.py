"""A response is held against all that a key says, kind by kind."""

import pytest

from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.meaning.contrast import Meanings
from bot.grading.meaning.ear import NotEncoded
from tests.grading.hearing import WrittenEar

KEY = Key(
    "Why are fire doors kept shut?",
    ideas=(
        Idea("it holds back smoke", ("stops smoke", "smoke*")),
        Idea("it gives time", ("time",)),
    ),
    references=("It holds back smoke and gives time.",),
    misconceptions=(
        Wrong("wedge-ok", ("can * be wedged open", "*")),
        Wrong("locked", ("so nobody gets in",)),
    ),
    samples=Samples(right=("no fumes",), wrong=("saves heat",), misconception=("wedge it",)),
)


def test_the_nearest_text_of_each_kind_counts() -> None:
    ear = WrittenEar({"stops smoke": 0.4, "smoke": 0.6, "time": 0.1, "no fumes": 0.5,
                      "saves heat": 0.2, "wedge it": 0.3, "can be wedged open": 0.25,
                      "so nobody gets in": 0.7, KEY.question: 0.35})  # fmt: skip  # a table
    found = Meanings.of(KEY).contrast(ear, "keeps fumes out")
    assert found is not None
    assert found.ideas == (0.6, 0.1)
    assert found.idea == 0.6
    assert (found.right, found.wrong, found.question) == (0.5, 0.3, 0.35)
    assert found.misconceptions == (("wedge-ok", 0.25), ("locked", 0.7))
    assert found.misconception == ("locked", 0.7)
    assert ear.asked == ["keeps fumes out"]


def test_a_key_without_ideas_is_about_its_right_answers() -> None:
    key = Key("Which animal is the largest?", references=("The blue whale",))
    found = Meanings.of(key).contrast(WrittenEar({"The blue whale": 0.8}), "a big whale")
    assert found is not None
    assert found.idea == 0.8
    assert found.wrong == -1
    assert found.misconception == ("", -1)


def test_stars_are_not_read_out() -> None:
    assert not [text for text in Meanings.of(KEY).texts() if "*" in text or not text]


def test_what_cannot_be_encoded_has_no_contrast() -> None:
    assert Meanings.of(KEY).contrast(WrittenEar({}, deaf=True), "fumes") is None


def test_what_is_not_encoded_yet_is_named() -> None:
    with pytest.raises(NotEncoded) as missing:
        Meanings.of(KEY).contrast(WrittenEar({}, encoded=False), "fumes")
    assert missing.value.responses == ("fumes",)
    assert missing.value.keys == Meanings.of(KEY).texts()
