"""Words that name a wish and words of a key: which of the two they are where both may be meant."""

import pytest

from bot.tutor.moves.asking import GiveHint
from bot.tutor.moves.marking import MarkTyped, Reveal
from tests.tutor.on_item import TOPIC, on


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("business-principles/late-parcel", "plan"),
        ("business-principles/whole-journey", "weaknesses"),
        (f"{TOPIC}/s-watch-after", "progress"),
        (f"{TOPIC}/s-left-on-train", "not fair"),
    ],
)
def test_words_of_the_key_are_an_answer_even_where_they_name_a_command(ref: str, text: str) -> None:
    (mark,) = on(ref).say(text).moves
    assert isinstance(mark, MarkTyped)
    assert mark.verdict.outcome.is_right


@pytest.mark.parametrize("text", ["stuck", "give up"])
def test_a_plea_is_heard_even_where_it_is_a_wording_of_the_key(text: str) -> None:
    (move,) = on(f"{TOPIC}/s-map-why").say(text).moves
    assert isinstance(move, GiveHint | Reveal)
