"""The real encoder: what its vectors say, and that nothing typed can upset it."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from bot.grading.meaning.model import Model, NoModel, model_in

pytest.importorskip("onnxruntime")

from bot.grading.meaning.encoder import Encoder, matrix  # skipped above without it
from tests.network import SharedEncoder, our_model


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return SharedEncoder(our_model())


def near(encoder: Encoder, one: str, other: str) -> float:
    mine, theirs = matrix([encoder.encode(one), encoder.encode(other)])
    return float(mine @ theirs)


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
    ours = our_model()
    assert ours.tokenizer
    (tmp_path / "model.onnx").symlink_to(ours.network)
    (tmp_path / "tokenizer.json").symlink_to(ours.tokenizer)
    theirs = Encoder(model_in(tmp_path))
    assert theirs.encode("a forecast") == encoder.encode("a forecast")


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_files_that_hold_no_model_are_refused_in_one_line(tmp_path: Path, broken: str) -> None:
    ours = our_model()
    assert ours.tokenizer
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


def test_a_network_that_is_kept_gives_the_same_vectors(encoder: Encoder, tmp_path: Path) -> None:
    made, kept = (Encoder(our_model(), tmp_path) for _ in range(2))
    assert len(list(tmp_path.iterdir())) == 1
    assert made.encode("a forecast") == kept.encode("a forecast") == encoder.encode("a forecast")


def test_a_network_that_cannot_be_kept_is_loaded_as_is(encoder: Encoder, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    theirs = Encoder(our_model(), tmp_path / "file")
    assert theirs.encode("a forecast") == encoder.encode("a forecast")


def test_a_kept_network_that_is_broken_is_passed_over(encoder: Encoder, tmp_path: Path) -> None:
    Encoder(our_model(), tmp_path)
    (graph,) = tmp_path.glob("*/network.onnx")
    graph.write_bytes(graph.read_bytes()[:1000])
    theirs = Encoder(our_model(), tmp_path)
    assert theirs.encode("a forecast") == encoder.encode("a forecast")


def test_the_library_leaves_no_mark_of_its_makers(tmp_path: Path) -> None:
    code = (
        "from bot.grading.meaning.encoder import Encoder\n"
        "from bot.grading.meaning.model import default_model\n"
        "Encoder(default_model()).encode('a forecast')"
    )
    outside = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    at_home = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, env=outside | at_home)  # noqa: S603  # our own interpreter
    assert list(tmp_path.rglob("*")) == []
