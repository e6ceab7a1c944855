"""How well a card was known may be said in any words."""

import pytest

from bot.tutor.language.judging import judged_as
from state.records.learners import Rating


@pytest.mark.parametrize(
    ("language", "text", "rating"),
    [
        ("en", "i knew it duh", Rating.GOOD),
        ("en", "i got it right", Rating.GOOD),
        ("en", "yep knew that one", Rating.GOOD),
        ("en", "yes exactly what I said", Rating.GOOD),
        ("en", "i did know it", Rating.GOOD),
        ("en", "half i guess", Rating.HARD),
        ("en", "sort of right?", Rating.HARD),
        ("en", "i knew most of it", Rating.HARD),
        ("en", "more or less", Rating.HARD),
        ("en", "didnt know that", Rating.AGAIN),
        ("en", "nope", Rating.AGAIN),
        ("en", "nope no idea", Rating.AGAIN),
        ("en", "i got it wrong", Rating.AGAIN),
        ("en", "that was so easy", Rating.EASY),
        ("en", "it went well", Rating.GOOD),
        ("en", "it went ok", Rating.HARD),
        ("en", "it went badly", Rating.AGAIN),
        ("en", "nailed it", Rating.GOOD),
        ("en", "thats wrong on the card", None),
        ("en", "know what, lets stop", None),
        ("en", "thats right no?", None),
        ("en", "no wait i hate these cards", None),
        ("en", "can you explain that again please", None),
        ("en", "lol", None),
        ("en", "what", None),
        ("en", "what do you mean?", None),
        ("en", "can i have enough time", None),
        ("en", "", None),
        ("es", "no lo sabía", Rating.AGAIN),
        ("es", "sí lo sabía", Rating.GOOD),
        ("es", "a medias", Rating.HARD),
        ("es", "muy facil", Rating.EASY),
        ("de", "hab ich gewusst", Rating.GOOD),
        ("de", "hab ich nicht gewusst", Rating.AGAIN),
        ("de", "so halb", Rating.HARD),
        ("de", "war leicht", Rating.EASY),
    ],
)
def test_how_well_a_card_was_known_is_heard(
    language: str, text: str, rating: Rating | None
) -> None:
    assert judged_as(text, language) == rating
