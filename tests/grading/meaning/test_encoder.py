"""The real encoder: what its vectors say, and that nothing typed can upset it."""

import struct
from pathlib import Path

import pytest

from bot.grading.meaning.model import Model, NoModel, default_model, model_in

pytest.importorskip("onnxruntime")

from bot.grading.meaning.encoder import Encoder, cosines  # skipped above without it


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(default_model())


def near(encoder: Encoder, one: str, other: str) -> float:
    return float(cosines([encoder.encode(one)], [encoder.encode(other)])[0, 0])


def test_one_meaning_in_two_wordings_is_nearer_than_two_meanings(encoder: Encoder) -> None:
    same = near(encoder, "it holds back smoke", "keeps the corridor free of fumes")
    other = near(encoder, "it holds back smoke", "the invoice is paid within thirty days")
    assert same > other + 0.3


def test_a_vector_has_the_length_one(encoder: Encoder) -> None:
    assert near(encoder, "a budget", "a budget") == pytest.approx(1, abs=0.002)
    assert len(encoder.encode("a budget")) == 2 * 384


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    alone = encoder.encode("people would leave")
    for other in ("", "x" * 100, "a much longer text than the one that is looked at here"):
        encoder.encode(other)
    assert encoder.encode("people would leave") == alone


HOSTILE = [
    "",
    " ",
    "\ud800",
    "🎉" * 300,
    "שלום" * 200,
    "\u202e\x00\x07",
    "a" * 1_000_000,
    "़" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    numbers = struct.unpack("<384e", encoder.encode(text))
    assert sum(number * number for number in numbers) == pytest.approx(1, abs=0.01)


def test_a_long_text_is_cut_rather_than_waited_for(encoder: Encoder) -> None:
    words = "one more word and "
    assert encoder.encode(words * 100) == encoder.encode(words * 100_000)


def test_a_folder_with_any_exported_encoder_will_do(encoder: Encoder, tmp_path: Path) -> None:
    ours = default_model()
    (tmp_path / "model.onnx").symlink_to(ours.network)
    (tmp_path / "tokenizer.json").symlink_to(ours.tokenizer)
    theirs = Encoder(model_in(tmp_path))
    assert theirs.encode("a forecast") == encoder.encode("a forecast")


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_files_that_hold_no_model_are_refused_in_one_line(tmp_path: Path, broken: str) -> None:
    ours = default_model()
    for name, source in (("model.onnx", ours.network), ("tokenizer.json", ours.tokenizer)):
        (tmp_path / name).symlink_to(source)
    (tmp_path / broken).unlink()
    (tmp_path / broken).write_text("{}")
    with pytest.raises(NoModel) as refused:
        Encoder(model_in(tmp_path))
    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_model_that_has_gone_is_refused() -> None:
    with pytest.raises(NoModel):
        Encoder(Model(Path("/nowhere/model.onnx"), Path("/nowhere/tokenizer.json"), bytes(32)))
