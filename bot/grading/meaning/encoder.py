"""From a sentence to a vector: the one room that runs a neural network.

A sentence encoder is a network trained so that sentences with one meaning get vectors with nearly
one direction (Reimers and Gurevych, "Sentence-BERT", 2019). A tokenizer cuts the text into pieces
of words; the network gives each piece a vector that depends on all the others; their mean, scaled
to length 1, stands for the sentence. The cosine of two sentences is then the inner product.

Private rules: one text at a time, without padding, so that a vector depends on its text and on
nothing that happened to be encoded beside it; one thread, because learners wait on the other core;
no memory arena, which would keep the largest answer's memory for ever.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy
import onnxruntime  # type: ignore[import-untyped]  # ships no types
from tokenizers import Tokenizer

from bot.grading.meaning.model import Model, NoModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIECES: Final = 128
"""Pieces of words that are read of a text: what MiniLM was trained with, and 500 letters of it."""
_LETTERS: Final = 2000
"""Letters that are cut into pieces at all, so that a novel costs no more than a long answer."""
_ERRORS_ONLY: Final = 3
"""The library's severity from which it writes to the operator's log by itself."""


class Encoder:
    """A loaded model; loading takes a third of a second and 180 MB."""

    def __init__(self, model: Model) -> None:
        """Load a model; raises NoModel where the files hold none that we can run."""
        onnxruntime.disable_telemetry_events()  # on Windows it would report to its makers
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._session = onnxruntime.InferenceSession(
                str(model.network), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(model.tokenizer))
        except Exception as error:  # both libraries raise bare or private exceptions
            raise NoModel(f"{model.network.parent}: no encoder ({_first_line(error)})") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_PIECES)
        self._inputs = [one.name for one in self._session.get_inputs()]

    def encode(self, text: str) -> bytes:
        """Give the vector of a text: half floats, of length 1 together.

        Half floats move a cosine by less than 0.001, and halve what is kept.
        """
        pieces = self._tokenizer.encode(text[:_LETTERS].encode("utf-8", "replace").decode())
        feeds = {
            "input_ids": pieces.ids,
            "attention_mask": pieces.attention_mask,
            "token_type_ids": pieces.type_ids,
        }
        rows = {name: numpy.array([feeds[name]], dtype=numpy.int64) for name in self._inputs}
        return _unit(self._session.run(None, rows)[0]).astype("<f2").tobytes()


def _unit(output: Any) -> "NDArray[numpy.float32]":
    """Give the mean over the pieces, with length 1; some models have taken the mean already."""
    batch: NDArray[numpy.float32] = numpy.asarray(output, dtype=numpy.float32)
    vector = batch[0].mean(axis=0) if batch.ndim == 3 else batch[0]
    length = float(numpy.linalg.norm(vector))
    if not length > 0.0:  # a nan is not greater than anything
        raise ValueError("the model gave no direction")
    unit: NDArray[numpy.float32] = vector / numpy.float32(length)
    return unit


def cosines(ones: list[bytes], others: list[bytes]) -> "NDArray[numpy.float32]":
    """Compare each of some vectors with each of others."""
    similarities: NDArray[numpy.float32] = _matrix(ones) @ _matrix(others).T
    return similarities


def _matrix(vectors: list[bytes]) -> "NDArray[numpy.float32]":
    rows = numpy.frombuffer(b"".join(vectors), dtype="<f2").astype(numpy.float32)
    return rows.reshape(len(vectors), -1)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
