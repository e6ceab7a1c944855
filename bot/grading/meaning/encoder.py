"""From a sentence to a vector: the one room that runs a neural network.

A sentence encoder is a network trained so that sentences with one meaning get vectors with nearly
one direction (Reimers and Gurevych, "Sentence-BERT", 2019). A tokenizer cuts the text into pieces
of words; the network gives each piece a vector that depends on all the others; their mean, scaled
to length 1, stands for the sentence. The cosine of two sentences is then the inner product.

Private rule: one text at a time, without padding, so that a vector depends on its text and on
nothing that happened to be encoded beside it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy
from tokenizers import Tokenizer

from bot.grading.meaning.model import Model, NoModel
from bot.grading.meaning.network import open_network

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIECES: Final = 128
"""Pieces of words that are read of a text: what MiniLM was trained with, and 500 letters of it."""
_LETTERS: Final = 2000
"""Letters that are cut into pieces at all, so that a novel costs no more than a long answer."""


class Encoder:
    """A loaded model; loading takes 100 MB, or 180 MB if it is kept nowhere."""

    def __init__(self, model: Model, kept_in: Path | None = None) -> None:
        """Load a model; raises NoModel where the files hold none that we can run.

        `kept_in` is a folder in which the network may be kept as it runs, 90 MB.
        """
        try:
            self._session = open_network(model, kept_in)
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


def matrix(vectors: list[bytes]) -> "NDArray[numpy.float32]":
    """Give encoded vectors as the rows of a matrix."""
    rows = numpy.frombuffer(b"".join(vectors), dtype="<f2").astype(numpy.float32)
    return rows.reshape(len(vectors), -1)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
