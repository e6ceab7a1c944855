"""The real multilingual encoder: `make multilingual` has it, others skip this."""

import pytest

pytest.importorskip("numpy")

from bot.grading.meaning.encoder import matrix
from bot.grading.meaning.model import NotInstalled, multilingual_model
from bot.grading.multilingual.encoder import MIDDLE, E5Encoder  # skipped above without it


@pytest.fixture(scope="module")
def encoder() -> E5Encoder:
    try:
        return E5Encoder(multilingual_model().network)
    except NotInstalled:
        pytest.skip("the extra meaning-multilingual is not installed")


def likeness(encoder: E5Encoder, one: str, other: str) -> float:
    rows = matrix([encoder.encode(text) for text in (one, other)])
    return float(rows[0] @ rows[1])


def test_a_paraphrase_lies_nearer_than_what_is_about_something_else(encoder: E5Encoder) -> None:
    said = "los microbios no se multiplican con el frío"
    near = likeness(encoder, said, "las bacterias crecen más despacio")
    assert near > 0.3 > likeness(encoder, said, "ayer comí pizza con mis amigos")


def test_german_lies_near_its_translation(encoder: E5Encoder) -> None:
    said = "Das Eis schwimmt auf dem Wasser"
    near = likeness(encoder, said, "El hielo flota en el agua")
    assert near > 0.3 > likeness(encoder, said, "El autor firma la foto")


def test_a_vector_depends_on_its_text_alone(encoder: E5Encoder) -> None:
    first = encoder.encode("queda más dura")
    encoder.encode("otra cosa")
    assert encoder.encode("queda más dura") == first


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "😀" * 400, "x" * 100_000, "ключ"])
def test_whatever_is_typed_has_a_vector(encoder: E5Encoder, text: str) -> None:
    assert len(encoder.encode(text)) == 2 * 384


def test_the_middle_is_one_vector() -> None:
    assert MIDDLE.stat().st_size == 4 * 384
